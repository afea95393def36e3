import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/policy/nearest.js';
import { firstMatch, isWildcard, matches } from '../../src/policy/patterns.js';

describe('patterns', () => {
  test.each([
    ['delete_user', 'delete_user', true],
    ['delete_user', 'delete_users', false],
    ['delete_*', 'delete_user', true],
    ['delete_*', 'undelete_user', false],
    ['*_user', 'delete_user', true],
    ['*_user', 'delete_user_x', false],
    ['*', '', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*a', 'aba', true],
    ['a*b*a', 'ab', false],
    ['*user*', 'list_user_roles', true],
    ['a.c', 'abc', false],
    ['', '', true],
    ['', 'x', false],
  ])('%s on %s is %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(letters, text, (pattern, subject) => {
        const regexp = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        expect(matches(pattern, subject)).toBe(regexp.test(subject));
      }),
      { numRuns: 2000 },
    );
  });

  test('the first pattern that matches any of the texts', () => {
    expect(firstMatch(['x', 'b*', 'a*'], ['abc', 'bcd'])).toBe('b*');
    expect(firstMatch([], ['a'])).toBeUndefined();
    expect(isWildcard('a*')).toBe(true);
    expect(isWildcard('a')).toBe(false);
  });
});

describe('nearest', () => {
  test.each([
    ['toolset', ['toolsets', 'tools', 'limits'], 'toolsets'],
    ['readonly', ['read_only', 'max_risk'], 'read_only'],
    ['lsit_users', ['list_users', 'get_user'], 'list_users'],
    ['zzzzzz', ['list_users', 'get_user'], undefined],
    ['delete_usr', ['delete_user', 'delete_role'], 'delete_user'],
  ])('%s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });
});
