/** apply_to_users: shown first, asked for, held against the policy person by person, and never done twice. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/client/errors.js';
import type { ApiRequest } from '../../../src/client/types.js';
import { AuditLog } from '../../../src/policy/audit/audit-log.js';
import { answerKey } from '../../../src/policy/confirm/form-answer.js';
import { defaultPolicy } from '../../../src/policy/merge-policy.js';
import type { Policy } from '../../../src/policy/policy.js';
import { listTools } from '../../../src/server/tool-list.js';
import { applyToUsers } from '../../../src/tools/bulk/apply-to-users.js';
import type { Tenant } from '../../support/tenant.js';
import { type Bench, type Body, startBench, startManyTenant, USERS, userId } from '../call-bench.js';

let tenant: Tenant;
let opened: Bench[] = [];
beforeAll(async () => {
  tenant = await startManyTenant();
});
afterEach(async () => {
  await Promise.all(opened.map((bench) => bench.close()));
  opened = [];
});
afterAll(() => tenant.close());

async function open(policy: Partial<Policy> = {}, env?: Record<string, string>): Promise<Bench> {
  const bench = await startBench(tenant, policy, env);
  countWrites(bench);
  opened.push(bench);
  return bench;
}
/** An operator who has nobody asked, neither about the whole nor about the single change. */
const unasked = {
  confirmation: {
    ...defaultPolicy().confirmation,
    levels: { apply_to_users: 'none', update_user: 'none', assign_user_roles: 'none' },
  },
} as const;

const ids = (from: number, count: number) => Array.from({ length: count }, (_, i) => userId(from + i));
const metadataOf = async (i: number): Promise<Body> =>
  (await tenant.api('GET', `/users/${encodeURIComponent(userId(i))}`)).body.app_metadata;

const counted = new Map<string, number>();

/** Lets the bench's client count how often each user is written to. */
function countWrites({ runtime: { client } }: Bench): void {
  const send = client.send.bind(client);
  client.send = (request) => {
    const [, id] = /^\/users\/([^/?]+)/.exec(request.path) ?? [];
    if (request.method !== 'GET' && id !== undefined) {
      const user = decodeURIComponent(id);
      counted.set(user, (counted.get(user) ?? 0) + 1);
    }
    return send(request);
  };
}

/** How often each user has been written to since the last time, by id. */
function writes(): Map<string, number> {
  const counts = new Map(counted);
  counted.clear();
  return counts;
}

/** Makes the client fail each write after so many, until it is told to stop. */
function failAfter(bench: Bench, count: number, error: ApiError): () => void {
  const { client } = bench.runtime;
  const send = client.send.bind(client);
  let left = count;
  client.send = (request: ApiRequest) =>
    request.method !== 'GET' && left-- <= 0 ? Promise.reject(error) : send(request);
  return () => {
    client.send = send;
  };
}

