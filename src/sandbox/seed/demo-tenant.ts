/** Building the demo tenant: applications, APIs, roles, organizations, people and their past. */

import { hashPassword } from '../auth/password-hash.js';
import { newClient } from '../resources/clients/clients.js';
import { insertConnection } from '../resources/connections/connections.js';
import { addMember } from '../resources/organizations/members.js';
import { newResourceServer } from '../resources/resource-servers.js';
import { SESSIONS } from '../resources/sessions.js';
import { enroll } from '../resources/users/mfa.js';
import { newUser } from '../resources/users/profile.js';
import { DAY } from '../state/clock.js';
import type { Doc } from '../state/store.js';
import {
  APIS,
  APPLICATIONS,
  type AppKey,
  CLIENT_GRANTS,
  DATABASE,
  DEMO_PASSWORD,
  GOOGLE,
  ORGANIZATIONS,
  type OrganizationKey,
  type Person,
  ROLES,
} from './lumen-bikes.js';
import { SeedTenant } from './seed-tenant.js';

const AGENTS = [
  'Chrome 126.0.0 / Mac OS X 14.5.0',
  'Chrome 126.0.0 / Windows 10.0.0',
  'Firefox 128.0.0 / Windows 10.0.0',
  'Mobile Safari 17.5.0 / iOS 17.5.1',
  'Chrome Mobile 126.0.0 / Android 14.0.0',
];

/** Letters and digits as a secret that authenticator applications take. */
const base32 = (text: string): string =>
  text.toUpperCase().replace(/[0189]/g, (digit) => ({ 0: 'A', 1: 'B', 8: 'C', 9: 'D' })[digit] ?? '');

export class DemoTenant extends SeedTenant {
  readonly #apps = new Map<string, Doc>();
  readonly #roles = new Map<string, string>();
  readonly #organizations = new Map<string, Doc>();
  /** What each user usually logs in with. */
  readonly #habits = new Map<string, { ip: string; agent: string; app: AppKey }>();

  /** Applications, APIs, connections, roles and organizations. */
  addStructure(): void {
    const { tenant, random } = this;
    for (const { key: _key, scopes, ...api } of APIS) {
      const listed = Object.entries(scopes).map(([value, description]) => ({ value, description }));
      const doc = newResourceServer({
        id: random.hex(24),
        ...api,
        scopes: listed,
        enforce_policies: true,
        token_dialect: 'access_token_authz',
        allow_offline_access: true,
      });
      tenant.collection('resource-servers').insert(doc);
    }
    for (const { key, ...app } of APPLICATIONS) {
      const ids = { client_id: random.id(32), client_secret: random.id(64) };
      const client = newClient(
        { ...app, ...ids, oidc_conformant: true, jwt_configuration: { alg: 'RS256' } },
        this.services,
      );
      this.#apps.set(key, tenant.collection('clients').insert(client));
    }
    for (const { client, api, scope } of CLIENT_GRANTS) {
      tenant.collection('client-grants').insert({
        id: random.prefixed('cgr'),
        client_id: this.app(client).client_id,
        audience: APIS.find((one) => one.key === api)?.identifier,
        scope: [...scope],
        subject_type: 'client',
      });
    }
    this.#addConnections();
    for (const { key, permissions, ...role } of ROLES) {
      const id = random.prefixed('rol');
      this.#roles.set(key, id);
      tenant.collection('roles').insert({ id, ...role, type: 'tenant' });
      for (const api of APIS) this.#permit(id, api.identifier, permissions[api.key]);
    }
    for (const organization of ORGANIZATIONS) this.#addOrganization(organization);
  }

