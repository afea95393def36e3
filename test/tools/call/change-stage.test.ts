/** A write as a change: what is read, completed, named and sent, seen from the tenant and from what leaves the server. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../../src/client/types.js';
import { defaultPolicy } from '../../../src/policy/merge-policy.js';
import type { Policy } from '../../../src/policy/policy.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, type Body, startBench } from '../call-bench.js';

const CANARY = 'canary-Zk4vQ9t2LmX7';
const CAN_ASK = { canAsk: true };

let tenant: Tenant;
let bench: Bench;
let folder: string;
let sent: ApiRequest[];
let logged: string[];
let client: string;
let connection: string;

async function open(policy: Partial<Policy> = {}): Promise<void> {
  await bench?.close();
  bench = await startBench(tenant, policy, {
    ...tenant.env,
    AUTH0_MCP_AUDIT_LOG: join(folder, 'audit.jsonl'),
  });
  sent = [];
  logged = [];
  const { client: api } = bench.runtime;
  const send = api.send.bind(api);
  api.send = (request) => {
    sent.push(request);
    return send(request);
  };
  const keep = (fields: object, message: string) => {
    logged.push(JSON.stringify(fields), message);
  };
  Object.assign(bench.runtime.log, { warn: keep, error: keep });
}

const audit = () => readFile(join(folder, 'audit.jsonl'), 'utf8');
const requests = () => sent.map(({ method, path }) => `${method} ${path.split('/')[1]}`);
const writes = () => sent.filter(({ method }) => method !== 'GET');

/** The question, or undefined where nobody is asked. */
async function question(tool: string, args: object): Promise<string | undefined> {
  const outcome = await bench.outcome(tool, args, CAN_ASK);
  return outcome.kind === 'ask' ? outcome.message : undefined;
}

/** A call by a client whose person agrees, with everything that left the server on the way. */
async function agreed(tool: string, args: object): Promise<{ body: Body; told: string }> {
  const first = await bench.outcome(tool, args, CAN_ASK);
  if (first.kind === 'open') throw new Error('a page was to be opened');
  if (first.kind === 'result')
    return { body: first.result.structuredContent, told: JSON.stringify(first.result) };
  const typed = /Type "(.*)" to confirm/.exec(first.message)?.[1];
  const content = typed === undefined ? { confirm: true } : { name: typed };
  const responses = { confirmation: { action: 'accept', content } };
  const then = await bench.outcome(tool, args, { ...CAN_ASK, state: first.state, responses });
  if (then.kind !== 'result') throw new Error('it asked again');
  return { body: then.result.structuredContent, told: `${first.message}\n${JSON.stringify(then.result)}` };
}

const clientNow = async () => (await tenant.api('GET', `/clients/${client}`)).body;
const connectionNow = async () => (await tenant.api('GET', `/connections/${connection}`)).body;

beforeAll(async () => {
  tenant = await startTenant();
  folder = await mkdtemp(join(tmpdir(), 'change-stage-'));
});
beforeEach(async () => {
  const unique = Math.random().toString(36).slice(2);
  const application = await tenant.api('POST', '/clients', {
    name: `App ${unique}`,
    app_type: 'regular_web',
    callbacks: ['https://a.example/cb', 'https://b.example/cb', 'https://c.example/cb'],
    client_metadata: { team: 'red' },
  });
  client = application.body.client_id;
  const made = await tenant.api('POST', '/connections', {
    name: `oidc-${unique}`,
    strategy: 'okta',
    options: { client_id: 'idp', client_secret: CANARY, domain: 'example.okta.com', type: 'back_channel' },
  });
  connection = made.body.id;
  await open();
});
afterEach(async () => {
  await tenant.api('DELETE', `/connections/${connection}`);
  await tenant.api('DELETE', `/clients/${client}`);
});
afterAll(async () => {
  await bench.close();
  await tenant.close();
  await rm(folder, { recursive: true });
});