describe('apply_to_users', () => {
  it('costs little to list, and is listed only where it can do something', async () => {
    expect(JSON.stringify(applyToUsers.advertise()).length).toBeLessThanOrEqual(950);
    const listed = (bench: Bench) => listTools(bench.runtime).some(({ name }) => name === 'apply_to_users');
    expect(listed(await open())).toBe(true);
    expect(listed(await open({ readOnly: true }))).toBe(false);
    expect(listed(await open({ toolsets: ['roles'] }))).toBe(false);
    expect(listed(await open({}, await tenant.envWithScopes(['read:users'])))).toBe(false);
  });

  it('shows who and what, and changes nothing by default', async () => {
    const bench = await open();
    writes();
    const answer = await bench.call('apply_to_users', {
      q: 'app_metadata.team:t3',
      app_metadata: { plan: 'gold', since: 2026 },
    });
    expect(answer).toMatchObject({
      dry_run: true,
      users: 500,
      total: 500,
      change: { app_metadata: { plan: 'gold' } },
    });
    expect(answer.first).toHaveLength(5);
    expect(answer.first[0]).toEqual({
      user_id: userId(3),
      email: 'person3@example.com',
      name: 'Person 3',
      now: { app_metadata: { plan: 'trial' } },
    });
    const byId = await bench.call('apply_to_users', {
      user_ids: [userId(1), userId(1), 'auth0|nobody'],
      app_metadata: { a: 1 },
    });
    expect(byId).toMatchObject({ users: 2, first: [{ email: 'person1@example.com' }, { missing: true }] });
    expect(writes().size).toBe(0);
  });

  it('changes each, and tells by user what failed', async () => {
    const bench = await open(unasked);
    const answer = await bench.call('apply_to_users', {
      user_ids: [userId(10), 'auth0|nobody', userId(11), '..'],
      app_metadata: { plan: 'gold' },
      dry_run: false,
    });
    expect(answer).toMatchObject({ done: 2, failed: 2, remaining: 0, complete: true });
    expect(answer.failures).toEqual([
      { user_id: 'auth0|nobody', status: 404, message: 'The user does not exist.' },
      { user_id: '..', message: 'user_id must not be "..".' },
    ]);
    expect(await metadataOf(10)).toEqual({ plan: 'gold', team: 't0' });
    expect(answer.resume_token).toBeUndefined();
  });

  it('assigns roles, and knows beforehand that one is not there', async () => {
    const bench = await open(unasked);
    const { body: role } = await tenant.api('POST', '/roles', { name: 'Bulk role' });
    const args = { user_ids: ids(20, 3), assign_roles: [role.id] };
    expect((await bench.call('apply_to_users', args)).change).toEqual({
      assign_roles: [`Bulk role (${role.id})`],
    });
    expect((await bench.call('apply_to_users', { ...args, dry_run: false })).done).toBe(3);
    expect((await tenant.api('GET', `/roles/${role.id}/users`)).body).toHaveLength(3);
    const absent = await bench.call('apply_to_users', { ...args, assign_roles: ['rol_absent0000000000'] });
    expect(absent.error.message).toContain('there is no role "rol_absent0000000000"');
  });

  it.each([
    [{ app_metadata: { a: 1 } }, /exactly one of user_ids, q, role, organization/],
    [{ q: '*', user_ids: ['a'], app_metadata: { a: 1 } }, /exactly one of user_ids/],
    [{ role: 'rol_1', organization: 'org_1', blocked: true }, /exactly one of user_ids/],
    [{ q: '*', blocked: true, end_sessions: true }, /blocked and end_sessions are 2 calls/],
    [{ q: '*', end_sessions: false }, /can only be true/],
    [{ q: '*' }, /what to change: one of assign_roles, remove_roles/],
    [{ q: '*', assign_roles: ['r'], app_metadata: { a: 1 } }, /assign_roles and app_metadata are 2 calls/],
    [{ q: '*', app_metadata: {} }, /would clear the existing/],
    [{ q: '*', user_metadata: { a: null } }, /user_metadata\.a: null would remove it/],
    [{ user_ids: [], app_metadata: { a: 1 } }, /user_ids: must not be empty/],
    [{ user_ids: ids(0, 501), app_metadata: { a: 1 } }, /user_ids: must have at most 500 items/],
    [{ user_ids: ['a'], app_metdata: { a: 1 } }, /Did you mean app_metadata/],
    [
      { user_ids: ['a'], app_metadata: { a: 1 }, resume_token: 'bm9wZQ' },
      /does not belong to these arguments/,
    ],
    [
      { user_ids: ['a'], app_metadata: { a: 1 }, resume_token: 'bnVsbA' },
      /does not belong to these arguments/,
    ],
  ])('refuses %j', async (args, why) => {
    const bench = await open();
    const answer = await bench.call('apply_to_users', { ...args, dry_run: false });
    expect(answer.error).toMatchObject({ code: 'invalid_arguments' });
    expect(answer.error.message).toMatch(why);
  });
});

