/** What makes an approval invalid beside other arguments: other lines about what the call concerns. */
import { expect, test } from 'vitest';
import { changePrint } from '../../../src/policy/confirm/change-print.js';

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
