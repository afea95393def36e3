/** Stored passwords. The sandbox holds no real accounts and imports many, so a salted hash without stretching will do. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ImportedHash } from './imported-hash.js';

/** A stored password: `salt:digest`, or the description that came with an import. */
export type StoredPassword = string | ImportedHash;

/** Loaded when the first hash is imported: most sandboxes never need bcrypt and argon2. */
let imported: typeof import('./imported-hash.js') | undefined;

/** Must be awaited before imported hashes are stored or loaded, so that they can be compared. */
export async function prepareImportedHashes(): Promise<void> {
  imported ??= await import('./imported-hash.js');
}

const digest = (salt: string, password: string): string =>
  createHash('sha256').update(`${salt}\0${password}`).digest('base64url');

export function hashPassword(password: string, salt: string = randomBytes(9).toString('base64url')): string {
  return `${salt}:${digest(salt, password)}`;
}

export function passwordMatches(password: string, stored: StoredPassword | undefined): boolean {
  if (stored === undefined) return false;
  if (typeof stored !== 'string') return imported?.importedMatches(password, stored) === true;
  const salt = stored.slice(0, stored.indexOf(':'));
  const given = Buffer.from(hashPassword(password, salt));
  const kept = Buffer.from(stored);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
