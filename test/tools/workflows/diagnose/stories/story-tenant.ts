/**
 * A tenant built from the outside: what the Management API and the sign-in endpoints can make, they make; events of
 * the past and accounts that only an outside provider can make are put in by hand, in the form Auth0 gives them.
 */
import { seeds } from '../../../../../src/sandbox/seed/index.js';
import type { SandboxServices } from '../../../../../src/sandbox/types.js';
import { send } from '../../../../support/send.js';
import { type Bench, type Body, startBench } from '../../workflow-bench.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const PASSWORD = 'Long-Enough-42!';
export const HOME = '203.0.113.20';
const BROWSER = 'Firefox 128.0.0 / Windows 10.0.0';

export interface Person {
  user_id: string;
  email?: string;
  username?: string;
  phone_number?: string;
  connection: string;
}

interface Given {
  email?: string;
  username?: string;
  phone_number?: string;
  connection?: string;
  verified?: boolean;
  more?: object;
}

/** Strategies of the connections that are made for each tenant. */
const CONNECTIONS: Record<string, string> = {
  people: 'auth0',
  legacy: 'auth0',
  sms: 'sms',
  'google-oauth2': 'google-oauth2',
  'acme-saml': 'samlp',
  'acme-entra': 'waad',
  'acme-oidc': 'oidc',
  'acme-ad': 'ad',
};

let services: SandboxServices;
let towns = 0;

export class StoryTenant {
  readonly bench: Bench;
  readonly apps: Record<string, Body> = {};
  readonly connections: Record<string, Body> = {};
  readonly organizations: Record<string, Body> = {};
  #sequence = 0;

  private constructor(bench: Bench) {
    this.bench = bench;
  }

  static async open(): Promise<Bench> {
    (seeds as Record<string, (given: SandboxServices) => void>).tenant = (given) => {
      services = given;
    };
    return startBench('empty');
  }

  /** An empty tenant with two applications, five connections, two organizations and somebody else's sign-ins. */
  static async build(bench: Bench): Promise<StoryTenant> {
    await bench.reset('tenant');
    towns += 1;
    const tenant = new StoryTenant(bench);
    const { api } = tenant;
    const app = (name: string, more: object) => api('POST', '/clients', { name, ...more });
    tenant.apps.Portal = await app('Portal', {
      app_type: 'regular_web',
      callbacks: ['https://portal.acme.example/cb'],
      initiate_login_uri: 'https://portal.acme.example/login',
      organization_usage: 'allow',
      grant_types: [
        'authorization_code',
        'refresh_token',
        'password',
        'http://auth0.com/oauth/grant-type/password-realm',
      ],
    });
    tenant.apps.Mobile = await app('Mobile', {
      app_type: 'native',
      callbacks: ['com.acme.app://login/cb'],
      grant_types: ['authorization_code', 'refresh_token'],
    });
    for (const [name, strategy] of Object.entries(CONNECTIONS)) {
      const options =
        strategy === 'samlp'
          ? { signInEndpoint: 'https://idp.acme.example/saml', signingCert: 'TUlJQg==' }
          : {};
      tenant.connections[name] = await api('POST', '/connections', {
        name,
        strategy,
        options,
        enabled_clients: [tenant.apps.Portal.client_id, tenant.apps.Mobile.client_id],
      });
    }
    const enabled_connections = [{ connection_id: tenant.connections.people?.id }];
    for (const name of ['acme', 'globex']) {
      const given = { name, display_name: name.toUpperCase(), enabled_connections };
      tenant.organizations[name] = await api('POST', '/organizations', given);
    }
    const other = await tenant.person({ email: 'other.soul@corp.example' });
    await tenant.signedIn(other, [9 * DAY, 2 * HOUR], { ip: '198.51.100.77' });
    return tenant;
  }

