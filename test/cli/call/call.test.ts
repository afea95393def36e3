/** `call`, `doctor` and the audit trail, against an empty sandbox. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAtTerminal } from '../../../src/cli/call/call.js';
import type { Terminal } from '../../../src/cli/terminal/terminal.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { patient } from '../../support/patient.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { runCli } from '../run-cli.js';

let tenant: Tenant;
let folder: string;
let made = 0;

beforeAll(async () => {
  tenant = await startTenant('empty');
  folder = mkdtempSync(join(tmpdir(), 'call-'));
});
afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true });
});

async function newRole(): Promise<{ id: string; name: string }> {
  made += 1;
  const { body } = await tenant.api('POST', '/roles', { name: `Role ${made}` });
  return body;
}
const exists = async (id: string) => (await tenant.api('GET', `/roles/${id}`)).status === 200;

describe('call', () => {
  it('prints the result as JSON', async () => {
    const role = await newRole();
    const { code, stdout, stderr } = await runCli(
      ['call', 'get_role', JSON.stringify({ role_id: role.id })],
      {
        env: tenant.env,
      },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ id: role.id, name: role.name });
  });

  it('puts failures on stderr', async () => {
    const { code, stdout, stderr } = await runCli(['call', 'get_role', '{"role_id":"rol_absent000000000"}'], {
      env: tenant.env,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^get_role failed \(4\d\d /);
  });

  it('goes through the policy', async () => {
    const role = await newRole();
    const args = ['call', 'delete_role', JSON.stringify({ role_id: role.id })];
    const { code, stderr } = await runCli([...args, '--read-only'], { env: tenant.env });
    expect(code).toBe(1);
    expect(stderr).toContain('read-only');
    expect(await exists(role.id)).toBe(true);
  });

  it('makes no destructive change without a terminal to confirm, regardless of piped input', async () => {
    const role = await newRole();
    const args = ['call', 'delete_role', JSON.stringify({ role_id: role.id })];
    const { code, stderr } = await runCli(args, { env: tenant.env, input: `yes\n${role.name}\n` });
    expect(code).toBe(1);
    expect(stderr).toContain('cannot prompt');
    expect(await exists(role.id)).toBe(true);
    expect((await runCli([...args, '--yes'], { env: tenant.env })).stderr).toMatch(/unknown option '--yes'/);
  });
});

describe('call at a terminal', () => {
  let runtime: RunningRuntime;
  beforeAll(async () => {
    runtime = patient(await createRuntime(await loadConfig(tenant.env)));
  });
  afterAll(() => runtime.close());

  async function deletion(answer: (question: string, shown: string, name: string) => string | undefined) {
    const role = await newRole();
    let shown = '';
    const terminal: Terminal = {
      interactive: true,
      write: (text) => {
        shown += text;
      },
      ask: async (question) => answer(question, shown, role.name),
    };
    const signal = new AbortController().signal;
    const result = await callAtTerminal(runtime, 'delete_role', { role_id: role.id }, terminal, signal);
    return { role, shown, result, gone: !(await exists(role.id)) };
  }

  it('shows what would be lost and runs when its name is typed', async () => {
    const { role, shown, result, gone } = await deletion((_question, _shown, name) => name);
    expect(shown).toContain(role.name);
    expect(result.isError).toBeFalsy();
    expect(gone).toBe(true);
  });

  it.each([
    ['something else is typed', 'another name', 'wrong_name'],
    ['nothing is typed', '', 'wrong_name'],
    ['the input ends', undefined, 'cancelled'],
  ])('does nothing when %s', async (_name, typed, code) => {
    const { result, gone } = await deletion(() => typed);
    expect(result.structuredContent).toMatchObject({ error: { code } });
    expect(gone).toBe(false);
  });

  it('accepts only an explicit yes', async () => {
    const { body: user } = await tenant.api('POST', '/users', {
      email: 'blocked@example.com',
      password: 'Correct-Horse-9',
      connection: 'Username-Password-Authentication',
    });
    const ask = async (typed: string) => {
      const terminal: Terminal = { interactive: true, write: () => {}, ask: async () => typed };
      const signal = new AbortController().signal;
      return callAtTerminal(runtime, 'clear_user_blocks', { user_id: user.user_id }, terminal, signal);
    };
    expect((await ask('no')).structuredContent).toMatchObject({ error: { code: 'declined' } });
    expect((await ask('yesterday')).structuredContent).toMatchObject({ error: { code: 'declined' } });
    expect((await ask('yes')).isError).toBeFalsy();
  });
});

describe('audit', () => {
  it('is written, verified, shown, and seen to be tampered with', async () => {
    const file = join(folder, 'audit.jsonl');
    const role = await newRole();
    const call = (tool: string) =>
      runCli(['call', tool, JSON.stringify({ role_id: role.id }), '--audit-log', file], { env: tenant.env });
    await call('get_role');
    await call('delete_role');
    const verified = await runCli(['audit', 'verify', file]);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(/all intact/);
    const { stdout: table } = await runCli(['audit', 'show', file, '--tool', 'get_role']);
    expect(table).toMatch(/get_role +read +result 200/);
    expect(table).not.toContain('delete_role');
    const { stdout: json } = await runCli(['audit', 'show', file, '--tool', 'delete_role', '--json']);
    expect(JSON.parse(json.split('\n')[0] ?? '')).toMatchObject({ tool: 'delete_role', client: 'terminal' });
    writeFileSync(file, readFileSync(file, 'utf8').replace('get_role', 'get_user'));
    const tampered = await runCli(['audit', 'verify', file]);
    expect(tampered.code).toBe(1);
    expect(tampered.stdout).toMatch(/line \d+: its contents were modified/);
    expect((await runCli(['audit', 'show', file, '--since', 'yesterday'])).stderr).toMatch(
      /--since takes a date/,
    );
    expect((await runCli(['audit', 'verify', join(folder, 'absent')])).stderr).toMatch(/cannot be read/);
  });
});

describe('doctor', () => {
  it('passes for a tenant that works, and says what is hidden', async () => {
    const env = await tenant.envWithScopes(['read:users', 'read:roles']);
    const { code, stdout } = await runCli(['doctor'], { env });
    expect(stdout).toMatch(/^ok +network/m);
    expect(stdout).toMatch(/^ok +clock/m);
    expect(stdout).toMatch(/^ok +token +2 scopes/m);
    expect(stdout).toMatch(/^ok +call +GET \/users took/m);
    expect(stdout).toMatch(/^ok +callers +HTTP callers are not authenticated/m);
    expect(stdout).toMatch(/^note +grant +update:users would show \d+ more tools/m);
    expect(code).toBe(0);
  });

  it('says what is wrong, and fails', async () => {
    const wrongSecret = await runCli(['doctor'], {
      env: { ...tenant.env, AUTH0_CLIENT_SECRET: 'wrong-secret-value' },
    });
    expect(wrongSecret.code).toBe(1);
    expect(wrongSecret.stdout).toMatch(/^FAIL +token/m);
    expect(wrongSecret.stdout).not.toContain('wrong-secret-value');
    const noCredentials = await runCli(['doctor'], { env: { AUTH0_DOMAIN: 'acme.eu.auth0.com' } });
    expect(noCredentials.code).toBe(1);
    expect(noCredentials.stdout).toMatch(/^FAIL +configuration +AUTH0_DOMAIN is set without credentials/m);
    const withoutScheme = { ...tenant.env, AUTH0_DOMAIN: tenant.sandbox.domain };
    expect((await runCli(['doctor'], { env: withoutScheme })).stdout).toMatch(
      new RegExp(`^FAIL +network .*set AUTH0_DOMAIN=http://${tenant.sandbox.domain}\\.`, 'm'),
    );
  });

  it('names no scope to grant where those of the token are unknown', async () => {
    const env = { AUTH0_DOMAIN: tenant.sandbox.url, AUTH0_TOKEN: 'opaque' };
    const { code, stdout } = await runCli(['doctor'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAIL +token +its scopes cannot be read/m);
    expect(stdout).not.toMatch(/^note +grant/m);
  });

  it('goes through the proxy that calls go through', async () => {
    const asked: (string | undefined)[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      asked.push(request.url);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    const env = { ...tenant.env, AUTH0_DOMAIN: 'tenant.example', HTTPS_PROXY: `http://127.0.0.1:${port}` };
    const doctor = await runCli(['doctor'], { env });
    const call = await runCli(['call', 'list_users'], { env });
    proxy.close();
    expect(doctor.stdout).toMatch(
      /^FAIL +network .*proxy refused to connect to tenant\.example \(status 407\)/m,
    );
    expect(call.stderr).toMatch(/proxy refused to connect to tenant\.example/);
    expect(asked).toEqual(['tenant.example:443', 'tenant.example:443']);
    const misspelt = await runCli(['doctor'], { env: { ...env, HTTPS_PROXY: 'proxy:8080' } });
    expect(misspelt.stdout).toMatch(/^FAIL +network .*Set HTTPS_PROXY .* like http:/m);
  });
});

describe('policy check', () => {
  it('says in words what a policy means', async () => {
    const file = join(folder, 'policy.yaml');
    writeFileSync(file, 'version: 1\ntoolsets: [users, logs]\ntools: { deny: [delete_user] }\n');
    const { code, stdout } = await runCli(['policy', 'check', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('Only these toolsets are enabled: users, logs.');
    expect(stdout).toContain('Tools named delete_user may never be used.');
    const profile = await runCli(['policy', 'check', file, '--profile', 'support-readonly']);
    expect(profile.stdout).toContain('read-only');
  });
});
