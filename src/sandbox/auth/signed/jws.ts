/** Tokens that others sign: reading them, and checking the signature. */
import { type KeyObject, verify } from 'node:crypto';
import { isObject } from '../../../text/is-object.js';
import { PSS } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { dropExpired } from '../tokens/expiring.js';
import { digestOf } from '../tokens/secrets.js';

export interface SignedToken {
  header: Doc;
  claims: Doc;
  /** What was signed. */
  content: string;
  signature: Buffer;
}

/** The parts of a compact token; undefined for what is none. Nothing is checked. */
export function readToken(token: string): SignedToken | undefined {
  const [head = '', payload = '', signature = '', ...rest] = token.split('.');
  try {
    const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'));
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (rest.length > 0 || !isObject(header) || !isObject(claims)) return undefined;
    return { header, claims, content: `${head}.${payload}`, signature: Buffer.from(signature, 'base64url') };
  } catch {
    return undefined;
  }
}

const HASHES: ReadonlyMap<string, string> = new Map([
  ['RS256', 'sha256'],
  ['RS384', 'sha384'],
  ['PS256', 'sha256'],
  ['ES256', 'sha256'],
]);

/** Whether a key signed the token by the algorithm that its header names. */
export function isSignedBy({ header, content, signature }: SignedToken, key: KeyObject): boolean {
  const alg = String(header.alg);
  const hash = HASHES.get(alg);
  if (hash === undefined || key.asymmetricKeyType !== (alg.startsWith('ES') ? 'ec' : 'rsa')) return false;
  const how = alg.startsWith('PS') ? PSS : alg.startsWith('ES') ? { dsaEncoding: 'ieee-p1363' as const } : {};
  return verify(hash, Buffer.from(content), { key, ...how }, signature);
}

const USED = 'used-token-ids';
const MOST = 10_000;

/** Notes that a token with an id was used. @returns whether it was not used before */
export function isFirstUse(ctx: Pick<AuthContext, 'tenant' | 'now'>, id: string, keptMs: number): boolean {
  dropExpired(ctx, USED, { most: MOST });
  const used = ctx.tenant.collection(USED);
  const digest = digestOf(id);
  if (used.has(digest)) return false;
  used.insert({ id: digest, expires_at: ctx.now() + keptMs });
  return true;
}
