/** The approvals page as a browser would show and answer it, for a demo without one. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../terminal/failure.js';

/** In place of the person's browser: keeps the address that it is called with. */
export class BrowserStub {
  readonly #folder = mkdtempSync(join(tmpdir(), 'auth0-mcp-demo-'));

  /** For `AUTH0_MCP_BROWSER`. */
  get program(): string {
    const file = join(this.#folder, 'browser');
    const kept = JSON.stringify(this.#kept);
    writeFileSync(
      file,
      `#!${process.execPath}\nrequire('node:fs').writeFileSync(${kept}, process.argv[2], { mode: 0o600 });\n`,
    );
    chmodSync(file, 0o700);
    return file;
  }

  get #kept(): string {
    return join(this.#folder, 'address');
  }

  /** Opens the page at the address. @throws CommandError where none was opened */
  open(): Promise<OpenedPage> {
    return OpenedPage.at(readFileSync(this.#kept, 'utf8'));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export class OpenedPage {
  /** Its address, without the one-time secret that led to it. */
  readonly url: string;
  readonly #cookie: string;
  readonly #html: string;

  private constructor(url: string, cookie: string, html: string) {
    this.url = url;
    this.#cookie = cookie;
    this.#html = html;
  }

  static async at(address: string): Promise<OpenedPage> {
    const entered = await fetch(address, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const url = new URL(entered.headers.get('location') ?? '', address).href;
    const page = await fetch(url, { headers: { cookie } });
    if (!page.ok) throw new CommandError(`The demo stopped: the approvals page answered ${page.status}.`);
    return new OpenedPage(url, cookie, await page.text());
  }

  /** Whether the page shows a text. */
  shows(text: string): boolean {
    return this.#html.includes(text);
  }

  /** Fills in the name, and presses Approve. */
  async approve(name: string): Promise<void> {
    const csrf = /name="csrf" value="([^"]*)"/.exec(this.#html)?.[1] ?? '';
    const sent = await fetch(this.url, {
      method: 'POST',
      headers: { cookie: this.#cookie, origin: new URL(this.url).origin },
      body: new URLSearchParams({ csrf, name, answer: 'approve' }),
    });
    if (!sent.ok) throw new CommandError(`The demo stopped: the approvals page answered ${sent.status}.`);
  }
}
