/** Two replicas of one server for two tenants, with one Redis server: what is kept of each tenant is its own. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpServer, serveOverHttp } from '../../../src/server/http.js';
import type { RunningRuntime } from '../../../src/server/runtime.js';
import { loadTenants } from '../../../src/server/tenants/load-tenants.js';
import { openTenants } from '../../../src/server/tenants/open-tenants.js';
import { type Message, modern } from '../../support/raw-mcp.js';
import { REDIS_FOUND, type RedisServer, startRedis } from '../../support/redis.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

const NAMES = ['staging', 'live'] as const;
type Name = (typeof NAMES)[number];
const LIMIT = 3;

describe.skipIf(!REDIS_FOUND)('two tenants at two replicas', () => {
  let folder: string;
  let redis: RedisServer;
  let tenants: Record<Name, Tenant>;
  let runtimes: RunningRuntime[] = [];
  let servers: HttpServer[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tenants-'));
    const [staging, live, store] = await Promise.all([
      startTenant('demo'),
      startTenant('demo'),
      startRedis(),
    ]);
    tenants = { staging, live };
    redis = store;
    writeFileSync(join(folder, 'policy.yaml'), `version: 1\nlimits:\n  destructive_per_hour: ${LIMIT}\n`);
    const entries = NAMES.map((name) => {
      const { env } = tenants[name];
      writeFileSync(join(folder, `${name}.secret`), env.AUTH0_CLIENT_SECRET as string);
      return [
        `  ${name}:`,
        `    domain: ${env.AUTH0_DOMAIN}`,
        `    client_id: ${env.AUTH0_CLIENT_ID}`,
        `    client_secret_file: ${name}.secret`,
        '    policy: policy.yaml',
      ].join('\n');
    });
    const file = join(folder, 'tenants.yaml');
    writeFileSync(file, `tenants:\n${entries.join('\n')}\n`);
    const env = {
      LOG_LEVEL: 'silent',
      AUTH0_MCP_STATE_URL: redis.url,
      AUTH0_MCP_STATE_KEY: 'tenants '.repeat(5),
    };
    for (let n = 0; n < 2; n += 1) {
      const runtime = await openTenants(await loadTenants(env, { tenant: 'all', tenantsFile: file }));
      runtimes = [...runtimes, runtime];
      servers = [...servers, await serveOverHttp(runtime, { host: '127.0.0.1', port: 0 })];
    }
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await redis?.close();
    for (const tenant of Object.values(tenants ?? {})) await tenant.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  const at = async (replica: number, call: object): Promise<Message> =>
    (await modern(servers[replica]?.url ?? '', 'tools/call', call as never)).result;
  const codeOf = (result: Message): string | undefined => result.structuredContent?.error?.code;
  const update = (tenant: Name, role_id: string, name: string) => ({
    name: 'run_write_operation',
    arguments: { tenant, name: 'update_role', arguments: { role_id, description: name } },
  });
  const removal = (tenant: Name, role_id: string) => ({
    name: 'run_write_operation',
    arguments: { tenant, name: 'delete_role', arguments: { role_id } },
  });
  const agreed = ({ inputRequests, requestState }: Message) => {
    const [[key, request]] = Object.entries(inputRequests) as [[string, Message]];
    const [field = ''] = Object.keys(request.params.requestedSchema.properties);
    const typed = /Type "(.*)" to confirm\.$/m.exec(request.params.message)?.[1];
    const content = { [field]: field === 'confirm' ? true : typed };
    return { requestState, inputResponses: { [key]: { action: 'accept', content } } };
  };
  const newRole = async (tenant: Name, name: string): Promise<string> =>
    (await tenants[tenant].api('POST', '/roles', { name })).body.id;
  /** Names of the tenant's entries in the store, of all kinds or of one. */
  const entriesOf = (tenant: Name, kind = ''): string[] => {
    const domain = runtimes[0]?.tenants?.get(tenant)?.tenant ?? '';
    const prefix = createHash('sha256').update(domain).digest('hex').slice(0, 12);
    return redis.cli('--raw', 'KEYS', `auth0-mcp:${prefix}:${kind}*`).split('\n').filter(Boolean);
  };

  it('get one token for each tenant together', async () => {
    for (const name of NAMES) {
      const asked = (await tenants[name].requests()).filter(({ path }) => path === '/oauth/token');
      // One is the test's own.
      expect(asked, name).toHaveLength(2);
      expect(entriesOf(name, 'token:'), name).toHaveLength(1);
    }
  });

  it('keep a journal for each, which any replica takes back from', async () => {
    const id = await newRole('staging', 'Journal');
    const made = await at(0, update('staging', id, 'Changed'));
    const { change_id } = made.structuredContent;
    expect(change_id).toEqual(expect.any(String));
    expect([entriesOf('staging', 'change:').length, entriesOf('live', 'change:').length]).toEqual([1, 0]);
    const listed = async (tenant: Name) =>
      (await at(1, { name: 'list_changes', arguments: { tenant } })).structuredContent.items.length;
    expect([await listed('staging'), await listed('live')]).toEqual([1, 0]);
    const undo = (tenant: Name) => at(1, { name: 'undo_change', arguments: { tenant, change_id } });
    expect((await undo('live')).isError).toBe(true);
    expect((await undo('staging')).isError ?? false).toBe(false);
  });

  it('take a confirmation at any replica, for the tenant that was asked about', async () => {
    const id = await newRole('staging', 'Asked');
    // The same id in both: only the tenant differs.
    const asked = await at(0, removal('staging', id));
    const answer = agreed(asked);
    expect(codeOf(await at(1, { ...removal('live', id), ...answer }))).toBe('state_other_tenant');
    expect((await at(1, { ...removal('staging', id), ...answer })).isError ?? false).toBe(false);
    expect(codeOf(await at(0, { ...removal('staging', id), ...answer }))).toBe('state_used');
    expect([
      entriesOf('staging', 'confirmation-used:').length,
      entriesOf('live', 'confirmation-used:').length,
    ]).toEqual([1, 0]);
  });

  it('count the limits of each by itself', async () => {
    const remove = async (replica: number, tenant: Name, name: string) => {
      const call = removal(tenant, await newRole(tenant, name));
      const asked = await at(replica, call);
      if (!asked.inputRequests) return codeOf(asked);
      return codeOf(await at(1 - replica, { ...call, ...agreed(asked) }));
    };
    // One was removed above.
    for (let n = 1; n < LIMIT; n += 1) expect(await remove(n % 2, 'staging', `Used ${n}`)).toBeUndefined();
    for (const replica of [0, 1])
      expect(await remove(replica, 'staging', `Too many ${replica}`)).toMatch(/limit/);
    expect(await remove(1, 'live', 'Other')).toBeUndefined();
    expect(entriesOf('live', 'limit:').length).toBeGreaterThan(0);
  });

  it('lead the rate limits of each by itself', async () => {
    // A leader says every second that it leads, for three: on a busy machine it may be late.
    await expect.poll(() => NAMES.map((name) => entriesOf(name, 'rate:').length)).toEqual([1, 1]);
  });

  it('read nothing of the other tenant, even where it is put into their place', async () => {
    const [from = ''] = entriesOf('staging', 'token:');
    const [to = ''] = entriesOf('live', 'token:');
    const foreign = redis.cli('--raw', 'GET', from).trim();
    redis.cli('SET', to, foreign);
    expect((await at(0, { name: 'list_roles', arguments: { tenant: 'live' } })).isError ?? false).toBe(false);
    // All that is kept of one is gone: the other one does not notice.
    redis.cli('DEL', ...entriesOf('staging').filter((name) => !name.endsWith(':names')));
    const call = removal('live', await newRole('live', 'Still there'));
    const answer = agreed(await at(1, call));
    expect((await at(0, { ...call, ...answer })).isError ?? false).toBe(false);
  });
});
