/** Tokens of well-known services and of the Authorization header, which show by how they begin. */
import { describe, expect, test } from 'vitest';
import { redact } from '../../../../src/policy/outgoing/redaction.js';
import { mask } from '../../../../src/policy/outgoing/secret-rules.js';
import { redactFreeText } from '../../../../src/policy/outgoing/secret-shapes.js';

const shown = (text: string) => (redact({ note: text }) as { note: string }).note;
const KEY = '0123456789abcdef';

describe('a key that begins with', () => {
  test.each([
    ...['sk_live_', 'rk_live_', 'pk_live_', 'sk_test_', 'rk_test_', 'ghp_', 'gho_', 'ghr_', 'ghs_', 'ghu_'],
    ...['github_pat_', 'npm_', 'whsec_', 'shpat_', 'dop_v1_', 'glpat-', 'xoxb-', 'xoxa-', 'xoxp-', 'SG.'],
    ...['AIza', 'AKIA'],
  ])('%s is masked, and what only contains that is not', (prefix) => {
    expect(shown(`${prefix}${KEY}`)).toBe(mask);
    expect(shown(`(${prefix}${KEY}) x`)).toBe(`(${mask}) x`);
    expect(shown(`a${prefix}${KEY}`)).toBe(`a${prefix}${KEY}`);
    expect(shown(`a-${prefix}${KEY}`)).toBe(`a-${prefix}${KEY}`);
    expect(shown(`${prefix}${KEY.slice(1)}`)).toBe(`${prefix}${KEY.slice(1)}`);
  });
});

describe('credentials as in the Authorization header', () => {
  test.each(['Bearer', 'Basic', 'DPoP', 'bearer', 'BASIC', 'dpop'])('%s', (scheme) => {
    expect(shown(`${scheme} 123456789012`)).toBe(`${scheme} ${mask}`);
    expect(shown(`${scheme}   dXNlcjpwYXNzd29yZA== x`)).toBe(`${scheme} ${mask} x`);
    expect(shown(`${scheme} 12345678901`)).toBe(`${scheme} 12345678901`);
    expect(shown(`a${scheme} 123456789012`)).toBe(`a${scheme} 123456789012`);
  });

  test.each(['authentication', 'authorization', 'certificate', 'configuration', 'credentials'])(
    'are not the word %s',
    (word) => {
      expect(shown(`Basic ${word}-based`)).toBe(`Basic ${word}-based`);
      expect(shown(`Basic ${word}s0123456789`)).toBe(`Basic ${mask}`);
    },
  );
});

describe('members of JSON that is cut off', () => {
  test.each([
    ['x {"client_secret":"abc\\', `x {"client_secret":"${mask}`],
    ['x {"client_secret":"abc\\"', `x {"client_secret":"${mask}"`],
    ['x {"client_secret":"abc', `x {"client_secret":"${mask}`],
    ['x {"client_secret" : "abc", "n":1}', `x {"client_secret" : "${mask}", "n":1}`],
    ['x {"client_secret": 5, "name": "abc"', 'x {"client_secret": 5, "name": "abc"'],
    ['x {"client_secret": ["abc"]', `x {"client_secret": ["${mask}"]`],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    ['secret="abc\\', `secret="${mask}`],
    ["secret='abc\\", `secret='${mask}`],
    ['secret="a\\"b" x', `secret="${mask}" x`],
    ["secret='a\\'b' x", `secret='${mask}' x`],
    ["secret='cut off", `secret='${mask}`],
    ['secret="" x', 'secret="[redacted]" x'],
  ])('%s', (text, expected) => {
    expect(redactFreeText(text)).toBe(expected);
  });
});
