/** A new user's way, on a pseudo-terminal in a clean home: from nothing to a connected client, and back. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../src/sandbox/start.js';
import { CLI } from '../../support/clients.js';
import { runCli } from '../run-cli.js';

let sandbox: RunningSandbox;
let home: string;
let env: Record<string, string>;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'demo', tls: true });
  const root = mkdtempSync(join(tmpdir(), 'new-user-'));
  home = join(root, 'home');
  mkdirSync(join(home, '.config', 'Claude'), { recursive: true });
  const ca = join(root, 'ca.pem');
  writeFileSync(ca, sandbox.caCertificate ?? '');
  env = {
    HOME: home,
    PATH: process.env.PATH ?? '',
    TERM: 'xterm-256color',
    NODE_EXTRA_CA_CERTS: ca,
    AUTH0_MCP_BROWSER: 'none',
  };
  token = await tokenOf(sandbox);
});
afterAll(async () => {
  await sandbox.close();
  rmSync(join(home, '..'), { recursive: true, force: true });
});

/** A token as the API explorer shows it. */
function tokenOf({ url, audience, clientId, clientSecret, caCertificate }: RunningSandbox): Promise<string> {
  const body = JSON.stringify({
    grant_type: 'client_credentials',
    audience,
    client_id: clientId,
    client_secret: clientSecret,
  });
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/oauth/token`,
      { method: 'POST', headers: { 'content-type': 'application/json' }, ca: caCertificate },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        answer.once('end', () => resolve(JSON.parse(text).access_token));
      },
    );
    sent.once('error', reject).end(body);
  });
}

/** Runs a command on a terminal and types each answer when its question is on the screen. */
function atTerminal(
  args: string[],
  answers: [question: RegExp, keys: string][],
): Promise<{ code: number; screen: string }> {
  const terminal = spawn(process.execPath, [CLI, ...args], { cols: 80, rows: 24, cwd: home, env });
  let screen = '';
  let unread = '';
  let next = 0;
  return new Promise((resolve) => {
    terminal.onData((data) => {
      screen += data;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what moves the cursor and colors the text
      unread = (unread + data.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '')).slice(-4_000);
      const [question, keys] = answers[next] ?? [];
      if (!question?.test(unread)) return;
      next += 1;
      unread = '';
      terminal.write(`${keys}\r`);
    });
    terminal.onExit(({ exitCode }) => resolve({ code: exitCode, screen }));
  });
}

const files = (): string[] =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a new user', () => {
  it('sets up, asks the first question, and takes all of it back', async () => {
    const { code, screen } = await atTerminal(
      ['setup'],
      [
        [/Domain of your tenant/, sandbox.domain],
        [/be able to do/, ''],
        [/runs as an application/, ''],
        [/How does it authenticate/, ''],
        [/Token from the API explorer/, token],
        // Claude Desktop is chosen, as it was found.
        [/Which MCP clients/, ''],
      ],
    );
    expect({ code, screen }).toMatchObject({ code: 0 });
    expect(screen).not.toContain(token.slice(0, 60));

    const config = JSON.parse(
      readFileSync(join(home, '.config', 'Claude', 'claude_desktop_config.json'), 'utf8'),
    );
    const entry = config.mcpServers.auth0;
    const named = entry.env.AUTH0_CLIENT_SECRET_FILE;
    const secret = readFileSync(named, 'utf8');
    expect(secret.length).toBeGreaterThan(30);
    expect(screen).not.toContain(secret);
    for (const file of files()) {
      const text = readFileSync(file, 'utf8');
      if (file !== named) expect(text.includes(secret), file).toBe(false);
      expect(text.includes(token), file).toBe(false);
    }

    // A client that comes later gets the same tenant, and goes with the rest.
    const later = await runCli(['init', '--client', 'codex', '--yes'], { env, cwd: home });
    expect(later).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(home, '.codex', 'config.toml'), 'utf8')).toContain(named);
    const checked = await runCli(['doctor'], { env, cwd: home });
    expect(checked.stdout).toContain(`${sandbox.domain}, by client id and secret`);

    const called = await runCli(['call', 'list_roles'], { env, cwd: home });
    expect(called.stderr).toMatch(/built-in sandbox with demo data\. \S+ is set up for your clients/);

    // As a desktop application starts it: with next to nothing in the environment.
    const transport = new StdioClientTransport({
      command: entry.command,
      args: entry.args,
      env: { HOME: home, ...entry.env },
      stderr: 'ignore',
    });
    const client = new Client({ name: 'desktop', version: '1' });
    await client.connect(transport);
    const answer = await client.callTool({ name: 'list_users', arguments: { per_page: 1 } });
    expect(answer.isError).not.toBe(true);
    expect(JSON.stringify(answer.structuredContent)).toContain('@');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('delete_user');
    await client.close();

    const back = await atTerminal(
      ['setup', '--remove'],
      [
        [/Take back the setup/, 'y'],
        [/was created by setup/, ''],
        [/Token from the API explorer/, token],
      ],
    );
    expect(back).toMatchObject({ code: 0 });
    expect(files()).toEqual([]);
  });

  it('can do the same through a pipe, line by line', async () => {
    const lines = [sandbox.domain, '2', '2', sandbox.clientId, '1', sandbox.clientSecret];
    const { code, stdout, stderr } = await runCli(['setup', '--client', 'zed'], {
      env: { ...env, TERM: 'dumb' },
      cwd: home,
      input: `${lines.join('\n')}\n`,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Zed: ');
    expect(stdout).not.toContain(sandbox.clientSecret);
    const removed = await runCli(['setup', '--remove', '--yes'], { env, cwd: home });
    expect(removed).toMatchObject({ code: 0, stderr: '' });
    expect(files()).toEqual([]);
  });
});
