/** `doctor` tells what the client that called last can do about asking people. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.js';
import { connectHost, type HostOptions } from '../../support/hosts.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

let tenant: Tenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

it.each([
  ['nothing', { kind: 'v1' }, /note last client +test-host 1\.0 \(2025-11-25\): cannot show prompts/],
  [
    'a form',
    { kind: 'v2 2026', elicitation: {} },
    /ok {3}last client +test-host 1\.0 \(2026-07-28\): shows prompts/,
  ],
] as const)('%s', async (_, options, expected) => {
  const env = { ...tenant.env, XDG_STATE_HOME: mkdtempSync(join(tmpdir(), 'state-')) };
  const before = await runCli(['doctor'], { env });
  expect(before.stdout).toMatch(/note last client +none has called a tool yet/);
  const host = await connectHost({ env }, { name: 'test-host', ...options } satisfies HostOptions);
  await host.call('list_roles');
  await host.close();
  const { stdout, code } = await runCli(['doctor'], { env });
  expect(stdout).toMatch(expected);
  expect(code).toBe(0);
});
