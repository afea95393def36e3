import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MAX_DEPTH,
  neutralize,
  neutralizeDeep,
  oneLine,
  quoteLine,
  TOO_DEEP,
} from '../../../src/policy/outgoing/neutralize.js';
import { anyCharacter } from '../../support/any-character.js';

const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/u;

describe('neutralize', () => {
  test.each([
    ['bidi override', 'a\u202eb', 'a<U+202E>b'],
    ['isolates', '\u2066x\u2069', '<U+2066>x<U+2069>'],
    ['zero-width space', 'a\u200bb', 'a<U+200B>b'],
    ['byte order mark', '\ufeffa', '<U+FEFF>a'],
    ['soft hyphen', 'a\u00adb', 'a<U+00AD>b'],
    ['terminal escape', '\u001b[31mred', '<U+001B>[31mred'],
    ['C1 control', 'a\u009bb', 'a<U+009B>b'],
    ['NUL', 'a\u0000b', 'a<U+0000>b'],
    ['line separator', 'a\u2028b', 'a<U+2028>b'],
    ['Hangul filler', 'a\u3164b', 'a<U+3164>b'],
    ['no character', 'a\ufdd0\uffffb', 'a<U+FDD0><U+FFFF>b'],
    ['a note without a head', 'a\u{1d159}b', 'a<U+1D159>b'],
    ['half of a character', 'a\ud800b', 'a<U+D800>b'],
    ['tag characters', 'a\u{e0041}\u{e0042}b', 'a<U+E0041><U+E0042>b'],
    ['a long run of them', `a${'\u{e0041}'.repeat(57)}b`, 'a<U+E0041>(57 hidden characters)b'],
    ['variation selectors that carry data', 'a\u{e0101}b', 'a<U+E0101>b'],
    ['a joiner between Latin letters', 'a\u200db', 'a<U+200D>b'],
    ['many joiners', '👨\u200d\u200d👩', '👨<U+200D><U+200D>👩'],
    ['an emoji selector after a letter', 'a\ufe0f', 'a<U+FE0F>'],
  ])('%s is shown', (_, text, expected) => {
    expect(neutralize(text)).toBe(expected);
  });

  test('every character that shows nothing, or moves others, is shown, and only those', () => {
    const hidden =
      /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Bidi_Control}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u2800\ufff9-\ufffb]|[\u{13430}-\u{1345f}\u{16fe4}\u{1d159}]/u;
    const wrong: string[] = [];
    // All that is assigned but ideographs, and the whole plane of tags and selectors.
    const codes = Array.from({ length: 0x21000 }, (_, n) => (n < 0x20000 ? n : n - 0x20000 + 0xe0000));
    for (const code of codes) {
      const character = String.fromCodePoint(code);
      const shown = neutralize(`a${character}b`) !== `a${character}b`;
      const expected = hidden.test(character) && !'\t\n\r'.includes(character);
      if (shown !== expected) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['four are shown each', 'a\u200b\u200b\u200b\u200bb', 'a<U+200B><U+200B><U+200B><U+200B>b'],
    ['five are counted', 'a\u200b\u200c\u200b\u200b\u200bb', 'a<U+200B>(5 hidden characters)b'],
    ['an emoji selector at the start', '\ufe0fa', '<U+FE0F>a'],
    ['a joiner at the end', '👩\u200d', '👩<U+200D>'],
    ['a joiner at the start', '\u200d👩', '<U+200D>👩'],
    ['a joiner from an emoji to a letter', '👩\u200da', '👩<U+200D>a'],
    ['a joiner from a letter to an emoji', 'a\u200d👩', 'a<U+200D>👩'],
    ['another hidden character between letters that may need joiners', 'ب\u200bب', 'ب<U+200B>ب'],
    ['a non-joiner between emoji', '👩\u200c👩', '👩<U+200C>👩'],
    ['a joiner between scripts that need none', 'あ\u200dい', 'あ<U+200D>い'],
    ['a joiner after a letter that needs one', 'می\u200db', 'می<U+200D>b'],
    ['a joiner before a letter that needs one', 'b\u200dم', 'b<U+200D>م'],
    ['what belongs in the midst of what does not', '❤\u200b\ufe0f\u200b', '❤<U+200B><U+FE0F><U+200B>'],
    ['a text selector', '❤\ufe0e', '❤<U+FE0E>'],
    ['an empty pattern of Braille among letters', 'a\u2800b', 'a<U+2800>b'],
    ['or none', '\u2801\u2800a\u2800\u28ff', '\u2801\u2800a\u2800\u28ff'],
  ])('%s', (_, text, expected) => {
    expect(neutralize(text)).toBe(expected);
  });

  test.each([
    'Arabic ب\u200dب',
    'Bengali ক\u200dক',
    'Gujarati ક\u200dક',
    'Gurmukhi ਕ\u200dਕ',
    'Kannada ಕ\u200dಕ',
    'Malayalam ക\u200dക',
    'Oriya କ\u200dକ',
    'Sinhala ක\u200dක',
    'Tamil க\u200dக',
    'Telugu క\u200dక',
    'Khmer ក\u200cក',
    'Myanmar က\u200cက',
    'Syriac ܒ\u200dܒ',
    'after a skin tone 👩🏽\u200d🚀 👩🏿\u200d🚀',
    'after the first emoji of a block 🐀\u200d🔥',
    'after a selector ❤\ufe0f\u200d🔥',
    'a selector after a digit 1\ufe0f\u20e3 or a keycap \u20e3\ufe0f',
  ])('joiners where they are needed stay: %s', (text) => {
    expect(neutralize(text)).toBe(text);
  });

  test.each([
    'plain',
    'Zoë Müller',
    'line\nbreak\tand\r\ntab',
    '日本語',
    '👨‍👩‍👧 family',
    '❤️',
    '1️⃣',
    'می‌خواهم',
    'क्‍ष',
    '👍🏽',
    '<U+202E>',
    '',
  ])('%j stays as it is', (text) => {
    expect(neutralize(text)).toBe(text);
  });

  test('nothing invisible is left, and doing it twice is doing it once', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }),
        fc.constantFrom('\u202e', '\u200b', '\u{e0041}', '\u200d', '\ufe0f', '👩', 'a', '\ud800'),
      ),
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = neutralize(text);
        expect(shown).not.toMatch(invisible);
        expect(neutralize(shown)).toBe(shown);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('on one line', () => {
  test('line breaks and quotes cannot end it', () => {
    expect(quoteLine('a"\nName: b\\')).toBe('"a\\"<U+000A>Name: b\\\\"');
    expect(oneLine('a\tb\rc')).toBe('a<U+0009>b<U+000D>c');
    for (const code of [0xa0, 0x1680, 0x2000, 0x2005, 0x200a, 0x202f, 0x205f, 0x3000]) {
      const space = String.fromCodePoint(code);
      const marker = `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
      expect(oneLine(`a${space}b`)).toBe(`a${marker}b`);
    }
    expect(oneLine('山田\u3000太郎 ア\u3000あ\u3000b')).toBe('山田\u3000太郎 ア\u3000あ\u3000b');
    expect(oneLine('山\u3000\u3000b')).toBe('山\u3000<U+3000>b');
    expect(oneLine(`a${' '.repeat(40)}b`)).toBe(`a${' '.repeat(40)}b`);
    expect(oneLine(`a${' '.repeat(41)}b`)).toBe('a<U+0020>(41 spaces)b');
    expect(oneLine(`x${'\u0301'.repeat(8)}`)).toBe(`x${'\u0301'.repeat(8)}`);
    expect(oneLine(`x${'\u0301'.repeat(9)}y`)).toBe('x<U+0301>(9 marks)y');
  });

  test('long text is cut, and it is said', () => {
    expect(oneLine('x'.repeat(500), 10)).toBe(`${'x'.repeat(10)}… (500 characters)`);
    expect(oneLine('x'.repeat(10), 10)).toBe('x'.repeat(10));
    expect(oneLine('👍'.repeat(11), 10)).toBe(`${'👍'.repeat(10)}… (22 characters)`);
    expect(oneLine('👍'.repeat(10), 10)).toBe('👍'.repeat(10));
    expect(oneLine('x'.repeat(121))).toBe(`${'x'.repeat(120)}… (121 characters)`);
    expect(quoteLine('x'.repeat(121))).toBe(`"${'x'.repeat(120)}… (121 characters)"`);
    // More than is looked at, though few characters by the count of those that are shown.
    expect(oneLine('x'.repeat(41), 10)).toBe(`${'x'.repeat(10)}… (41 characters)`);
  });

  test('whatever comes in, one quoted line comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 300 }), (text) => {
        const line = quoteLine(text);
        expect(line).toMatch(/^"(?:[^"\\]|\\["\\])*"$/u);
        expect(line).not.toMatch(/[\n\r\t\u2028\u2029]/);
        expect(line).not.toMatch(invisible);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('deep', () => {
  test('reaches keys and values everywhere', () => {
    const value = { list: ['a\u202e', { 'k\u200b': 'v' }], n: 1, none: null };
    expect(neutralizeDeep(value)).toEqual({ list: ['a<U+202E>', { 'k<U+200B>': 'v' }], n: 1, none: null });
  });

  test('gives back what needs no change', () => {
    const value = { list: ['a', { k: 'v' }] };
    expect(neutralizeDeep(value)).toBe(value);
    const whole = { keep: ['a'], change: ['b', '\u202e'] };
    const changed = neutralizeDeep(whole) as typeof whole;
    expect(changed).toEqual({ keep: ['a'], change: ['b', '<U+202E>'] });
    expect(changed.keep).toBe(whole.keep);
    for (const plain of [null, undefined, 0, false, true]) expect(neutralizeDeep(plain)).toBe(plain);
  });

  test('gives back the parts that need no change', () => {
    const whole = { keep: { deep: { text: 'a' } }, change: '\u202e' };
    expect((neutralizeDeep(whole) as typeof whole).keep).toBe(whole.keep);
  });

  test.each([
    ['lists', (inner: unknown) => [inner]],
    ['objects', (inner: unknown) => ({ a: inner })],
  ])('shows as many levels of %s as it says, and says so below them', (_, around) => {
    const nested = (levels: number) => {
      let value: unknown = 'leaf';
      for (let level = 0; level < levels; level++) value = around(value);
      return value;
    };
    const whole = nested(MAX_DEPTH);
    expect(neutralizeDeep(whole)).toBe(whole);
    const text = JSON.stringify(neutralizeDeep(nested(MAX_DEPTH + 1)));
    expect(text).toContain(TOO_DEEP);
    expect(text).not.toContain('leaf');
  });

  test('a key __proto__ stays a key', () => {
    const value = JSON.parse('{"__proto__":{"x":"\\u202e"}}');
    expect(JSON.stringify(neutralizeDeep(value))).toBe('{"__proto__":{"x":"<U+202E>"}}');
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});

test('adversarial text takes linear time', () => {
  for (const piece of ['\u200b', '\u200da', '👨\u200d', '\ud800', '\ufe0f\ufe0f']) {
    expect(neutralize(piece.repeat(300_000)).length).toBeGreaterThan(0);
    expect(quoteLine(piece.repeat(300_000)).length).toBeLessThan(2000);
  }
});
