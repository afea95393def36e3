/** The same server over Streamable HTTP: both eras, asking included, and what must be refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, agrees, connectHttp, type TestClient } from '../support/clients.js';
import { type ServingProcess, startHttpServer } from '../support/http-server.js';
import { startTenant, type Tenant } from '../support/tenant.js';

let tenant: Tenant;
let server: ServingProcess;
let url = '';
const open: TestClient[] = [];

beforeAll(async () => {
  tenant = await startTenant();
  server = await startHttpServer(tenant.env);
  url = server.url;
});
afterAll(async () => {
  await Promise.all(open.map((c) => c.close()));
  await server.close();
  await tenant.close();
});

describe.each(['modern', 'legacy'] as const)('a %s client over HTTP', (era) => {
  it('lists and calls tools', async () => {
    const client = await connectHttp(era, url);
    open.push(client);
    expect((await client.tools()).map((t) => t.name)).toContain('list_roles');
    const result = await client.call('list_roles');
    expect(result.structuredContent?.items).toContainEqual(
      expect.objectContaining({ name: expect.any(String) }),
    );
  });

  it('is asked before a delete', async () => {
    const seen: Asked[] = [];
    const { body: role } = await tenant.api('POST', '/roles', { name: `Over HTTP ${era}` });
    const client = await connectHttp(era, url, agrees(seen));
    open.push(client);
    const result = await client.call('run_write_operation', {
      name: 'delete_role',
      arguments: { role_id: role.id },
    });
    expect(seen[0]?.message).toContain(`Over HTTP ${era}`);
    expect(result.isError).toBeFalsy();
    expect((await tenant.api('GET', `/roles/${role.id}`)).status).toBe(404);
  });
});

describe('the endpoint', () => {
  const post = (headers: Record<string, string>, body = '{}') =>
    fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json, text/event-stream', ...headers },
      body,
    });

  it('refuses another origin', async () => {
    expect((await post({ 'content-type': 'application/json', origin: 'https://evil.example' })).status).toBe(
      403,
    );
  });

  it('refuses what is not JSON', async () => {
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('is at /mcp only', async () => {
    expect((await fetch(url.replace('/mcp', '/other'))).status).toBe(404);
  });
});
