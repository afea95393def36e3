import fc from 'fast-check';

const SURROGATES = { from: 0xd800, count: 0x800 };

/**
 * Any Unicode character, as the unit of a string. fast-check's own unit `binary` has the same ones, but lists all
 * 1.1 million of them first, in every worker.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10_ff_ff - SURROGATES.count })
  .map(
    (n) => String.fromCodePoint(n < SURROGATES.from ? n : n + SURROGATES.count),
    (text) => {
      const point = typeof text === 'string' ? text.codePointAt(0) : undefined;
      if (point === undefined || String.fromCodePoint(point) !== text) throw new Error('not one character');
      if (point >= SURROGATES.from && point < SURROGATES.from + SURROGATES.count)
        throw new Error('half a character');
      return point < SURROGATES.from ? point : point - SURROGATES.count;
    },
  );
