/** Each part of a change is shown as its place in the whole object allows. */
import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../../src/policy/confirm/question/without-secrets.js';
import { mask } from '../../../../src/policy/outgoing/outgoing.js';
import { nested } from '../../../../src/text/values.js';
import { absent, found, type Made, made, unknown } from '../../change/made.js';

const safe = (parts: Made) => withoutSecrets(made(parts));
const client: Made = {
  operation: 'PATCH /clients/{id}',
  facts: { object: 'GET /clients/{id}' },
  present: found({ name: 'Shop', client_secret: 'former-1', list: [{ name: 'a', api_key: 'k-1' }] }),
  wire: { body: { name: 'Store', client_secret: 'future-1' }, query: { token: 'query-1', page: 1 } },
};

describe('a part of a change', () => {
  it('is hidden where it is a secret before, after or as it is sent', () => {
    const { part } = safe(client);
    for (const value of ['former-1', 'future-1'])
      expect(part(['client_secret'], value)).toEqual({ raw: value, safe: mask });
    expect(part(['name'], 'Shop')).toEqual({ raw: 'Shop', safe: 'Shop' });
    expect(part(['name'], 'Store')).toEqual({ raw: 'Store', safe: 'Store' });
    expect(part(['query', 'token'], 'query-1').safe).toBe(mask);
    expect(part(['query', 'page'], 1).safe).toBe(1);
    expect(part(['name'], undefined)).toEqual({ raw: undefined, safe: undefined });
  });

  it('is found within the entries of a list, and looked up again', () => {
    const { part } = safe(client);
    expect(part(['list', 'api_key'], 'k-1').safe).toBe(mask);
    expect(part(['list', 'name'], 'a').safe).toBe('a');
    expect(part(['list'], { name: 'a', api_key: 'k-1' }).safe).toEqual({ name: 'a', api_key: mask });
    expect(part(['list', 'name'], 'a').safe).toBe('a');
  });

  it('that is nowhere in the objects is judged by its path alone', () => {
    const { part } = safe(client);
    expect(part(['client_secret'], 'unseen-1').safe).toBe(mask);
    expect(part(['other', 'password'], 'unseen-2').safe).toBe(mask);
    expect(part(['other'], 'plain').safe).toBe('plain');
    expect(part(['query', 'none'], 'plain').safe).toBe('plain');
  });

  it('that lies in a secret is one, however deep', () => {
    const present = found({ client_secret: { a: { b: 'deep-1' } }, api_key: ['entry-1'] });
    const { part } = safe({ ...client, present });
    expect(part(['client_secret', 'a', 'b'], 'deep-1').safe).toBe(mask);
    expect(part(['api_key'], 'entry-1').safe).toBe(mask);
    expect(part(['client_secret', 'x', 'y'], 'unseen-1').safe).toBe(mask);
  });

  it.each<[string, Made]>([
    ['of the operation', { operation: 'PUT /rules-configs/{key}', facts: {}, present: absent }],
    [
      'of the read of the object',
      { operation: 'PATCH /x', facts: { object: 'PUT /rules-configs/{key}' }, present: absent },
    ],
    [
      'of the list of a relation',
      {
        operation: 'POST /x',
        facts: { relation: { list: 'PUT /rules-configs/{key}', body: 'x', key: 'x' }, object: 'GET /y' },
        present: absent,
      },
    ],
    ['of another operation of it', { operation: 'PATCH /rules-configs/{key}', facts: {}, present: absent }],
  ])('is a secret by the data %s', (_, parts) => {
    expect(safe({ ...parts, wire: { body: { value: 'plain' } } }).part(['value'], 'plain').safe).toBe(mask);
  });

  it('is judged by its place beneath what the read answers', () => {
    const parts: Made = {
      operation: 'PATCH /log-streams/{id}',
      facts: { within: 'one.sink' },
      present: absent,
    };
    const { part } = safe({ ...parts, wire: { body: { sumoSourceAddress: 'plain', other: 'x' } } });
    expect(part(['sumoSourceAddress'], 'plain').safe).toBe(mask);
    expect(part(['other'], 'x').safe).toBe('x');
  });

  it('counts as a secret where one of two equal values is one', () => {
    const both = (list: unknown[]) =>
      safe({ ...client, present: found({ list }) }).part(['list', 'value'], 'same-1').safe;
    const secret = { name: 'client_secret', value: 'same-1' };
    const plain = { name: 'title', value: 'same-1' };
    expect(both([plain])).toBe('same-1');
    expect(both([plain, secret])).toBe(mask);
    expect(both([secret, plain])).toBe(mask);
  });

  it('is a secret in what is deleted, too', () => {
    const list = [{ name: 'client_secret', value: 'gone-1' }];
    const { part } = safe({ facts: { kind: 'delete' }, present: found({ list }) });
    expect(part(['list', 'value'], 'gone-1').safe).toBe(mask);
  });

  it('is known by the place of the object within what was read', () => {
    const parts: Made = { facts: { within: 'one.two' }, present: found({ a: 'x', secret: 's-1' }) };
    const { part } = safe(parts);
    expect(part(['a'], 'x').safe).toBe('x');
    expect(part(['secret'], 's-1').safe).toBe(mask);
    expect(nested(['a', 'b'], 1)).toEqual({ a: { b: 1 } });
    expect(nested([], 1)).toBe(1);
    expect(Object.keys(nested(['__proto__'], 1) as object)).toEqual(['__proto__']);
  });

  it('may be the whole body', () => {
    const { part } = safe({ facts: { kind: 'act' }, present: unknown, wire: { body: ['a', 'b'] } });
    expect(part([], 'a').safe).toBe('a');
    expect(part([], ['a', 'b']).safe).toEqual(['a', 'b']);
    expect(safe({ facts: {}, present: absent }).part(['a'], null).safe).toBeNull();
  });
});

it('is the same whether all members differ or this one alone', () => {
  const members = {
    value: 'kZ97fQ2xW8vT1',
    kty: 'oct',
    k: 'key-1',
    name: 'client_secret',
    note: 'as it was',
  };
  for (const field of Object.keys(members)) {
    const change = (body: object) => safe({ ...client, present: found(members), wire: { body } });
    const [alone, all] = [
      change({ [field]: 'x' }),
      change(Object.fromEntries(Object.keys(members).map((key) => [key, 'x']))),
    ];
    for (const [other, value] of Object.entries(members))
      expect(alone.part([other], value)).toEqual(all.part([other], value));
  }
});

it('is worked out once', () => {
  const change = made(client);
  expect(withoutSecrets(change)).toBe(withoutSecrets(change));
});

describe('the identity of an entry', () => {
  it('is not told where it is a secret', () => {
    const present = found({ list: [{ key: 'id-1', secret: 'both-1' }], pin: { password: 1234 } });
    const { entry } = safe({ ...client, present });
    expect(entry('id-1')).toBe('id-1');
    expect(entry('both-1')).toBeUndefined();
    expect(entry('1234')).toBeUndefined();
    expect(entry('future-1')).toBeUndefined();
    expect(entry(undefined)).toBeUndefined();
    const odd = found({ list: [{ key: mask }, { key: 'https://a.example/?token=abcdefgh12345678' }] });
    const told = safe({ ...client, present: odd }).entry;
    // The text of the mask is no secret, nor is all of a text that has one in it: what leaves is redacted as text.
    for (const key of [mask, 'https://a.example/?token=abcdefgh12345678']) expect(told(key)).toBe(key);
    // Nothing at all is no secret.
    expect(entry('undefined')).toBe('undefined');
  });
});
