/** A tenant under attack: what is there to be had, a session for each policy, and what may not have happened. */
import { expect } from 'vitest';
import type { CallOutcome } from '../../../src/tools/runtime.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { changes, codeOf, question, type Session, startSession, textOf, yes } from '../session.js';

// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
type Body = any;
export type Args = Record<string, unknown>;
/** What it is called, the tool, and its arguments by the ids of the bench. */
export type Attack = [name: string, tool: string, args: (at: Record<string, string>) => Args];

/** One of several changes, as `apply_changes` takes them. */
export type Step = { operation: string; arguments: Args };
export const step = (operation: string, args: Args): Step => ({ operation, arguments: args });
export const together = (...steps: Step[]) => ({ why: 'Housekeeping', changes: steps });

export const PASSWORD = 'Correct-Horse-9-Battery';
export const DATABASE = 'Username-Password-Authentication';
/** The secret of the enterprise connection. */
export const CONNECTION_SECRET = 'kZ9-oidc-canary-7fQ2xW8vT1';

/** Tools that are no operations: no runner takes them. */
const COMPOSITE = new Set(['apply_changes', 'offboard_user', 'undo_change', 'apply_to_users']);

export class AttackBench {
  readonly tenant: Tenant;
  /** Ids of what is there. */
  readonly at: Record<string, string> = {};
  readonly #sessions = new Map<string, Promise<Session>>();

  private constructor(tenant: Tenant) {
    this.tenant = tenant;
  }

  static async start(): Promise<AttackBench> {
    const bench = new AttackBench(await startTenant('demo'));
    await bench.#fill();
    await changes(bench.tenant);
    return bench;
  }

