import { describe, expect, it, test } from 'vitest';
import { changePrint } from '../../../src/policy/confirm/change-print.js';
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

/** What makes an approval invalid beside other arguments: other lines about what the call concerns. */
describe('the fingerprint of a change', () => {
  const print = (...lines: string[]) => changePrint({}, lines);

  test('another line about what the call concerns is another print', () => {
    expect(print('Role "r"', '  Name: "Support"')).toBe(print('Role "r"', '  Name: "Support"'));
    expect(print('Role "r"', '  Name: "Support"')).not.toBe(print('Role "r"', '  Name: "Admin"'));
    expect(print('Members: 2')).not.toBe(print('Members: 3'));
    expect(print('Members: 2')).not.toBe(print());
  });

  test.each([
    ['  Last login: ', 'Last login'],
    ['  Last changed: ', 'Last changed'],
    ['  Last used: ', 'Last used'],
    ['  Logins: ', 'Logins'],
    ['  Status: ', 'Status'],
    ['  State: ', 'State'],
    ['Sessions: ', 'Sessions'],
    ['Refresh tokens: ', 'Refresh tokens'],
    ['Blocks: ', 'Blocks'],
    ['Users who would be deleted: ', 'Users who would be deleted'],
  ])('%s moves by itself', (head, name) => {
    expect(print(`${head}1`)).toBe(print(`${head}2`));
    expect(print(`  Name: "${name}: 1"`)).not.toBe(print(`  Name: "${name}: 2"`));
    expect(print(`  Not ${head.trim()} 1`)).not.toBe(print(`  Not ${head.trim()} 2`));
  });
});
