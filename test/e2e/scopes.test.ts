/** What the token loses, the assistant loses: at once, in both protocol eras. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectStdio, type TestClient, textOf } from '../support/clients.js';
import { startTenant, type Tenant } from '../support/tenant.js';

let tenant: Tenant;
const open: TestClient[] = [];

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(async () => {
  await Promise.all(open.map((c) => c.close()));
  await tenant.close();
});

const control = (path: string, body: object) =>
  fetch(`${tenant.sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe.each(['modern', 'legacy'] as const)('a %s client', (era) => {
  async function connect(
    scopes: string[],
  ): Promise<{ client: TestClient; clientId: string; names: () => Promise<string[]> }> {
    const env = await tenant.envWithScopes(scopes);
    const client = await connectStdio(era, { env });
    open.push(client);
    return {
      client,
      clientId: env.AUTH0_CLIENT_ID ?? '',
      names: async () => (await client.tools()).map((t) => t.name),
    };
  }

  it('sees fewer tools after the token was renewed with fewer scopes', async () => {
    const { client, clientId, names } = await connect(['read:users', 'read:roles']);
    expect(await names()).toContain('list_roles');
    const grants = (await tenant.api('GET', `/client-grants?client_id=${clientId}`)).body as { id: string }[];
    await tenant.api('PATCH', `/client-grants/${grants[0]?.id}`, { scope: ['read:users'] });
    // Makes the token in use stale, so that the next call renews it.
    await control('clock', { advance_ms: 25 * 60 * 60 * 1000 });
    const renewed = await client.call('list_users', { per_page: 1 });
    expect(renewed.isError).toBeFalsy();
    expect(await names()).not.toContain('list_roles');
    expect(textOf(await client.call('list_roles'))).toContain('read:roles');
  });

  it('sees a refusal because of a missing scope once, and the tool no longer', async () => {
    const { client, names } = await connect(['read:users', 'read:roles']);
    const refusal = {
      statusCode: 403,
      error: 'Forbidden',
      message: 'Insufficient scope, expected any of: read:roles',
      errorCode: 'insufficient_scope',
    };
    await control('faults', {
      rules: [{ method: 'GET', path: '/api/v2/roles', times: 1, status: 403, body: refusal }],
    });
    const refused = await client.call('list_roles');
    expect(refused.structuredContent?.error).toMatchObject({ status: 403, code: 'insufficient_scope' });
    expect(await names()).not.toContain('list_roles');
  });
});
