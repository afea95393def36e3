/** An application of a sandbox whose people log in on its pages. */
import { createHash, randomBytes } from 'node:crypto';
import { DATABASE, PASSWORD, TestTenant } from '../users/support.js';
import { answerIn, type Browser, type Seen } from './browser.js';

export { DATABASE, PASSWORD, TestTenant };

export const CALLBACK = 'https://app.example/callback';

export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

export interface Tokens {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tokens or an error
  body: any;
}

/** A public application that uses PKCE. */
export class App {
  readonly id: string;
  readonly verifier = randomBytes(32).toString('base64url');
  readonly #url: string;

  private constructor(url: string, id: string) {
    this.#url = url;
    this.id = id;
  }

  static async register(
    tenant: Pick<TestTenant, 'sandbox' | 'make'>,
    more: Record<string, unknown> = {},
  ): Promise<App> {
    const { client_id } = await tenant.make('/clients', {
      name: 'Test App',
      app_type: 'spa',
      token_endpoint_auth_method: 'none',
      callbacks: [CALLBACK],
      allowed_logout_urls: ['https://app.example/bye'],
      oidc_conformant: true,
      ...more,
    });
    return new App(tenant.sandbox.url, client_id);
  }

  /** The address that begins a login; undefined removes a parameter. */
  address(more: Record<string, string | undefined> = {}): string {
    const url = new URL(`${this.#url}/authorize`);
    const all = {
      client_id: this.id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid profile email',
      state: 'xyz',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    };
    for (const [name, value] of Object.entries(all))
      if (value !== undefined) url.searchParams.set(name, value);
    return url.href;
  }

  /** From the beginning to what comes of email and password. */
  async login(
    browser: Browser,
    email: string,
    more: Record<string, string | undefined> = {},
    password = PASSWORD,
  ): Promise<Seen> {
    const page = await browser.visit(this.address(more));
    return browser.fill(page, { username: email, password });
  }

  async token(fields: Record<string, string>): Promise<Tokens> {
    const response = await fetch(`${this.#url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.id, ...fields }),
    });
    return { status: response.status, body: await response.json() };
  }

  exchange(code: string | undefined, more: Record<string, string> = {}): Promise<Tokens> {
    return this.token({
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: CALLBACK,
      code_verifier: this.verifier,
      ...more,
    });
  }

  refresh(token: string): Promise<Tokens> {
    return this.token({ grant_type: 'refresh_token', refresh_token: token });
  }

  /** A whole login with its tokens. */
  async tokens(
    browser: Browser,
    email: string,
    more: Record<string, string | undefined> = {},
  ): Promise<Tokens['body']> {
    const { status, body } = await this.exchange(answerIn(await this.login(browser, email, more)).code);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }
}

/** Types of the newest log events, newest first. */
export async function newestEvents(tenant: TestTenant, q: string): Promise<Record<string, unknown>[]> {
  const { body } = await tenant.api('GET', `/logs?q=${encodeURIComponent(q)}&sort=date:-1&per_page=20`);
  return body;
}
