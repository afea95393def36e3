import { describe, expect, test } from 'vitest';
import { maskPii } from '../../../src/policy/outgoing/masking.js';
import { neutralize } from '../../../src/policy/outgoing/neutralize.js';
import { mask } from '../../../src/policy/outgoing/secret-rules.js';
import { findUnwritable } from '../../../src/policy/outgoing/unwritable.js';
import { record } from '../records.js';

const all = { email: true, phone: true, ip: true };
const found = (args: Record<string, unknown>) => {
  const { path, kind } = findUnwritable(args) ?? {};
  return path === undefined ? undefined : `${path} ${kind}`;
};

describe('placeholders of this server', () => {
  test.each([
    [{ name: 'x', options: { client_secret: mask } }, 'options.client_secret masked_secret'],
    [{ client_secret: '[REDACTED]' }, 'client_secret masked_secret'],
    [{ client_secret: 'Bearer [ Redacted ]' }, 'client_secret masked_secret'],
    [{ secrets: [{ value: 'a' }, { value: mask }] }, 'secrets.1.value masked_secret'],
    [{ name: 'x', code: `send("Bearer ${mask}")` }, 'code masked_secret'],
    [{ name: neutralize('a\u200bb') }, 'name shown_character'],
    [{ name: neutralize(`a${'\u{e0041}'.repeat(9)}`) }, 'name shown_character'],
    [{ nickname: 'j***' }, 'nickname masked_personal_data'],
    [{ picture: 'https://s.Gravatar.com/avatar/***?s=480' }, 'picture masked_personal_data'],
    [{ nickname: '😀***' }, 'nickname masked_personal_data'],
    [{ user_metadata: { 'j***@example.com': true } }, 'user_metadata.j***@example.com masked_personal_data'],
  ])('%j', (args, expected) => {
    expect(found(args)).toBe(expected);
  });

  test.each([
    ...['jane@example.com', 'zoë@exämple.de', 'mail jane@example.com or call', 'q=jane%40example.com'],
    ...['+15550001234', 'call +49 170 1234567 now', '+1 (555) 000-1234', '203.0.113.7', 'at 203.0.113.7.'],
    ...['2001:db8::1', 'fe80::1:2', 'FE80::1'],
    ...['+1/415–555—1234', 'jane%2540example.com', '"jane doe"@example.com', 'jane&commat;example.com'],
  ])('%s as it is masked', (text) => {
    expect(found({ note: text })).toBeUndefined();
    expect(found({ note: maskPii(text, all) })).toBe('note masked_personal_data');
  });

  test('an address at a host without a dot', () => {
    expect(found({ email: 'jane@host' })).toBeUndefined();
    expect(found(maskPii({ email: 'jane@host' }, all) as Record<string, unknown>)).toBe(
      'email masked_personal_data',
    );
  });

  test.each(['0170 1234567', '(0170) 123-4567', '1234'])('the number %s in its field', (phone_number) => {
    expect(found({ phone_number })).toBeUndefined();
    expect(found(maskPii({ phone_number }, all) as Record<string, unknown>)).toBe(
      'phone_number masked_personal_data',
    );
  });

  test.each([
    ...[
      'https://*.example.com',
      '**bold** 12',
      '*/5 * * * *',
      'a ***b',
      'read:*',
      '2 * 3 * 45',
      '<U+20>',
      '** 12 **',
    ],
    ...['1.10.0.*.*', '10.0.*.*x', '10.0.*.**', 'made:***', 'ab:***x', 'ab:****'],
    ...['10.0.*', 'x***@', 'user:***', '1.*.*', '* * 1', 'redacted', '<U+202e>', 'ab***', 'j***x', '****'],
  ])('not %s', (text) => {
    expect(found({ note: text, list: [1, null, true, { a: text }] })).toBeUndefined();
  });

  test('says what it is and what to do', () => {
    expect(findUnwritable({ a: mask })).toEqual({
      path: 'a',
      kind: 'masked_secret',
      found: mask,
      stands: 'stands for a secret',
      hint: 'Leave that field out to keep the secret as it is, or give the real value.',
    });
    expect(findUnwritable({ a: 'to j***@example.com' })).toMatchObject({
      found: 'j***@example.',
      stands: 'shows personal data in part',
      hint: expect.stringContaining('whole value'),
    });
    expect(findUnwritable({ a: 'x<U+200B>y' })).toMatchObject({
      found: '<U+200B>',
      stands: 'stands for a hidden character',
      hint: expect.stringContaining('without that marker'),
    });
  });
});

test('only where it would be written', () => {
  const update = record('update_user');
  expect(findUnwritable({ user_id: 'j***@example.com', name: 'Jane' }, update)).toBeUndefined();
  expect(findUnwritable({ user_id: 'auth0|1', name: '<U+200B>' }, update)).toMatchObject({ path: 'name' });
  expect(findUnwritable({ extra: mask }, update)).toMatchObject({ path: 'extra' });
  expect(findUnwritable({ q: 'email:j***@example.com' }, record('list_users'))).toBeUndefined();
  expect(findUnwritable({ extra: mask }, record('list_users'))).toBeUndefined();
});

test('adversarial text takes linear time', () => {
  for (const piece of ['*', '+*', '+(', '***@a', '1.', '1.*', 'a:', '* ', '(', '<U+', '+* * * * '])
    expect(found({ note: `${piece.repeat(400_000)}é*` })).toBeUndefined();
});
