/**
 * Passwords hashed elsewhere, as a users import brings them. Rules of each algorithm: public documentation,
 * manage-users/user-migration/bulk-user-import-database-schema-and-examples.
 */
import { createHash, createHmac, getHashes, pbkdf2Sync, scryptSync, timingSafeEqual } from 'node:crypto';
import { argon2d, argon2i, argon2id } from '@noble/hashes/argon2.js';
import bcrypt from 'bcryptjs';
import { md4 } from './md4.js';

/** `custom_password_hash` of a users import. */
export interface ImportedHash {
  algorithm: string;
  hash: { value: string; encoding?: string; digest?: string; key?: { value: string; encoding?: string } };
  salt?: { value: string; encoding?: string; position?: string };
  password?: { encoding?: string };
  keylen?: number;
  cost?: number;
  blockSize?: number;
  parallelization?: number;
}

/** Whether a password is the one that was hashed. Parameters that a hash function rejects match no password. */
export function importedMatches(password: string, stored: ImportedHash): boolean {
  try {
    return matchers[stored.algorithm]?.(password, stored) ?? false;
  } catch {
    return false;
  }
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

/** Names of encodings as the import has them; upper-case hex and URL-safe base64 are read as well. */
const decode = (text: string, encoding: string | undefined): Buffer =>
  Buffer.from(text, Buffer.isEncoding(encoding ?? '') ? (encoding as BufferEncoding) : 'utf8');

/** The password in the encoding that was hashed. */
const plain = (password: string, { password: as }: ImportedHash): Buffer => decode(password, as?.encoding);

/** The password with the salt on its side. */
function salted(password: string, stored: ImportedHash): Buffer {
  const bytes = plain(password, stored);
  const { salt } = stored;
  if (!salt) return bytes;
  const grain = decode(salt.value, salt.encoding);
  return Buffer.concat(salt.position === 'suffix' ? [bytes, grain] : [grain, bytes]);
}

function digest(algorithm: string, input: Buffer): Uint8Array {
  return algorithm === 'md4' ? md4(input) : createHash(algorithm).update(input).digest();
}

const plainDigest = (password: string, stored: ImportedHash): boolean =>
  equal(
    digest(stored.algorithm, salted(password, stored)),
    decode(stored.hash.value, stored.hash.encoding ?? 'base64'),
  );

function hmac(password: string, stored: ImportedHash): boolean {
  const { hash } = stored;
  const key = decode(hash.key?.value ?? '', hash.key?.encoding);
  const made = createHmac(hash.digest ?? '', key)
    .update(salted(password, stored))
    .digest();
  return equal(made, decode(hash.value, hash.encoding ?? 'base64'));
}

/** bcrypt reads at most 72 bytes; the salt of the import counts towards them. */
const bcryptMatches = (password: string, stored: ImportedHash): boolean =>
  bcrypt.compareSync(salted(password, stored).toString('utf8'), stored.hash.value);

/** Parts of a PHC string: `$id$v=19$m=65536,t=2,p=1$salt$hash`, base64 without padding. */
function phc(text: string): { id: string; parameters: Map<string, number>; salt: Buffer; hash: Buffer } {
  const [, id = '', ...parts] = text.split('$');
  const [salt, hash] = parts.slice(-2).map((part) => Buffer.from(part, 'base64'));
  const parameters = parts
    .slice(0, -2)
    .flatMap((part) => part.split(','))
    .map((pair) => pair.split('='))
    .map(([name = '', value]): [string, number] => [name, Number(value)]);
  return {
    id,
    parameters: new Map(parameters),
    salt: salt ?? Buffer.alloc(0),
    hash: hash ?? Buffer.alloc(0),
  };
}

const ARGON: Record<string, typeof argon2id> = { argon2d, argon2i, argon2id };

function argon2(password: string, stored: ImportedHash): boolean {
  const { id, parameters, salt, hash } = phc(stored.hash.value);
  const [m = 4096, t = 3, p = 1] = ['m', 't', 'p'].map((name) => parameters.get(name));
  const version = parameters.get('v') ?? 0x10;
  const made = ARGON[id]?.(plain(password, stored), salt, { m, t, p, version, dkLen: hash.length });
  return made !== undefined && equal(made, hash);
}

/** Iterations are 100,000 and the key 64 bytes long where the string does not say. */
function pbkdf2(password: string, stored: ImportedHash): boolean {
  const { id, parameters, salt, hash } = phc(stored.hash.value);
  const iterations = Math.min(parameters.get('i') ?? 100_000, 10_000_000);
  const name = id.replace(/^pbkdf2-/, '').replace(/^ssl3-/, '');
  const known = getHashes().find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
  const made = pbkdf2Sync(plain(password, stored), salt, iterations, parameters.get('l') ?? 64, known);
  return equal(made, hash);
}

function scrypt(password: string, stored: ImportedHash): boolean {
  const { hash, salt, keylen = 0, cost = 16_384, blockSize = 8, parallelization = 1 } = stored;
  const grain = salt ? decode(salt.value, salt.encoding) : Buffer.alloc(0);
  const limits = { N: cost, r: blockSize, p: parallelization, maxmem: 256 * cost * blockSize };
  return equal(
    scryptSync(plain(password, stored), grain, keylen, limits),
    decode(hash.value, hash.encoding ?? 'base64'),
  );
}

/** `{SSHA384}BASE64` of RFC 2307: the digest, and behind it the salt in the schemes that begin with an additional S. */
function ldap(password: string, stored: ImportedHash): boolean {
  const [, scheme = '', value = ''] = /^\{([\w-]+)\}(.+)$/.exec(stored.hash.value) ?? [];
  const [, withSalt, family = '', bits = ''] = /^(S)?(MD5|SHA)-?(\d*)$/i.exec(scheme) ?? [];
  const algorithm = /md5/i.test(family) ? 'md5' : `sha${bits || '1'}`;
  const bytes = Buffer.from(value, 'base64');
  const size = createHash(algorithm).digest().length;
  const grain = withSalt ? bytes.subarray(size) : Buffer.alloc(0);
  return equal(digest(algorithm, Buffer.concat([plain(password, stored), grain])), bytes.subarray(0, size));
}

const matchers: Record<string, (password: string, stored: ImportedHash) => boolean> = {
  argon2,
  bcrypt: bcryptMatches,
  hmac,
  ldap,
  md4: plainDigest,
  md5: plainDigest,
  sha1: plainDigest,
  sha256: plainDigest,
  sha512: plainDigest,
  pbkdf2,
  scrypt,
};
