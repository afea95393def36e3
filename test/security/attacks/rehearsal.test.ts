/** A rehearsal asks nobody: it reaches nothing outside of its sandbox, and tells no more than its caller may read. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openScratch } from '../../../src/server/tenants/scratch.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { canary } from '../canary.js';
import { changes, codeOf, type Session, startSession, textOf } from '../session.js';

let tenant: Tenant;
let elsewhere: Server;
let reached: string[] = [];
const open: Session[] = [];
/** A service of the machine, which trusts what comes from there. */
const service = () => `https://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/containers/create`;

async function session(options: Parameters<typeof startSession>[1] = {}): Promise<Session> {
  const started = await startSession(tenant, options);
  started.runtime.scratch = () => openScratch('silent');
  open.push(started);
  return started;
}
const rehearse = (by: Session, list: [operation: string, args: object][]) =>
  by.call('run_read_operation', {
    name: 'rehearse',
    arguments: { changes: list.map(([operation, args]) => ({ operation, arguments: args })) },
  });
/** Whether each change was made in the sandbox. */
const tried = (outcome: Awaited<ReturnType<Session['call']>>): boolean[] => {
  const { changes: all = [] } = outcome.kind === 'result' ? (outcome.result.structuredContent ?? {}) : {};
  return (all as { ok: boolean }[]).map(({ ok }) => ok);
};
const webhook = (more: object = {}): [string, object] => [
  'create_event_stream',
  {
    name: 'out',
    subscriptions: [{ event_type: 'user.created' }],
    destination: {
      type: 'webhook',
      configuration: {
        webhook_endpoint: service(),
        webhook_authorization: { method: 'bearer', token: 'x' },
        ...more,
      },
    },
  },
];
const person: [string, object] = [
  'create_user',
  {
    connection: 'Username-Password-Authentication',
    email: 'new@example.com',
    password: 'Correct-Horse-9-Battery',
  },
];

beforeAll(async () => {
  elsewhere = createServer((request, reply) => {
    reached.push(`${request.method} ${request.url}`);
    reply.end();
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  tenant = await startTenant('demo');
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
  await tenant.close();
  await new Promise((resolve) => elsewhere.close(resolve));
});
beforeEach(async () => {
  reached = [];
  await changes(tenant);
});

describe('a rehearsal sends nothing to an address of the machine', () => {
  it('by testing an event stream', async () => {
    const by = await session();
    const told = await rehearse(by, [
      webhook(),
      ['test_event_stream', { id: '$1.id', event_type: 'user.created' }],
    ]);
    expect(tried(told)).toEqual([true, true]);
    expect(reached).toEqual([]);
  });

  it('by an event of a person', async () => {
    expect(tried(await rehearse(await session(), [webhook(), person]))).toEqual([true, true]);
    expect(reached).toEqual([]);
  });

  it('by a log stream with headers of its own', async () => {
    const stream: [string, object] = [
      'create_log_stream',
      {
        name: 'logs',
        type: 'http',
        sink: {
          httpEndpoint: service(),
          httpAuthorization: 'Basic x',
          httpContentType: 'application/json',
          httpContentFormat: 'JSONLINES',
        },
      },
    ];
    const told = await rehearse(await session(), [stream, ['create_role', { name: 'a' }]]);
    expect(tried(told)).toEqual([true, true]);
    expect(reached).toEqual([]);
  });
});

/** An Action with the credentials of its throw-away sandbox, which has the sandbox itself send for it. */
const SENDS = `exports.onExecutePostLogin = async (event) => {
  const base = 'http://' + event.secrets.DOMAIN;
  const json = { 'content-type': 'application/json' };
  const post = async (path, body, headers = {}) => (await fetch(base + path, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) })).json();
  const { access_token } = await post('/oauth/token', { grant_type: 'client_credentials', client_id: event.secrets.CLIENT_ID, client_secret: event.secrets.CLIENT_SECRET, audience: base + '/api/v2/' });
  const authorization = 'Bearer ' + access_token;
  const stream = await post('/api/v2/event-streams', STREAM, { authorization });
  const told = await post('/api/v2/event-streams/' + stream.id + '/test', { event_type: 'user.created' }, { authorization });
  console.log('stream ' + stream.id + ' ' + JSON.stringify(told));
};`;

describe('a rehearsal of an Action', () => {
  it('sends nothing to an address of the machine by way of its sandbox', async () => {
    const by = await session();
    const { body } = await tenant.api('POST', '/actions/actions', {
      name: 'sends',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: SENDS.replace('STREAM', JSON.stringify(webhook()[1])),
      secrets: ['DOMAIN', 'CLIENT_ID', 'CLIENT_SECRET'].map((name) => ({ name, value: 'x' })),
    });
    const told = await by.call('run_read_operation', {
      name: 'rehearse_action',
      arguments: { action_id: body.id },
    });
    expect(textOf(told)).toContain('stream est_');
    expect(reached).toEqual([]);
  });
});

describe('a rehearsal', () => {
  it('changes nothing in the tenant', async () => {
    const by = await session();
    expect(codeOf(await rehearse(by, [['create_role', { name: 'Ghost' }], person]))).toBe('ok');
    expect(await changes(tenant)).toEqual([]);
  });

  it.each([
    ['is denied by its name', 'tools: { deny: [rehearse] }'],
    ['is denied by a pattern', 'tools: { deny: ["rehears*"] }'],
    ['is denied by a level', 'confirmation: { tools: { rehearse: deny } }'],
  ])('%s, also when a runner runs it', async (_name, policy) => {
    const by = await session({ policy });
    const args = { changes: [{ operation: 'create_role', arguments: { name: 'x' } }] };
    expect(codeOf(await by.call('run_read_operation', { name: 'rehearse', arguments: args }))).toBe(
      'not_available',
    );
    expect(codeOf(await by.call('rehearse', args))).toBe('not_available');
  });

  it('tries nothing that the policy denies', async () => {
    const by = await session({ policy: 'tools: { deny: [create_role] }' });
    const told = textOf(await rehearse(by, [['create_role', { name: 'x' }]]));
    expect(told).toContain('Denied by the policy rule');
    expect(told).not.toMatch(/"ok":true/);
  });

  it('tells no secret of the tenant', async () => {
    await tenant.api('POST', '/clients', {
      name: 'Has a secret',
      client_secret: `${canary}-${canary}-${canary}`,
    });
    const by = await session();
    const told = textOf(await rehearse(by, [['create_role', { name: 'x' }]]));
    expect(told).not.toContain(canary);
  });
});

describe('a webhook whose header cannot be sent', () => {
  it.each([['a value of two lines', { method: 'bearer', token: 'x\r\nHost: attacker.example' }]])(
    'counts as failed, and the process goes on: %s',
    async (_name, webhook_authorization) => {
      const [, stream] = webhook({ webhook_authorization });
      const { status, body } = await tenant.api('POST', '/event-streams', stream);
      expect(status).toBe(201);
      const told = await tenant.api('POST', `/event-streams/${body.id}/test`, { event_type: 'user.created' });
      expect(told.status).toBeLessThan(500);
      expect(JSON.stringify(told.body)).toMatch(/Invalid character/);
      expect(reached).toEqual([]);
    },
  );
});
