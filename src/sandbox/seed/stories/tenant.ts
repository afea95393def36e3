/**
 * The tenant in which each story happens: Fernhill Books, with two databases, a social and a company connection,
 * three applications, two organizations and colleagues for whom everything works.
 */

import { hashPassword } from '../../auth/password-hash.js';
import { newClient } from '../../resources/clients/clients.js';
import { insertConnection } from '../../resources/connections/connections.js';
import { addMember } from '../../resources/organizations/members.js';
import { enroll } from '../../resources/users/mfa.js';
import { newUser } from '../../resources/users/profile.js';
import { DAY, HOUR, MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { SandboxServices } from '../../types.js';
import { SeedTenant } from '../seed-tenant.js';

export type App = 'Bookshop' | 'Reading Circles' | 'Warehouse';
export type Connection = 'readers' | 'staff' | 'google-oauth2' | 'fernhill-sso';
export type Organization = 'oak-lane' | 'harbour-road';

/** One person's trouble: what is seeded, and what a diagnosis has to find. */
export interface Story {
  name: string;
  /** How the person is named to a support agent. */
  who: string;
  /** The true cause, as `diagnose_login` names it. */
  cause: string;
  tell(tenant: StoryTenant): void;
}

interface Given {
  email: string;
  name: string;
  connection?: Connection;
  username?: string;
  verified?: boolean;
  /** Days since it was created. */
  age?: number;
  app?: App;
  more?: Doc;
}

const STRATEGIES: Record<Connection, string> = {
  readers: 'auth0',
  staff: 'auth0',
  'google-oauth2': 'google-oauth2',
  'fernhill-sso': 'samlp',
};
const AGENT = 'Firefox 128.0.0 / Windows 10.0.0';

export class StoryTenant extends SeedTenant {
  readonly #apps = new Map<App, Doc>();
  readonly #connections = new Map<Connection, Doc>();
  readonly #organizations = new Map<Organization, Doc>();
  readonly #home = new Map<string, { ip: string; app: App }>();

  constructor(services: SandboxServices, seed: number) {
    super(services, seed);
    this.#addApp('Bookshop', 'spa', { callbacks: ['https://shop.fernhill.example/callback'] });
    this.#addApp('Reading Circles', 'regular_web', {
      callbacks: ['https://circles.fernhill.example/callback'],
      initiate_login_uri: 'https://circles.fernhill.example/login',
      organization_usage: 'require',
    });
    this.#addApp('Warehouse', 'regular_web', { callbacks: ['https://warehouse.fernhill.example/callback'] });
    this.#addConnection('readers', ['Bookshop', 'Reading Circles'], { requires_username: false });
    this.#addConnection('staff', ['Warehouse', 'Bookshop'], { requires_username: true });
    this.#addConnection('google-oauth2', ['Bookshop'], { email: true, profile: true });
    this.#addConnection('fernhill-sso', ['Warehouse'], {
      signInEndpoint: 'https://sso.fernhill.example/saml',
      signingCert: 'MIIB',
    });
    this.#addOrganization('oak-lane', 'Oak Lane Readers');
    this.#addOrganization('harbour-road', 'Harbour Road Readers');
    this.#addColleagues();
  }

  #addApp(name: App, type: string, more: Doc): void {
    const ids = { client_id: this.random.id(32), client_secret: this.random.id(64) };
    const client = newClient(
      {
        name,
        app_type: type,
        grant_types: ['authorization_code', 'refresh_token'],
        oidc_conformant: true,
        ...ids,
        ...more,
      },
      this.services,
    );
    this.#apps.set(name, this.tenant.collection('clients').insert(client));
  }

  #addConnection(name: Connection, apps: readonly App[], options: Doc): void {
    const enabled = apps.map((app) => this.app(app).client_id);
    const doc = insertConnection(
      {
        id: this.random.prefixed('con'),
        name,
        strategy: STRATEGIES[name],
        options,
        enabled_clients: enabled,
      },
      this.services,
    );
    this.#connections.set(name, doc);
  }

  #addOrganization(name: Organization, display: string): void {
    const organization = { name, display_name: display };
    this.#organizations.set(name, this.insertOrganization(organization, 300, this.connection('readers')));
  }

  /** People without trouble now: some had it, and it is over. */
  #addColleagues(): void {
    const plain = this.person({ email: 'olive.grant@fernhill.example', name: 'Olive Grant' });
    this.signedIn(plain, [6 * DAY, 2 * DAY, 3 * HOUR]);
    const slips = this.person({ email: 'per.lund@fernhill.example', name: 'Per Lund' });
    for (const before of [4 * MINUTE, 3 * MINUTE, 2 * MINUTE]) this.wrongPassword(slips, DAY + before);
    this.event(slips, 'fp', 20 * DAY, { description: 'Wrong email or password.' });
    this.signedIn(slips, [18 * DAY, DAY]);
    const member = this.person({
      email: 'ruth.stone@fernhill.example',
      name: 'Ruth Stone',
      app: 'Reading Circles',
    });
    this.join(member, 'oak-lane');
    this.factor(member, '+4915550100900', 40 * DAY);
    this.event(member, 'gd_start_auth', HOUR + 60_000);
    this.event(member, 'gd_auth_succeed', HOUR + 30_000);
    this.signedIn(member, [HOUR]);
    const verified = this.person({ email: 'ines.park@fernhill.example', name: 'Ines Park', age: 5 });
    this.refused(verified, 5 * DAY - HOUR, 'Please verify your email before logging in.');
    this.event(verified, 'sv', 4 * DAY, { description: 'Email verified' });
    this.signedIn(verified, [4 * DAY - HOUR, 5 * HOUR]);
    const worker = this.person({
      email: 'amir.said@fernhill.example',
      name: 'Amir Said',
      connection: 'staff',
      username: 'amir',
      app: 'Warehouse',
    });
    this.event(worker, 'limit_wc', 9 * DAY, { description: 'Blocked account after too many failed logins' });
    this.event(worker, 'ublkdu', 9 * DAY - HOUR, { description: 'User login block released' });
    this.signedIn(worker, [8 * DAY, 7 * HOUR]);
  }

  app(name: App): Doc {
    return this.#apps.get(name) as Doc;
  }

  connection(name: Connection): Doc {
    return this.#connections.get(name) as Doc;
  }

  organization(name: Organization): Doc {
    return this.#organizations.get(name) as Doc;
  }

  /** A user with a past of `age` days; their sign-ins come with `signedIn`. */
  person({
    email,
    name,
    connection = 'readers',
    username,
    verified = true,
    age = 200,
    app = 'Bookshop',
    more,
  }: Given): Doc {
    const { random } = this;
    const strategy = STRATEGIES[connection];
    const user: Doc = newUser({
      connection,
      strategy,
      at: this.date(this.now - age * DAY),
      given: {
        email,
        email_verified: verified,
        ...this.namesOf(name),
        ...(username === undefined ? {} : { username }),
        user_id:
          strategy === 'auth0'
            ? random.hex(24)
            : strategy === 'samlp'
              ? `${connection}|${email}`
              : random.digits(21),
      },
    });
    if (strategy === 'auth0') user.$passwords = [hashPassword('Quiet-Margins-19', random.id(12))];
    Object.assign(user, { logins_count: 0, ...more });
    this.#home.set(String(user.user_id), { ip: `203.0.113.${random.int(2, 250)}`, app });
    return this.tenant.collection('users').insert(user);
  }

  join(user: Doc, organization: Organization): void {
    addMember(this.tenant, String(this.organization(organization).id), String(user.user_id), []);
  }

  factor(user: Doc, phone: string, lastUsed: number): void {
    enroll(this.tenant, String(user.user_id), this.date(this.now - 90 * DAY), {
      type: 'phone',
      phone_number: phone,
      $device: this.random.prefixed('dev'),
      last_auth_at: this.date(this.now - lastUsed),
    });
  }

  /** Log fields of an application. */
  appFields(name: App): Doc {
    return this.fieldsOf(this.app(name));
  }

  /** Log fields of a connection. */
  connectionFields(name: Connection): Doc {
    const { id, strategy } = this.connection(name);
    const type = strategy === 'auth0' ? 'database' : strategy === 'samlp' ? 'enterprise' : 'social';
    return { connection: name, connection_id: id, strategy, strategy_type: type };
  }

  homeOf(user: Doc): string {
    return this.#home.get(String(user.user_id))?.ip ?? '203.0.113.1';
  }

  /** An event about a user, `before` ms ago. */
  event(user: Doc, type: string, before: number, more: Doc = {}): void {
    const [identity] = user.identities as { connection: Connection }[];
    this.nameless(type, before, {
      ...this.connectionFields(identity?.connection ?? 'readers'),
      ...this.appFields(this.#home.get(String(user.user_id))?.app ?? 'Bookshop'),
      ip: this.homeOf(user),
      user_id: user.user_id,
      user_name: user.email,
      ...more,
    });
  }

  /** An event without a user, unless `fields` name one. */
  nameless(type: string, before: number, fields: Doc): void {
    this.log.add({ at: this.now - before, type, user_agent: AGENT, ...fields });
  }

  refused(user: Doc, before: number, message: string, more: Doc = {}): void {
    this.event(user, 'f', before, { description: message, details: { error: { message } }, ...more });
  }

  wrongPassword(user: Doc, before: number, more: Doc = {}): void {
    const message = 'Wrong email or password.';
    this.event(user, 'fp', before, { description: message, details: { error: { message } }, ...more });
  }

  /** Sign-ins that long ago, oldest first, and what they leave in the profile. */
  signedIn(user: Doc, before: readonly number[], more: Doc = {}): void {
    for (const ago of before) this.event(user, 's', ago, { scope: 'openid profile email', ...more });
    const last = before.at(-1);
    if (last === undefined) return;
    const known = this.tenant.collection('users').get(String(user.user_id));
    this.change(user, {
      logins_count: Number(known?.logins_count ?? 0) + before.length,
      last_login: this.date(this.now - last),
      last_ip: this.homeOf(user),
    });
  }

  invite(
    organization: Organization,
    email: string,
    { created, days }: { created: number; days: number },
  ): Doc {
    return this.insertInvitation({
      organization: this.organization(organization),
      email,
      inviter: 'Ruth Stone',
      createdAt: this.now - created,
      days,
      app: this.app('Reading Circles'),
      connection: this.connection('readers'),
    });
  }

  /** Writes the log. */
  finish(): void {
    this.log.write(this.services, this.random);
  }
}
