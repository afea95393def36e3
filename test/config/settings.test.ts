import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/errors.js';
import type { Flags } from '../../src/config/settings.js';
import { loadConfig } from '../../src/server/load-config.js';

const tenant = {
  AUTH0_DOMAIN: 'acme.eu.auth0.com',
  AUTH0_CLIENT_ID: 'client-1',
  AUTH0_CLIENT_SECRET: 'secret-1-very-secret',
};
const pem = (type: 'pkcs8' | 'pkcs1' = 'pkcs8') =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type, format: 'pem' }) as string;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function refusal(env: NodeJS.ProcessEnv, flags: Flags = {}): Promise<string> {
  const error = await loadConfig(env, flags).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ConfigError);
  const { message } = error as Error;
  expect(message).not.toContain('\n');
  return message;
}

describe('tenant', () => {
  it('is the sandbox when nothing is configured', async () => {
    const config = await loadConfig({ PATH: '/bin' });
    expect(config.tenant).toEqual({ kind: 'sandbox' });
    expect(config.policy.source).toBe('built-in defaults');
    expect(config.surface).toEqual({ toolsets: undefined, tools: undefined, most: 128 });
  });

  it('accepts the domain as a host, with a port, or as a URL', async () => {
    const of = async (AUTH0_DOMAIN: string) => (await loadConfig({ ...tenant, AUTH0_DOMAIN })).tenant;
    expect(await of('acme.eu.auth0.com')).toMatchObject({
      domain: 'acme.eu.auth0.com',
      baseUrl: 'https://acme.eu.auth0.com',
      audience: 'https://acme.eu.auth0.com/api/v2/',
    });
    expect(await of('https://Login.Acme.com/')).toMatchObject({ baseUrl: 'https://login.acme.com' });
    expect(await of('localhost:8443')).toMatchObject({
      domain: 'localhost:8443',
      baseUrl: 'https://localhost:8443',
    });
    expect(await of('http://127.0.0.1:4000')).toMatchObject({
      domain: '127.0.0.1:4000',
      baseUrl: 'http://127.0.0.1:4000',
      audience: 'http://127.0.0.1:4000/api/v2/',
    });
    expect(await of('http://[::1]:4000')).toMatchObject({ baseUrl: 'http://[::1]:4000' });
  });

  it.each([
    ['http://acme.eu.auth0.com', /only for localhost/],
    ['http://127.0.0.1.evil.com', /only for localhost/],
    ['http://localhost.evil.com', /only for localhost/],
    ['http://localhost@evil.com', /user name/],
    ['https://acme.eu.auth0.com/api/v2/', /without a path/],
    ['acme.eu.auth0.com?x=1', /without a path/],
    ['ftp://acme.eu.auth0.com', /ftp:\/\//],
    ['acme', /complete host name/],
    ['-acme.auth0.com', /complete host name/],
    ['a b.auth0.com', /not a host name/],
    ['manage.auth0.com', /dashboard/],
  ])('refuses the domain %s', async (AUTH0_DOMAIN, why) => {
    const message = await refusal({ ...tenant, AUTH0_DOMAIN });
    expect(message).toMatch(why);
    expect(message).toContain('AUTH0_DOMAIN');
  });

  it('accepts an audience for custom domains, and only one of the Management API', async () => {
    const AUTH0_AUDIENCE = 'https://acme.eu.auth0.com/api/v2/';
    const config = await loadConfig({ ...tenant, AUTH0_DOMAIN: 'login.acme.com', AUTH0_AUDIENCE });
    expect(config.tenant).toMatchObject({ audience: AUTH0_AUDIENCE, baseUrl: 'https://login.acme.com' });
    expect(await refusal({ ...tenant, AUTH0_AUDIENCE: 'https://acme.eu.auth0.com/api/v2' })).toMatch(
      /trailing slash/,
    );
    expect(await refusal({ ...tenant, AUTH0_AUDIENCE: 'my-api' })).toMatch(/AUTH0_AUDIENCE/);
    expect(await refusal({ AUTH0_AUDIENCE })).toMatch(/without AUTH0_DOMAIN/);
  });
});

describe('credentials', () => {
  it('are an id and secret, an id and private key, or a token', async () => {
    const credentials = async (env: NodeJS.ProcessEnv) => {
      const config = await loadConfig({ AUTH0_DOMAIN: tenant.AUTH0_DOMAIN, ...env });
      return config.tenant.kind === 'auth0' ? config.tenant.credentials : undefined;
    };
    expect(await credentials({ AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_SECRET: ' s \n' })).toEqual({
      kind: 'secret',
      clientId: 'c',
      clientSecret: 's',
    });
    expect(await credentials({ AUTH0_TOKEN: 'a.b.c' })).toEqual({ kind: 'token', token: 'a.b.c' });
    const key = pem();
    const expected = { kind: 'private_key', clientId: 'c', privateKey: key.trim() };
    expect(await credentials({ AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_PRIVATE_KEY: key })).toEqual(expected);
    expect(
      await credentials({
        AUTH0_CLIENT_ID: 'c',
        AUTH0_CLIENT_PRIVATE_KEY: key.trim().replaceAll('\n', '\\n'),
      }),
    ).toEqual(expected);
    const path = file('key.pem', key);
    expect(await credentials({ AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_PRIVATE_KEY: path })).toEqual({
      ...expected,
      privateKey: key,
    });
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      'a domain without credentials',
      { AUTH0_DOMAIN: 'a.auth0.com' },
      /without credentials: set AUTH0_CLIENT_ID/,
    ],
    [
      'credentials without a domain',
      { AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_SECRET: 's' },
      /without AUTH0_DOMAIN/,
    ],
    ['a token without a domain', { AUTH0_TOKEN: 't' }, /without AUTH0_DOMAIN/],
    [
      'an id without a secret',
      { AUTH0_DOMAIN: 'a.auth0.com', AUTH0_CLIENT_ID: 'c' },
      /without AUTH0_CLIENT_SECRET/,
    ],
    [
      'a secret without an id',
      { AUTH0_DOMAIN: 'a.auth0.com', AUTH0_CLIENT_SECRET: 's' },
      /without AUTH0_CLIENT_ID/,
    ],
    ['a token and a secret', { ...tenant, AUTH0_TOKEN: 't' }, /AUTH0_TOKEN and AUTH0_CLIENT_SECRET/],
    [
      'a token and an id',
      { AUTH0_DOMAIN: 'a.auth0.com', AUTH0_TOKEN: 't', AUTH0_CLIENT_ID: 'c' },
      /no client id/,
    ],
    ['a secret and a key', { ...tenant, AUTH0_CLIENT_PRIVATE_KEY: 'k' }, /keep one/],
    ['a token with its scheme', { AUTH0_DOMAIN: 'a.auth0.com', AUTH0_TOKEN: 'Bearer abc' }, /word Bearer/],
    ['an empty secret', { ...tenant, AUTH0_CLIENT_SECRET: '  ' }, /without AUTH0_CLIENT_SECRET/],
    [
      'an still the placeholder',
      { ...tenant, AUTH0_CLIENT_ID: `$\{AUTH0_CLIENT_ID}` },
      /still the placeholder/,
    ],
  ])('refuses %s', async (_name, env, why) => {
    expect(await refusal(env)).toMatch(why);
  });

  it('names a misspelt variable when one is missing', async () => {
    const env = { AUTH0_DOMAIN: 'a.auth0.com', AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_SECERT: 's' };
    expect(await refusal(env)).toMatch(
      /AUTH0_CLIENT_SECERT is set but not recognized; did you mean AUTH0_CLIENT_SECRET/,
    );
  });

  it.each([
    [
      'an encrypted key',
      () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        return privateKey.export({
          type: 'pkcs8',
          format: 'pem',
          cipher: 'aes-256-cbc',
          passphrase: 'x',
        }) as string;
      },
    ],
    [
      'a public key',
      () =>
        generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
          type: 'spki',
          format: 'pem',
        }) as string,
    ],
    ['a broken key', () => pem().replace(/\n[^\n]{10}/, '\nAAAA')],
    ['a key without its first line', () => pem().split('\n').slice(1).join('\n')],
    ['a path that does not exist', () => join(tmpdir(), 'there', 'is', 'no.pem')],
  ])('refuses %s without repeating it', async (_name, value) => {
    const key = value();
    const message = await refusal({
      AUTH0_DOMAIN: 'a.auth0.com',
      AUTH0_CLIENT_ID: 'c',
      AUTH0_CLIENT_PRIVATE_KEY: key,
    });
    expect(message).toMatch(/^AUTH0_CLIENT_PRIVATE_KEY /);
    for (const line of key.split('\n').filter((part) => part.length > 20 && !part.startsWith('---'))) {
      expect(message).not.toContain(line);
    }
  });

  it('never repeats a secret in an error', async () => {
    const message = await refusal({ ...tenant, AUTH0_CLIENT_SECRET: 'hush hush' });
    expect(message).toMatch(/AUTH0_CLIENT_SECRET contains spaces/);
    expect(message).not.toContain('hush');
  });
});

