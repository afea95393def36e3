import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossyPlace, parseJson, writeJson } from '../../src/text/json-numbers.js';

describe('numbers in JSON', () => {
  it('keep their digits beyond 2^53, there and back', () => {
    const text = '{"a":9007199254740993,"b":[-12345678901234567890],"c":"9007199254740993","d":1.5}';
    expect(parseJson(text)).toEqual({
      a: 9007199254740993n,
      b: [-12345678901234567890n],
      c: '9007199254740993',
      d: 1.5,
    });
    expect(writeJson(parseJson(text))).toBe(text);
    expect(JSON.stringify(parseJson(text))).toContain('"a":"9007199254740993"');
  });

  it('are read as JSON.parse reads them otherwise', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const rounded = JSON.parse(writeJson(parseJson(text)));
        expect(rounded).toEqual(JSON.parse(text));
      }),
      { seed: 5, numRuns: 300 },
    );
    for (const text of ['1e20', '0.12345678901234567', '[9007199254740991]', '"1234567890123456789\\"1"'])
      expect(parseJson(text)).toEqual(JSON.parse(text));
    expect(() => parseJson('{"a": 12345678901234567890,}')).toThrow(SyntaxError);
  });

  it('of any length keep their digits wherever they are', () => {
    const numbers = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z_]+$/), fc.tuple(fc.string(), numbers)),
        (entries) => {
          const text = `{${Object.entries(entries)
            .map(([key, [words, n]]) => `${JSON.stringify(key)}:[${JSON.stringify(words)},${n}]`)
            .join(',')}}`;
          expect(writeJson(parseJson(text))).toBe(text);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  it('beside texts of megabytes, or of millions of digits, are read', () => {
    const long = 'x'.repeat(15_000_000);
    expect(parseJson(`{"a":"${long}","b":12345678901234567890}`)).toEqual({
      a: long,
      b: 12345678901234567890n,
    });
    const escaped = parseJson('{"a":"\\\\\\"12345678901234567890","b":[12345678901234567890]}');
    expect(escaped).toEqual({ a: '\\"12345678901234567890', b: [12345678901234567890n] });
    expect(parseJson(`[${'1'.repeat(15_000_000)}]`)).toEqual([Number.POSITIVE_INFINITY]);
  });

  it('that have lost them are found', () => {
    expect(lossyPlace({ a: [1, { b: 2 ** 53 }] })).toBe('a[1].b');
    expect(lossyPlace({ a: 1.5, b: '9007199254740993', c: 2 ** 53 - 1 })).toBeUndefined();
  });
});
