/** Long lists through the built server: in one call for a model, and into a file with flat memory for a person. */
import { spawn } from 'node:child_process';
import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLine } from '../../src/cli/call/call-out.js';
import { runCli } from '../cli/run-cli.js';
import { CLI, cleanEnv, connectStdio, type TestClient } from '../support/clients.js';
import type { Tenant } from '../support/tenant.js';
import { ORGANIZATIONS, ROLES, startManyTenant, USERS } from '../tools/call-bench.js';

let tenant: Tenant;
let folder: string;
const open: TestClient[] = [];

beforeAll(async () => {
  tenant = await startManyTenant();
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lists-')));
});
afterAll(async () => {
  await Promise.all(open.map((c) => c.close()));
  await tenant.close();
  rmSync(folder, { recursive: true });
});

describe.each(['modern', 'legacy'] as const)('a %s client', (era) => {
  let client: TestClient;
  beforeAll(async () => {
    client = await connectStdio(era, { env: tenant.env });
    open.push(client);
  });

  it('is offered whole lists wherever there are pages, and told once what that means', async () => {
    const tools = await client.tools();
    const offered = (name: string) =>
      Object.keys((tools.find((t) => t.name === name)?.inputSchema.properties ?? {}) as object);
    expect(offered('list_users')).toEqual(expect.arrayContaining(['fetch_all', 'max_items']));
    expect(offered('get_user')).not.toContain('fetch_all');
    expect(client.instructions()).toContain('fetch_all');
  });

  it('gets a whole list in one call, and the rest of a longer one by the arguments it is given', async () => {
    const roles = await client.call('list_roles', { fetch_all: true });
    expect(roles.structuredContent).toMatchObject({ complete: true, fetched: ROLES, total: ROLES });
    expect(roles.structuredContent?.items).toHaveLength(ROLES);
    const ids = new Set<string>();
    interface Answer {
      items: { id: string }[];
      truncation?: { arguments?: Record<string, unknown> };
    }
    let args: Record<string, unknown> | undefined = { fetch_all: true };
    while (args) {
      const answer = (await client.call('list_organizations', args)).structuredContent as unknown as Answer;
      for (const { id } of answer.items) ids.add(id);
      args = answer.truncation?.arguments;
    }
    expect(ids.size).toBe(ORGANIZATIONS);
  });
});

