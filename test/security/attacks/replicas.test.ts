/** Replicas that share approvals and sessions: what belongs to one person, call or session is no other's at any of them. */
import { describe, expect, it } from 'vitest';
import { Approvals, type NewApproval } from '../../../src/policy/approvals/approvals.js';
import { QuestionIds, replicaOf } from '../../../src/server/sessions/question-ids.js';
import { ownerOf, recordOf, SessionRecords } from '../../../src/server/sessions/session-record.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import { Seal } from '../../../src/state/seal.js';
import type { SharedState, StateKey } from '../../../src/state/shared-state.js';

const issuer = 'https://issuer.example/';
const jane = { person: `${issuer} auth0|jane` };
const mallory = { person: `${issuer} auth0|mallory` };
const asked: NewApproval = {
  caller: `${jane.person} client`,
  person: jane.person,
  tenant: 'acme.example',
  tool: 'delete_user',
  args: 'a',
  policy: 'p',
  title: 'Delete a user',
  clientName: 'chat',
  level: 'ask',
  question: 'Delete a user (delete_user)',
  shown: 's',
  change: 'c',
  effects: ['loss'],
};
const yes = { approve: true, by: jane, how: 'page' } as const;

function replicas() {
  const state = Object.assign(new MemoryState(), { shared: true as never }) as SharedState;
  return { state, one: new Approvals(undefined, state), two: new Approvals(undefined, state) };
}
const opened = async (approvals: Approvals, more: Partial<NewApproval> = {}): Promise<string> =>
  (await approvals.open({ ...asked, ...more }))?.id ?? '';

describe('an approval that replicas share', () => {
  it.each([
    ['another caller', { caller: `${mallory.person} client` }],
    ['another client of the same person', { caller: `${jane.person} other` }],
    ['another tenant', { tenant: 'live.example' }],
    ['another tool', { tool: 'delete_role' }],
    ['other arguments', { args: 'b' }],
    ['another policy', { policy: 'q' }],
  ])('is not one for %s', async (_name, other) => {
    const { one, two } = replicas();
    await one.answer(await opened(one), yes);
    expect(await two.ofCall({ ...asked, ...other })).toBeUndefined();
    expect((await two.ofCall(asked))?.state).toBe('approved');
  });

  it('is not confused by parts of a binding that run into each other', async () => {
    const { one, two } = replicas();
    await one.answer(await opened(one, { tool: 'a', args: 'b","c' }), yes);
    expect(await two.ofCall({ ...asked, tool: 'a","b', args: 'c' })).toBeUndefined();
  });

  it('is neither seen nor answered by another person at any replica', async () => {
    const { one, two } = replicas();
    const id = await opened(one);
    for (const at of [one, two]) {
      expect(await at.list(mallory.person)).toEqual([]);
      expect(await at.answer(id, { ...yes, by: mallory })).toBe('not_yours');
      expect(await at.answer(id, { ...yes, by: mallory, approve: false })).toBe('not_yours');
    }
    expect((await two.get(id))?.state).toBe('waiting');
  });

  it('with four eyes is not approved by its caller, whatever their permissions, nor without the permission', async () => {
    const { one, two } = replicas();
    const id = await opened(one, { fourEyes: { permission: 'approve:changes' } });
    const permissions = new Set(['approve:changes']);
    expect(await two.answer(id, { ...yes, permissions })).toBe('needs_other');
    expect(await two.answer(id, { ...yes, by: mallory })).toBe('not_yours');
    expect(await two.answer(id, { ...yes, by: mallory, permissions: new Set(['approve:other']) })).toBe(
      'not_yours',
    );
    expect(await two.answer(id, { ...yes, by: mallory, permissions })).toBe('approved');
  });

  it('is not used again when its entry is put back as it was', async () => {
    const { one, two, state } = replicas();
    const id = await opened(one);
    await one.answer(id, yes);
    const key: StateKey = ['approval', id];
    const before = await state.read(key);
    expect(await one.use(id)).toBe(true);
    await state.write(key, before?.value, 60_000);
    expect((await two.get(id))?.state).toBe('approved');
    for (const at of [two, one]) expect(await at.use(id)).toBe(false);
  });

  it('is not found under another id, nor used before it is approved', async () => {
    const { one, two, state } = replicas();
    const id = await opened(one);
    expect(await two.use(id)).toBe(false);
    await one.answer(id, yes);
    await state.write(['approval', 'another'], (await state.read(['approval', id]))?.value, 60_000);
    expect(await two.get('another')).toBeUndefined();
    expect(await two.use('another')).toBe(false);
  });

  it('that was declined stays declined', async () => {
    const { one, two } = replicas();
    const id = await opened(one);
    await one.answer(id, { ...yes, approve: false });
    expect(await two.answer(id, yes)).toBe('over');
    expect(await two.use(id)).toBe(false);
  });

  it.each(['__proto__', 'constructor', '', '*', 'x'.repeat(100_000)])(
    'does not exist as %.20s',
    async (id) => {
      const { two } = replicas();
      expect(await two.get(id)).toBeUndefined();
      expect(await two.answer(id, yes)).toBe('not_yours');
    },
  );
});