  readonly api = async (method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await this.bench.tenant.api(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  /** Made by the API in databases and passwordless connections, else as a first sign-in through the provider would. */
  async person({
    email,
    username,
    phone_number,
    connection = 'people',
    verified = true,
    more = {},
  }: Given): Promise<Person> {
    const strategy = CONNECTIONS[connection] as string;
    const names = {
      ...(email ? { email } : {}),
      ...(username ? { username } : {}),
      ...(phone_number ? { phone_number } : {}),
    };
    let user_id: string;
    if (strategy === 'auth0' || strategy === 'sms') {
      if (username) await this.#takeUsernames(connection);
      const made = await this.api('POST', '/users', {
        connection,
        ...names,
        ...(email ? { email_verified: verified } : {}),
        ...(strategy === 'auth0' ? { password: PASSWORD, verify_email: false } : {}),
        ...more,
      });
      user_id = made.user_id;
    } else {
      this.#sequence += 1;
      const id = strategy === 'samlp' ? `${connection}|${email}` : `10${this.#sequence}000000000000${towns}`;
      user_id = `${strategy}|${id}`;
      services.tenant.collection('users').insert({
        user_id,
        ...names,
        email_verified: verified,
        name: email,
        identities: [{ connection, provider: strategy, user_id: id, isSocial: strategy === 'google-oauth2' }],
        created_at: this.date(100 * DAY),
        updated_at: this.date(100 * DAY),
        logins_count: 0,
        ...more,
      });
    }
    this.change(user_id, { created_at: this.date(100 * DAY) });
    return { user_id, ...names, connection };
  }

  async #takeUsernames(connection: string): Promise<void> {
    await this.api('PATCH', `/connections/${this.connections[connection]?.id}`, {
      options: { requires_username: true },
    });
  }

  /** What no API lets one set: dates and counters of a profile. */
  change(user_id: string, more: object): void {
    services.tenant.collection('users').update(user_id, more as Body);
  }

  /** The instant `before` ms ago, by the tenant's clock. */
  date(before: number): string {
    return new Date(services.now() - before).toISOString();
  }

  /** One event of the past, `before` ms ago. */
  log(type: string, before: number, fields: object = {}): void {
    this.#sequence += 1;
    const date = this.date(before);
    services.log({
      type,
      date,
      log_id: `900${date.replace(/\D/g, '')}${String(this.#sequence).padStart(35, '0')}`,
      user_agent: BROWSER,
      ip: HOME,
      hostname: 'acme.example',
      ...fields,
    } as Body);
  }

  app(name = 'Portal'): object {
    const { client_id } = this.apps[name] as Body;
    return { client_id, client_name: name };
  }

  connection(name: string): object {
    const { id, strategy } = this.connections[name] as Body;
    const strategy_type =
      strategy === 'auth0'
        ? 'database'
        : strategy === 'sms'
          ? 'passwordless'
          : strategy === 'google-oauth2'
            ? 'social'
            : 'enterprise';
    return { connection: name, connection_id: id, strategy, strategy_type };
  }

  /** An event about somebody, at the Portal unless told otherwise. */
  of(person: Person, type: string, before: number, description?: string, more: object = {}): void {
    this.log(type, before, {
      ...this.connection(person.connection),
      ...this.app(),
      user_id: person.user_id,
      user_name: person.email ?? person.username ?? person.phone_number,
      ...(description ? { description, details: { error: { message: description } } } : {}),
      ...more,
    });
  }

  /** Refused by an Action, by the way of `api.access.deny`. */
  denied(person: Person, before: number, message: string, more: object = {}): void {
    this.of(person, 'f', before, message, {
      details: { error: { message, oauthError: 'access_denied', type: 'oauth-authorization' }, prompts: [] },
      ...more,
    });
  }

  wrong(person: Person, before: number, more: object = {}): void {
    this.of(person, 'fp', before, 'Wrong email or password.', more);
  }

  /** A name that nobody has on the connection. */
  unknown(name: string, connection: string, before: number, more: object = {}): void {
    const description = 'Wrong email or password.';
    this.log('fu', before, {
      ...this.connection(connection),
      ...this.app(),
      user_id: '',
      user_name: name,
      description,
      details: { error: { message: description } },
      ...more,
    });
  }

  /** Sign-ins of the past with what they leave in the profile, the oldest first. */
  async signedIn(
    person: Person,
    before: number[],
    more: { ip?: string; [field: string]: unknown } = {},
  ): Promise<void> {
    for (const one of before) this.of(person, 's', one, undefined, more);
    const known = services.tenant.collection('users').get(person.user_id);
    this.change(person.user_id, {
      logins_count: Number(known?.logins_count ?? 0) + before.length,
      last_login: this.date(before.at(-1) ?? 0),
      last_ip: more.ip ?? HOME,
    });
  }

  /** A real attempt at the token endpoint. */
  async attempt(
    username: string,
    password: string,
    more: { ip?: string; realm?: string; organization?: string } = {},
  ): Promise<number> {
    const { ip = HOME, realm = 'people', ...rest } = more;
    const app = this.apps.Portal as Body;
    const body = {
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm,
      client_id: app.client_id,
      client_secret: app.client_secret,
      username,
      password,
      ...rest,
    };
    const url = `${this.bench.tenant.sandbox.url}/oauth/token`;
    return (await send('POST', url, body, { 'x-forwarded-for': ip })).status;
  }

  async join(person: Person, organization: string): Promise<void> {
    await this.api('POST', `/organizations/${this.organizations[organization]?.id}/members`, {
      members: [person.user_id],
    });
  }

  async invite(organization: string, email: string): Promise<Body> {
    return this.api('POST', `/organizations/${this.organizations[organization]?.id}/invitations`, {
      inviter: { name: 'Bo' },
      invitee: { email },
      client_id: (this.apps.Portal as Body).client_id,
      send_invitation_email: false,
    });
  }

  async enroll(person: Person, type: string, more: object): Promise<Body> {
    return this.api('POST', `/users/${encodeURIComponent(person.user_id)}/authentication-methods`, {
      type,
      ...more,
    });
  }

  async later(advance_ms: number): Promise<void> {
    await send('POST', `${this.bench.tenant.sandbox.url}/_sandbox/clock`, { advance_ms });
  }
}