describe('asking', () => {
  const many = { user_ids: ids(100, 60), app_metadata: { plan: 'gold' }, dry_run: false };

  it('a person agrees to more than fifty, having read how many and who; the answer counts for these alone', async () => {
    const bench = await open();
    writes();
    expect((await bench.call('apply_to_users', many)).error).toMatchObject({ code: 'cannot_ask' });
    const asked = await bench.outcome('apply_to_users', many, { canAsk: true });
    if (asked.kind !== 'ask') throw new Error('it did not ask');
    expect(asked.message).toContain('users: 60');
    for (const user of ids(100, 60)) expect(asked.message).toContain(user);
    for (const part of ['gold', 'Privileges', 'It reaches 60 people', 'Type "60 users"'])
      expect(asked.message).toContain(part);
    expect(writes().size).toBe(0);
    const agreed = {
      canAsk: true,
      state: asked.state,
      responses: { [answerKey]: { action: 'accept', content: { name: '60 users' } } },
    };
    const others = await bench.call('apply_to_users', { ...many, user_ids: ids(101, 60) }, agreed);
    expect(others.error).toMatchObject({ code: 'state_other_arguments' });
    expect(await bench.call('apply_to_users', many, agreed)).toMatchObject({ done: 60, complete: true });
    const again = await bench.call('apply_to_users', many, agreed);
    expect(again.error).toMatchObject({ code: 'state_used' });
    expect([...writes().values()].every((count) => count === 1)).toBe(true);
  });

  it('no user is changed when the person declines', async () => {
    const bench = await open();
    const asked = await bench.outcome('apply_to_users', many, { canAsk: true });
    if (asked.kind !== 'ask') throw new Error('it did not ask');
    writes();
    const responses = { [answerKey]: { action: 'decline' } };
    const answer = await bench.call('apply_to_users', many, { canAsk: true, state: asked.state, responses });
    expect(answer.error).toMatchObject({ code: 'declined' });
    expect(writes().size).toBe(0);
  });

  const few = { user_ids: ids(200, 2), app_metadata: { plan: 'gold' }, dry_run: false };
  const levels = (set: Policy['confirmation']['levels']) => ({
    confirmation: { ...defaultPolicy().confirmation, levels: set },
  });

  it('is as strict as the policy is about the single change, under whichever name', async () => {
    for (const set of [{ update_user: 'ask' }, { 'update_*': 'ask' }, { apply_to_users: 'ask' }] as const) {
      const bench = await open(levels(set));
      expect((await bench.outcome('apply_to_users', few, { canAsk: true })).kind, JSON.stringify(set)).toBe(
        'ask',
      );
    }
    for (const set of [{ update_user: 'deny' }, { apply_to_users: 'deny' }] as const) {
      const bench = await open(levels(set));
      expect((await bench.call('apply_to_users', few, { canAsk: true })).error.code).toMatch(/not_available/);
    }
    const loose = await open(levels({ apply_to_users: 'none', update_user: 'type-name' }));
    expect((await loose.outcome('apply_to_users', few, { canAsk: true })).kind).toBe('ask');
    expect(
      (await (await open(levels({ update_user: 'none' }))).call('apply_to_users', many)).error.code,
    ).toBe('cannot_ask');
  });

  it('is for what the change does, however few they are: roles and app_metadata, not a plain note', async () => {
    const bench = await open();
    const { body: role } = await tenant.api('POST', '/roles', { name: 'Few' });
    const { user_ids } = few;
    for (const change of [{ app_metadata: { plan: 'gold' } }, { assign_roles: [role.id] }]) {
      const args = { user_ids, ...change };
      expect((await bench.call('apply_to_users', args)).effects).toContain('privileges');
      const asked = await bench.outcome('apply_to_users', { ...args, dry_run: false }, { canAsk: true });
      expect(asked).toMatchObject({ kind: 'ask', message: expect.stringContaining('Privileges') });
    }
    const note = { user_ids: ids(200, 50), user_metadata: { note: 'a' }, dry_run: false };
    expect((await bench.call('apply_to_users', note)).done).toBe(50);
    const more = { ...note, user_ids: ids(200, 51), user_metadata: { note: 'b' } };
    expect(await bench.outcome('apply_to_users', more, { canAsk: true })).toMatchObject({
      kind: 'ask',
      message: expect.stringContaining('Type "51 users" to confirm'),
    });
  });

  it('tells the same change once for all of them, and different ones apart', async () => {
    const bench = await open();
    const args = { user_ids: ids(160, 20), app_metadata: { plan: 'silver' }, dry_run: false };
    const asked = await bench.outcome('apply_to_users', args, { canAsk: true });
    if (asked.kind !== 'ask') throw new Error('it did not ask');
    expect(asked.message.match(/10 of 20/g)).toHaveLength(2);
    for (const part of ['"free"', '"trial"', 'It reaches 20 people']) expect(asked.message).toContain(part);
    for (const user of args.user_ids) expect(asked.message).toContain(user);
  });

  it('follows an operator who has switched it off by name', async () => {
    const bench = await open(unasked);
    expect((await bench.call('apply_to_users', many)).done).toBe(60);
  });
});

