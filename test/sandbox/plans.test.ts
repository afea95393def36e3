/** What the plans allow. Sources: operational-policies/entity-limit-policy, and the 402 and 403 answers of the API document. */
import { afterEach, expect, it } from 'vitest';
import type { Plan } from '../../src/sandbox/types.js';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient | undefined;
afterEach(() => client?.close());

async function tenantOn(
  plan: Plan,
): Promise<(method: string, path: string, body?: unknown) => Promise<[number, unknown]>> {
  client = await SandboxClient.start({ plan });
  return async (method, path, body) => {
    const { status, body: answer } = await (client as SandboxClient).api(method, path, body);
    return [status, (answer as { errorCode?: string } | undefined)?.errorCode];
  };
}

it('free: ten applications', async () => {
  const api = await tenantOn('free');
  // The sandbox's own application is one of them.
  for (let n = 1; n < 10; n++) expect((await api('POST', '/clients', { name: `A${n}` }))[0]).toBe(201);
  expect(await api('POST', '/clients', { name: 'One more' })).toEqual([403, 'too_many_entities']);
});

it('free: ten APIs, three rules and two social connections', async () => {
  const api = await tenantOn('free');
  for (let n = 0; n < 10; n++)
    expect((await api('POST', '/resource-servers', { name: 'A', identifier: `https://a${n}` }))[0]).toBe(201);
  expect(await api('POST', '/resource-servers', { name: 'A', identifier: 'https://b' })).toEqual([
    403,
    'too_many_entities',
  ]);
  for (let n = 0; n < 3; n++)
    expect((await api('POST', '/rules', { name: `r${n}`, script: 'x', order: n }))[0]).toBe(201);
  expect((await api('POST', '/rules', { name: 'r', script: 'x', order: 9 }))[0]).toBe(403);
  for (const strategy of ['github', 'linkedin'])
    expect((await api('POST', '/connections', { name: strategy, strategy }))[0]).toBe(201);
  expect((await api('POST', '/connections', { name: 'facebook', strategy: 'facebook' }))[0]).toBe(403);
  expect((await api('POST', '/connections', { name: 'db', strategy: 'auth0' }))[0]).toBe(201);
});

it('free: no exports, page templates or advanced customizations', async () => {
  const api = await tenantOn('free');
  expect(await api('POST', '/jobs/users-exports', {})).toEqual([403, 'insufficient_entitlement']);
  expect((await api('GET', '/branding/templates/universal-login'))[0]).toBe(402);
  expect((await api('GET', '/prompts/rendering'))[0]).toBe(402);
});

it('professional: no network ACLs, but exports', async () => {
  const api = await tenantOn('professional');
  expect(await api('GET', '/network-acls')).toEqual([403, 'insufficient_entitlement']);
  expect((await api('POST', '/jobs/users-exports', {}))[0]).toBe(200);
});

it('every plan: twenty self-service profiles', async () => {
  const api = await tenantOn('enterprise');
  for (let n = 0; n < 20; n++)
    expect((await api('POST', '/self-service-profiles', { name: `p${n}` }))[0]).toBe(201);
  expect((await api('POST', '/self-service-profiles', { name: 'p' }))[0]).toBe(409);
});