describe('what an update does not name', () => {
  it('stays, secrets included, which nobody but the tenant sees', async () => {
    const before = (await connectionNow()).options;
    const { body, told } = await agreed('update_connection', {
      connection_id: connection,
      options: { icon_url: 'https://example.com/icon.png' },
    });
    expect(body.error).toBeUndefined();
    expect((await connectionNow()).options).toEqual({ ...before, icon_url: 'https://example.com/icon.png' });
    expect(before.client_secret).toBe(CANARY);
    expect(writes()[0]?.body).toMatchObject({ options: { client_secret: CANARY } });
    for (const text of [told, await audit(), logged.join()]) expect(text).not.toContain(CANARY);
  });

  it('is in no error either, whatever the API answers', async () => {
    await fetch(`${tenant.sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        rules: [
          {
            method: 'PATCH',
            path: '/connections/{id}',
            status: 400,
            body: { statusCode: 400, error: 'Bad Request', message: 'options.client_secret is invalid' },
          },
        ],
      }),
    });
    const { body, told } = await agreed('update_connection', {
      connection_id: connection,
      options: { icon_url: 'x' },
    });
    await fetch(`${tenant.sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ rules: [] }),
    });
    expect(body.error.status).toBe(400);
    for (const text of [told, await audit(), logged.join()]) expect(text).not.toContain(CANARY);
  });

  it('goes as the API wants it with as_given, and the question names what is lost', async () => {
    const args = {
      connection_id: connection,
      options: { icon_url: 'https://example.com/i.png' },
      apply: 'as_given',
    };
    const { told } = await agreed('update_connection', args);
    expect(told).toContain('Loss');
    expect(told).toContain('options.client_secret');
    expect(told).not.toContain(CANARY);
    expect((await connectionNow()).options).not.toHaveProperty('client_secret');
  });

  it('cannot be kept where nothing is read, and the question says so', async () => {
    await open({ confirmation: { ...defaultPolicy().confirmation, preview: 'off' } });
    const asked = await question('update_connection', {
      connection_id: connection,
      options: { icon_url: 'x' },
    });
    expect(asked).toContain('What it replaces is not known');
    expect(requests()).not.toContain('GET connections');
  });
});

describe('a list', () => {
  it.each([
    ['add', ['https://d.example/cb', 'https://a.example/cb'], ['a', 'b', 'c', 'd']],
    ['remove', ['https://b.example/cb', 'https://x.example/cb'], ['a', 'c']],
    ['merge', ['https://b.example/cb'], ['b']],
  ])('with apply %s', async (apply, callbacks, left) => {
    await agreed('update_client', { client_id: client, callbacks, apply });
    expect((await clientNow()).callbacks).toEqual(left.map((letter) => `https://${letter}.example/cb`));
  });

  it('that cannot be read is neither added to nor taken from', async () => {
    await open({ confirmation: { ...defaultPolicy().confirmation, preview: 'off' } });
    const args = { client_id: client, callbacks: ['https://b.example/cb'], apply: 'remove' };
    expect((await bench.call('update_client', args)).error.code).toBe('present_unknown');
    expect(writes()).toEqual([]);
  });
});

describe('a plain write', () => {
  it('asks nobody, and costs one read', async () => {
    expect(
      await question('update_client', { client_id: client, description: 'Just a note' }),
    ).toBeUndefined();
    expect(requests()).toEqual(['GET clients', 'PATCH clients']);
  });

  it('costs none with as_given', async () => {
    const args = { client_id: client, description: 'Another', apply: 'as_given' };
    expect(await question('update_client', args)).toBeUndefined();
    expect(requests()).toEqual(['PATCH clients']);
  });

  it('is one that asks for what is so already', async () => {
    const { callbacks } = await clientNow();
    expect(
      await question('update_client', { client_id: client, callbacks, apply: 'as_given' }),
    ).toBeUndefined();
    expect(
      await question('update_client', { client_id: client, callbacks: ['https://e.example/'] }),
    ).toBeDefined();
  });
});

