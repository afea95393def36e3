/** Values that only their holder knows: codes, opaque tokens, cookies. The tenant keeps digests of them. */
import { createHash, randomBytes } from 'node:crypto';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { dropExpired } from './expiring.js';

/** 256 bits that nobody can guess, in base64url. */
export const unguessable = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * Keeps what a new secret stands for, as long as it lives.
 *
 * @param limits as of `dropExpired`
 * @returns the secret
 */
export function issueSecret(
  ctx: Pick<AuthContext, 'tenant' | 'now'>,
  collection: string,
  lifetimeMs: number,
  stands: object,
  limits?: Parameters<typeof dropExpired>[2],
): string {
  dropExpired(ctx, collection, limits);
  const secret = unguessable();
  const expires_at = ctx.now() + lifetimeMs;
  ctx.tenant.collection(collection).insert({ ...stands, id: digestOf(secret), expires_at } as Doc);
  return secret;
}

/** What a secret stands for, while it lives. */
export function behindSecret(
  { tenant, now }: Pick<AuthContext, 'tenant' | 'now'>,
  collection: string,
  secret: string | undefined,
): Doc | undefined {
  const found = secret === undefined ? undefined : tenant.collection(collection).get(digestOf(secret));
  return found && Number(found.expires_at) > now() ? found : undefined;
}
