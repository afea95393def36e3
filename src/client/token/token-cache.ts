import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** The cached data of one token. */
export interface CachedToken {
  accessToken: string;
  scope?: string;
  /** Epoch ms. */
  expiresAt: number;
}

interface CacheFile {
  version: 1;
  tokens: Record<string, CachedToken>;
}

/** Tokens are keyed by a hash of tenant, client and audience; the names themselves are not stored. */
export function cacheKey(baseUrl: string, clientId: string, audience: string): string {
  return createHash('sha256')
    .update(JSON.stringify([baseUrl, clientId, audience]))
    .digest('hex');
}

function isCachedToken(value: unknown): value is CachedToken {
  const token = value as Partial<CachedToken> | null;
  return (
    typeof token?.accessToken === 'string' &&
    typeof token.expiresAt === 'number' &&
    (token.scope === undefined || typeof token.scope === 'string')
  );
}

function load(file: string): CacheFile {
  try {
    const { mode } = statSync(file);
    // Other users may have read it, or planted a token in it.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) return { version: 1, tokens: {} };
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { version, tokens } = parsed as CacheFile;
    if (version === 1 && typeof tokens === 'object' && tokens !== null) return { version, tokens };
  } catch {
    // Missing or damaged: a cache is always disposable.
  }
  return { version: 1, tokens: {} };
}

/** The cached token, or undefined when there is none or the file is readable by others. */
export function readCachedToken(file: string, key: string): CachedToken | undefined {
  const { tokens } = load(file);
  const token = Object.hasOwn(tokens, key) ? tokens[key] : undefined;
  return isCachedToken(token) ? token : undefined;
}

/**
 * Stores a token in the file (mode 0600) and drops expired ones. The file is replaced atomically, so
 * that a reader never sees a partial file.
 *
 * @throws the file system's error
 */
export function writeCachedToken(file: string, key: string, token: CachedToken, now: number): void {
  const { tokens } = load(file);
  const kept = Object.entries(tokens).filter(([, other]) => isCachedToken(other) && other.expiresAt > now);
  const content: CacheFile = { version: 1, tokens: { ...Object.fromEntries(kept), [key]: token } };
  const draft = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
