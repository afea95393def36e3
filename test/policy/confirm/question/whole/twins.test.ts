/** Two changes that differ read differently, however alike their values look. */
import { describe, expect, it } from 'vitest';
import { loadChangeFacts } from '../../../../../src/catalog/change-facts.js';
import type { Change } from '../../../../../src/policy/change/change.js';
import { differences } from '../../../../../src/policy/change/difference.js';
import { changeSections } from '../../../../../src/policy/confirm/question/change-sections.js';

const OPERATION = 'PATCH /users/{id}';
const code = Array.from({ length: 30 }, (_, line) => (line % 3 === 1 ? '  deny();' : '}')).join('\n');
const before = { v: 'start', list: ['a', 'b', 'c'], code, long: 'x'.repeat(6_000), hidden: 'a\u200bz' };
const HIDDEN = '\u200b\u200b\u200b\u200b';

/** All lines of the change from `before` to what is given. */
function read(given: Record<string, unknown>): string {
  const state = (metadata: object) => ({ user_metadata: metadata });
  const after = state({ ...before, ...given });
  const { lost, changed, added } = changeSections({
    operation: OPERATION,
    facts: loadChangeFacts()[OPERATION],
    present: { kind: 'found', value: state(before) },
    wire: { path: { id: 'auth0|1' }, query: {}, body: state(given), args: {} },
    after,
    differences: differences(state(before), after),
    effects: [],
  } as unknown as Change);
  return ['Lost', ...lost, 'Changed', ...changed, 'Added', ...added].join('\n');
}
const withLine = (at: number, line: string) => code.split('\n').toSpliced(at, 0, line).join('\n');
const withoutLine = (at: number) => code.split('\n').toSpliced(at, 1).join('\n');

describe('questions tell apart', () => {
  it.each<[name: string, one: Record<string, unknown>, other: Record<string, unknown>]>([
    ['a value and a list of it', { v: 'admin' }, { v: ['admin'] }],
    ['the same as something new', { n: 'admin' }, { n: ['admin'] }],
    ['the same within an entry of a list', { n: [{ a: 'admin' }] }, { n: [{ a: ['admin'] }] }],
    ['the same deep within it', { n: [{ a: { b: 'x' } }] }, { n: [{ a: { b: ['x'] } }] }],
    ['lists within lists', { n: [['a', 'b']] }, { n: [['a'], ['b']] }],
    ['where a list within a list is', { n: [1, [2]] }, { n: [[1], 2] }],
    ['the first place and the second', { list: ['x', 'a', 'b', 'c'] }, { list: ['a', 'x', 'b', 'c'] }],
    ['the third place and the second', { list: ['a', 'b', 'x', 'c'] }, { list: ['a', 'x', 'b', 'c'] }],
    ['what takes the place of another', { list: ['x', 'b', 'c'] }, { list: ['b', 'x', 'c'] }],
    ['runs of hidden characters', { v: `a${HIDDEN}\u200cz` }, { v: `a${HIDDEN}\u200dz` }],
    ['the same in one that had some', { hidden: `a${HIDDEN}\u200cz` }, { hidden: `a${HIDDEN}\u200dz` }],
    ['runs of marks', { v: `e${'\u0301'.repeat(9)}` }, { v: `e\u0301${'\u0302'.repeat(8)}` }],
    ['line endings', { v: 'a\r\nb' }, { v: 'a\nb' }],
    [
      'some line endings and all',
      { code: code.replaceAll('\n', '\r\n') },
      { code: code.replace('\n', '\r\n') },
    ],
    ['where a line is added', { code: withLine(2, 'return;') }, { code: withLine(20, 'return;') }],
    ['which of two equal lines is removed', { code: withoutLine(1) }, { code: withoutLine(4) }],
    ['values', { v: true }, { v: 'yes' }],
    ['texts and numbers', { v: 1 }, { v: '1' }],
  ])('%s', (_, one, other) => {
    expect(read(one)).not.toBe(read(other));
  });

  it('shows what differs in the middle of a long line', () => {
    const text = `${'x'.repeat(3_000)}https://evil.example/${'x'.repeat(3_000)}`;
    expect(read({ long: text })).toContain('from character 3001 on: "" -> "https://evil.example/');
  });
});
