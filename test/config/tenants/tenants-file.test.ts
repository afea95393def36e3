import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ownFile } from '../../../src/config/tenants/tenant-environment.js';
import { defaultTenantsFile } from '../../../src/config/tenants/tenants-file.js';
import { tenantsSchema } from '../../../src/config/tenants/tenants-schema.js';
import { loadTenants } from '../../../src/server/tenants/load-tenants.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenants-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (text: string): string => {
  const file = join(folder, 'tenants.yaml');
  writeFileSync(file, text);
  return file;
};
const load = (text: string, tenant = 'all', env: NodeJS.ProcessEnv = {}, more = {}) =>
  loadTenants(env, { tenant, tenantsFile: write(text), ...more });

const TWO = `tenants:
  dev:
    domain: dev.eu.auth0.com
    client_id: abc
    client_secret_command: op read op://vault/dev/secret
    journal: dev.journal
  live:
    domain: live.eu.auth0.com
    token_file: token
    profile: support
    read_only: true
    production: true
`;

describe('a file of tenants', () => {
  it('has a configuration for each, with paths from its folder and files of their own', async () => {
    const flags = { auditLog: '/var/audit.jsonl', journal: '/var/changes.jsonl' };
    const [dev, live] = await load(TWO, 'all', { LOG_LEVEL: 'error' }, { auditLog: flags.auditLog });
    expect(dev).toMatchObject({
      name: 'dev',
      mark: 'dev',
      config: {
        tenant: { domain: 'dev.eu.auth0.com', credentials: { kind: 'secret', clientId: 'abc' } },
        auditLog: '/var/audit.dev.jsonl',
        journal: join(folder, 'dev.journal'),
        logLevel: 'error',
      },
    });
    expect(live).toMatchObject({
      mark: 'PRODUCTION LIVE',
      config: {
        tenant: { credentials: { kind: 'token', from: { value: join(folder, 'token') } } },
        policy: { profile: 'support', readOnly: true },
        auditLog: '/var/audit.live.jsonl',
      },
    });
    expect(live?.config.journal).toBeUndefined();
  });

  it('gives the one that is chosen', async () => {
    expect((await load(TWO, 'live')).map(({ name }) => name)).toEqual(['live']);
    expect((await load(TWO, 'live, dev')).map(({ name }) => name)).toEqual(['live', 'dev']);
    await expect(load(TWO, 'lve')).rejects.toThrow('did you mean live?');
  });

  it.each([
    ['tenants: {dev: {domain: a.auth0.com, client_secret: x}}', 'use client_secret_keychain'],
    ['tenants: {dev: {domain: a.auth0.com, profil: x}}', 'did you mean profile?'],
    ['tenant: {}', 'tenant: unknown key; did you mean tenants?'],
    ['tenants: {"../x": {domain: a.auth0.com}}', 'tenants'],
    ['tenants: {dev: {client_id: x}}', 'tenants.dev.domain'],
    ['tenants: {dev: {domain: a.auth0.com}}', 'Tenant dev'],
    ['tenants: [', 'not YAML'],
    ['tenants: {}', 'has no tenant'],
    [
      'tenants: {a: {domain: x.auth0.com, token_file: t}, b: {domain: x.auth0.com, token_file: u}}',
      'have the same domain',
    ],
  ])('refuses %s', async (text, why) => {
    await expect(load(text)).rejects.toThrow(why);
  });

  it('refuses a tenant of the environment beside it, and phones for several', async () => {
    await expect(load(TWO, 'dev', { AUTH0_DOMAIN: 'x.auth0.com' })).rejects.toThrow('unset AUTH0_DOMAIN');
    await expect(
      load(TWO, 'all', { AUTH0_MCP_APPROVER: 'push', AUTH0_MCP_APPROVER_USER: 'auth0|1' }),
    ).rejects.toThrow('serves one tenant');
  });

  it('says where it is expected', async () => {
    expect(defaultTenantsFile({ XDG_CONFIG_HOME: '/c' })).toBe(
      join('/c', 'auth0-management-mcp', 'tenants.yaml'),
    );
    const missing = { tenant: 'a', tenantsFile: join(folder, 'none.yaml') };
    await expect(loadTenants({}, missing)).rejects.toThrow('There is no file of tenants');
    expect(ownFile('/a/b.c/trail', 'dev')).toBe('/a/b.c/trail.dev');
  });

  it('has the published schema', async () => {
    const schema = z.toJSONSchema(tenantsSchema, { io: 'input' });
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, '../../../catalog/tenants.schema.json'),
    );
  });
});
