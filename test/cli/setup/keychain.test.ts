/** On a desktop with a keychain, no file holds the secret: setup, use, rotation and removal with a real one. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../src/sandbox/start.js';
import { runCli } from '../run-cli.js';
import { KEYRING_FOUND, type Keyring, startKeyring } from './keyring.js';

describe.skipIf(!KEYRING_FOUND)('with the keychain of a desktop', () => {
  let sandbox: RunningSandbox;
  let keyring: Keyring;
  let root: string;
  let home: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    [sandbox, keyring] = await Promise.all([startSandbox({ seed: 'demo', tls: true }), startKeyring()]);
    root = mkdtempSync(join(tmpdir(), 'keychain-'));
    home = join(root, 'home');
    mkdirSync(home);
    const ca = join(root, 'ca.pem');
    writeFileSync(ca, sandbox.caCertificate ?? '');
    env = {
      ...keyring.env,
      HOME: home,
      PATH: process.env.PATH ?? '',
      TERM: 'dumb',
      NODE_EXTRA_CA_CERTS: ca,
      AUTH0_MCP_BROWSER: 'none',
    };
  });
  afterAll(async () => {
    await keyring.close();
    await sandbox.close();
    rmSync(root, { recursive: true, force: true });
  });

  const written = (): string[] =>
    readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

  it('setup stores the secret there and in no file, and takes it back', async () => {
    const lines = [sandbox.domain, '2', '2', sandbox.clientId, '1', sandbox.clientSecret];
    const set = await runCli(['setup', '--client', 'zed'], {
      env,
      cwd: home,
      input: `${lines.join('\n')}\n`,
    });
    expect(set).toMatchObject({ code: 0, stderr: '' });
    expect(set.stdout).toContain('keychain');
    expect(set.stdout).not.toContain(sandbox.clientSecret);
    expect(written().length).toBeGreaterThan(0);
    for (const text of written()) expect(text).not.toContain(sandbox.clientSecret);

    const doctor = await runCli(['doctor'], { env, cwd: home });
    expect(doctor.stdout).toContain(`${sandbox.domain}, by client id and secret`);

    // As a client starts the server: with the entry that setup wrote.
    const zed = JSON.parse(readFileSync(join(home, '.config', 'zed', 'settings.json'), 'utf8'));
    const entry = zed.context_servers.auth0;
    const started = { ...env, ...entry.env };
    const called = await runCli(['call', 'list_roles', '{"per_page":1}'], { env: started, cwd: home });
    expect(called).toMatchObject({ code: 0, stderr: '' });

    const removed = await runCli(['setup', '--remove', '--yes'], { env, cwd: home });
    expect(removed).toMatchObject({ code: 0, stderr: '' });
    expect(written()).toEqual([]);
    const gone = await runCli(['call', 'list_roles', '{"per_page":1}'], { env: started, cwd: home });
    expect(gone.code).not.toBe(0);
    expect(gone.stderr).toContain('keychain');
  });
});
