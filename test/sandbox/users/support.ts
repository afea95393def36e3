/** A sandbox for one test file, and a short way to talk to it. */

import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/start.js';
import { eventErrors } from '../support/log-schema.js';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are the API's own shapes
  body: any;
  headers: Headers;
}

export const DATABASE = 'Username-Password-Authentication';
export const REALM = 'http://auth0.com/oauth/grant-type/password-realm';

export class TestTenant {
  private constructor(
    readonly sandbox: RunningSandbox,
    private readonly token: string,
  ) {}

  static async start(options: SandboxOptions = {}): Promise<TestTenant> {
    const sandbox = await startSandbox({ rateLimit: 'off', ...options });
    const response = await fetch(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: sandbox.clientId,
        client_secret: sandbox.clientSecret,
        audience: sandbox.audience,
      }),
    });
    const { access_token } = (await response.json()) as { access_token: string };
    return new TestTenant(sandbox, access_token);
  }

  /** Stops the sandbox, once all that it logged has been judged by the published schema. */
  async close(): Promise<void> {
    const wrong = (await this.#events()).flatMap(eventErrors);
    await this.sandbox.close();
    if (wrong.length > 0)
      throw new Error(`events that the schema refuses: ${[...new Set(wrong)].join('; ')}`);
  }

  /** Every event of the log; none when the clock has outlived the token. */
  async #events(): Promise<{ type: string; log_id: string }[]> {
    const events: { type: string; log_id: string }[] = [];
    for (let from = ''; ; ) {
      const { status, body } = await this.api('GET', `/logs?take=100&from=${from}`);
      if (status !== 200 || body.length === 0) return events;
      events.push(...body);
      from = body.at(-1).log_id;
    }
  }

  /** A Management API request; `path` is below `/api/v2`. */
  api(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.send(method, `/api/v2${path}`, body, { authorization: `Bearer ${this.token}` });
  }

  /** A request to the authentication API. */
  auth(method: string, path: string, body?: unknown, ip?: string): Promise<Answer> {
    return this.send(method, path, body, ip === undefined ? {} : { 'x-forwarded-for': ip });
  }

  /** Moves the sandbox's clock on. */
  async advance(milliseconds: number): Promise<void> {
    await this.send('POST', '/_sandbox/clock', { advance_ms: milliseconds }, {});
  }

  /** Users file to an import job. */
  async importUsers(
    connectionId: string,
    users: unknown,
    fields: Record<string, string> = {},
  ): Promise<Answer> {
    const form = new FormData();
    const text = typeof users === 'string' ? users : JSON.stringify(users);
    form.set('users', new Blob([text], { type: 'application/json' }), 'users.json');
    form.set('connection_id', connectionId);
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const response = await fetch(`${this.sandbox.url}/api/v2/jobs/users-imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}` },
      body: form,
    });
    return answer(response);
  }

  /** Creates something and answers its body; throws when the API refuses. */
  async make(path: string, body: unknown): Promise<Answer['body']> {
    const made = await this.api('POST', path, body);
    if (made.status >= 300) throw new Error(`${path}: ${made.status} ${JSON.stringify(made.body)}`);
    return made.body;
  }

  /** A user of the built-in database with a good password. */
  user(email: string, more: Record<string, unknown> = {}): Promise<Answer['body']> {
    return this.make('/users', { connection: DATABASE, email, password: PASSWORD, ...more });
  }

  async connectionId(name = DATABASE): Promise<string> {
    return (await this.api('GET', `/connections?name=${name}`)).body[0].id;
  }

  login(
    username: string,
    password: string,
    more: Record<string, unknown> = {},
    ip?: string,
  ): Promise<Answer> {
    const { clientId, clientSecret } = this.sandbox;
    const credentials = { client_id: clientId, client_secret: clientSecret };
    return this.auth(
      'POST',
      '/oauth/token',
      { grant_type: REALM, realm: DATABASE, ...credentials, username, password, ...more },
      ip,
    );
  }

  /** Types of a user's log events, oldest first. */
  async logTypes(userId: string): Promise<string[]> {
    const { body } = await this.api(
      'GET',
      `/users/${encodeURIComponent(userId)}/logs?per_page=100&sort=date:1`,
    );
    return body.map((event: { type: string }) => event.type);
  }

  private async send(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return answer(
      await fetch(this.sandbox.url + path, {
        method,
        headers: { ...headers, ...type },
        redirect: 'manual',
        ...json,
      }),
    );
  }
}

export const PASSWORD = 'Correct-Horse-7';

async function answer(response: Response): Promise<Answer> {
  const text = await response.text();
  let body: unknown = text;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    // Some answers are plain text.
  }
  return { status: response.status, body, headers: response.headers };
}