  async made(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.tenant.api(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async #fill(): Promise<void> {
    const { at, tenant } = this;
    const make = (path: string, body: unknown) => this.made('POST', path, body);
    for (const name of ['victim', 'other', 'mallory'])
      at[name] = (
        await make('/users', {
          ...{ connection: DATABASE, email: `${name}@people.example`, password: PASSWORD },
          user_metadata: { note: 'kept', theme: { color: 'red', size: 'big' } },
          app_metadata: { plan: 'free', limits: { seats: 1 } },
        })
      ).user_id;
    at.self = tenant.sandbox.clientId;
    at.role = (await make('/roles', { name: 'Attack plain' })).id;
    at.otherRole = (await make('/roles', { name: 'Attack other' })).id;
    at.power = (await make('/roles', { name: 'Attack power' })).id;
    await make(`/roles/${at.power}/permissions`, {
      permissions: [{ resource_server_identifier: tenant.sandbox.audience, permission_name: 'delete:users' }],
    });
    at.organization = (await make('/organizations', { name: 'attack-org' })).id;
    await make(`/organizations/${at.organization}/members`, { members: [at.victim] });
    at.client = (
      await make('/clients', {
        ...{ name: 'Attacked', app_type: 'regular_web' },
        callbacks: ['https://good.example/cb', 'https://good.example/cb2'],
        client_metadata: { team: 'blue', note: 'https://evil.example/planted' },
      })
    ).client_id;
    at.otherClient = (await make('/clients', { name: 'Another' })).client_id;
    at.api = (
      await make('/resource-servers', {
        ...{ identifier: 'https://attacked.example/', name: 'Attacked API' },
        scopes: [
          { value: 'read:a', description: 'Read' },
          { value: 'write:a', description: 'Write' },
        ],
      })
    ).id;
    at.connection = (
      await make('/connections', {
        ...{ name: 'attacked-oidc', strategy: 'oidc', enabled_clients: [at.client], show_as_button: true },
        options: {
          ...{ type: 'back_channel', issuer: 'https://idp.example', client_id: 'x' },
          ...{ client_secret: CONNECTION_SECRET, scope: 'openid profile' },
          authorization_endpoint: 'https://idp.example/authorize',
          token_endpoint: 'https://idp.example/token',
          jwks_uri: 'https://idp.example/jwks',
        },
      })
    ).id;
    at.database = (
      await make('/connections', {
        ...{ name: 'attacked-db', strategy: 'auth0', enabled_clients: [at.client] },
        options: {
          passwordPolicy: 'excellent',
          brute_force_protection: true,
          password_history: { enable: true, size: 5 },
        },
      })
    ).id;
    at.action = (
      await make('/actions/actions', {
        ...{ name: 'attacked-action', code: 'exports.onExecutePostLogin = async () => {};' },
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
      })
    ).id;
    at.stream = (
      await make('/log-streams', {
        ...{ name: 'attacked-stream', type: 'http' },
        sink: {
          httpEndpoint: 'https://logs.example/',
          httpContentType: 'application/json',
          httpContentFormat: 'JSONLINES',
          httpAuthorization: 'Bearer stream-canary-3kQ9',
        },
      })
    ).id;
    at.acl = (
      await make('/network-acls', {
        ...{ description: 'attacked acl', active: true, priority: 3 },
        rule: { action: { block: true }, scope: 'tenant', match: { ipv4_cidrs: ['192.0.2.0/24'] } },
      })
    ).id;
    at.grant = (
      await make('/client-grants', {
        client_id: at.client,
        audience: 'https://attacked.example/',
        scope: ['read:a'],
      })
    ).id;
    const found = (await this.made('GET', `/connections?name=${DATABASE}`)) as { id: string }[];
    at.databaseId = found[0]?.id ?? '';
    const own = (await this.made('GET', `/client-grants?client_id=${at.self}`)) as { id: string }[];
    at.ownGrant = own[0]?.id ?? '';
    at.audience = tenant.sandbox.audience;
    const apis = (await this.made('GET', '/resource-servers')) as { id: string; identifier: string }[];
    at.management = apis.find(({ identifier }) => identifier === at.audience)?.id ?? '';
  }

  /** A session under a policy, kept for the next attack. */
  under(policy = ''): Promise<Session> {
    let session = this.#sessions.get(policy);
    if (!session) {
      session = startSession(this.tenant, { policy });
      this.#sessions.set(policy, session);
    }
    return session;
  }

  /** Makes the call, alone and by the runner, and expects that nothing happens without a question or at all. */
  async stopped(
    tool: string,
    args: Args,
    { policy = '', codes }: { policy?: string; codes?: string[] } = {},
  ) {
    const session = await this.under(policy);
    await changes(this.tenant);
    const outcomes: CallOutcome[] = [await session.call(tool, args)];
    if (!COMPOSITE.has(tool))
      outcomes.push(await session.call('run_write_operation', { name: tool, arguments: args }));
    for (const outcome of outcomes) {
      const shown = textOf(outcome).slice(0, 600);
      if (codes) expect(codes, shown).toContain(codeOf(outcome));
      else expect(codeOf(outcome), shown).toBe('ask');
    }
    expect(await changes(this.tenant)).toEqual([]);
    return outcomes[0] as CallOutcome;
  }

  /** The question that the call asks. */
  async asks(tool: string, args: Args, policy = ''): Promise<string> {
    return question(await this.stopped(tool, args, { policy })).message;
  }

  /** Asks, and takes the question as approved; `between` happens before the answer arrives. */
  async approved(tool: string, args: Args, between: () => Promise<unknown> = async () => {}, policy = '') {
    const session = await this.under(policy);
    const asked = question(await session.call(tool, args));
    await between();
    const [, typed] = /Type "(.*)" to confirm\.$/.exec(asked.message) ?? [];
    const answer =
      typed === undefined ? yes : { confirmation: { action: 'accept', content: { name: typed } } };
    await changes(this.tenant);
    const outcome = await session.call(tool, args, { state: asked.state, responses: answer });
    return { asked, outcome, sent: await changes(this.tenant) };
  }

  async close(): Promise<void> {
    for (const session of this.#sessions.values()) await (await session).close();
    await this.tenant.close();
  }
}
