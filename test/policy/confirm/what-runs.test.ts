import { expect, it } from 'vitest';
import { whatRuns } from '../../../src/policy/confirm/what-runs.js';
import { absent, found, type Made, made } from '../change/made.js';

const facts: Made['facts'] = { kind: 'act', always: ['code'] };
const action = {
  ...{ code: 'x', dependencies: [1], modules: [2], runtime: 'node22' },
  ...{ secrets: [3], supported_triggers: [4] },
};
const runs = (parts: Made) => whatRuns(made(parts));

it('is what a deployment would make run, member by member', () => {
  expect(runs({ facts, present: found(action) })).toEqual(['x', [1], [2], 'node22', [3], [4]]);
  expect(runs({ facts, present: found({ ...action, updated_at: 'now', status: 'built' }) })).toEqual(
    runs({ facts, present: found(action) }),
  );
  expect(runs({ facts, present: found({}) })).toEqual([null, null, null, null, null, null]);
});

it('is nothing for any other call, nor where there is nothing', () => {
  expect(runs({ facts, present: absent })).toBeUndefined();
  expect(runs({ facts: { kind: 'act', always: ['egress'] }, present: found(action) })).toBeUndefined();
  expect(runs({ facts: { kind: 'act' }, present: found(action) })).toBeUndefined();
  expect(runs({ facts: { ...facts, kind: 'update' }, present: found(action) })).toBeUndefined();
});
