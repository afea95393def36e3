import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/client.js';
import { type Credentials, readCredentials, resolveCredentials } from '../../../src/config/credentials.js';
import { readEnvironment } from '../../../src/config/environment.js';
import { readSettings } from '../../../src/config/settings.js';
import { runCommand } from '../../../src/config/sources/run-command.js';
import { startSandbox } from '../../../src/sandbox/start.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const seen: string[] = [];
const resolve = (env: NodeJS.ProcessEnv, tools = {}): Promise<Credentials> => {
  seen.length = 0;
  const source = readCredentials(readEnvironment(env), env);
  if (!source) throw new Error('no credentials');
  return resolveCredentials(source, (secret) => seen.push(secret), tools);
};
const node = (code: string) => JSON.stringify([process.execPath, '-e', code]);

describe('credentials from a source', () => {
  it('a file', async () => {
    const path = file('secret', 'from-a-file\n');
    const found = await resolve({ AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_SECRET_FILE: path });
    expect(found).toMatchObject({ kind: 'secret', clientId: 'c', clientSecret: 'from-a-file' });
    expect(seen).toEqual(['from-a-file']);
    expect(await found.renew?.()).toBe(false);
    writeFileSync(path, 'rotated');
    expect(await found.renew?.()).toBe(true);
    expect(found).toMatchObject({ clientSecret: 'rotated' });
    expect(seen.at(-1)).toBe('rotated');
  });

  it('a command, of which several renewals at once are one run', async () => {
    const count = file('count', '');
    const code = `const fs=require('fs');fs.appendFileSync(${JSON.stringify(count)},'x');console.log('token.'+fs.readFileSync(${JSON.stringify(count)},'utf8')+'.sig')`;
    const found = await resolve({ AUTH0_TOKEN_COMMAND: node(code) });
    expect(found).toMatchObject({ kind: 'token', token: 'token.x.sig' });
    expect(await Promise.all([found.renew?.(), found.renew?.()])).toEqual([true, true]);
    expect(found).toMatchObject({ token: 'token.xx.sig' });
  });

  it('a private key in the keychain', async () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const keychain = async () => ({
      get: async (account: string) => (account === 'acme/c' ? key : undefined),
      set: async () => {},
      delete: async () => false,
    });
    const found = await resolve(
      { AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_PRIVATE_KEY_KEYCHAIN: 'acme/c' },
      { keychain },
    );
    expect(found).toMatchObject({ kind: 'private_key', clientId: 'c', privateKey: key });
    const missing = resolve({ AUTH0_TOKEN_KEYCHAIN: 'other' }, { keychain });
    await expect(missing).rejects.toThrow(/AUTH0_TOKEN_KEYCHAIN: the system keychain has no entry "other"/);
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['a missing file', { AUTH0_TOKEN_FILE: '/nowhere/token' }, /AUTH0_TOKEN_FILE: \/nowhere\/token .*ENOENT/],
    [
      'no program',
      { AUTH0_TOKEN_COMMAND: 'no-such-program-here x' },
      /there is no program no-such-program-here/,
    ],
    [
      'a failure',
      { AUTH0_TOKEN_COMMAND: node("console.error('not signed in');process.exit(3)") },
      /exit code 3: not signed in/,
    ],
    ['no output', { AUTH0_TOKEN_COMMAND: node('') }, /printed nothing/],
    [
      'too much output',
      { AUTH0_TOKEN_COMMAND: node("process.stdout.write('x'.repeat(99999))") },
      /more than 65536 bytes/,
    ],
    ['two lines', { AUTH0_TOKEN_COMMAND: node("console.log('a b')") }, /AUTH0_TOKEN_COMMAND contains spaces/],
  ])('%s is said', async (_name, env, why) => {
    await expect(resolve(env)).rejects.toThrow(why);
  });

  it('a command that does not end is stopped', async () => {
    await expect(runCommand([process.execPath, '-e', 'setInterval(()=>{},1e3)'], 'X', 30)).rejects.toThrow(
      /did not end within 0.03 s/,
    );
  });

  it('what looks like a secret in a complaint is left out', async () => {
    const long = 'a1B2'.repeat(12);
    const failing = resolve({ AUTH0_TOKEN_COMMAND: node(`console.error('bad ${long}');process.exit(1)`) });
    await expect(failing).rejects.toThrow('bad [redacted]');
  });

  it('two sources are one too many', () => {
    const env = { AUTH0_DOMAIN: 'a.auth0.com', AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_SECRET_FILE: 'f' };
    expect(() => readSettings({ ...env, AUTH0_CLIENT_SECRET: 's' })).toThrow(
      'AUTH0_CLIENT_SECRET and AUTH0_CLIENT_SECRET_FILE are set',
    );
    expect(() => readSettings({ ...env, AUTH0_CLIENT_ID: '' })).toThrow(
      /AUTH0_CLIENT_SECRET_FILE is set without AUTH0_CLIENT_ID/,
    );
  });

  it('a variable without a value counts as not set', () => {
    const empty = {
      AUTH0_DOMAIN: '',
      AUTH0_CLIENT_ID: ' ',
      AUTH0_CLIENT_SECRET: '',
      AUTH0_MCP_READ_ONLY: '',
    };
    expect(readSettings(empty)).toMatchObject({ tenant: { kind: 'sandbox' }, environment: {} });
  });
});

describe('a secret that was rotated', () => {
  it('is read again when the tenant refuses the old one', async () => {
    const sandbox = await startSandbox({ seed: 'empty' });
    const path = file('rotating', 'an-old-secret-of-the-client');
    const credentials = await resolve({ AUTH0_CLIENT_ID: sandbox.clientId, AUTH0_CLIENT_SECRET_FILE: path });
    const config = { baseUrl: sandbox.url, audience: sandbox.audience, credentials, userAgent: 'test' };
    const stale = createClient(config);
    const client = createClient(config);
    try {
      await expect(stale.grantedScopes()).rejects.toThrow(/refused the application’s credentials/);
      writeFileSync(path, sandbox.clientSecret);
      expect((await client.grantedScopes()).scopes.size).toBeGreaterThan(0);
    } finally {
      await Promise.all([stale.close(), client.close(), sandbox.close()]);
    }
  });

  it('so is an access token', async () => {
    const sandbox = await startSandbox({ seed: 'empty' });
    const answer = await fetch(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        audience: sandbox.audience,
        client_id: sandbox.clientId,
        client_secret: sandbox.clientSecret,
      }),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    const path = file('token', 'an-opaque-token');
    const credentials = await resolve({ AUTH0_TOKEN_FILE: path });
    const client = createClient({
      baseUrl: sandbox.url,
      audience: sandbox.audience,
      credentials,
      userAgent: 'test',
    });
    const read = () => client.send({ operation: 'GET /roles', method: 'GET', path: '/roles' });
    try {
      expect((await client.grantedScopes()).known).toBe(false);
      writeFileSync(path, access_token);
      expect((await read()).status).toBe(200);
      expect((await client.grantedScopes()).known).toBe(true);
    } finally {
      await Promise.all([client.close(), sandbox.close()]);
    }
  });
});
