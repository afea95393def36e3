/** One read for a preview: what it found, and which failures are answers. */
import { describe, expect, it } from 'vitest';
import { pendingWords } from '../../../src/policy/confirm/pending.js';
import { type Entry, readOne } from '../../../src/policy/confirm/preview-read.js';
import { fails, reader } from './reader.js';

async function read(answer: unknown, entry?: Entry, params = { id: 't1' }) {
  const { read, seen } = reader({ '/things/t1': answer });
  return { reading: await readOne(read, '/things/{id}', params, {}, entry), seen };
}
const reading = async (answer: unknown, entry?: Entry) => (await read(answer, entry)).reading;
const forbidden = (why: string) => ({ kind: 'forbidden', why });
const absent = { kind: 'absent' };

describe('what is read', () => {
  it('is at the place and in the list that the call names', async () => {
    const fake = reader({ '/things/t1?kind=k': { name: 'x' } });
    expect(await readOne(fake.read, '/things/{id}', { id: 't1' }, { kind: 'k' })).toEqual({
      ...{ kind: 'found', value: { name: 'x' } },
    });
    expect(fake.seen).toEqual(['/things/t1?kind=k']);
  });

  it.each<[unknown, unknown]>([
    [{ name: 'x' }, { kind: 'found', value: { name: 'x' } }],
    [[], { kind: 'found', value: [] }],
    [0, { kind: 'found', value: 0 }],
    [null, absent],
    [undefined, absent],
    [{ client_secret: 'former-1' }, { kind: 'found', value: { client_secret: '[redacted]' } }],
  ])('is found, without its secrets, or absent: %j', async (answer, expected) => {
    expect(await reading(answer)).toEqual(expected);
  });

  it.each<[unknown, unknown]>([
    [[{ key: 'other' }, { key: 'A', more: 1 }], { kind: 'found', value: { key: 'A', more: 1 } }],
    [
      { total: 1, items: [{ key: 'a' }] },
      { kind: 'found', value: { key: 'a' } },
    ],
    [[null, 'a', { key: 7 }, { other: 'a' }], absent],
    [{ key: 'a' }, absent],
    ['a', absent],
    [null, absent],
  ])('is an entry of a list, in any case of its letters: %j', async (answer, expected) => {
    expect(await reading(answer, { field: 'key', value: 'a' })).toEqual(expected);
    expect(await reading(answer, { field: 'key', value: 'A' })).toEqual(expected);
    expect(await reading(answer, { field: 'key', value: 7 })).toEqual(absent);
  });

  it('is nothing yet where an earlier change has to make it', async () => {
    const { reading, seen } = await read({}, undefined, { id: pendingWords('id', 3) });
    expect(reading).toEqual({ kind: 'pending', step: 3 });
    expect(seen).toEqual([]);
  });
});

describe('a refusal', () => {
  it.each<[string, unknown, unknown]>([
    ['nothing there', fails(404), absent],
    ['not permitted', fails(403), forbidden('not permitted')],
    [
      'a scope',
      fails(403, 'Insufficient scope, expected any of: read:users', 'insufficient_scope'),
      forbidden('missing scope read:users'),
    ],
    [
      'several scopes',
      fails(403, 'Insufficient scope, expected any of: read:users,read:roles', 'insufficient_scope'),
      forbidden('missing scope read:users or read:roles'),
    ],
    [
      'the plan',
      fails(403, 'Please upgrade your subscription to use this', 'insufficient_scope'),
      forbidden('not available in this tenant'),
    ],
    ['the tenant', fails(400, 'no', 'operation_not_supported'), forbidden('not available in this tenant')],
  ])('is an answer: %s', async (_, answer, expected) => {
    expect(await reading(answer)).toEqual(expected);
  });

  it.each([
    fails(400, 'bad', 'invalid_query'),
    fails(400),
    fails(409, 'no', 'operation_not_supported'),
    fails(429),
    fails(500),
  ])('is none where the read failed otherwise: %j', async (answer) => {
    await expect(reading(answer)).rejects.toMatchObject({ status: answer.status });
  });
});
