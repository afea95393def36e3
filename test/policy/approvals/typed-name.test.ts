/** The name that is typed to approve: the whole of it, with or without the question's quotes. */
import { expect, it } from 'vitest';
import { isTypedName } from '../../../src/policy/approvals/typed-name.js';

it.each([
  ['Jane', 'Jane', true],
  [' Jane ', 'Jane', true],
  ['"Jane"', 'Jane', true],
  ['Jane', 'jane', false],
  ['Jan', 'Jane', false],
  ['"Jane', 'Jane', false],
  ['""', '', false],
  // Quotes are taken off a text that stands in them, not off one that begins with them.
  ['"Jane" x', 'Jane" ', false],
  ['"Jane"x', 'Jane"', false],
  ['x"Jane"', '"Jane', false],
])('%j for %j: %s', (typed, expected, is) => {
  expect(isTypedName(typed, expected)).toBe(is);
});
