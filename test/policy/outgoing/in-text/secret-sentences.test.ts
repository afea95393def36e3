/** Secrets that a sentence or a table names, and what may stand beside such a word. */
import { describe, expect, test } from 'vitest';
import { mask } from '../../../../src/policy/outgoing/secret-rules.js';
import { redactFreeText, redactShapes } from '../../../../src/policy/outgoing/secret-shapes.js';

const secret = 'Zq7Rw2Xk9Lm4Pt8V';

describe('a secret that is told in words', () => {
  test.each([
    ...['the password is X', 'Password for the admin console: X', 'pw X', 'My new password will be "X"'],
    ...[
      'das Passwort lautet X',
      'use X as the password',
      'use X AS THE PASSWORD',
      'X is her new pass-phrase',
      'API key \u2192 X',
    ],
    ...[
      'client secret is X, keep it safe',
      'PASSWORD\nX',
      "CREATE USER x IDENTIFIED BY 'X'",
      'The secret is X.',
    ],
    ...['| user | password |\n|---|---|\n| a | X |\n| b | X |', 'user\tpassword\nadmin\tX'],
    ...['user,password\nadmin,X', '<tr><th>password</th><td>X</td></tr>'],
  ])('%j', (text) => {
    const shown = text.replaceAll('X', mask);
    expect(redactFreeText(text.replaceAll('X', secret))).toBe(shown);
    expect(redactShapes(text.replaceAll('X', secret))).toBe(shown);
    expect(redactShapes(text.replaceAll('X', 'hunter2Tr0ub4dor'))).toBe(shown);
  });
});

test('a long secret is hidden whole, and the server’s own confirmation token is given', () => {
  const long = `${secret}-`.repeat(30);
  expect(redactShapes(`the password is ${long}`)).toBe(`the password is ${mask}`);
  const given = `call it again with confirmation_token: v1.${long}`;
  expect(redactShapes(given)).toBe(given);
});

describe('what stands beside such a word stays', () => {
  test.each([
    ...['Client secret wrong for GvRa0guTP1v2GrCQRdMNFpET4LyooSPx', 'the token of con_J2aXRXJLdyTO4FHc'],
    ...['token sha256ToBase64Url', 'The token of Chrome/120.0.0.0 with Auth0.Android-2.10.2'],
    ...['token 2026-11-30T03:33:31.797Z', 'password of auth0|5f7c8ec7c33c6c004bbafe82', 'password X4'],
    ...['the token at https://x.example/Zq7Rw2Xk9Lm4Pt8V', 'password of Zq7Rw2Xk9Lm4@mail.example'],
    ...['token zq7rw2xk9lm4pt8v', 'token ZQ7RW2XK9LM4PT8V', 'token ZqxRwyXkzLmaPtbV', `id ${secret}`],
    ...[`${'x '.repeat(60)}${secret}`, `password${' and so on'.repeat(12)} ${secret}`],
    `${secret} was seen. ${'x '.repeat(20)} No password.`,
  ])('%j', (text) => expect(redactFreeText(text)).toBe(text));
});

test('many of them take linear time', () => {
  expect(redactFreeText('password '.repeat(20_000))).not.toContain(mask);
  expect(redactFreeText(`password ${secret} `.repeat(2000))).toBe(`password ${mask} `.repeat(2000));
});
