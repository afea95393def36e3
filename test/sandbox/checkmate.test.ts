/**
 * What auth0-checkmate asks a tenant for, in the words of its module `analyzer/tools/auth0.js` (version 1.6.6). The
 * program itself brings a browser of its own, so that it is not among those that scripts/other-programs.ts runs.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());

const LISTS = [
  '/custom-domains',
  '/clients?per_page=100&page=0&is_global=false',
  '/connections?strategy=auth0',
  '/log-streams',
  '/guardian/factors',
  '/guardian/policies',
  '/rules?enabled=true',
  '/hooks?enabled=true',
  '/logs?per_page=1&fields=type,hostname&q=type:%20(s%20f%20fp)%20AND%20hostname:%20127.0.0.1',
  '/network-acls',
  '/resource-servers',
];
const OBJECTS: readonly (readonly [path: string, field: string])[] = [
  ['/actions/actions?installed=false', 'actions'],
  ['/attack-protection/brute-force-protection', 'shields'],
  ['/attack-protection/suspicious-ip-throttling', 'stage'],
  ['/attack-protection/breached-password-detection', 'method'],
  ['/tenants/settings', 'flags'],
  ['/event-streams', 'eventStreams'],
];

describe('auth0-checkmate', () => {
  it.each(LISTS)('reads the list %s', async (path) => {
    const answer = await client.api('GET', path);
    expect([answer.status, Array.isArray(answer.body)]).toEqual([200, true]);
  });

  it.each(OBJECTS)('reads %s', async (path, field) => {
    const answer = await client.api('GET', path);
    expect([answer.status, Object.keys(answer.body)]).toEqual([200, expect.arrayContaining([field])]);
  });

  it.each(['/emails/provider', '/email-templates/verify_email'])(
    'takes 404 for not configured: %s',
    async (path) => expect((await client.api('GET', path)).status).toBe(404),
  );
});