describe('the policy', () => {
  it('keeps protected people out, and the others go on', async () => {
    const protect = {
      ...defaultPolicy().protect,
      users: { ...defaultPolicy().protect.users, emails: ['person30*@example.com'] },
    };
    const bench = await open({ ...unasked, protect });
    const args = { user_ids: ids(298, 5), app_metadata: { plan: 'gold' } };
    expect(await bench.call('apply_to_users', args)).toMatchObject({ users: 2, left_out: 3 });
    writes();
    const answer = await bench.call('apply_to_users', { ...args, dry_run: false });
    expect(answer).toMatchObject({ done: 2, left_out: 3, complete: true });
    expect(answer.left_out_by).toEqual([
      { rule: 'protected.users.emails', why: expect.any(String), user_ids: ids(300, 3) },
    ]);
    expect([...writes().keys()].sort()).toEqual(ids(298, 2));
  });

  it('keeps a protected role from everybody', async () => {
    const { body: role } = await tenant.api('POST', '/roles', { name: 'Owner' });
    const bench = await open({ protect: { ...defaultPolicy().protect, roles: ['Owner'] } });
    const args = { user_ids: ids(310, 2), assign_roles: [role.id], dry_run: false };
    expect(await bench.call('apply_to_users', args)).toMatchObject({ done: 0, left_out: 2, remaining: 0 });
    expect((await tenant.api('GET', `/roles/${role.id}/users`)).body).toEqual([]);
  });

  it('limits how many are changed within an hour, and what is left can be done later', async () => {
    const bench = await open({ ...unasked, limits: { users: 7 } });
    const args = { user_ids: ids(320, 12), app_metadata: { plan: 'gold' }, dry_run: false };
    const answer = await bench.call('apply_to_users', args);
    expect(answer).toMatchObject({ done: 7, remaining: 5, complete: false });
    expect(answer.stopped).toContain('The policy limit is 7 different people');
    const rest = await (await open(unasked)).call('apply_to_users', {
      ...args,
      resume_token: answer.resume_token,
    });
    expect(rest).toMatchObject({ done: 5, settled_before: 7, complete: true });
  });

  it('holds its bounds by what the change does', async () => {
    const roles = { user_ids: ids(900, 2), app_metadata: { plan: 'gold' }, dry_run: false };
    const note = { user_ids: ids(900, 2), user_metadata: { note: 'a' }, dry_run: false };
    const bounded = await open({ ...unasked, maxRisk: 'write' });
    expect((await bounded.call('apply_to_users', roles)).error.code).toBe('risk_not_allowed');
    const many = { ...note, user_ids: ids(900, 51) };
    expect((await bounded.call('apply_to_users', many)).error.code).toBe('risk_not_allowed');
    expect((await bounded.call('apply_to_users', note)).done).toBe(2);
    const counted = await open({ ...unasked, limits: { destructive: 1 } });
    const answer = await counted.call('apply_to_users', { ...roles, app_metadata: { plan: 'silver' } });
    expect(answer).toMatchObject({ done: 1, stopped: expect.stringContaining('destructive calls') });
    expect((await counted.call('apply_to_users', { ...note, user_metadata: { note: 'b' } })).done).toBe(2);
  });

  it('needs the scope of the single change, and that of the search', async () => {
    const bench = await open({}, await tenant.envWithScopes(['create:role_members']));
    const metadata = await bench.call('apply_to_users', { user_ids: ['a'], app_metadata: { a: 1 } });
    expect(metadata.error).toMatchObject({ code: 'insufficient_scope' });
    const search = await bench.call('apply_to_users', { q: '*', assign_roles: ['r'] });
    expect(search.error).toMatchObject({ code: 'insufficient_scope' });
  });

  it('has every change recorded by itself, with the whole around it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulk-'));
    const file = join(folder, 'audit.jsonl');
    const bench = await open(unasked);
    bench.runtime.audit = new AuditLog(file);
    await bench.call('apply_to_users', {
      user_ids: ids(340, 3),
      app_metadata: { plan: 'gold' },
      dry_run: false,
    });
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const of = (tool: string, kind: string) => lines.filter((l) => l.tool === tool && l.kind === kind);
    expect(of('apply_to_users', 'decision')).toHaveLength(1);
    expect(of('apply_to_users', 'result')).toHaveLength(1);
    expect(of('update_user', 'result').map((l) => l.status)).toEqual([200, 200, 200]);
    expect(
      of('update_user', 'decision')
        .map((l) => l.args.user_id)
        .sort(),
    ).toEqual(ids(340, 3));
    rmSync(folder, { recursive: true });
  });
});

