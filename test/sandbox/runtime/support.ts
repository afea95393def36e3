/** A tenant whose Actions run: an application, an API and people that sign in with a password. */
import { vi } from 'vitest';
import type { SandboxOptions } from '../../../src/sandbox/start.js';
import { type Answer, SandboxClient } from '../support/sandbox-client.js';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

export const PASSWORD = 'Correct-Horse-9-Battery';
export const API = 'https://api.example.com/';

export interface DeployOptions {
  secrets?: Record<string, string>;
  dependencies?: { name: string; version: string }[];
}

export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

const OLDER = new Set(['post-login']);

export class ActionsTenant {
  readonly client: SandboxClient;
  app: { client_id: string; client_secret: string } = { client_id: '', client_secret: '' };
  connection = '';
  #people = 0;
  #actions = 0;

  private constructor(client: SandboxClient) {
    this.client = client;
  }

  static async start(options: SandboxOptions = {}): Promise<ActionsTenant> {
    const tenant = new ActionsTenant(await SandboxClient.start(options));
    const { id } = await tenant.make('/connections', { name: 'People', strategy: 'auth0' });
    tenant.connection = id;
    tenant.app = await tenant.make('/clients', {
      name: 'Shop',
      app_type: 'regular_web',
      grant_types: ['password', 'refresh_token', 'authorization_code', 'client_credentials'],
      client_metadata: { plan: 'gold' },
    });
    await tenant.make('/resource-servers', {
      name: 'Orders',
      identifier: API,
      scopes: [{ value: 'read:orders' }, { value: 'write:orders' }],
      allow_offline_access: true,
    });
    await tenant.make('/client-grants', {
      client_id: tenant.app.client_id,
      audience: API,
      scope: ['read:orders'],
    });
    return tenant;
  }

  // biome-ignore lint/suspicious/noExplicitAny: whatever the operation answers
  async make(path: string, body: unknown): Promise<any> {
    const answer = await this.client.api('POST', path, body);
    if (answer.status >= 300)
      throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  // biome-ignore lint/suspicious/noExplicitAny: whatever the operation answers
  async get(path: string): Promise<any> {
    const answer = await this.client.api('GET', path);
    if (answer.status >= 300) throw new Error(`GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  // biome-ignore lint/suspicious/noExplicitAny: a user
  async person(more: Record<string, unknown> = {}): Promise<any> {
    this.#people += 1;
    const email = `person${this.#people}@example.com`;
    return await this.make('/users', {
      connection: 'People',
      email,
      password: PASSWORD,
      email_verified: true,
      ...more,
    });
  }

  /** Creates and deploys an Action. @returns its id */
  async deploy(
    trigger: string,
    code: string,
    { secrets = {}, dependencies = [] }: DeployOptions = {},
  ): Promise<string> {
    this.#actions += 1;
    const { id } = await this.make('/actions/actions', {
      name: `action-${this.#actions}`,
      supported_triggers: [{ id: trigger, version: OLDER.has(trigger) ? 'v3' : 'v2' }],
      code,
      dependencies,
      secrets: Object.entries(secrets).map(([name, value]) => ({ name, value })),
    });
    await this.deployDraft(id);
    return id;
  }

  /** Deploys a draft once its packages are installed. */
  async deployDraft(id: string): Promise<void> {
    for (let read = 0; read < 10; read += 1)
      if ((await this.get(`/actions/actions/${id}`)).status === 'built') break;
    await this.make(`/actions/actions/${id}/deploy`, undefined);
  }

  /** Binds Actions to a trigger, in this order and no others. */
  async bind(trigger: string, ids: readonly string[]): Promise<void> {
    const answer = await this.client.api('PATCH', `/actions/triggers/${trigger}/bindings`, {
      bindings: ids.map((value) => ({ ref: { type: 'action_id', value }, display_name: value })),
    });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }

  /** Deploys the handlers' bodies and binds them alone. @returns ids of the Actions */
  async use(
    trigger: string,
    handler: string,
    bodies: readonly string[],
    options?: DeployOptions,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const body of bodies)
      ids.push(
        await this.deploy(trigger, `exports.${handler} = async (event, api) => {\n${body}\n};`, options),
      );
    await this.bind(trigger, ids);
    return ids;
  }

  /** An Action that runs the body which the field `case` of the request names; every body begins a line, from the fourth. */
  static choice(handler: string, bodies: readonly string[]): string {
    const cases = bodies.map((body) => `async (event, api) => { ${body.replaceAll('\n', ' ')} },`);
    return `\nconst cases = [\n\n${cases.join('\n')}\n];\nexports.${handler} = (event, api) => cases[Number(event.request.body.case)]?.(event, api);`;
  }

  /** Deploys many bodies as one Action, so that one process runs them all. */
  async cases(
    trigger: string,
    handler: string,
    bodies: readonly string[],
    options?: DeployOptions,
  ): Promise<void> {
    await this.bind(trigger, [await this.deploy(trigger, ActionsTenant.choice(handler, bodies), options)]);
  }

  postLogin(bodies: readonly string[], options?: DeployOptions): Promise<string[]> {
    return this.use('post-login', 'onExecutePostLogin', bodies, options);
  }

  token(fields: Record<string, string>): Promise<Answer> {
    return this.client.raw('POST', '/oauth/token', { ...this.app, ...fields });
  }

  signIn(email: string, more: Record<string, string> = {}): Promise<Answer> {
    return this.token({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm: 'People',
      username: email,
      password: PASSWORD,
      scope: 'openid profile email offline_access read:orders',
      audience: API,
      ...more,
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: a log event
  async newestEvent(type: string): Promise<any> {
    const [event] = await this.get(`/logs?q=type:${type}&sort=date:-1&per_page=1`);
    return event;
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