describe('a high-impact effect', () => {
  const gone = { callbacks: [] };

  it('is refused by max_risk, and named', async () => {
    await open({ maxRisk: 'write' });
    const { error } = await bench.call('update_client', { client_id: client, ...gone }, CAN_ASK);
    expect(error).toMatchObject({
      code: 'risk_not_allowed',
      message: expect.stringContaining('lock_out (callbacks)'),
    });
    expect(await question('update_client', { client_id: client, description: 'Fine' })).toBeUndefined();
    expect(writes()).toHaveLength(1);
  });

  it('counts against the hourly limit of destructive calls', async () => {
    await open({ limits: { destructive: 1 } });
    expect((await agreed('update_client', { client_id: client, ...gone })).body.error).toBeUndefined();
    const again = await agreed('update_client', { client_id: client, callbacks: ['https://z.example/cb'] });
    expect(again.body.error).toMatchObject({ code: 'limit_reached' });
    expect(
      (await agreed('update_client', { client_id: client, description: 'y' })).body.error,
    ).toBeUndefined();
  });

  it('is in the audit trail', async () => {
    await agreed('update_client', { client_id: client, ...gone });
    const lines = (await audit())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const decisions = lines.filter(({ kind }) => kind === 'decision').slice(-2);
    expect(decisions).toMatchObject([
      { decision: 'ask', risk: 'destructive', effects: expect.arrayContaining(['lock_out', 'loss']) },
      { decision: 'run', risk: 'destructive', effects: expect.arrayContaining(['lock_out', 'loss']) },
    ]);
  });
});

describe('what is not there', () => {
  it.each([
    ['delete_user', { user_id: 'auth0|nobody' }],
    ['update_user', { user_id: 'auth0|nobody', blocked: true }],
    ['delete_client', { client_id: 'nothing' }],
  ])('is nothing to ask about: %s', async (tool, args) => {
    const { body } = await agreed(tool, args);
    expect(body.error).toMatchObject({ status: 404, code: 'not_found' });
    expect(writes()).toEqual([]);
  });
});

describe('extra_fields', () => {
  it('are in the body of a write, shown whole and asked for', async () => {
    const args = { client_id: client, extra_fields: { brand_new: { deep: ['value of it'] } } };
    const asked = await question('update_client', args);
    expect(asked).toContain('brand_new');
    expect(asked).toContain('value of it');
    await agreed('update_client', args);
    expect(writes()[0]?.body).toEqual({ brand_new: { deep: ['value of it'] } });
  });

  it('are in the query of a read', async () => {
    await bench.call('list_clients', { extra_fields: { brand_new: true } });
    expect(sent[0]?.query).toMatchObject({ brand_new: true });
  });

  it.each([
    ['update_client', { extra_fields: { callbacks: [] } }, 'callbacks is an argument of update_client'],
    ['update_client', { extra_fields: { apply: 'add' } }, 'apply is an argument of update_client'],
    ['list_clients', { extra_fields: { deep: { er: 1 } } }, 'goes into the query'],
  ])('of %s %j are refused', async (tool, args, message) => {
    const given = tool === 'update_client' ? { client_id: client, ...args } : args;
    const { error } = await bench.call(tool, given);
    expect(error).toMatchObject({ code: 'invalid_arguments', message: expect.stringContaining(message) });
    expect(sent).toEqual([]);
  });

  it('are what the refusal of an unknown argument leads to', async () => {
    const { error } = await bench.call('update_client', { client_id: client, brand_new: 1 });
    expect(error.hint).toContain('extra_fields');
  });
});

describe('what is not there', () => {
  beforeEach(() => open());

  it.each([
    ['delete_user', { user_id: 'auth0|000000000000000000000000' }],
    ['delete_role', { role_id: 'rol_0000000000000000' }],
    ['update_role', { role_id: 'rol_0000000000000000', description: 'x' }],
    ['delete_email_provider', {}],
    ['remove_organization_members', { organization_id: 'org_0000000000000000', members: ['auth0|1'] }],
  ])('%s asks nobody, sends nothing and says so', async (tool, args) => {
    const outcome = await bench.outcome(tool, args, CAN_ASK);
    expect(outcome).toMatchObject({ kind: 'result', result: { isError: true } });
    expect(JSON.stringify(outcome)).toMatch(
      /There is nothing (with this id|to delete)\. Nothing was changed\./,
    );
    expect(writes()).toEqual([]);
  });

  it('link_user_identity without what belongs together asks nobody and reads nothing', async () => {
    const args = { user_id: 'auth0|1', secondary_user_id: 'auth0|2' };
    const outcome = await bench.outcome('link_user_identity', args, CAN_ASK);
    expect(JSON.stringify(outcome)).toContain('provider is missing. Nothing was sent.');
    expect(sent).toEqual([]);
  });
});