describe('a run', () => {
  it('keeps what nested metadata holds beside the change, and is undone as one with one question', async () => {
    const bench = await open();
    const users = ids(700, 8);
    const stateOf = () =>
      Promise.all(
        users.map(async (user) => {
          const { body } = await tenant.api('GET', `/users/${encodeURIComponent(user)}`);
          return { app_metadata: body.app_metadata, user_metadata: body.user_metadata };
        }),
      );
    for (const [i, user] of users.entries())
      await tenant.api('PATCH', `/users/${encodeURIComponent(user)}`, {
        app_metadata: { limits: { seats: i, region: 'eu' } },
      });
    const before = await stateOf();
    const agree = async (tool: string, args: object) => {
      const asked = await bench.outcome(tool, args, { canAsk: true });
      if (asked.kind !== 'ask') throw new Error('it did not ask');
      const responses = { [answerKey]: { action: 'accept', content: { confirm: true } } };
      return bench.call(tool, args, { canAsk: true, state: asked.state, responses });
    };
    const args = { user_ids: users, app_metadata: { limits: { seats: 99 } }, dry_run: false };
    const answer = await agree('apply_to_users', args);
    expect(answer).toMatchObject({ done: 8, change_id: expect.stringMatching(/^chg_/), undo: 'possible' });
    for (const { app_metadata } of await stateOf())
      expect(app_metadata).toMatchObject({ plan: expect.any(String), limits: { seats: 99, region: 'eu' } });
    expect(await agree('undo_change', { change_id: answer.change_id })).toMatchObject({ undone: true });
    expect(await stateOf()).toEqual(before);
  });
});

