import { describe, expect, it } from 'vitest';
import { importLines } from '../../../../src/policy/confirm/question/import-people.js';
import { wireOf } from '../../change/made.js';

const lines = (users: unknown) => importLines(wireOf({ body: { users } }));

describe('the people of an import', () => {
  const people = [
    { email: 'a@b.example', password_hash: 'x1', app_metadata: { admin: true } },
    { username: 'u', email: 5, custom_password_hash: {}, password: null },
    { phone_number: '+1', user_id: 'id' },
    { user_id: 'id' },
    { name: 'n' },
  ];
  const expected = [
    'People in the file: 5 (2 with a password or its hash, which is not shown)',
    '  1. "a@b.example", sets password_hash',
    '     app_metadata.admin: yes',
    '  2. "u", sets custom_password_hash, sets password',
    '     email: 5',
    '  3. "+1"',
    '     user_id: "id"',
    '  4. "id"',
    '  5. no address',
    '     name: "n"',
  ];

  it('are told one by one, with all that the file says of them, but no password', () => {
    expect(lines(people)).toEqual(expected);
    expect(lines(JSON.stringify(people))).toEqual(expected);
    expect(lines([])?.[0]).toBe('People in the file: 0 (0 with a password or its hash, which is not shown)');
  });

  it('have no secret shown that stands among it', () => {
    const text = lines([{ email: 'a', app_metadata: { api_key: 'very-secret-1' } }])?.join('\n');
    expect(text).toContain('api_key: a new value chosen by the caller (not shown)');
    expect(text).not.toContain('very-secret');
  });

  it.each([['no json'], ['{}'], ['[1]'], [undefined], [{ a: 1 }], [[[]]], [[null]]])(
    'are not told where it is no list of people: %j',
    (users) => {
      expect(lines(users)).toBeUndefined();
    },
  );
});
