/** Scopes of the Management API that real tenants list besides those that operations ask for. */
import { expect, it } from 'vitest';
import furtherScopes from '../../catalog/sandbox/management-scopes.json' with { type: 'json' };
import { SandboxClient } from './support/sandbox-client.js';

it('are listed, and can be granted', async () => {
  const client = await SandboxClient.start();
  const [api] = (await client.api('GET', '/resource-servers')).body;
  const listed = api.scopes.map(({ value }: { value: string }) => value);
  expect(listed).toEqual(expect.arrayContaining(furtherScopes.scopes));
  expect(new Set(listed).size).toBe(listed.length);
  const { client_id } = (await client.api('POST', '/clients', { name: 'Worker' })).body;
  const scope = ['read:users_app_metadata', 'blacklist:tokens', 'update:triggers'];
  const grant = await client.api('POST', '/client-grants', { client_id, audience: api.identifier, scope });
  expect([grant.status, grant.body.scope]).toEqual([201, scope]);
  await client.close();
});
