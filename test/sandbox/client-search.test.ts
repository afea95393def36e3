/** `GET /clients/search`: both syntaxes, sorting, cursors, and what an answer never shows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;
const ids: Record<string, string> = {};

const search = (query: Record<string, string>) =>
  client.api('GET', `/clients/search?${new URLSearchParams(query)}`);
const names = async (query: Record<string, string>): Promise<string[]> => {
  const { status, body } = await search(query);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.clients.map(({ name }: { name: string }) => name);
};

beforeAll(async () => {
  client = await SandboxClient.start();
  for (const app of [
    { name: 'Customer Portal', app_type: 'spa', client_metadata: { team: 'web' } },
    { name: 'Partner Portal', app_type: 'regular_web', client_metadata: { team: 'partners' } },
    { name: 'Invoice worker', app_type: 'non_interactive', client_metadata: { team: 'web' } },
  ]) {
    const { body } = await client.api('POST', '/clients', app);
    ids[app.name] = body.client_id;
    await client.raw('POST', '/_sandbox/clock', { advance_ms: 60_000 });
  }
});
afterAll(() => client.close());

describe('a query', () => {
  it.each([
    ['lucene', 'name:*portal*', ['Customer Portal', 'Partner Portal']],
    ['lucene', 'name:Invoice*', ['Invoice worker']],
    ['lucene', 'app_type:spa OR app_type:regular_web', ['Customer Portal', 'Partner Portal']],
    ['lucene', 'metadata.team:web AND NOT app_type:spa', ['Invoice worker']],
    ['lucene', 'portal', ['Customer Portal', 'Partner Portal']],
    ['scim', 'name co "portal" and app_type eq "spa"', ['Customer Portal']],
    ['scim', 'name ew "worker"', ['Invoice worker']],
    ['scim', 'metadata.team eq "partners"', ['Partner Portal']],
  ])('in %s finds with %s', async (parser, q, found) => {
    expect((await names({ q, parser })).sort()).toEqual(found);
  });

  it('finds by the time of the last change, which an update moves', async () => {
    const before = await names({ sort: 'updated_at' });
    expect(before.at(-1)).toBe('Invoice worker');
    await client.api('PATCH', `/clients/${ids['Customer Portal']}`, { description: 'New' });
    expect((await names({ sort: 'updated_at' })).at(-1)).toBe('Customer Portal');
  });

  it('finds by the organizations of an application’s grants', async () => {
    const { body: org } = await client.api('POST', '/organizations', { name: 'acme' });
    await client.api('POST', '/resource-servers', { name: 'API', identifier: 'https://api.example.com' });
    const { body: grant } = await client.api('POST', '/client-grants', {
      client_id: ids['Invoice worker'],
      audience: 'https://api.example.com',
      scope: [],
      organization_usage: 'allow',
      allow_any_organization: true,
    });
    const added = await client.api('POST', `/organizations/${org.id}/client-grants`, { grant_id: grant.id });
    expect(added.status, JSON.stringify(added.body)).toBe(201);
    expect(await names({ q: `client_grant.organization_id:${org.id}` })).toEqual(['Invoice worker']);
    expect(await names({ q: 'client_grant.allow_any_organization:true' })).toEqual(['Invoice worker']);
  });

  it.each([
    ['more than five conditions', 'name:a OR name:b OR name:c OR name:d OR name:e OR name:f', 'lucene'],
    ['more than five conditions', [...'abcdef'].map((c) => `name eq "${c}"`).join(' or '), 'scim'],
    ['a field that is not indexed', 'client_secret:*', 'lucene'],
    ['a field that is not indexed', 'callbacks eq "https://example.com"', 'scim'],
    ['what cannot be read', 'name:(', 'lucene'],
  ])('with %s is refused', async (_what, q, parser) => {
    const { status, body } = await search({ q, parser });
    expect(status).toBe(400);
    expect(body.errorCode).toBe('invalid_query_string');
  });
});

describe('an answer', () => {
  it('is sorted, and paged by a cursor that ends', async () => {
    const all = await names({ sort: 'name' });
    expect(all).toEqual([...all].sort());
    const paged: string[] = [];
    let from: string | undefined;
    do {
      const query: Record<string, string> = { sort: 'name', take: '2', ...(from ? { from } : {}) };
      const { body } = await search(query);
      expect(body.clients.length).toBeLessThanOrEqual(2);
      paged.push(...body.clients.map(({ name }: { name: string }) => name));
      from = body.next;
    } while (from);
    expect(paged).toEqual(all);
  });

  it('has the fields that are asked for', async () => {
    const { body } = await search({ q: 'name:Invoice*', fields: 'name,client_id' });
    expect(body.clients).toEqual([{ name: 'Invoice worker', client_id: ids['Invoice worker'] }]);
    const { body: rest } = await search({ q: 'name:Invoice*', fields: 'name', include_fields: 'false' });
    expect(rest.clients[0]).toMatchObject({ client_id: ids['Invoice worker'] });
    expect(rest.clients[0]).not.toHaveProperty('name');
  });

  it('never shows secrets or keys', async () => {
    const { body } = await search({});
    for (const app of body.clients) {
      for (const name of ['client_secret', 'encryption_key', 'signing_keys', 'owners', 'addons'])
        expect(app).not.toHaveProperty(name);
    }
  });
});
