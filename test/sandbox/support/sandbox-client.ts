/** A sandbox of its own for a test file, and calls to it. */
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/start.js';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies have whatever shape the operation has
  body: any;
}

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
  async raw(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    redirect: 'follow' | 'manual' = 'follow',
  ): Promise<Answer> {
    const asIs = body instanceof FormData || Buffer.isBuffer(body);
    const response = await fetch(this.running.url + path, {
      method,
      redirect,
      headers: { ...(body === undefined || asIs ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: asIs ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    let parsed: unknown = text === '' ? undefined : text;
    try {
      if (text !== '') parsed = JSON.parse(text);
    } catch {
      // Not every answer is JSON; the text stands for itself.
    }
    return { status: response.status, headers: response.headers, body: parsed };
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
