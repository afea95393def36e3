/**
 * What the userinfo endpoint tells of the time of the login: the address, and the custom claims of the ID token
 * (public documentation, api/authentication/user-profile/get-user-info).
 */
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { digestOf } from './secrets.js';

const COLLECTION = 'userinfo-snapshots';
/** The oldest go: for their tokens, the profile is told as it is now. */
const MOST = 5_000;

export function noteSnapshot(
  ctx: AuthContext,
  token: string,
  { user, claims }: { user: Doc; claims: Doc },
): void {
  const snapshots = ctx.tenant.collection(COLLECTION);
  const [oldest] = snapshots.size >= MOST ? snapshots.keys() : [];
  if (oldest !== undefined) snapshots.delete(oldest);
  const { email, email_verified } = user;
  const id = digestOf(token);
  const snapshot = { id, person: email === undefined ? {} : { email, email_verified }, claims };
  // Tokens of the same second may be the same.
  if (!snapshots.replace(id, snapshot)) snapshots.insert(snapshot);
}

/** The person as the profile was when a token was issued, and the claims that come with it. */
export function snapshotOf(ctx: AuthContext, token: string): { person: Doc; claims: Doc } {
  const doc = ctx.tenant.collection(COLLECTION).get(digestOf(token));
  return { person: (doc?.person ?? {}) as Doc, claims: (doc?.claims ?? {}) as Doc };
}
