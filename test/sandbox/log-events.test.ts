/** The tenant's log: valid by the published schema, and searched as documented. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts } from '../../src/catalog/load.js';
import { generate } from './support/generate.js';
import { eventErrors, isPublished } from './support/log-schema.js';
import { SandboxClient } from './support/sandbox-client.js';
import { Scenario } from './support/scenario.js';
import './support/prerequisites.js';
import './support/prerequisites-people.js';

/** Event codes that the documentation lists and the schema does not describe. */
const UNDESCRIBED = new Set(['fapi', 'token_quota_consumption_warning']);

interface Event {
  type: string;
  description: string;
  [field: string]: unknown;
}

let client: SandboxClient;
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());

async function everyEvent(): Promise<Event[]> {
  const events: Event[] = [];
  for (let from = ''; ; ) {
    const { body } = await client.api('GET', `/logs?take=100&from=${from}`);
    if (body.length === 0) return events;
    events.push(...body);
    from = body.at(-1).log_id;
  }
}

function judge(events: readonly Event[]): void {
  const wrong = events.flatMap(eventErrors);
  expect([...new Set(wrong)]).toEqual([]);
  const unknown = new Set(events.map(({ type }) => type).filter((type) => !isPublished(type)));
  expect([...unknown].filter((type) => !UNDESCRIBED.has(type))).toEqual([]);
}

describe('every event is valid', () => {
  it('of the demo tenant', async () => {
    await client.reset('demo');
    const events = await everyEvent();
    expect(events.length).toBeGreaterThan(100);
    judge(events);
  });

  it('of provisioning and of quotas', async () => {
    await client.reset();
    const options = { client_id: 'x', client_secret: 'y', domain: 'acme.okta.com' };
    const { body: okta } = await client.api('POST', '/connections', {
      name: 'okta',
      strategy: 'okta',
      options,
    });
    await client.api('POST', `/connections/${okta.id}/scim-configuration`, {});
    const { body: scim } = await client.api('POST', `/connections/${okta.id}/scim-configuration/tokens`, {});
    const users = `/scim/v2/connections/${okta.id}/Users`;
    const sent = { authorization: `Bearer ${scim.token}` };
    for (const body of [{ externalId: 'a', userName: 'ann' }, {}])
      await client.raw('POST', users, body, sent);
    const { body: app } = await client.api('POST', '/clients', {
      name: 'M',
      grant_types: ['client_credentials'],
      token_quota: { client_credentials: { per_hour: 1 } },
    });
    const { audience } = client.running;
    await client.api('POST', '/client-grants', { client_id: app.client_id, audience, scope: ['read:users'] });
    const { client_id, client_secret } = app;
    for (let i = 0; i < 2; i++)
      await client.raw('POST', '/oauth/token', {
        grant_type: 'client_credentials',
        client_id,
        client_secret,
        audience,
      });
    const events = await everyEvent();
    const types = new Set(events.map(({ type }) => type));
    for (const type of ['sscim', 'fscim', 'token_quota_consumption_warning', 'feccft'])
      expect(types).toContain(type);
    judge(events);
  });

  it('of writes to the Management API', async () => {
    await client.reset();
    for (const operation of loadFacts().operations) {
      if (operation.method === 'GET' || operation.path.includes('/events')) continue;
      try {
        const { path, body } = await new Scenario(client).request(operation, generate);
        await client.api(operation.method, path, body);
      } catch {
        // What cannot be made here is made in the sweep of every operation.
      }
    }
    const events = await everyEvent();
    expect(events.length).toBeGreaterThan(100);
    judge(events);
  });
});

describe('an event', () => {
  const last = async (): Promise<Event> => (await client.api('GET', '/logs?per_page=1')).body[0];

  it('of a write names the operation in the singular, and what came back', async () => {
    await client.reset();
    await client.api('POST', '/roles', { name: 'Editor' });
    expect(await last()).toMatchObject({
      type: 'sapi',
      description: 'Create a role',
      tenant_name: 'sandbox',
      environment_name: expect.any(String),
      details: { response: { statusCode: 200, body: { name: 'Editor' } } },
    });
    const { client_id } = (await client.api('POST', '/clients', { name: 'App' })).body;
    expect(JSON.stringify(await last())).toContain('*****');
    await client.api('PATCH', '/tenants/settings', { friendly_name: 'x' });
    expect((await last()).description).toBe('Update tenant settings');
    await client.api('DELETE', `/clients/${client_id}`);
    expect((await last()).description).toBe('Delete a client');
  });

  it('has the correlation id of its request, cut to 64 characters', async () => {
    const headers = { authorization: `Bearer ${client.token}`, 'x-correlation-id': 'c'.repeat(100) };
    await client.raw('POST', '/api/v2/roles', { name: 'Another' }, headers);
    expect(await last()).toMatchObject({ references: { correlation_id: 'c'.repeat(64) } });
  });
});

describe('a search', () => {
  it.each(['user_email:a', 'nothing:x', '_exists_:colour', 'details.request.path:x', 'user_name.raw:a'])(
    'for %s is refused: the field is not searchable',
    async (q) => {
      expect((await client.api('GET', `/logs?q=${encodeURIComponent(q)}`)).status).toBe(400);
    },
  );

  it('finds people by user_name', async () => {
    await client.reset('demo');
    const { body } = await client.api('GET', '/logs?q=user_name:*example*&per_page=1');
    expect(body[0].user_name).toContain('example');
  });

  it('counts the page in its total', async () => {
    const { body } = await client.api('GET', '/logs?per_page=5&include_totals=true');
    expect([body.total, body.length, body.logs.length]).toEqual([5, 5, 5]);
  });

  it('needs from for take', async () => {
    expect((await client.api('GET', '/logs?take=2')).body).toHaveLength(50);
    expect((await client.api('GET', '/logs?take=2&from=')).body).toHaveLength(2);
  });
});
