import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { canonicalJson, fingerprint, sameJson } from '../../../src/policy/confirm/canonical.js';
import { record } from '../records.js';

describe('canonical text', () => {
  test('is valid JSON with sorted keys', () => {
    expect(canonicalJson({ b: [1, 23], a: { d: null, c: 'x' } })).toBe('{"a":{"c":"x","d":null},"b":[1,23]}');
  });

  test('leaves out what has no value, and keeps its place in a list', () => {
    expect(canonicalJson({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}');
    expect(canonicalJson(undefined)).toBe('null');
  });

  test.each([
    [
      [1, 23],
      [12, 3],
    ],
    [{ a: 1, b: 2 }, { a: 12 }],
    [['1'], [1]],
    [{ a: '1,"b":2' }, { a: '1', b: 2 }],
    [
      [[1], 2],
      [1, [2]],
    ],
  ])('%j and %j stay apart', (a, b) => {
    expect(fingerprint(a)).not.toBe(fingerprint(b));
  });
});

test('a fingerprint is 64 hexadecimal digits', () => {
  expect(fingerprint({ a: 1 })).toMatch(/^[\da-f]{64}$/);
});

test('two values are the same where their texts are', () => {
  const few = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, 1, '1', 'a', true),
      fc.array(tie('value'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(tie('value'), fc.constant(undefined))),
    ),
  })).value;
  fc.assert(
    fc.property(few, few, (a, b) => {
      expect(sameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      expect(sameJson(a, structuredClone(a))).toBe(true);
      expect(sameJson({ a, b }, { b, a })).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('an argument named like an inherited property goes nowhere', () => {
  const tool = { ...record('get_user'), binding: { id: { in: 'path', name: 'id' } as const } };
  const { tool: _, args, ...wire } = toWire(tool, { id: 1, constructor: 'x', toString: 'y' });
  expect(wire).toEqual({ path: { id: 1 }, query: {}, header: {}, body: undefined });
});
