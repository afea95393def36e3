/** JSON that is a text, and names that are secrets themselves. */
import { describe, expect, test } from 'vitest';
import { redact, redactText } from '../../../../src/policy/outgoing/redaction.js';
import { mask } from '../../../../src/policy/outgoing/secret-rules.js';

const shown = (text: string) => (redact({ note: text }) as { note: string }).note;

describe('JSON as the whole of a text', () => {
  test.each([
    ['{"password":["abc"]}', `{"password":["${mask}"]}`],
    [' \n[{"password":["abc"]}]', `[{"password":["${mask}"]}]`],
    ['{"password":12345678}', `{"password":"${mask}"}`],
    ['{"kty":"oct","k":"abc"}', `{"kty":"oct","k":"${mask}"}`],
    ['[[{"value":7,"name":"client_secret"}]]', '[[{"value":7,"name":"client_secret"}]]'],
  ])('%s is masked like the value that it holds', (text, expected) => {
    expect(shown(text)).toBe(expected);
    expect(redactText(text)).not.toMatch(/abc|12345678/);
  });

  test('is looked into again and again, however much there was before', () => {
    for (let i = 0; i < 20; i++) {
      expect(shown('{"password":["abc"]}')).toBe(`{"password":["${mask}"]}`);
      expect(shown('{"broken":["abc"]')).toBe('{"broken":["abc"]');
    }
    const many = Array.from({ length: 20 }, () => '{"password":["abc"]}');
    expect(redact(many)).toEqual(many.map(() => `{"password":["${mask}"]}`));
  });

  test('is looked into in other JSON, several levels deep', () => {
    let text = '{"client_secret":"former-1"}';
    for (let depth = 1; depth <= 7; depth++) {
      text = JSON.stringify({ a: text });
      expect(shown(text), `${depth}`).not.toContain('former-1');
    }
    let list = '{"password":["former-1"]}';
    for (let depth = 1; depth <= 3; depth++) {
      list = JSON.stringify({ a: list });
      expect(shown(list), `${depth}`).not.toContain('former-1');
    }
  });

  test('below sixteen levels is hidden whole; other text there is shown', () => {
    const levels = (leaf: string, count: number) =>
      Array.from({ length: count }).reduce<string>((text) => JSON.stringify([text]), leaf);
    for (const leaf of ['see this', 'a {b}', 'a [b]']) expect(shown(levels(leaf, 16))).toBe(levels(leaf, 16));
    expect(shown(levels('[7]', 15))).toBe(levels('[7]', 15));
    expect(shown(levels('[7]', 16))).toBe(levels(mask, 16));
  });

  test('without a secret stays as it is written', () => {
    const text = '{ "a" :  [1, 2] }';
    expect(shown(text)).toBe(text);
  });
});

describe('the name of a property', () => {
  test.each(['npm_0123456789abcdef', 'ghp_0123456789abcdef', 'ghp_0123456789abcdefghi'])(
    '%s is a secret itself',
    (name) => {
      expect(redact({ [name]: 1, other: 2 })).toEqual({ [mask]: 1, other: 2 });
    },
  );

  test('that is none stays, as does the object', () => {
    const value = { npm_0123456789: 1, a_name_longer_than_any_short_one: 2 };
    expect(redact(value)).toBe(value);
  });
});