  /** The built-in database keeps its name and gets an id that repeats. */
  #addConnections(): void {
    const connections = this.tenant.collection('connections');
    const builtIn = connections.findBy('name', DATABASE);
    if (builtIn) connections.delete(String(builtIn.id));
    const people = APPLICATIONS.filter((app) => app.key !== 'telemetry').map(
      (app) => this.app(app.key).client_id,
    );
    const database = {
      options: { passwordPolicy: 'good', brute_force_protection: true },
      enabled_clients: people,
    };
    insertConnection(
      { id: this.random.prefixed('con'), name: DATABASE, strategy: 'auth0', ...database },
      this.services,
    );
    const shops = [this.app('shop').client_id, this.app('ride').client_id];
    const google = {
      options: { email: true, profile: true, scope: ['email', 'profile'] },
      enabled_clients: shops,
    };
    insertConnection(
      { id: this.random.prefixed('con'), name: GOOGLE, strategy: GOOGLE, ...google },
      this.services,
    );
  }

  #permit(role: string, api: string, names: readonly string[]): void {
    for (const permission_name of names) {
      this.tenant.collection('permission-assignments').insert({
        id: JSON.stringify(['role', role, api, permission_name]),
        holder: 'role',
        holder_id: role,
        resource_server_identifier: api,
        permission_name,
      });
    }
  }

  #addOrganization({ key, primary, ...organization }: (typeof ORGANIZATIONS)[number]): void {
    const branding = { colors: { primary, page_background: '#ffffff' } };
    const doc = this.insertOrganization({ ...organization, branding }, 400, this.connection(DATABASE));
    this.#organizations.set(key, doc);
  }

  connection(name: string): Doc {
    return this.tenant.collection('connections').findBy('name', name) ?? {};
  }

  app(key: AppKey): Doc {
    return this.#apps.get(key) ?? {};
  }

  /** Log fields of an application. */
  appFields(key: AppKey): Doc {
    return this.fieldsOf(this.app(key));
  }

  organization(key: OrganizationKey): Doc {
    return this.#organizations.get(key) ?? {};
  }

  /** A user as described, created some time in the past two years unless said otherwise. */
  addUser(person: Person & { createdAt?: number; verified?: boolean }): Doc {
    const { random } = this;
    const createdAt = person.createdAt ?? this.now - random.int(30, 700) * DAY - random.int(0, DAY);
    const google = person.via === 'google';
    const user: Doc = newUser({
      connection: google ? GOOGLE : DATABASE,
      strategy: google ? GOOGLE : 'auth0',
      at: this.date(createdAt),
      given: {
        ...this.namesOf(person.name),
        email: person.email,
        email_verified: person.verified !== false,
        user_id: google ? `1${random.digits(20)}` : random.hex(24),
      },
    });
    if (!google) user.$passwords = [hashPassword(DEMO_PASSWORD, random.id(12))];
    user.user_metadata = {
      language: random.pick(['en', 'en', 'de', 'no', 'pl']),
      newsletter: random.chance(0.4),
    };
    user.logins_count = 0;
    this.tenant.collection('users').insert(user);
    const id = String(user.user_id);
    this.#habits.set(id, {
      ip: `203.0.113.${random.int(2, 190)}`,
      agent: random.pick(AGENTS),
      app: person.app,
    });
    for (const role of person.roles ?? [])
      this.tenant.links('role-users').add(this.#roles.get(role) ?? '', id);
    if (person.organization) this.#join(id, person);
    if (person.factor) this.#addFactor(id, person.factor, createdAt + DAY);
    return user;
  }

  #join(id: string, { organization, roles = [] }: Person): void {
    const roleIds = roles.map((role) => this.#roles.get(role) ?? '');
    addMember(this.tenant, String(this.organization(organization as OrganizationKey).id), id, roleIds);
  }

  #addFactor(id: string, factor: 'totp' | 'phone', at: number): void {
    const { random } = this;
    const device = { $device: random.prefixed('dev') };
    const given =
      factor === 'totp'
        ? { type: 'totp', name: 'Authenticator', totp_secret: base32(random.id(32)) }
        : { type: 'phone', phone_number: `+491555${random.digits(7)}` };
    enroll(this.tenant, id, this.date(at), { ...given, ...device });
  }

  /** Writes an event about a user into the past. */
  event(user: Doc, type: string, at: number, more: Doc = {}): void {
    const id = String(user.user_id);
    const habit = this.#habits.get(id);
    const [identity] = user.identities as Doc[];
    const connection = this.connection(String(identity?.connection));
    this.log.add({
      at,
      type,
      connection: connection.name,
      connection_id: connection.id,
      ...this.appFields(habit?.app ?? 'shop'),
      ip: habit?.ip,
      user_agent: habit?.agent,
      user_id: id,
      user_name: user.email,
      strategy: connection.strategy,
      strategy_type: connection.strategy === 'auth0' ? 'database' : 'social',
      ...more,
    });
  }

  /** A successful login in the past; the profile's counters follow when the past is complete. */
  login(user: Doc, { at, ip }: { at: number; ip?: string }): void {
    this.event(user, 's', at, {
      scope: 'openid profile email',
      details: { session_id: this.random.id(32) },
      ...(ip === undefined ? {} : { ip }),
    });
  }

  /** An invitation to an organization; answers it with the organization's name. */
  invite(
    key: OrganizationKey,
    email: string,
    { createdAt, days, inviter }: { createdAt: number; days: number; inviter: string },
  ): Doc {
    const organization = this.organization(key);
    const invitation = this.insertInvitation({
      organization,
      email,
      inviter,
      createdAt,
      days,
      app: this.app('dealers'),
      connection: this.connection(DATABASE),
    });
    return { ...invitation, organization_name: organization.name };
  }

  /** Brings profiles and sessions in line with the logins, and writes the log. */
  finish(): void {
    for (const user of this.tenant.collection('users').list()) {
      const logins = this.log.of(String(user.user_id), 's');
      const last = logins.at(-1);
      const earlier = Date.parse(String(user.created_at)) < this.now - 30 * DAY ? this.random.int(5, 240) : 0;
      const changes: Doc = { logins_count: earlier + logins.length };
      if (last) {
        Object.assign(changes, {
          last_login: this.date(last.at),
          last_ip: last.ip,
          updated_at: this.date(last.at),
        });
        if (last.at > this.now - 3 * DAY) this.#openSession(user, last);
      }
      this.tenant.collection('users').update(String(user.user_id), changes);
    }
    this.log.write(this.services, this.random);
  }

  #openSession(user: Doc, login: Doc & { at: number }): void {
    const at = this.date(login.at);
    this.tenant.collection(SESSIONS).insert({
      id: (login.details as Doc).session_id,
      user_id: user.user_id,
      created_at: at,
      updated_at: at,
      authenticated_at: at,
      idle_expires_at: this.date(login.at + 3 * DAY),
      expires_at: this.date(login.at + 7 * DAY),
      last_interacted_at: at,
      device: {
        initial_user_agent: login.user_agent,
        initial_ip: login.ip,
        initial_asn: '64500',
        last_user_agent: login.user_agent,
        last_ip: login.ip,
        last_asn: '64500',
      },
      clients: [{ client_id: login.client_id }],
      authentication: {
        methods: [{ name: login.strategy === 'auth0' ? 'pwd' : 'federated', timestamp: at }],
      },
      cookie: { mode: 'non-persistent' },
    });
  }
}
