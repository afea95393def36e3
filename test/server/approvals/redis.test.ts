/** Approvals of replicas that share a real Redis server: what one asks, the others see, and nothing happens twice. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import {
  Approvals,
  type NewApproval,
  USABLE_MS,
  WAITING_MS,
} from '../../../src/policy/approvals/approvals.js';
import type { ConfirmRequest } from '../../../src/policy/confirm/confirm-request.js';
import { SharedConfirmStore } from '../../../src/policy/confirm/confirm-store.js';
import { Confirmer } from '../../../src/policy/confirm/confirmation.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import { RedisState } from '../../../src/state/redis/redis-state.js';
import { StateUnavailable } from '../../../src/state/shared-state.js';
import { record } from '../../policy/records.js';
import { PATIENCE_MS, patientClock } from '../../support/patient.js';
import { REDIS_FOUND, type RedisServer, startRedis, USER } from '../../support/redis.js';
import { bench, idToken } from './push-bench.js';

const SECRET = 'approvals '.repeat(4);
let server: RedisServer;
const open: RedisState[] = [];
beforeAll(async () => {
  if (REDIS_FOUND) server = await startRedis();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((state) => state.close()));
});
afterAll(() => server?.close());

let deployments = 0;
/** As many replicas of one deployment, each with its own connection. */
async function states(count: number): Promise<RedisState[]> {
  await server.start();
  deployments += 1;
  const made = Array.from(
    { length: count },
    () => new RedisState({ url: server.url, secret: SECRET, deployment: `d${deployments}` }),
  );
  open.push(...made);
  await Promise.all(made.map((state) => state.started(20_000)));
  return made;
}
/** Resolves when the store can be used again. */
const back = (state: RedisState): Promise<void> =>
  state.status().ready ? Promise.resolve() : new Promise((resolve) => state.onReturn(resolve));
/** Resolves when a replica has noticed that the store is away. */
async function away(state: RedisState): Promise<void> {
  while (state.status().ready) await new Promise((resolve) => setImmediate(resolve));
}

const jane = { person: 'https://issuer.example/ auth0|jane' };
const asked: NewApproval = {
  ...{ caller: `${jane.person} client`, person: jane.person, tenant: 'acme.example', tool: 'delete_user' },
  ...{ args: 'a', policy: 'p', title: 'Delete a user', clientName: 'chat', level: 'ask' },
  ...{ question: 'Delete a user (delete_user)', shown: 's', change: 'c', effects: ['loss'] },
};
const yes = { approve: true, by: jane, how: 'page' } as const;

describe.skipIf(!REDIS_FOUND)('approvals in one Redis server', { timeout: 120_000 }, () => {
  it('are asked at one replica, answered at another, and used once, by whatever replica is first', async () => {
    const replicas = (await states(3)).map((state) => new Approvals(undefined, state));
    for (let round = 0; round < 40; round += 1) {
      const at = (n: number) => replicas[(round + n) % 3] as Approvals;
      const { id } = (await at(0).open({ ...asked, args: `a${round}` })) as { id: string };
      expect(await at(1).answer(id, yes)).toBe('approved');
      const uses = await Promise.all([at(0), at(1), at(2), at(0), at(1), at(2)].map((one) => one.use(id)));
      expect(uses.filter(Boolean)).toHaveLength(1);
      expect(await at(2).answer(id, yes)).toBe('over');
    }
  });

  it('count one of two answers that come at once', async () => {
    const [one, two] = (await states(2)).map((state) => new Approvals(undefined, state)) as [
      Approvals,
      Approvals,
    ];
    for (let round = 0; round < 20; round += 1) {
      const { id } = (await one.open({ ...asked, args: `b${round}` })) as { id: string };
      const told = await Promise.all([one.answer(id, yes), two.answer(id, { ...yes, approve: false })]);
      expect(told.filter((outcome) => outcome === 'over')).toHaveLength(1);
      const [first] = told.filter((outcome) => outcome !== 'over');
      expect((await two.get(id))?.state).toBe(first);
    }
  });

  it('are over for all replicas when their time is up, before and after the answer', async () => {
    const clock = { now: Date.now() };
    const now = () => clock.now;
    const [one, two] = (await states(2)).map((state) => new Approvals(now, state)) as [Approvals, Approvals];
    const first = (await one.open(asked)) as { id: string };
    clock.now += WAITING_MS;
    expect(await two.answer(first.id, yes)).toBe('over');
    const second = (await one.open(asked)) as { id: string };
    expect(await two.answer(second.id, yes)).toBe('approved');
    clock.now += USABLE_MS;
    expect([await one.use(second.id), await two.use(second.id)]).toEqual([false, false]);
  });

  it('are those of their caller, call and person alone', async () => {
    const [one, two] = (await states(2)).map((state) => new Approvals(undefined, state)) as [
      Approvals,
      Approvals,
    ];
    const { id } = (await one.open(asked)) as { id: string };
    const mallory = { person: 'https://issuer.example/ auth0|mallory' };
    expect(await two.answer(id, { ...yes, by: mallory })).toBe('not_yours');
    expect(await two.list(mallory.person, new Set(['approve:changes']))).toEqual([]);
    await two.answer(id, yes);
    for (const other of [
      { caller: `${mallory.person} client` },
      { caller: `${jane.person} other` },
      { args: 'b' },
      { tool: 'delete_role' },
      { tenant: 'other.example' },
      { policy: 'q' },
    ])
      expect(await two.ofCall({ ...asked, ...other })).toBeUndefined();
    expect((await two.ofCall(asked))?.id).toBe(id);
  });

  it('are void when the server was gone between answer and use', async () => {
    const [first, second] = (await states(2)) as [RedisState, RedisState];
    const [one, two] = [new Approvals(undefined, first), new Approvals(undefined, second)];
    const { id } = (await one.open(asked)) as { id: string };
    await two.answer(id, yes);
    await server.stop();
    await Promise.all([away(first), away(second)]);
    await expect(one.use(id)).rejects.toThrow(StateUnavailable);
    await server.start();
    await Promise.all([back(first), back(second)]);
    expect([await one.use(id), await two.use(id)]).toEqual([false, false]);
  });
});

