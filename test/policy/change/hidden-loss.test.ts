/** Settings that reads never show: which of them a call drops, as far as anybody can tell. */
import { describe, expect, it } from 'vitest';
import type { ChangeFacts } from '../../../src/catalog/change-facts.js';
import { hiddenDropped, hiddenLoss } from '../../../src/policy/change/hidden-loss.js';
import { absent, found, unknown, wireOf } from './made.js';

const facts = (more: Partial<ChangeFacts>): ChangeFacts => ({ kind: 'update', effects: {}, ...more });
const inside = ['credentials.password'];

describe('what a call may drop', () => {
  it.each<[string, Partial<ChangeFacts>, unknown, string[]]>([
    ['inside a value given as a whole', { hidden: inside }, { credentials: { user: 'x' } }, inside],
    ['given as nothing', { hidden: inside }, { credentials: { password: null } }, inside],
    ['a whole field given as nothing', { hidden: ['secrets'] }, { secrets: null }, ['secrets']],
    ['an empty object', { hidden: ['credentials'] }, { credentials: {} }, ['credentials']],
    ['members without a value', { hidden: ['credentials'] }, { credentials: { id: null } }, ['credentials']],
    ['a new value in the object', { hidden: ['credentials'] }, { credentials: { key: 'new' } }, []],
    ['given again', { hidden: inside }, { credentials: { password: 'new' } }, []],
    ['in a field that is not given', { hidden: inside }, { name: 'x' }, []],
    ['a whole field of an update, which stays', { hidden: ['secrets'] }, { name: 'x' }, []],
    ['a whole field of a new state', { kind: 'replace', hidden: ['secrets'] }, { name: 'x' }, ['secrets']],
    ['inside a field that a new state leaves out', { kind: 'replace', hidden: inside }, {}, inside],
    [
      'inside a value that the API merges',
      { hidden: inside, merge: { credentials: 'merge' } },
      { credentials: { user: 'x' } },
      [],
    ],
    ['of the query', { kind: 'replace', hidden: ['query.token'] }, {}, []],
    ['of another kind of call', { kind: 'act', hidden: ['credentials'] }, {}, []],
    ['nothing is hidden', { kind: 'replace' }, {}, []],
  ])('%s', (_, more, body, dropped) => {
    expect(hiddenDropped(facts(more), wireOf({ body }), found({}))).toEqual(dropped);
    expect(hiddenDropped(facts(more), wireOf({ body }), unknown)).toEqual(dropped);
    expect(hiddenDropped(facts(more), wireOf({ body }), absent)).toEqual([]);
  });
});

it('is dropped where only what is seen already is given, or changed', () => {
  const now = found({ credentials: { host: 'smtp.example', port: 25 } });
  const dropped = (credentials: object) =>
    hiddenDropped(facts({ hidden: ['credentials'] }), wireOf({ body: { credentials } }), now);
  expect(dropped({ host: 'smtp.example', port: 25 })).toEqual(['credentials']);
  expect(dropped({ host: 'smtp.example', port: 26 })).toEqual(['credentials']);
  expect(dropped({ host: 'smtp.example', port: 25, password: 'new' })).toEqual([]);
});

it('is a loss that names the fields, or none', () => {
  const replace = facts({
    ...{ kind: 'replace', hidden: ['key', 'token'] },
    effects: { key: { effect: 'credentials', when: 'set' }, token: 'plain' },
  });
  expect(hiddenLoss(replace, wireOf({ body: {} }), found({}))).toEqual([
    { effect: 'credentials', fields: ['key'] },
    { effect: 'loss', fields: ['key', 'token'], why: expect.stringMatching(/^key, token cannot be read/) },
  ]);
  expect(hiddenLoss(replace, wireOf({ body: { key: 'k', token: 't' } }), found({}))).toEqual([]);
});