describe('a run that ends early', () => {
  const lost = new ApiError('The token was rejected.', { kind: 'token' });

  it.each([
    ['ids', { user_ids: ids(400, 40) }],
    [
      'a search that the change itself makes smaller',
      {
        q: 'app_metadata.team:t1 AND created_at:[* TO 2024-01-01T03:30:00.000Z] AND NOT app_metadata.done:true',
      },
    ],
  ])('goes on by its token for %s, without repeating anybody', async (_name, selector) => {
    const bench = await open(unasked);
    writes();
    const args = { ...selector, app_metadata: { done: true }, dry_run: false };
    const { total } = await bench.call('apply_to_users', { ...args, dry_run: true });
    let resume_token: string | undefined;
    let done = 0;
    for (const count of [9, 0, 13, Number.POSITIVE_INFINITY]) {
      const restore = failAfter(bench, count, lost);
      const answer = await bench.call('apply_to_users', {
        ...args,
        ...(resume_token ? { resume_token } : {}),
      });
      restore();
      done += answer.done;
      resume_token = answer.resume_token;
      if (count < 100) expect(answer).toMatchObject({ stopped: 'The token was rejected.', complete: false });
      else expect(answer).toMatchObject({ complete: true, remaining: 0 });
    }
    expect(done).toBe(total);
    expect(total).toBeGreaterThanOrEqual(40);
    const counts = writes();
    expect(counts.size).toBe(total);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
  });

  it('goes on when the same call comes again after it was cancelled', async () => {
    const bench = await open(unasked);
    writes();
    const args = { user_ids: ids(500, 45), app_metadata: { plan: 'gold' }, dry_run: false };
    const cancel = new AbortController();
    await bench.call('apply_to_users', args, {
      signal: cancel.signal,
      progress: (message) => message.startsWith('20 of') && cancel.abort(),
    });
    const answer = await bench.call('apply_to_users', args);
    expect(answer.settled_before).toBeGreaterThanOrEqual(20);
    expect(answer.settled_before + answer.done).toBe(45);
    expect(answer.complete).toBe(true);
    const counts = writes();
    expect(counts.size).toBe(45);
    // Changes that were on the wire when the call was cancelled may have been made.
    const repeated = [...counts.values()].filter((count) => count > 1).length;
    expect(repeated).toBeLessThan(6);
    expect((await bench.call('apply_to_users', args)).done).toBe(45);
  });

  it('stops when ten in a row fail, instead of failing for everybody', async () => {
    const bench = await open(unasked);
    const restore = failAfter(
      bench,
      0,
      new ApiError('Payload validation error.', { kind: 'api', status: 400 }),
    );
    const outcome = await bench.outcome('apply_to_users', {
      user_ids: ids(600, 50),
      app_metadata: { a: 1 },
      dry_run: false,
    });
    restore();
    const result = outcome.kind === 'result' ? outcome.result : undefined;
    if (!result) throw new Error('it asked');
    const { failed, remaining, stopped } = result.structuredContent as Body;
    expect(result.isError).toBe(true);
    expect(failed).toBeGreaterThanOrEqual(10);
    expect(failed).toBeLessThan(20);
    expect(failed + remaining).toBe(50);
    expect(stopped).toContain('in a row failed');
  });

  it('processes a longer search five hundred at a time, to the last', async () => {
    const bench = await open(unasked);
    writes();
    const args = { q: 'app_metadata.team:(t0 OR t1)', user_metadata: { wave: 2 }, dry_run: false };
    const seen: number[] = [];
    let resume_token: string | undefined;
    do {
      const answer = await bench.call('apply_to_users', {
        ...args,
        ...(resume_token ? { resume_token } : {}),
      });
      expect(answer.total).toBe((USERS / 5) * 2);
      seen.push(answer.done);
      resume_token = answer.resume_token;
    } while (resume_token);
    expect(seen).toEqual([500, 500]);
    const counts = writes();
    expect(counts.size).toBe(1_000);
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
  });
});