describe('call --out', () => {
  const call = (tool: string, args: object, out: string) =>
    runCli(['call', tool, JSON.stringify(args), '--out', out], { env: tenant.env, cwd: folder });
  const lines = (file: string) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');

  it('writes every item as a line, beyond what pages reach, for the owner alone', async () => {
    const { code, stdout, stderr } = await call('list_users', {}, 'users.jsonl');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      file: join(folder, 'users.jsonl'),
      total: USERS,
      fetched: USERS,
      complete: true,
    });
    const ids = lines('users.jsonl').map((line) => JSON.parse(line).user_id);
    expect(ids).toHaveLength(USERS);
    expect(new Set(ids).size).toBe(USERS);
    expect(statSync(join(folder, 'users.jsonl')).mode & 0o777).toBe(0o600);
    expect(stderr).toMatch(/^1,000 of 2,500 fetched\.$/m);
  });

  it('stops at max_items, accepts lists without pages, and omits secrets', async () => {
    expect(JSON.parse((await call('list_roles', { max_items: 5 }, 'roles.jsonl')).stdout)).toMatchObject({
      fetched: 5,
      complete: false,
    });
    expect(lines('roles.jsonl')).toHaveLength(5);
    expect((await call('list_clients', {}, 'clients.jsonl')).code).toBe(0);
    const secrets = lines('clients.jsonl').map((line) => JSON.parse(line).client_secret);
    expect(secrets).toContain('[redacted]');
    const blocks = await call('list_custom_domains', {}, 'domains.jsonl');
    expect(blocks.code).toBe(0);
    expect(readFileSync(join(folder, 'domains.jsonl'), 'utf8')).toBe('');
  });

  it('overwrites nothing, leaves the folder only by an absolute path, and leaves nothing behind', async () => {
    writeFileSync(join(folder, 'kept.jsonl'), 'kept\n');
    const before = readdirSync(folder).length;
    for (const [tool, out, why] of [
      ['list_roles', 'kept.jsonl', /never overwritten/],
      ['list_roles', '../roles.jsonl', /not a path inside/],
      ['get_tenant_settings', 'settings.jsonl', /does not return a list/],
      ['find_operations', 'found.jsonl', /failed|does not return a list/],
      ['list_user_roles', 'roles-of.jsonl', /user_id: is required/],
    ] as const) {
      const { code, stdout, stderr } = await call(tool, {}, out);
      expect({ tool, code: code !== 0, stdout }).toEqual({ tool, code: true, stdout: '' });
      expect(stderr).toMatch(why);
    }
    expect(readdirSync(folder)).toHaveLength(before);
    expect(readFileSync(join(folder, 'kept.jsonl'), 'utf8')).toBe('kept\n');
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')));
    expect((await call('list_roles', { max_items: 1 }, join(elsewhere, 'r.jsonl'))).code).toBe(0);
    expect(readdirSync(elsewhere)).toEqual(['r.jsonl']);
    rmSync(elsewhere, { recursive: true });
  });

  it('keeps values exactly, with hidden characters in JSON’s own escapes', () => {
    const item = { name: 'a\u202eb\u{e0041}\u001b[2J\u200d👩‍🔧 é', '\u2066key': null };
    const line = jsonLine(item);
    expect(JSON.parse(line)).toEqual(item);
    expect(line.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(line).toContain('é');
  });
});

/** A tenant with organizations of almost four kilobytes, made up as they are asked for. */
function startEndless(count: number): Promise<Server> {
  const filler = 'x'.repeat(3_600);
  const token = ['{"alg":"none"}', '{"scope":"read:organizations"}', 'x']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-type', 'application/json');
    if (url.pathname === '/oauth/token') {
      response.end(
        JSON.stringify({
          access_token: token,
          token_type: 'Bearer',
          expires_in: 86_400,
          scope: 'read:organizations',
        }),
      );
      return;
    }
    const from = Number(url.searchParams.get('from') ?? 0);
    const end = Math.min(from + Number(url.searchParams.get('take')), count);
    const organizations = Array.from({ length: end - from }, (_, i) => ({ id: `org_${from + i}`, filler }));
    response.end(JSON.stringify({ organizations, ...(end < count ? { next: String(end) } : {}) }));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('90 MB of items', () => {
  const COUNT = 25_000;
  it('go to a file in a process that could not hold half of them', async () => {
    const server = await startEndless(COUNT);
    try {
      const { port } = server.address() as AddressInfo;
      const file = join(folder, 'everything.jsonl');
      const child = spawn(
        process.execPath,
        ['--max-old-space-size=48', CLI, 'call', 'list_organizations', '{}', '--out', file],
        {
          env: cleanEnv({
            AUTH0_DOMAIN: `http://127.0.0.1:${port}`,
            AUTH0_CLIENT_ID: 'id',
            AUTH0_CLIENT_SECRET: 'secret',
          }),
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => (stdout += chunk));
      child.stderr.on('data', (chunk) => (stderr += chunk));
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect({ code, stderr: stderr.split('\n').length }).toEqual({ code: 0, stderr: COUNT / 1_000 + 1 });
      expect(JSON.parse(stdout)).toMatchObject({ fetched: COUNT, complete: true });
      let count = 0;
      for await (const line of createInterface({ input: createReadStream(file) })) {
        if (!line.startsWith(`{"id":"org_${count}"`))
          throw new Error(`line ${count} is ${line.slice(0, 40)}`);
        count += 1;
      }
      expect(count).toBe(COUNT);
      expect(statSync(file).size).toBeGreaterThan(90_000_000);
    } finally {
      server.close();
    }
  });
});
