/** A server whose tenant cannot be reached at its start waits for it, says so to probes, and serves once it is there. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CLI, cleanEnv } from '../../support/clients.js';
import { holdTenant } from '../../support/held-tenant.js';
import { PATIENCE_MS } from '../../support/patient.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

let tenant: Tenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    [CLI, 'serve', '--http', '127.0.0.1:0', '--admin', '127.0.0.1:0', '--drain', '1'],
    { env: cleanEnv(env), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let output = '';
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const says = (pattern: RegExp) =>
    vi.waitFor(
      () => {
        const found = pattern.exec(output);
        if (!found) throw new Error(`the server says: ${output}`);
        return found[1] ?? '';
      },
      { timeout: PATIENCE_MS },
    );
  return { child, ended, says };
}

it('is not ready until the tenant is reached', async () => {
  const port = await freePort();
  const env = {
    ...tenant.env,
    AUTH0_DOMAIN: `http://127.0.0.1:${port}`,
    AUTH0_AUDIENCE: tenant.sandbox.audience,
  };
  const { child, ended, says } = start(env);
  const admin = await says(/probes and metrics at (http:\S+)/);
  await says(/Trying again in/);
  const probe = async (path: string) => {
    const response = await fetch(`${admin}${path}`);
    return `${response.status} ${(await response.text()).trim()}`;
  };
  expect(await probe('/livez')).toBe('200 ok');
  expect(await probe('/readyz')).toBe('503 the tenant cannot be reached');
  const door = await holdTenant(tenant.sandbox.url, port);
  await says(/serving MCP at (http:\S+)/);
  expect(await probe('/readyz')).toBe('200 ok');
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  await door.close();
});

it('ends where waiting does not help', async () => {
  const { ended, says } = start({ ...tenant.env, AUTH0_CLIENT_SECRET: 'another' });
  await says(/auth0-management-mcp: (?!probes)(.*)/);
  expect(await ended).toBe(1);
});