describe.skipIf(!REDIS_FOUND)('answers of forms, with one Redis server', { timeout: 120_000 }, () => {
  const policy = mergePolicy({ source: 'test', confirmation: { levels: { delete_role: 'ask' } } });
  const request = (more: Partial<ConfirmRequest> = {}): ConfirmRequest => ({
    ...{ wire: toWire(record('delete_role'), { role_id: 'rol_1' }), tenant: 'acme.example' },
    ...{ caller: 'jane', canAsk: true, read: async () => ({ name: 'R' }), ...more },
  });
  const responses = { confirmation: { action: 'accept', content: { confirm: true } } };
  const confirmer = (state: RedisState) =>
    new Confirmer(policy, new SharedConfirmStore(state), { key: SECRET, now: patientClock() });
  const outcome = async (at: Confirmer, state: string, more: Partial<ConfirmRequest> = {}) => {
    const told = await at.confirm(request({ state, responses, ...more }));
    return told.kind === 'refuse' ? told.code : told.kind;
  };
  const stateOf = async (at: Confirmer): Promise<string> => {
    const question = await at.confirm(request());
    if (question.kind !== 'ask') throw new Error(`not asked: ${JSON.stringify(question)}`);
    return question.state;
  };

  it('count once, at whatever replica', async () => {
    const replicas = (await states(3)).map(confirmer);
    for (let round = 0; round < 20; round += 1) {
      const state = await stateOf(replicas[round % 3] as Confirmer);
      const told = await Promise.all(replicas.map((one) => outcome(one, state)));
      expect(told.filter((one) => one === 'proceed')).toHaveLength(1);
      expect(await outcome(replicas[0] as Confirmer, state, { caller: 'mallory' })).toBe(
        'state_other_caller',
      );
    }
  });

  it.each(['FLUSHALL', 'FLUSHDB'])(
    'do not count again when somebody empties the store: %s',
    async (command) => {
      const [one, two] = (await states(2)).map(confirmer) as [Confirmer, Confirmer];
      const state = await stateOf(one);
      expect(await outcome(one, state)).toBe('proceed');
      server.cli(command);
      expect(await outcome(two, state)).not.toBe('proceed');
      expect(await outcome(one, state)).not.toBe('proceed');
      expect(await outcome(two, state)).not.toBe('proceed');
    },
  );
});

