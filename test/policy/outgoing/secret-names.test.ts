import { describe, expect, test } from 'vitest';
import {
  classOf,
  classOfPair,
  isPairValue,
  isSecretParameter,
} from '../../../src/policy/outgoing/secret-names.js';

describe('the name of a property', () => {
  test.each([
    ...['secret1', 'client_secret_old', 'password2', 'appSecretV2', 'DB-Password-Prod', 'new_password'],
    ...[
      'pa55word',
      'PA55WORD',
      'p4ssw0rd',
      's3cret',
      'pаsswоrd',
      'sеcrеt',
      'secreτ',
      'secret_part1',
      'password_a',
      'secret_half_2',
    ],
    'p\u00e2ssword',
    ...['passwordConfirmation', 'passcode', 'client_secret_for_billing', 'password of admin', 'oldPwd3'],
  ])('%s is that of a secret, numbers included', (name) => {
    expect(classOf(name)).toBe('number');
  });

  test.each([
    ...[
      'apiKey2',
      'private_key_pem',
      'accessTokenV1',
      'APIKey',
      'API_KEY_v10',
      'x-api-key',
      'tokens',
      'token_2',
    ],
    ...[
      'aws.secret.access.key',
      'refresh_token_raw',
      'idTokenEncoded',
      'passwordHash',
      'backup_codes',
      'private key',
    ],
    ...['SharedAccessKey', 'signing_key_base64', 'HTTPSToken', 'authorization', 'cookie2'],
    'access\u200b_token',
    'access<U+200B>_token',
    // As one character, and as a letter with its accent.
    ...['contrase\u00f1a', 'contrasen\u0303a'],
    // In other scripts.
    ...['пароль', 'Секрет_1', '密码', 'パスワード', '비밀번호'],
    ...['аccess_tоken', 'ΑΡΙ_ΚΕΥ', 'acc3ss_t0ken', 'sa1t', 'au7horization'],
    // A preposition at its beginning has nothing ahead of it.
    'by_refresh_token_for_web',
    'ａｐｉ＿ｋｅｙ',
    `${'x'.repeat(5000)}_token`,
  ])('%s is that of a secret', (name) => {
    expect(classOf(name)).toBe('secret');
  });

  test.each([
    ...['password_policy', 'token_endpoint_auth_method', 'secret_questions_enabled', 'tokens_per_second'],
    ...[
      'tokenLifetime',
      'public_key',
      'publicKeyPem',
      'next_token',
      'change_password',
      'secretary',
      'key',
      'keys',
    ],
    ...['s3cretary', 'a11y_tokenizer', 'oauth2_tokens_count', 'парус', 'ключ_1'],
    // A digit at the edge of a word counts something; of a very long name only the end is looked at.
    ...['pas5', '5alt', `secret${'_old'.repeat(60)}`],
    ...['token_type', 'token_id', 'password_history', 'number_of_keys', 'monkey', 'old', 'v2', '1', '', '-'],
    ...[
      'token_lifetime_for_web',
      'keys_for_passwords_',
      'secretName',
      'private_key_id',
      'of',
      'value',
      'dead_pem',
    ],
  ])('%s is none', (name) => {
    expect(classOf(name)).toBe(name === 'keys_for_passwords_' ? 'map' : 'plain');
  });

  test('everything beneath some names', () => {
    expect(classOf('custom_password_hash')).toBe('deep');
    expect(classOf('serverCredentials')).toBe('deep');
  });

  test('is judged the same when it comes again', () => {
    for (let i = 0; i < 6000; i++) classOf(`some_name_${i}_x`);
    for (const round of [1, 2]) expect([round, classOf('rare_secret_9')]).toEqual([round, 'number']);
  });
});

describe('entries of a name and a value', () => {
  test.each(['name', 'key', 'Header', 'field', 'variable', 'id', 'property'])('by %s', (half) => {
    expect(classOfPair({ value: 'x', [half]: 'client_secret' })).toBe('number');
    expect(classOfPair({ value: 'x', [half]: 'colour' })).toBe('plain');
  });

  test('by the half that names a secret, if any does', () => {
    expect(classOfPair({ id: '7', name: 'api_key' })).toBe('secret');
    expect(classOfPair({ name: 7, title: 'client_secret' })).toBe('plain');
    expect(classOfPair({ name: `${'a'.repeat(200)}_token` })).toBe('plain');
    expect(classOfPair({ name: `${'a'.repeat(194)}_token` })).toBe('secret');
  });

  test.each(['value', 'val', 'default', 'defaultValue', 'default_value', 'secret_value'])('%s', (key) => {
    expect(isPairValue(key)).toBe(true);
  });

  test.each(['description', 'name'])('not %s', (key) => {
    expect(isPairValue(key)).toBe(false);
  });
});

test('a parameter', () => {
  for (const name of ['code', 'SIG', 'X-Amz-Signature', 'client%5Fsecret', 'access_token', 'c%6fde'])
    expect(isSecretParameter(name), name).toBe(true);
  for (const name of ['state', 'scope', 'x%', '%E0%A4%A']) expect(isSecretParameter(name), name).toBe(false);
  expect(isSecretParameter('%E0%A4%A_token')).toBe(true);
});
