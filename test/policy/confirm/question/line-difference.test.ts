import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDifference } from '../../../../src/policy/confirm/question/line-difference.js';

/** Length of the longest common subsequence, by its definition. */
function common(a: readonly string[], b: readonly string[]): number {
  const [x, ...left] = a;
  const [y, ...right] = b;
  if (x === undefined || y === undefined) return 0;
  return x === y ? 1 + common(left, right) : Math.max(common(left, b), common(a, right));
}

/** Whether the part can be read in the whole, in its order. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const line of whole) if (line === part[at]) at++;
  return at === part.length;
}

const text = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 7 });

describe('the lines that two texts do not share', () => {
  it('are as few as can be, in their order, and none else', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const hunks = lineDifference(a.join('\n'), b.join('\n'));
        const [removed, added] = [hunks.flatMap((one) => one.removed), hunks.flatMap((one) => one.added)];
        expect(isWithin(removed, a) && isWithin(added, b)).toBe(true);
        expect(a.length - removed.length).toBe(common(a, b));
        expect(b.length - added.length).toBe(common(a, b));
        for (const one of hunks) expect(one.removed.length + one.added.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['a\nb\nc', 'a\nx\nc', [{ at: 2, removed: ['b'], added: ['x'] }]],
    [
      'a\nb\nc\nd',
      'x\nb\nc\ny',
      [
        { at: 1, removed: ['a'], added: ['x'] },
        { at: 4, removed: ['d'], added: ['y'] },
      ],
    ],
    ['a\nb', 'a\nb\nc', [{ at: 3, removed: [], added: ['c'] }]],
    ['b', 'a\nb', [{ at: 1, removed: [], added: ['a'] }]],
    ['a\na', 'a', [{ at: 2, removed: ['a'], added: [] }]],
    ['a', 'a\na', [{ at: 2, removed: [], added: ['a'] }]],
    ['', 'a', [{ at: 1, removed: [''], added: ['a'] }]],
    ['a\r\nb', 'a\nb', []],
    ['same', 'same', []],
  ])('%j -> %j', (from, to, hunks) => {
    expect(lineDifference(from, to)).toEqual(hunks);
  });

  it('are the whole middle of two very long texts', () => {
    const long = (word: string) => Array.from({ length: 1_001 }, (_, i) => `${word}${i % 7 ? i : ''}`);
    const [a, b] = [long('x'), long('y')];
    const hunks = lineDifference(['same', ...a, 'end'].join('\n'), ['same', ...b, 'end'].join('\n'));
    expect(hunks).toEqual([{ at: 2, removed: a, added: b }]);
    // One common line in the middle is looked for only in what is shorter.
    const shared = (list: string[], length: number) =>
      [...list.slice(0, 400), 'shared', ...list.slice(400, length - 1)].join('\n');
    expect(lineDifference(shared(a, 1_000), shared(b, 1_000))).toHaveLength(2);
    expect(lineDifference(shared(a, 1_001), shared(b, 1_000))).toHaveLength(1);
  });
});
