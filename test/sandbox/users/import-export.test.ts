/**
 * Users imports and exports. Sources: public documentation, manage-users/user-migration/bulk-user-imports,
 * bulk-user-import-database-schema-and-examples and bulk-user-exports.
 */
import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { argon2id } from '@noble/hashes/argon2.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { md4 } from '../../../src/sandbox/auth/md4.js';
import { SandboxClient } from '../support/sandbox-client.js';
import { TestTenant } from './support.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await TestTenant.start();
});
afterAll(() => tenant.close());

const hex = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex');
const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

describe('md4', () => {
  it.each([
    ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
    ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
    ['1'.padEnd(80, '2345678901'), undefined],
    ['12345678901234567890'.repeat(4), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
  ])('of "%s" is that of RFC 1320', (text, digest) => {
    const made = Buffer.from(md4(Buffer.from(text))).toString('hex');
    expect(made).toHaveLength(32);
    if (digest !== undefined) expect(made).toBe(digest);
  });
});

/** Hashes of `hello`. */
const HASHES: Record<string, object> = {
  bcrypt: { password_hash: '$2b$10$nFguVi9LsCAcvTZFKQlRKeLVydo8ETv483lkNsSFI/Wl1Rz1Ypo1K' },
  'custom bcrypt': {
    custom_password_hash: {
      algorithm: 'bcrypt',
      hash: { value: '$2b$10$nFguVi9LsCAcvTZFKQlRKeLVydo8ETv483lkNsSFI/Wl1Rz1Ypo1K' },
    },
  },
  argon2: {
    custom_password_hash: {
      algorithm: 'argon2',
      hash: {
        value: `$argon2id$v=19$m=64,t=2,p=1$${unpadded(Buffer.from('somesalt'))}$${unpadded(argon2id('hello', 'somesalt', { m: 64, t: 2, p: 1 }))}`,
        encoding: 'utf8',
      },
    },
  },
  pbkdf2: {
    custom_password_hash: {
      algorithm: 'pbkdf2',
      hash: {
        value: `$pbkdf2-sha512$i=1000,l=64$${unpadded(Buffer.from('grain'))}$${unpadded(pbkdf2Sync('hello', 'grain', 1000, 64, 'sha512'))}`,
      },
    },
  },
  'pbkdf2 by default': {
    custom_password_hash: {
      algorithm: 'pbkdf2',
      hash: {
        value: `$pbkdf2-sha1$${unpadded(Buffer.from('grain'))}$${unpadded(pbkdf2Sync('hello', 'grain', 100_000, 64, 'sha1'))}`,
      },
    },
  },
  'ldap with a salt': {
    custom_password_hash: {
      algorithm: 'ldap',
      hash: {
        value: `{SSHA384}${Buffer.concat([createHash('sha384').update('hellograin').digest(), Buffer.from('grain')]).toString('base64')}`,
      },
    },
  },
  'ldap without': {
    custom_password_hash: {
      algorithm: 'ldap',
      hash: { value: `{MD5}${createHash('md5').update('hello').digest('base64')}` },
    },
  },
  md4: {
    custom_password_hash: {
      algorithm: 'md4',
      hash: {
        value: Buffer.from(md4(Buffer.from('hello', 'utf16le'))).toString('base64'),
        encoding: 'base64',
      },
      password: { encoding: 'utf16le' },
    },
  },
  'md5 with a salt before': {
    custom_password_hash: {
      algorithm: 'md5',
      hash: { value: hex('md5', 'salthello').toUpperCase(), encoding: 'hex' },
      salt: { value: 'salt', position: 'prefix' },
    },
  },
  'sha1 with a salt behind': {
    custom_password_hash: {
      algorithm: 'sha1',
      hash: { value: hex('sha1', 'hellosalt'), encoding: 'hex' },
      salt: { value: Buffer.from('salt').toString('hex'), encoding: 'hex', position: 'suffix' },
    },
  },
  sha512: {
    custom_password_hash: { algorithm: 'sha512', hash: { value: hex('sha512', 'hello'), encoding: 'hex' } },
  },
  hmac: {
    custom_password_hash: {
      algorithm: 'hmac',
      hash: {
        value: createHmac('sha1', Buffer.from('736868', 'hex')).update('hello').digest('base64'),
        encoding: 'base64',
        digest: 'sha1',
        key: { value: '736868', encoding: 'hex' },
      },
    },
  },
  scrypt: {
    custom_password_hash: {
      algorithm: 'scrypt',
      hash: { value: scryptSync('hello', 'abc123', 32, { N: 4096 }).toString('hex'), encoding: 'hex' },
      salt: { value: 'abc123', encoding: 'utf8' },
      keylen: 32,
      cost: 4096,
    },
  },
};

describe('a password that was hashed elsewhere', () => {
  beforeAll(async () => {
    const users = Object.values(HASHES).map((hash, index) => ({ email: `h${index}@hash.example`, ...hash }));
    const { body } = await tenant.importUsers(await tenant.connectionId(), users);
    expect((await tenant.api('GET', `/jobs/${body.id}`)).body.summary).toMatchObject({
      inserted: users.length,
      failed: 0,
    });
  });

  it.each(Object.keys(HASHES).map((name, index) => ({ name, index })))(
    'logs in: $name',
    async ({ index }) => {
      expect((await tenant.login(`h${index}@hash.example`, 'hello')).status).toBe(200);
      expect((await tenant.login(`h${index}@hash.example`, 'Hello')).status).toBe(403);
    },
  );
});

const bcrypt = '$2b$10$nFguVi9LsCAcvTZFKQlRKeLVydo8ETv483lkNsSFI/Wl1Rz1Ypo1K';
const custom = (algorithm: string, hash: object, more: object = {}) => ({
  custom_password_hash: { algorithm, hash, ...more },
});

describe('an import refuses an entry with', () => {
  it.each<[string, object, string]>([
    ['an address that is none', { email: 'nobody' }, 'FORMAT'],
    ['reserved metadata', { app_metadata: { email: 'x' } }, 'NOT_PASSED'],
    ['both kinds of hash', { password_hash: bcrypt, ...custom('bcrypt', { value: bcrypt }) }, 'NOT_PASSED'],
    ['a bcrypt hash of 12 rounds', { password_hash: bcrypt.replace('$10$', '$12$') }, 'PATTERN'],
    ['an unknown algorithm', custom('rot13', { value: 'x' }), 'ENUM_MISMATCH'],
    ['no hash', { custom_password_hash: { algorithm: 'md5' } }, 'OBJECT_REQUIRED'],
    ['md5 in utf8', custom('md5', { value: 'x', encoding: 'utf8' }), 'ENUM_MISMATCH'],
    ['argon2 in hex', custom('argon2', { value: '$argon2id$a$b', encoding: 'hex' }), 'ENUM_MISMATCH'],
    [
      'argon2 with a salt',
      custom('argon2', { value: '$argon2id$v$a$b' }, { salt: { value: 'x' } }),
      'NOT_PASSED',
    ],
    ['ldap with a salt', custom('ldap', { value: '{MD5}eA==' }, { salt: { value: 'x' } }), 'NOT_PASSED'],
    ['the crypt scheme of ldap', custom('ldap', { value: '{CRYPT}xx' }), 'PATTERN'],
    ['pbkdf2 that is no PHC string', custom('pbkdf2', { value: 'sha1:1000:xx' }), 'PATTERN'],
    [
      'a prefix of bcrypt that is not supported',
      custom('bcrypt', { value: bcrypt.replace('2b', '2x') }),
      'PATTERN',
    ],
    ['hmac without a digest', custom('hmac', { value: 'x', key: { value: 'k' } }), 'ENUM_MISMATCH'],
    ['hmac without a key', custom('hmac', { value: 'x', digest: 'sha1' }), 'OBJECT_REQUIRED'],
    ['scrypt without a key length', custom('scrypt', { value: 'x' }), 'OBJECT_REQUIRED'],
    [
      'an encoding of passwords that is none',
      custom('md5', { value: 'x' }, { password: { encoding: 'ebcdic' } }),
      'ENUM_MISMATCH',
    ],
    ['no factors', { mfa_factors: [] }, 'ARRAY_LENGTH_SHORT'],
    ['eleven factors', { mfa_factors: Array(11).fill({ totp: { secret: 'A' } }) }, 'ARRAY_LENGTH_LONG'],
    [
      'two factors in one',
      { mfa_factors: [{ totp: { secret: 'A' }, phone: { value: '+1' } }] },
      'MFA_FACTORS_FAILED',
    ],
    ['an unknown factor', { mfa_factors: [{ duo: { value: 'x' } }] }, 'MFA_FACTORS_FAILED'],
    ['an OTP secret in lower case', { mfa_factors: [{ totp: { secret: 'abc' } }] }, 'PATTERN'],
    ['a phone number without +', { mfa_factors: [{ phone: { value: '15551112233' } }] }, 'PATTERN'],
    ['a factor without its value', { mfa_factors: [{ email: {} }] }, 'OBJECT_REQUIRED'],
  ])('%s', async (_what, entry, code) => {
    const { body: job } = await tenant.importUsers(await tenant.connectionId(), [
      { email: 'refused@import.example', ...entry },
    ]);
    expect((await tenant.api('GET', `/jobs/${job.id}`)).body.summary).toMatchObject({ failed: 1 });
    const [{ user, errors }] = (await tenant.api('GET', `/jobs/${job.id}/errors`)).body;
    expect(errors[0].code).toBe(code);
    expect(JSON.stringify(user)).not.toContain('$2b$');
  });
});

describe('imports', () => {
  it('run two at once: a third is refused until one is finished', async () => {
    const connection = await tenant.connectionId();
    const one = await tenant.importUsers(connection, [{ email: 'one@run.example' }]);
    expect((await tenant.importUsers(connection, [{ email: 'two@run.example' }])).status).toBe(202);
    const third = await tenant.importUsers(connection, [{ email: 'three@run.example' }]);
    expect([third.status, third.body]).toEqual([
      429,
      {
        statusCode: 429,
        error: 'Too Many Requests',
        message:
          'There are 2 active import users jobs, please wait until some of them are finished and try again',
      },
    ]);
    expect((await tenant.api('GET', `/jobs/${one.body.id}`)).body.status).toBe('completed');
    expect((await tenant.importUsers(connection, [{ email: 'three@run.example' }])).status).toBe(202);
    await tenant.advance(3_000);
  });

  it('replace metadata with upsert, keep blocked and passwords', async () => {
    const connection = await tenant.connectionId();
    const user = { email: 'again@upsert.example', user_metadata: { a: 1 }, app_metadata: { x: { y: 1 } } };
    await tenant.importUsers(connection, [{ ...user, password_hash: bcrypt }]);
    await tenant.importUsers(
      connection,
      [{ email: user.email, user_metadata: { b: 2 }, app_metadata: { z: 3 }, blocked: true, name: 'New' }],
      { upsert: 'true' },
    );
    const [known] = (await tenant.api('GET', `/users-by-email?email=${user.email}`)).body;
    expect(known).toMatchObject({ name: 'New', user_metadata: { b: 2 }, app_metadata: { z: 3 } });
    expect([known.user_metadata.a, known.app_metadata.x, known.blocked]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect((await tenant.login(user.email, 'hello')).status).toBe(200);
    await tenant.advance(3_000);
  });
});

describe('exports', () => {
  const job = async (body: object) =>
    (await tenant.api('POST', '/jobs/users-exports', body)).body.id as string;
  const location = async (id: string): Promise<string> =>
    (await tenant.api('GET', `/jobs/${id}`)).body.location;

  it('are gzip files, not compressed transfers', async () => {
    const link = await location(await job({ format: 'json' }));
    expect(new URL(link).pathname).toMatch(/\.json\.gz$/);
    const answer = await fetch(link);
    expect(answer.headers.get('content-encoding')).toBeNull();
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
    expect(JSON.parse(gunzipSync(bytes).toString().split('\n')[0] ?? '')).toHaveProperty('user_id');
    expect(new URL(await location(await job({ format: 'csv' }))).pathname).toMatch(/\.csv\.gz$/);
  });

  it('have a link that dies after a minute, and a job that dies after a day', async () => {
    const client = await SandboxClient.start();
    const { id } = (await client.api('POST', '/jobs/users-exports', {})).body;
    const link = (await client.api('GET', `/jobs/${id}`)).body.location;
    await client.raw('POST', '/_sandbox/clock', { advance_ms: 61_000 });
    expect((await fetch(link)).status).toBe(403);
    await client.api('GET', `/jobs/${id}`);
    expect((await fetch(link)).status).toBe(200);
    await client.raw('POST', '/_sandbox/clock', { advance_ms: 86_400_000 });
    await client.login();
    expect((await client.api('GET', `/jobs/${id}`)).status).toBe(404);
    await client.close();
  });

  it('quote text in CSV so that no spreadsheet runs it, but not dates', async () => {
    await tenant.user('formula@csv.example', { name: '=1+"2"' });
    const fields = ['email', 'name', 'created_at', 'email_verified'].map((name) => ({ name }));
    const answer = await fetch(await location(await job({ format: 'csv', fields })));
    const text = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString();
    expect(text).toMatch(/^"'formula@csv\.example","'=1\+""2""",\d{4}-[\d-]+T[\d:.]+Z,(true|false)$/m);
  });

  it('refuse more than 30 columns, and metadata as a whole', async () => {
    const fields = Array.from({ length: 31 }, (_, index) => ({ name: `user_metadata.f${index}` }));
    const of = async (body: object) => (await tenant.api('POST', '/jobs/users-exports', body)).status;
    expect(await of({ format: 'csv', fields })).toBe(400);
    expect(await of({ format: 'csv', fields: fields.slice(1) })).toBe(200);
    expect(await of({ format: 'json', fields })).toBe(200);
    expect(await of({ format: 'csv', fields: [{ name: 'app_metadata' }] })).toBe(400);
  });
});
