/** Questions for clients that render the text of a form as Markdown. */
import { describe, expect, it } from 'vitest';
import { formText, hasMarkup } from '../../../src/policy/confirm/form-text.js';

describe('a text in quotes with markup', () => {
  it.each([
    'https://*.evil.example/*',
    'Safe <!--',
    '--> done',
    'see <b>this</b>',
    'a </b>',
    '<?xml?>',
    '[Safe App](https://evil.example/x)',
    '![](https://evil.example/p.png)',
    '[Safe][1]',
    '~~old~~',
    '_hidden_',
    'is _so',
    'so_ it is',
    'A&#8203;B',
    'A&#x200b;B',
    'A&lt;B',
    '$\\color{white}{hidden}$',
    'back\\\\slash',
    'a \\"quote\\"',
    'costs $5',
    'run `this`',
    'run ``this` now',
    'A<U+202E>B',
  ])('%s', (text) => {
    const fence = text.includes('``') ? '```' : text.includes('`') ? '``' : '`';
    if (!text.startsWith('-->')) {
      expect(hasMarkup(text)).toBe(true);
      expect(formText(`  Name: "${text}"`)).toBe(`  Name: ${fence}"${text}"${fence}`);
      expect(formText(`  a: "x" -> "${text}", "y"`)).toBe(`  a: "x" -> ${fence}"${text}"${fence}, "y"`);
    }
  });

  it.each([
    'auth0|7ab4039032bd2b4caca3d985',
    'rol_KuGXVf56AKt8PmQV',
    'update_client',
    'https://good.example/cb?a=1&b=2&c',
    'Tom & Jerry; Co',
    '[redacted] (x)',
    'a < b',
    'a <5',
    'Ünï_cödé',
    '1_2',
    '',
    'x__y',
  ])('is left alone without any: %s', (text) => {
    expect(hasMarkup(text)).toBe(false);
    expect(formText(`Role "${text}"`)).toBe(`Role "${text}"`);
  });
});

it('words outside of quotes, such as a host, are kept, too', () => {
  expect(formText('    host: *.evil.example (x)')).toBe('    host: `*.evil.example` (x)');
  expect(formText('look-alike: "a" has *, `')).toBe(
    'look-alike: "a" has `*,` `` ` ``'.replace('`` ` ``', '`````'),
  );
});

it('text outside of quotes is kept apart word by word, on either side of them', () => {
  expect(formText('a* "b" c* d')).toBe('`a*` "b" `c*` d');
  expect(formText('a* b\nc "d*" "e"')).toBe('`a*` b\nc `"d*"` "e"');
  expect(formText('"un*closed')).toBe('`"un*closed`');
  expect(formText('"a\\"* b" c')).toBe('`"a\\"* b"` c');
  expect(formText('')).toBe('');
});

it('a line that begins like a bullet has its sign alone in a code span', () => {
  expect(formText('- a*')).toBe('`-` `a*`');
  expect(formText('+ a')).toBe('`+` a');
  expect(formText('* a')).toBe('`*` a');
  expect(formText('-')).toBe('-');
});

it('lines that were removed and added are told apart', () => {
  expect(formText('a - "b" + c')).toBe('a - "b" + c');
  const text = '  code: lines removed: 1, lines added: 1\n  - "a*"\n  + "b"\n    - "c"\n-> d\n  -x';
  expect(formText(text)).toBe(
    '  code: lines removed: 1, lines added: 1\n  `-` `"a*"`\n  `+` "b"\n    `-` "c"\n-> d\n  -x',
  );
});
