/** A sandbox that is made from a tenant, as a program, and compared with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTenants } from '../../src/server/tenants/load-tenants.js';
import { openTenants } from '../../src/server/tenants/open-tenants.js';
import { callTool } from '../../src/server/tool-list.js';
import { CLI, cleanEnv } from '../support/clients.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import { runCli } from './run-cli.js';

let folder: string;
let file: string;
let tenant: Tenant;
let child: ChildProcess | undefined;

const entry = (name: string, domain: string, id: string, secret: string): string => {
  writeFileSync(join(folder, `${name}.secret`), secret);
  return `  ${name}:\n    domain: ${domain}\n    client_id: ${id}\n    client_secret_file: ${name}.secret\n`;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-from-'));
  file = join(folder, 'tenants.yaml');
  tenant = await startTenant('demo');
  const { url, clientId, clientSecret } = tenant.sandbox;
  writeFileSync(file, `tenants:\n${entry('demo', url, clientId, clientSecret)}`);
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await tenant.close();
  rmSync(folder, { recursive: true });
});

describe('sandbox --from', () => {
  it('is the tenant but for ids and secrets, with made-up people', async () => {
    const args = ['sandbox', '--json', '--from', 'demo', '--tenants-file', file, '--users', '3'];
    child = spawn(process.execPath, [CLI, ...args], { env: cleanEnv({}) });
    let said = '';
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    const [text] = (await once(lines, 'line')) as [string];
    const made = JSON.parse(text);
    expect(said).toContain('with 3 made-up people');
    expect(said).not.toContain('Not copied');
    expect(made.client_secret).not.toBe(tenant.sandbox.clientSecret);

    const copy = entry('copy', made.domain, made.client_id, made.client_secret);
    writeFileSync(file, `${readFileSync(file, 'utf8')}${copy}`);
    const runtime = await openTenants(await loadTenants({}, { tenant: 'all', tenantsFile: file }));
    const call = { caller: 'local', clientName: 'test', canAsk: false };
    try {
      const compared = await callTool(runtime, 'compare_tenants', { a: 'demo', b: 'copy' }, call);
      expect(compared).toMatchObject({
        kind: 'result',
        result: { structuredContent: { complete: true, only_a: [], only_b: [], different: [] } },
      });
      const one = runtime.tenants?.get('copy');
      const people = one && (await callTool(one, 'list_users', {}, call));
      expect(JSON.stringify(people)).toContain('@people.example');
      expect(JSON.stringify(people)).not.toContain('lumenbikes.example');
    } finally {
      await runtime.close();
    }
  });

  it.each([
    [['--users', '3'], '--users requires --from'],
    [['--from', 'demo', '--users', 'many'], '--users takes a number'],
    [['--from', 'demo', '--seed', 'empty'], 'choose one of them'],
    [['--from', 'dmo'], 'did you mean demo?'],
    [['--from', 'env'], 'AUTH0_DOMAIN is not set'],
  ])('refuses %j', async (args, why) => {
    const { code, stderr } = await runCli(['sandbox', '--tenants-file', file, ...args]);
    expect(code).not.toBe(0);
    expect(stderr).toContain(why);
  });
});
