/** The sandbox as a program of its own, and output that nobody reads to the end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLI, cleanEnv } from '../support/clients.js';
import { runCli } from './run-cli.js';

interface FirstLine {
  url: string;
  domain: string;
  audience: string;
  client_id: string;
  client_secret: string;
  ca_certificate?: string;
}

let folder: string;
const children: ChildProcess[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function start(...args: string[]): Promise<{ child: ChildProcess; line: FirstLine }> {
  const child = spawn(process.execPath, [CLI, 'sandbox', '--json', ...args], { env: cleanEnv({}) });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [text] = (await once(lines, 'line')) as [string];
  return { child, line: JSON.parse(text) };
}

async function stop(child: ChildProcess): Promise<number | null> {
  const closed = once(child, 'close') as Promise<[number | null]>;
  child.kill('SIGTERM');
  return (await closed)[0];
}

async function api(line: FirstLine, method: string, path: string, body?: object) {
  const json = { 'content-type': 'application/json' };
  const { client_id, client_secret, audience } = line;
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience };
  const answer = await fetch(`${line.url}/oauth/token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(grant),
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  const headers = { ...json, authorization: `Bearer ${access_token}` };
  const response = await fetch(`${line.url}/api/v2${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return response.json();
}

describe('sandbox', () => {
  it('prints its address and credentials first, and stops on request', async () => {
    const { child, line } = await start('--seed', 'empty');
    expect(Object.keys(line)).toEqual(['url', 'domain', 'audience', 'client_id', 'client_secret']);
    expect(line.domain).toBe(line.url);
    expect(line.audience).toBe(`${line.url}/api/v2/`);
    expect(await api(line, 'GET', '/roles')).toEqual([]);
    expect(await stop(child)).toBe(0);
  });

  it('starts with demo data by default', async () => {
    const { line } = await start();
    expect(await api(line, 'GET', '/users-by-email?email=jane%40lumenbikes.example')).toHaveLength(1);
  });

  it('puts its login in the page of the tenant', async () => {
    const { line } = await start('--seed', 'empty');
    const callback = 'http://127.0.0.1:4999/callback';
    const made = await api(line, 'POST', '/clients', { name: 'Shop', callbacks: [callback] });
    const { client_id } = made as { client_id: string };
    const enabled_clients = [client_id];
    await api(line, 'POST', '/connections', { name: 'people', strategy: 'auth0', enabled_clients });
    const template =
      '<html><head>{%- auth0:head -%}</head><body>{{ application.name | upcase }}{%- auth0:widget -%}';
    await api(line, 'PUT', '/branding/templates/universal-login', { template });
    const query = new URLSearchParams({
      ...{ response_type: 'code', client_id, redirect_uri: callback },
      ...{ scope: 'openid', state: 'x' },
    });
    const begun = await fetch(`${line.url}/authorize?${query}`, { redirect: 'manual' });
    const page = await fetch(new URL(begun.headers.get('location') ?? '', line.url), {
      headers: {
        cookie: begun.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; '),
      },
    });
    expect(await page.text()).toMatch(/<body>SHOP\s*<main>.*name="password"/s);
  });

  it('keeps its state in a file', async () => {
    const file = join(folder, 'state.json');
    const first = await start('--seed', 'empty', '--data', file);
    await api(first.line, 'POST', '/roles', { name: 'Kept' });
    expect(await stop(first.child)).toBe(0);
    const second = await start('--seed', 'empty', '--data', file);
    expect(await api(second.line, 'GET', '/roles')).toMatchObject([{ name: 'Kept' }]);
  });

  it('hands out its certificate with TLS', async () => {
    const { line } = await start('--seed', 'empty', '--tls');
    expect(line.url).toMatch(/^https:/);
    expect(line.ca_certificate).toContain('BEGIN CERTIFICATE');
  });

  it('says for people how to point a client at it', async () => {
    const child = spawn(process.execPath, [CLI, 'sandbox', '--seed', 'empty'], { env: cleanEnv({}) });
    children.push(child);
    let text = '';
    for await (const chunk of child.stdout) {
      text += String(chunk);
      if (text.includes('Ctrl+C')) break;
    }
    expect(text).toMatch(
      /AUTH0_DOMAIN=http:\/\/127\.0\.0\.1:\d+\n {2}AUTH0_CLIENT_ID=\S+\n {2}AUTH0_CLIENT_SECRET=\S+/,
    );
  });

  it.each([
    ['an unknown seed', ['--seed', 'demmo'], /demmo/],
    ['a snapshot that is none', ['--data', 'BROKEN'], /snapshot|JSON/i],
  ])('refuses %s in one line', async (_name, args, why) => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{"not": "a snapshot');
    const { code, stdout, stderr } = await runCli([
      'sandbox',
      ...args.map((arg) => (arg === 'BROKEN' ? broken : arg)),
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^auth0-management-mcp: [^\n]+\n$/);
    expect(stderr).toMatch(why);
  });
});

describe('output', () => {
  it('that is not read to the end does no harm', async () => {
    const child = spawn(process.execPath, [CLI, 'tools', '--json', '--all'], { env: cleanEnv({}) });
    children.push(child);
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    const closed = once(child, 'close');
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await closed).toEqual([0, null]);
    expect(errors).toBe('');
  });
});

it('refuses a word that --actions does not know', async () => {
  const { code, stderr } = await runCli(['sandbox', '--actions', 'maybe']);
  expect(code).not.toBe(0);
  expect(stderr).toContain('--actions takes on or off, not "maybe".');
});
