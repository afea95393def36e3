/** Authorization codes: for one use, within ten minutes. */
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { digestOf, unguessable } from '../tokens/secrets.js';

export const CODES = 'authorization-codes';
const LIFETIME_MS = 10 * MINUTE;

/** Stores what a code stands for, and removes those that nobody can use any more. */
export function newCode(ctx: AuthContext, stands: Doc): string {
  const codes = ctx.tenant.collection(CODES);
  for (const old of codes.list()) {
    if (Number(old.expires_at) > ctx.now()) break;
    codes.delete(String(old.id));
  }
  const code = unguessable();
  codes.insert({ ...stands, id: digestOf(code), expires_at: ctx.now() + LIFETIME_MS });
  return code;
}

export const codeNamed = (ctx: AuthContext, code: string): Doc | undefined =>
  ctx.tenant.collection(CODES).get(digestOf(code));
