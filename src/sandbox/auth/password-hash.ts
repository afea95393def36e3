/** Stored passwords. The sandbox holds no real accounts and imports many, so a salted hash without stretching will do. */
import { createHash, createHmac, pbkdf2Sync, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** A stored password: `salt:digest`, or the description that came with an import. */
export type StoredPassword = string | ImportedHash;

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

const digest = (salt: string, password: string): string =>
  createHash('sha256').update(`${salt}\0${password}`).digest('base64url');

export function hashPassword(password: string, salt: string = randomBytes(9).toString('base64url')): string {
  return `${salt}:${digest(salt, password)}`;
}

export function passwordMatches(password: string, stored: StoredPassword | undefined): boolean {
  if (stored === undefined) return false;
  if (typeof stored === 'string') {
    const salt = stored.slice(0, stored.indexOf(':'));
    return equal(Buffer.from(hashPassword(password, salt)), Buffer.from(stored));
  }
  try {
    return importedMatches(password, stored);
  } catch {
    return false; // parameters that the hash functions reject: no login can succeed
  }
}

const equal = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

const decode = (text: string, encoding: string | undefined): Buffer =>
  Buffer.from(text, bufferEncoding(encoding));

function bufferEncoding(encoding: string | undefined): BufferEncoding {
  return encoding === 'hex' || encoding === 'base64' || encoding === 'utf16le' ? encoding : 'utf8';
}

/** Plain digests, HMAC, PBKDF2 and scrypt; bcrypt and argon2 need code that Node lacks, so those never match. */
function importedMatches(password: string, stored: ImportedHash): boolean {
  const { algorithm, hash, salt } = stored;
  const plain = decode(password, stored.password?.encoding);
  const salted = salt ? decode(salt.value, salt.encoding) : Buffer.alloc(0);
  if (algorithm === 'md5' || algorithm === 'sha1' || algorithm === 'sha256' || algorithm === 'sha512') {
    const input = salt?.position === 'suffix' ? [plain, salted] : [salted, plain];
    return equal(
      createHash(algorithm).update(Buffer.concat(input)).digest(),
      decode(hash.value, hash.encoding ?? 'base64'),
    );
  }
  if (algorithm === 'hmac' && hash.key) {
    const key = decode(hash.key.value, hash.key.encoding);
    return equal(
      createHmac(hash.digest ?? 'sha256', key)
        .update(plain)
        .digest(),
      decode(hash.value, hash.encoding ?? 'base64'),
    );
  }
  if (algorithm === 'pbkdf2') return pbkdf2Matches(plain, hash.value);
  if (algorithm === 'scrypt') {
    const expected = decode(hash.value, hash.encoding ?? 'base64');
    const options = { N: stored.cost ?? 16384, r: stored.blockSize ?? 8, p: stored.parallelization ?? 1 };
    return equal(scryptSync(plain, salted, stored.keylen ?? expected.length, options), expected);
  }
  return false;
}

/** PHC string: `$pbkdf2-sha512$i=100000,l=64$SALT$HASH`, base64 without padding. */
function pbkdf2Matches(plain: Buffer, phc: string): boolean {
  const match = /^\$pbkdf2-(\w+)\$i=(\d+)(?:,l=(\d+))?\$([^$]+)\$([^$]+)$/.exec(phc);
  if (!match) return false;
  const expected = Buffer.from(match[5] as string, 'base64');
  const iterations = Math.min(Number(match[2]), 1_000_000);
  const salt = Buffer.from(match[4] as string, 'base64');
  return equal(pbkdf2Sync(plain, salt, iterations, expected.length, match[1] as string), expected);
}