describe('a session that replicas share', () => {
  const initialize = { method: 'initialize', params: { clientInfo: { name: 'x' } } };

  it('is found by its owner alone', async () => {
    const { state } = replicas();
    const record = recordOf(initialize, 'owner-of-jane');
    if (!record) throw new Error('there is a record');
    await new SessionRecords(state).keep('id', record);
    const elsewhere = new SessionRecords(state);
    expect(await elsewhere.find('id', 'owner-of-jane')).toEqual(record);
    for (const owner of ['owner-of-mallory', '', 'owner-of-jane ', 'undefined'])
      expect(await elsewhere.find('id', owner)).toBeUndefined();
  });

  it('does not keep what is too large, or no opening', () => {
    expect(recordOf({ ...initialize, params: { x: 'y'.repeat(40_000) } }, 'o')).toBeUndefined();
    expect(recordOf({ method: 'tools/call', params: {} }, 'o')).toBeUndefined();
    expect(ownerOf(undefined)).toBe('');
  });

  it('takes no answer to the question of another session, replica or form', () => {
    const [first, second] = [new QuestionIds('r'.repeat(22)), new QuestionIds('r'.repeat(22))];
    const id = first.outgoing(7);
    expect(first.own(id)).toBe(7);
    expect(second.own(id)).toBeUndefined();
    for (const forged of [
      7,
      '7',
      `${id}x`,
      `${id}.0`,
      id.replace(':7', ':-7'),
      id.replace(':7', ':7e1'),
      ` ${id}`,
    ])
      expect(first.own(forged)).toBeUndefined();
    expect(replicaOf(`*:${id}`)).toBeUndefined();
  });
});

describe('a sealed value', () => {
  const key = 'k'.repeat(32);
  const sealed = new Seal<object>('one', key).seal({ approved: true }, 'place');

  it.each([
    ['for another purpose', () => new Seal('two', key).open(sealed, 'place')],
    ['at another place', () => new Seal('one', key).open(sealed, 'other')],
    ['at no place', () => new Seal('one', key).open(sealed)],
    ['with another key', () => new Seal('one', 'x'.repeat(32)).open(sealed, 'place')],
    ['when it is cut', () => new Seal('one', key).open(sealed.slice(0, -2), 'place')],
    ['when its end is kept alone', () => new Seal('one', key).open('v1.AAAA', 'place')],
    ['in another format', () => new Seal('one', key).open(sealed.replace('v1.', 'v2.'), 'place')],
    ['when it is in clear', () => new Seal('one', key).open('{"approved":true}', 'place')],
    ['when it is too long', () => new Seal('one', key, 10).open(sealed, 'place')],
  ])('does not open %s', (_name, open) => {
    expect(open()).toBeUndefined();
    expect(new Seal('one', key).open(sealed, 'place')).toEqual({ approved: true });
  });

  it('has no short key', () => {
    expect(() => new Seal('one', 'short')).toThrow(RangeError);
  });
});