describe.skipIf(!REDIS_FOUND)('one call that is made at two replicas at once', { timeout: 120_000 }, () => {
  const policy = mergePolicy({ source: 'test', confirmation: { levels: { delete_role: 'ask' } } });
  const role = { name: 'R' };
  const replica = (state: RedisState) => {
    const approvals = new Approvals(undefined, state);
    const delivered: string[] = [];
    const way = {
      how: 'page' as const,
      deliver: async ({ id }: { id: string }) => {
        delivered.push(id);
        return { how: 'page' as const, note: 'Approve it there.' };
      },
    };
    const elsewhere = { approvals, ways: [way], approver: 'page' as const, signedIn: true };
    const confirmer = new Confirmer(policy, new SharedConfirmStore(state), { key: SECRET });
    const call = (id: string, more: Partial<ConfirmRequest> = {}) =>
      confirmer.confirm({
        ...{ wire: toWire(record('delete_role'), { role_id: id }), tenant: 'acme.example' },
        ...{ caller: asked.caller, person: jane.person, canAsk: false, elsewhere },
        ...{ read: async () => ({ ...role }), ...more },
      });
    return { approvals, delivered, call };
  };

  it('asks the person once, and is made once', async () => {
    const [one, two] = (await states(2)).map(replica) as [
      ReturnType<typeof replica>,
      ReturnType<typeof replica>,
    ];
    for (let round = 0; round < 20; round += 1) {
      const id = `rol_${round}`;
      const told = await Promise.all([one.call(id), two.call(id), one.call(id)]);
      const ids = told.map((outcome) => (outcome.kind === 'wait' ? outcome.approval.id : outcome.kind));
      expect(new Set(ids).size).toBe(1);
      const waiting = (await two.approvals.list(jane.person)).filter(({ state }) => state === 'waiting');
      expect(waiting.map((approval) => approval.id)).toEqual([ids[0]]);
      expect(await two.approvals.answer(ids[0] as string, yes)).toBe('approved');
      const made = await Promise.all([one.call(id), two.call(id), one.call(id), two.call(id)]);
      expect(made.filter(({ kind }) => kind === 'proceed')).toHaveLength(1);
    }
  });

  it('is refused by both when what it is about has changed since', async () => {
    const [one, two] = (await states(2)).map(replica) as [
      ReturnType<typeof replica>,
      ReturnType<typeof replica>,
    ];
    const outcome = await one.call('rol_x');
    const id = outcome.kind === 'wait' ? outcome.approval.id : '';
    await two.approvals.answer(id, yes);
    const read = async () => ({ name: 'Another name' });
    expect(await two.call('rol_x', { read })).toMatchObject({ code: 'state_other_change' });
    // It is not approved any more, although it is as it was again.
    expect((await one.call('rol_x')).kind).toBe('wait');
  });

  it('counts for nobody else', async () => {
    const [one, two] = (await states(2)).map(replica) as [
      ReturnType<typeof replica>,
      ReturnType<typeof replica>,
    ];
    const outcome = await one.call('rol_y');
    await two.approvals.answer(outcome.kind === 'wait' ? outcome.approval.id : '', yes);
    const mallory = 'https://issuer.example/ auth0|mallory';
    for (const more of [{ caller: `${mallory} client`, person: mallory }, { caller: `${jane.person} other` }])
      expect((await two.call('rol_y', more)).kind).toBe('wait');
    expect((await two.call('rol_y')).kind).toBe('proceed');
  });
});

describe.skipIf(!REDIS_FOUND)('pushes of replicas with one Redis server', { timeout: 120_000 }, () => {
  const waits = (_: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

  async function replicas(delay = waits) {
    const [first, second] = (await states(2)) as [RedisState, RedisState];
    const clock = { now: Date.now() };
    const now = () => clock.now;
    return {
      clock,
      one: bench({ clock, state: first, approvals: new Approvals(now, first), delay }),
      two: bench({ clock, state: second, approvals: new Approvals(now, second), delay }),
    };
  }

  it('send one notification for one question, however many replicas are called at once', async () => {
    const { one, two } = await replicas();
    for (let round = 0; round < 5; round += 1) {
      const approval = await one.open({ args: `${round}`.repeat(64) });
      const told = await Promise.all([one.way.deliver(approval), two.way.deliver(approval)]);
      expect(told.map((delivery) => 'note' in (delivery ?? {}))).toEqual([true, true]);
      expect(one.started.length + two.started.length).toBe(round + 1);
    }
    await Promise.all([one.way.close(), two.way.close()]);
  });

  it('wear nobody down, however many replicas the model calls', async () => {
    const { one, two } = await replicas();
    for (let round = 0; round < 15; round += 1) {
      const at = round % 2 === 0 ? one : two;
      await at.way.deliver(await at.open({ args: `c${round}`, caller: `caller ${round}` }));
    }
    expect(one.started.length + two.started.length).toBe(10);
    await Promise.all([one.way.close(), two.way.close()]);
  });

  it('lose no answer because the store is away when it comes', async () => {
    const [state] = (await states(1)) as [RedisState];
    const clock = { now: Date.now() };
    const approvals = new Approvals(() => clock.now, state);
    // The account is switched off for as long as two more waits take.
    let waits = 0;
    const delay = async (ms: number) => {
      clock.now += ms;
      if (state.status().ready) return;
      waits += 1;
      if (waits < 3) return;
      server.cli('ACL', 'SETUSER', USER, 'on');
      await back(state);
    };
    const b = bench({ clock, state, approvals, delay });
    const approval = await b.open();
    b.answers.push(async () => {
      const token = await idToken(clock.now);
      server.cli('ACL', 'SETUSER', USER, 'off');
      server.cli('CLIENT', 'KILL', 'USER', USER);
      await away(state);
      return { kind: 'granted', idToken: token, details: undefined };
    });
    const ended = approvals.changed(approval.id, PATIENCE_MS);
    await b.way.deliver(approval);
    await ended;
    expect(await approvals.get(approval.id)).toMatchObject({ state: 'approved', answered: { how: 'phone' } });
    expect(waits).toBeGreaterThanOrEqual(3);
  });
});
