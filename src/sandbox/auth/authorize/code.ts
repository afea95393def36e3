/** Authorization codes: for one use, within minutes. */
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { dropExpired } from '../tokens/expiring.js';
import { digestOf, unguessable } from '../tokens/secrets.js';

export const CODES = 'authorization-codes';

/**
 * Stores what a code stands for, and removes those that nobody can use any more.
 *
 * @param lifetime in ms
 */
export function newCode(ctx: AuthContext, stands: Doc, lifetime: number): string {
  dropExpired(ctx, CODES);
  const code = unguessable();
  ctx.tenant.collection(CODES).insert({ ...stands, id: digestOf(code), expires_at: ctx.now() + lifetime });
  return code;
}

export const codeNamed = (ctx: AuthContext, code: string): Doc | undefined =>
  ctx.tenant.collection(CODES).get(digestOf(code));