describe('the most tools that are listed', () => {
  it('come from the variable, and the flag wins', async () => {
    const env = { AUTH0_MCP_MAX_TOOLS: '80' };
    expect((await loadConfig(env)).surface.most).toBe(80);
    expect((await loadConfig(env, { maxTools: '0' })).surface.most).toBe(0);
    expect((await loadConfig({ AUTH0_MCP_MAX_TOOLS: '' })).surface.most).toBe(128);
    expect((await loadConfig({}, { toolsets: 'all' })).surface.most).toBe(128);
    const named = { AUTH0_MCP_TOOLSETS: 'all' };
    expect((await loadConfig(named)).surface.most).toBe(0);
    expect((await loadConfig({ ...named, ...env })).surface.most).toBe(80);
    expect((await loadConfig(named, { toolsets: 'users' })).surface.most).toBe(128);
  });

  it.each(['31', '-1', '1e3', '12345', 'all', '80.5'])('are not %s', async (value) => {
    expect(await refusal({ AUTH0_MCP_MAX_TOOLS: value })).toMatch(
      /^AUTH0_MCP_MAX_TOOLS must be .* 32 to 9999/,
    );
    expect(await refusal({}, { maxTools: value })).toContain('--max-tools must be');
  });
});

describe('policy settings', () => {
  it('come from the environment, and flags win', async () => {
    const env = {
      AUTH0_MCP_TOOLSETS: 'users, logs',
      AUTH0_MCP_EXCLUDE_TOOLS: 'delete_*',
      AUTH0_MCP_READ_ONLY: 'true',
    };
    const fromEnv = await loadConfig(env);
    expect(fromEnv.policy).toMatchObject({ toolsets: ['users', 'logs'], deny: ['delete_*'], readOnly: true });
    expect(fromEnv.surface.toolsets).toEqual(['users', 'logs']);
    const both = await loadConfig(env, { toolsets: 'all', excludeTools: 'create_user', tools: 'list_*' });
    expect(both.policy).toMatchObject({ toolsets: 'all', allow: ['list_*'], readOnly: true });
    expect(both.policy.deny).toEqual(['delete_*', 'create_user']);
    expect(both.surface).toEqual({ toolsets: 'all', tools: ['list_*'], most: 128 });
    expect((await loadConfig({ AUTH0_MCP_READ_ONLY: '0' }, { readOnly: true })).policy.readOnly).toBe(true);
  });

  it('lie over the policy file, whose toolsets do not change what is listed', async () => {
    const policy = file('policy.yaml', 'version: 1\ntoolsets: [users, roles]\nread_only: true\n');
    const config = await loadConfig({ AUTH0_MCP_POLICY: policy });
    expect(config.policy).toMatchObject({
      source: 'policy.yaml',
      toolsets: ['users', 'roles'],
      readOnly: true,
    });
    expect(config.surface.toolsets).toBeUndefined();
    const narrowed = await loadConfig(
      { AUTH0_MCP_POLICY: join(folder, 'absent.yaml') },
      { policy, toolsets: 'roles' },
    );
    expect(narrowed.policy).toMatchObject({ toolsets: ['roles'], readOnly: true });
  });

  it('choose a profile', async () => {
    expect((await loadConfig({ AUTH0_MCP_PROFILE: 'support-readonly' })).policy).toMatchObject({
      profile: 'support-readonly',
      readOnly: true,
    });
    expect((await loadConfig({ AUTH0_MCP_PROFILE: 'admin' }, { profile: 'support' })).policy.profile).toBe(
      'support',
    );
  });

  it.each<[string, NodeJS.ProcessEnv, Flags, RegExp]>([
    [
      'an unknown variable',
      { AUTH0_MCP_TOOLSET: 'users' },
      {},
      /AUTH0_MCP_TOOLSET; did you mean AUTH0_MCP_TOOLSETS/,
    ],
    ['a strange variable', { AUTH0_MCP_QQQQQQQQQQ: '1' }, {}, /AUTH0_MCP_QQQQQQQQQQ/],
    ['a wrong boolean', { AUTH0_MCP_READ_ONLY: 'yess' }, {}, /AUTH0_MCP_READ_ONLY must be true or false/],
    ['an unknown toolset', { AUTH0_MCP_TOOLSETS: 'user' }, {}, /no toolset "user"; did you mean "users"/],
    ['all and more', {}, { toolsets: 'all,users' }, /--toolsets: "all" cannot be combined/],
    ['an empty entry', {}, { toolsets: 'users,,logs' }, /--toolsets has an empty entry/],
    ['an odd tool name', {}, { tools: 'get_user;rm' }, /--tools: "get_user;rm" is not a tool name/],
    ['an unknown profile', {}, { profile: 'suport' }, /Unknown profile "suport"; did you mean "support"/],
    ['a prototype key as a profile', {}, { profile: '__proto__' }, /Unknown profile/],
    ['an absent policy file', { AUTH0_MCP_POLICY: '/nowhere/policy.yaml' }, {}, /policy.yaml does not exist/],
    ['an unknown level', { LOG_LEVEL: 'loud' }, {}, /LOG_LEVEL must be one of trace/],
  ])('refuse %s', async (_name, env, flags, why) => {
    expect(await refusal(env, flags)).toMatch(why);
  });

  it('refuse a malformed policy file by its line or key', async () => {
    expect(await refusal({}, { policy: file('typo.yaml', 'version: 1\nread_onyl: true\n') })).toMatch(
      /read_onyl"; did you mean "read_only"/,
    );
    expect(await refusal({}, { policy: file('broken.yaml', 'version: 1\n toolsets: [\n') })).toMatch(
      /broken.yaml/,
    );
  });

  it('carry the audit log and the log level', async () => {
    const config = await loadConfig({ AUTH0_MCP_AUDIT_LOG: 'a.jsonl', LOG_LEVEL: 'INFO' });
    expect(config).toMatchObject({ auditLog: 'a.jsonl', logLevel: 'info' });
    const flagged = await loadConfig({ LOG_LEVEL: 'info' }, { auditLog: 'b.jsonl', logLevel: 'error' });
    expect(flagged).toMatchObject({ auditLog: 'b.jsonl', logLevel: 'error' });
  });
});
