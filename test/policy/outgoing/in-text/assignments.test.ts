/** `name: value` and `name=value` in free text: what is a secret there, and what only a sentence. */
import { describe, expect, test } from 'vitest';
import { mask } from '../../../../src/policy/outgoing/secret-rules.js';
import { redactFreeText } from '../../../../src/policy/outgoing/secret-shapes.js';

describe('a sentence about an argument stays, with any of these words', () => {
  test.each([
    ...['does', 'do', 'must', 'is', 'are', 'was', 'has', 'have', 'cannot', 'can', 'should', 'may', 'will'],
    ...['not', 'a', 'an', 'the', 'no', 'this', 'that', 'goes', 'needs', 'takes', 'expects', 'expected'],
    ...['invalid', 'missing', 'required', 'too', 'holds', 'without', 'give', 'leave', 'use', 'only'],
    ...['neither', 'either', 'there', 'it', 'unknown'],
  ])('%s', (word) => {
    const sentence = `client_secret: ${word} so and so`;
    expect(redactFreeText(sentence)).toBe(sentence);
    expect(redactFreeText(`client_secret: x${word} so`)).toBe(`client_secret: ${mask} so`);
    expect(redactFreeText(`client_secret: "${word} so"`)).toBe(`client_secret: "${mask}"`);
    expect(redactFreeText(`client_secret = ${word} so`)).toBe(`client_secret = ${mask} so`);
    expect(redactFreeText(`client_secret:${word} so`)).toBe(`client_secret:${mask} so`);
  });
});

describe('a value behind a colon', () => {
  test.each([
    'secret',
    'password',
    'passwd',
    'passphrase',
    'SECRET',
    'Password',
    'my-token',
    'api_key',
    'apiKey',
    'a.token',
  ])('is a secret behind %s', (name) => {
    expect(redactFreeText(`failed: ${name}: hunter2, x`)).toBe(`failed: ${name}: ${mask}, x`);
  });

  test.each(['token', 'authorization'])(
    'behind %s it may be the rest of a sentence, unless in quotes',
    (name) => {
      expect(redactFreeText(`${name}: hunter2`)).toBe(`${name}: hunter2`);
      expect(redactFreeText(`${name}: "hunter2"`)).toBe(`${name}: "${mask}"`);
      expect(redactFreeText(`${name}: 'hunter2'`)).toBe(`${name}: '${mask}'`);
      expect(redactFreeText(`'${name}': hunter2`)).toBe(`'${name}': ${mask}`);
      expect(redactFreeText(`"${name}": hunter2`)).toBe(`"${name}": ${mask}`);
      expect(redactFreeText(`${name}=hunter2`)).toBe(`${name}=${mask}`);
      expect(redactFreeText(`x ${name} = hunter2`)).toBe(`x ${name} = ${mask}`);
    },
  );
});

describe('a value ends', () => {
  test.each([' ', ',', ';', '&', '"', "'", '}', ')', ']', '\n'])('at %j', (end) => {
    expect(redactFreeText(`x api_key=abc${end}rest`)).toBe(`x api_key=${mask}${end}rest`);
  });

  test('where it is, one assignment after the other', () => {
    expect(redactFreeText('api_key=a password=b,name=c secret: d')).toBe(
      `api_key=${mask} password=${mask},name=c secret: ${mask}`,
    );
  });
});
