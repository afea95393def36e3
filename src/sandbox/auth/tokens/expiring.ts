/** Things that end by themselves: `expires_at` says when, in epoch milliseconds. */
import type { AuthContext } from '../../types.js';

/** Removes what has come to its end, oldest first, and the oldest of more than `most`. */
export function dropExpired(
  { tenant, now }: Pick<AuthContext, 'tenant' | 'now'>,
  collection: string,
  most = 2_000,
): void {
  const things = tenant.collection(collection);
  for (const old of things.list()) {
    if (Number(old.expires_at) > now() && things.size < most) break;
    things.delete(String(old.id));
  }
}
