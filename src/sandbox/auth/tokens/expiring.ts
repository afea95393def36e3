/** Things that end by themselves: `expires_at` says when, in epoch milliseconds. */
import type { AuthContext } from '../../types.js';

/**
 * Removes what has come to its end, oldest first: all of a collection live equally long.
 *
 * @param most as many are kept at most; the oldest go
 * @param afterMs how long what has ended is kept all the same, in ms
 */
export function dropExpired(
  { tenant, now }: Pick<AuthContext, 'tenant' | 'now'>,
  collection: string,
  { most = Number.POSITIVE_INFINITY, afterMs = 0 }: { most?: number; afterMs?: number } = {},
): void {
  const things = tenant.collection(collection);
  for (const old of things.list()) {
    if (Number(old.expires_at) + afterMs > now() && things.size < most) break;
    things.delete(String(old.id));
  }
}
