import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/text/nearest.js';
import { anySpelling, exactly, firstMatch, isWildcard, matches } from '../../src/text/patterns.js';

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

  test('what is protected is so in any spelling, what is allowed in one', () => {
    const names = ['Owner', 'Caf\u00e9', 'x'];
    for (const name of ['owner', 'OWNER', 'cafe\u0301', 'CAF\u00c9', 'X']) {
      expect(anySpelling(names)(name), name).toBe(true);
      expect(exactly(names)(name), name).toBe(false);
    }
    for (const name of names) expect(exactly(names)(name), name).toBe(true);
    for (const name of ['Owners', 'cafe', '', '\u041ewner'])
      expect(anySpelling(names)(name), name).toBe(false);
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
    // Two edits of a short word are close enough, three are not.
    ['abc', ['abxy'], 'abxy'],
    ['abc', ['axyz'], undefined],
    // A third of a longer one.
    ['abcdefghi', ['abcdefxyz'], 'abcdefxyz'],
    ['abcdefghi', ['abcdewxyz'], undefined],
    // Neighbours that change places are one edit, wherever they stand.
    ['ab', ['ba', 'xyab'], 'ba'],
    ['abcdef', ['abcdfe', 'abcdxf'], 'abcdfe'],
    ['ba_cdef', ['ab_cdef', 'zacdef'], 'ab_cdef'],
    // What was begun, if it is one.
    ['next', ['nuxt', 'nextjs'], 'nextjs'],
    ['list', ['list_users', 'list_roles', 'lisp'], 'lisp'],
    // Of equals the first.
    ['cat', ['car', 'cap'], 'car'],
    ['LIST.Users-', ['list_users'], 'list_users'],
    ['a'.repeat(300), ['a'.repeat(80)], 'a'.repeat(80)],
    ['x', [], undefined],
  ])('%s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });
});
