/** A sandbox of its own for a test file, and calls to it. */
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/start.js';
import { type Answer, send } from '../../support/send.js';

export type { Answer };

export class SandboxClient {
  readonly running: RunningSandbox;
  #token = '';

  constructor(running: RunningSandbox) {
    this.running = running;
  }

  static async start(options: SandboxOptions = {}): Promise<SandboxClient> {
    const client = new SandboxClient(await startSandbox({ rateLimit: 'off', ...options }));
    await client.login();
    return client;
  }

  async login(): Promise<void> {
    const { audience, clientId, clientSecret } = this.running;
    const answer = await this.raw('POST', '/oauth/token', {
      grant_type: 'client_credentials',
      audience,
      client_id: clientId,
      client_secret: clientSecret,
    });
    this.#token = answer.body.access_token;
  }

  get token(): string {
    return this.#token;
  }

  /** A request to any path, without a token unless one is given; Buffers and forms go as they are. */
  raw(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    redirect: 'follow' | 'manual' = 'follow',
  ): Promise<Answer> {
    return send(method, this.running.url + path, body, headers, redirect);
  }

  /** A Management API request with the admin's token; `path` is below `/api/v2`. */
  api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.raw(method, `/api/v2${path}`, body, { authorization: `Bearer ${this.#token}`, ...headers });
  }

  reset(seed = 'empty'): Promise<Answer> {
    return this.raw('POST', '/_sandbox/reset', { seed });
  }

  close(): Promise<void> {
    return this.running.close();
  }
}
