/** Authorization codes: for one use, within ten minutes. */
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { dropExpired } from '../tokens/expiring.js';
import { digestOf, unguessable } from '../tokens/secrets.js';

export const CODES = 'authorization-codes';
const LIFETIME_MS = 10 * MINUTE;

/** Stores what a code stands for, and removes those that nobody can use any more. */
export function newCode(ctx: AuthContext, stands: Doc): string {
  dropExpired(ctx, CODES);
  const code = unguessable();
  ctx.tenant.collection(CODES).insert({ ...stands, id: digestOf(code), expires_at: ctx.now() + LIFETIME_MS });
  return code;
}

export const codeNamed = (ctx: AuthContext, code: string): Doc | undefined =>
  ctx.tenant.collection(CODES).get(digestOf(code));
