/** Searches in fields that hold secrets. */
import { describe, expect, it } from 'vitest';
import { secretField } from '../../../src/policy/outgoing/search-fields.js';

describe('a field that may hold a secret', () => {
  it.each([
    ['app_metadata.api_key:Zx81*', 'app_metadata.api_key'],
    ['email:"a@b.example" AND app_metadata.stripe.secret_key:[Zx TO Zy]', 'app_metadata.stripe.secret_key'],
    ['app_metadata.secrets.stripe:Zx*', 'app_metadata.secrets.stripe'],
    ['app_metadata.api\\_key:Zx*', 'app_metadata.api_key'],
    ['app_metadata.api\\ key:Zx*', 'app_metadata.api key'],
    ['(-app_metadata.token:Zx*)', 'app_metadata.token'],
    ['+user_metadata.password:x', 'user_metadata.password'],
    ['!user_metadata.password:x', 'user_metadata.password'],
    ['user_metadata.pass\u200bword:x', 'user_metadata.password'],
    ['name:"quoted \\" text" client_secret:x', 'client_secret'],
    ['app_metadata.\\*:Zx81*', 'app_metadata.*'],
    ['app_metadata.api?key:Zx81*', 'app_metadata.api?key'],
    ['*:Zx81*', '*'],
    ['x*:*', 'x*'],
    ['*:*a', '*'],
    ['app_metadata.api_key:1', 'app_metadata.api_key'],
    ['-+!app_metadata.token:x', 'app_metadata.token'],
    ['app_metadata.token :x', 'app_metadata.token'],
    ['name:x app_metadata.token\n\t : x', 'app_metadata.token'],
    ['* :x', '*'],
    ['password:', 'password'],
    ['password::x', 'password'],
    ['token.name:x', 'token.name'],
    ['?:x', '?'],
    ['name:x)password:y', 'password'],
    ['created_at:[a TO b]password:y', 'password'],
    ['name:"a:b" password:"x"', 'password'],
    ['name:"unclosed password:x', 'password'],
    ['x*:* *:*', 'x*'],
    ['(*:* )*:x', '*'],
    ['ｐａｓｓｗｏｒｄ:x', 'password'],
    ['email:a password:b token:c', 'password'],
  ])('%s', (query, field) => expect(secretField(query)).toBe(field));
});

describe('none', () => {
  it.each([
    'email:"jane@example.com"',
    'name:*jane* AND logins_count:[100 TO 200}',
    'description:"client_secret: x"',
    'created_at:[2026-01-01T10:00:00Z TO *]',
    'callbacks:https\\:\\/\\/x?y',
    'last_password_reset:[* TO 2026-01-01]',
    'type:fp AND client_id:"abc"',
    'password',
    'password name:x',
    'name:password',
    '*:*',
    '(*:*)',
    '*:* AND *:*',
    'name:"\\" password:x"',
    '-name:x',
    '(*:*) AND email:x',
    'created_at:-1',
    '',
  ])('%s', (query) => expect(secretField(query)).toBeUndefined());

  it('in linear time', () => {
    for (const text of [
      'a'.repeat(200_000),
      '\\'.repeat(200_000),
      '"'.repeat(200_001),
      'a:'.repeat(100_000),
      `a${' '.repeat(200_000)}`,
    ])
      expect(secretField(text)).toBeUndefined();
  });
});
