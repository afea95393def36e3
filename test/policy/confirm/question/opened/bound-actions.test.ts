/** Which Actions a trigger will run that it does not run now, however they are referred to. */
import { describe, expect, it } from 'vitest';
import { pendingWords } from '../../../../../src/policy/confirm/pending.js';
import { BINDINGS, newlyBound } from '../../../../../src/policy/confirm/question/opened/bound-actions.js';
import { viewOf } from '../../../change/effects/view.js';
import { fails } from '../../reader.js';

const bound = [
  { id: 'b1', action: { id: 'a1', name: 'check' } },
  { id: 'b2', action: { id: 'a2', name: '' } },
];
const ALL = '/actions/actions';
const known = {
  actions: [
    { id: 'a9', name: 'fresh and more' },
    { id: 'a8', name: 'fresh' },
  ],
};

async function fresh(refs: unknown, more: { answers?: object; now?: unknown; operation?: string } = {}) {
  const { answers = { [ALL]: known }, now = { bindings: bound }, operation = BINDINGS } = more;
  const bindings = Array.isArray(refs) ? refs.map(([type, value]) => ({ ref: { type, value } })) : refs;
  const view = await viewOf(operation, {
    ...{ path: { triggerId: 'post-login' }, body: { bindings }, answers: { ...answers } },
    present: now === 'unknown' ? { kind: 'unknown', why: 'no' } : { kind: 'found', value: now },
  });
  const found = await newlyBound({ ...view, effects: [] }, view.read);
  return { ids: found.map(({ about, id }) => `${about.label} ${id}`), seen: view.seen };
}

describe('Actions that a trigger will run', () => {
  it.each<[string, [unknown, unknown], string[]]>([
    ['by the id of a binding that is there', ['binding_id', 'b1'], []],
    ['by the id of one that is there', ['action_id', 'a1'], []],
    ['by the name of one that is there', ['action_name', 'check'], []],
    ['by the id of another', ['action_id', 'a8'], ['Action a8']],
    ['by the name of another', ['action_name', 'fresh'], ['Action a8']],
    ['by a name that none has', ['action_name', 'fres'], []],
    ['by the id of a binding that is gone', ['binding_id', 'a8'], []],
    ['by what refers to nothing', ['action_name', ''], []],
    ['by an empty id', ['action_id', ''], []],
    ['in a way that is not known', ['other', 'a1'], []],
    ['with no text', ['action_id', 7], []],
  ])('%s', async (_, ref, ids) => {
    expect((await fresh([ref])).ids).toEqual(ids);
    expect((await fresh([['action_id', 'a7'], ref])).ids).toEqual(['Action a7', ...ids]);
  });

  it('are looked up by their names alone, and where there is one', async () => {
    expect((await fresh([['action_id', 'a8']])).seen).toEqual([]);
    expect((await fresh([['action_name', 'fresh']])).seen).toEqual([`${ALL}?actionName=fresh`]);
    expect((await fresh([['action_name', pendingWords('name', 1)]])).seen).toEqual([]);
    expect((await fresh([['action_name', '']])).seen).toEqual([]);
    expect((await fresh([['binding_id', 'fresh']])).seen).toEqual([]);
  });

  it('are unknown where their names cannot be looked up', async () => {
    expect((await fresh([['action_name', 'fresh']], { answers: { [ALL]: fails(403) } })).ids).toEqual([]);
    expect((await fresh([['action_name', 'fresh']], { answers: { [ALL]: { actions: [] } } })).ids).toEqual(
      [],
    );
    expect((await fresh([['action_name', 'fresh']], { answers: { [ALL]: {} } })).ids).toEqual([]);
  });

  it('are all new where what runs now is not known, or nothing does', async () => {
    expect((await fresh([['action_id', 'a1']], { now: 'unknown' })).ids).toEqual(['Action a1']);
    expect((await fresh([['action_id', 'a1']], { now: { bindings: [] } })).ids).toEqual(['Action a1']);
  });

  it('are none where no list is given, or the change is another', async () => {
    expect((await fresh('none')).ids).toEqual([]);
    expect((await fresh([['action_id', 'a8']], { operation: 'PATCH /actions/actions/{id}' })).ids).toEqual(
      [],
    );
  });
});
