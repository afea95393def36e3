/** The stages that every call goes through, seen from what reaches the client. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/client/errors.js';
import type { ApiRequest } from '../../../src/client/types.js';
import { answerKey } from '../../../src/policy/confirm/form-answer.js';
import { defaultPolicy } from '../../../src/policy/merge-policy.js';
import type { Policy } from '../../../src/policy/policy.js';
import { document } from '../../../src/server/resources/resource-read.js';
import { Execution } from '../../../src/tools/call/execute.js';
import { getOrganization } from '../../../src/tools/operations/organizations.js';
import { getUser } from '../../../src/tools/operations/users.js';
import { Reader } from '../../../src/tools/workflows/reader.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, startBench } from '../call-bench.js';

const CALL = { caller: 'local', clientName: 'test', canAsk: true };

let tenant: Tenant;
let bench: Bench;
let sent: ApiRequest[];
let user: string;
let email: string;
let organization: string;

async function open(policy: Partial<Policy> = {}): Promise<void> {
  await bench?.close();
  bench = await startBench(tenant, policy);
  sent = [];
  const { client } = bench.runtime;
  const send = client.send.bind(client);
  client.send = (request) => {
    sent.push(request);
    return send(request);
  };
}

beforeAll(async () => {
  tenant = await startTenant();
});
beforeEach(async () => {
  const created = await tenant.api('POST', '/users', {
    connection: 'Username-Password-Authentication',
    email: `stage-${Math.random().toString(36).slice(2)}@example.com`,
    password: 'Long-enough-1!',
    app_metadata: { api_key: 'real' },
  });
  ({ user_id: user, email } = created.body);
  organization = (await tenant.api('GET', '/organizations')).body[0].id;
  await open();
});
afterEach(async () => {
  await tenant.api('DELETE', `/users/${encodeURIComponent(user)}`);
});
afterAll(async () => {
  await bench.close();
  await tenant.close();
});

const writes = () => sent.filter(({ method }) => method !== 'GET');
const reads = (path: string) => sent.filter(({ method, path: at }) => method === 'GET' && at === path);
const own = () => `/users/${encodeURIComponent(user)}`;

describe('a mask in the arguments', () => {
  it.each([
    ['update_user', () => ({ user_id: user, app_metadata: { api_key: '[redacted]' } })],
    ['apply_to_users', () => ({ user_ids: [user], app_metadata: { api_key: '[redacted]' }, dry_run: false })],
    ['apply_to_users', () => ({ user_ids: [user], app_metadata: { api_key: '[redacted]' } })],
    ['apply_to_users', () => ({ q: 'email:nobody', user_metadata: { deep: [{ x: 'a [redacted] b' }] } })],
    ['offboard_user', () => ({ user: '[redacted]' })],
    [
      'run_write_operation',
      () => ({ name: 'update_user', arguments: { user_id: user, app_metadata: { api_key: '[redacted]' } } }),
    ],
  ])('is refused by %s', async (tool, args) => {
    const { error } = await bench.call(tool, args(), { canAsk: true });
    expect(error.code).toBe('masked_secret');
    expect(sent).toEqual([]);
    expect((await tenant.api('GET', own())).body.app_metadata).toEqual({ api_key: 'real' });
  });
});

describe('what is there now', () => {
  const protecting: Partial<Policy> = {
    protect: {
      ...defaultPolicy().protect,
      users: { ids: [], emails: ['boss@*'], roles: ['Owner'], organizations: [] },
    },
  };

  it('is read once for target check and preview together', async () => {
    await open(protecting);
    const outcome = await bench.outcome('delete_user', { user_id: user }, { canAsk: true });
    expect(outcome.kind).toBe('ask');
    expect(reads(own())).toHaveLength(1);
    const asked = sent.map(({ path, query }) => `${path} ${JSON.stringify(query ?? {})}`);
    expect(new Set(asked).size).toBe(asked.length);
    expect(writes()).toEqual([]);
  });

  it('is read once, however many rules ask for it', async () => {
    await open({
      ...protecting,
      protect: { ...(protecting.protect ?? defaultPolicy().protect), roles: ['Nobody'] },
      only: { organizations: [], connections: ['Username-Password-Authentication'] },
      confirmation: { ...defaultPolicy().confirmation, levels: { assign_user_roles: 'none' } },
    });
    const [{ id }] = (await tenant.api('GET', '/roles')).body;
    await bench.outcome('assign_user_roles', { user_id: user, roles: [id, id] }, { canAsk: true });
    expect(reads(`/roles/${id}`)).toHaveLength(1);
    expect(reads(own())).toHaveLength(1);
  });

  it('is read again after a broken connection, and not after an answer', async () => {
    const failures = [
      new ApiError('It broke.', { kind: 'network' }),
      new ApiError('There is none.', { kind: 'api', status: 404 }),
    ];
    const { client } = bench.runtime;
    let tries = 0;
    client.send = () => Promise.reject(failures[Math.min(tries++, 1)]);
    const { present } = new Execution(bench.runtime, CALL);
    const read = () =>
      present('GET', '/roles/r', undefined, 'GET /roles/{id}').catch((e: Error) => e.message);
    expect(await read()).toBe('It broke.');
    expect(await read()).toBe('There is none.');
    expect(await read()).toBe('There is none.');
    expect(tries).toBe(2);
  });
});

describe('a plan of several operations', () => {
  it('is confirmed once, and each part is held against limits and gate by itself', async () => {
    await open({ limits: { writes: 1 } });
    const first = await bench.outcome('offboard_user', { user, delete: true }, { canAsk: true });
    if (first.kind !== 'ask') throw new Error('it was not asked for');
    expect(writes()).toEqual([]);
    const second = await bench.outcome(
      'offboard_user',
      { user, delete: true },
      {
        canAsk: true,
        state: first.state,
        responses: { [answerKey]: { action: 'accept', content: { confirm: true, name: email } } },
      },
    );
    if (second.kind !== 'result') throw new Error('it was asked for twice');
    const steps = second.result.structuredContent?.steps as { status: string; why?: string }[] | undefined;
    if (!steps) throw new Error(JSON.stringify(second.result.structuredContent));
    expect(steps.filter(({ status }) => status === 'done')).toHaveLength(1);
    expect(steps.some(({ why }) => why?.startsWith('limit_reached'))).toBe(true);
    expect(writes()).toHaveLength(1);
  });

  it('carries out no write without evidence', async () => {
    const execution = new Execution(bench.runtime, CALL);
    const tool = bench.runtime.registry.find('update_user');
    if (!tool) throw new Error('no update_user');
    const prepared = await execution.prepare(tool, { user_id: user, blocked: true });
    await expect(execution.carryOut(prepared)).rejects.toMatchObject({ code: 'confirmation_needed' });
    expect(writes()).toEqual([]);
  });
});

describe('a read of a workflow', () => {
  const seen = async (...args: Parameters<Reader['read']>) => {
    const reader = new Reader(bench.runtime, CALL, { limit: 3 });
    return { body: await reader.read(...args), unseen: reader.unseen };
  };

  it('keeps to the organizations of the policy', async () => {
    await open({ only: { organizations: ['org_elsewhere'], connections: [] } });
    const { body, unseen } = await seen(getOrganization, { organization_id: organization }, 'it');
    expect(body).toBeUndefined();
    expect(unseen[0]?.why).toContain('restricts');
    expect(reads(`/organizations/${organization}`).length).toBeLessThanOrEqual(1);
    await expect(document(bench.runtime, 'organizations', organization, CALL)).rejects.toThrow('restricts');
  });

  it('is left out where the policy wants a person asked for it', async () => {
    await open({ confirmation: { ...defaultPolicy().confirmation, levels: { get_user: 'ask' } } });
    const { body, unseen } = await seen(getUser, { user_id: user }, 'the account');
    expect(body).toBeUndefined();
    expect(unseen[0]?.why).toContain('requires approval');
    expect(sent).toEqual([]);
  });

  it('has its arguments checked', async () => {
    const { body, unseen } = await seen(getUser, { user_id: user, no_such: 1 }, 'the account');
    expect(body).toBeUndefined();
    expect(unseen[0]?.why).toContain('no_such');
    expect(sent).toEqual([]);
  });
});

describe('a 403 with the code insufficient_scope', () => {
  const refuse = (message: string) => {
    bench.runtime.client.send = () =>
      Promise.reject(new ApiError(message, { kind: 'api', status: 403, errorCode: 'insufficient_scope' }));
  };
  const available = (name: string) => {
    const tool = bench.runtime.registry.find(name);
    return tool !== undefined && bench.runtime.gate.check(tool).available;
  };

  it.each(['get_role', 'list_roles'])('hides %s where it is about a scope', async (name) => {
    refuse('Insufficient scope, expected any of: read:roles');
    await bench.call(name, name === 'get_role' ? { role_id: 'rol_1' } : {});
    expect(available(name)).toBe(false);
  });

  it('hides nothing where the plan lacks the feature', async () => {
    refuse('Please upgrade your subscription to use roles.');
    const { error } = await bench.call('get_role', { role_id: 'rol_1' });
    expect(error).toMatchObject({ status: 403, message: 'Please upgrade your subscription to use roles.' });
    expect(available('get_role')).toBe(true);
    const reader = new Reader(bench.runtime, CALL, { limit: 1 });
    await reader.read(getUser, { user_id: user }, 'the account');
    expect(reader.unseen[0]).toEqual({
      what: 'the account',
      tool: 'get_user',
      why: 'Please upgrade your subscription to use roles.',
    });
    expect(available('get_user')).toBe(true);
  });
});
