import { describe, expect, test } from 'vitest';
import { matchesOf, plainText, replacePlain } from '../../../src/policy/outgoing/plain-view.js';

const word = matchesOf(/abc/g, (match) => match.toUpperCase());

describe('the plain text', () => {
  test.each([
    ['a\u200bb', 'ab'],
    ['a<U+200B>b<U+E0041>c', 'abc'],
    ['a<U+200B>(57 hidden characters)b', 'ab'],
    ['a\u0000\u001b\u202e\u{e0041}\ud800b', 'ab'],
    ['1\ufe0f2', '12'],
    ['ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'jane@example.com'],
    ['x﹫y。z․', 'x@y.z.'],
    ['²₃①𝟒٥۶७߈０', '23145678' + '0'],
    ['½', '½'],
    ['é日本ß👩', 'é日本ß👩'],
    ['e\u0301', 'e\u0301'],
    ['<U+20>', '<U+20>'],
    ['<U+200b>', '<U+200b>'],
    ['plain\n\ttext', 'plain\n\ttext'],
    ['⑽', '(10)'],
  ])('%j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });
});

describe('replacing', () => {
  test.each([
    ['xabcx abc', 'xABCx ABC'],
    ['xa\u200bb\u200bcx\u200b', 'xABCx\u200b'],
    ['\u200babc\u200b', '\u200bABC\u200b'],
    ['é a<U+200B>bc é', 'é ABC é'],
    ['ａｂｃ', 'ABC'],
    ['nothing é \u200b', 'nothing é \u200b'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(replacePlain(text, word)).toBe(expected);
  });

  test('one character may end one match and begin the next', () => {
    expect(plainText('⑽')).toBe('(10)');
    const halves = matchesOf(/\(1|0\)/g, () => 'x');
    expect(replacePlain('a⑽b', halves)).toBe('axxb');
  });

  test('a hidden character that kept two words apart', () => {
    const alone = matchesOf(/(?<![a-z])abc/g, () => 'X');
    expect(replacePlain('x\u200babc', alone)).toBe('x\u200bX');
  });

  test('the groups of a match', () => {
    expect(
      replacePlain(
        'k=v\u200b',
        matchesOf(/(\w)=(\w)/g, (whole, a, b) => `${b}-${a}(${whole.length})`),
      ),
    ).toBe('v-k(3)\u200b');
  });
});
