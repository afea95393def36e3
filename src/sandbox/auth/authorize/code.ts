/** Authorization codes: for one use, within ten minutes. */
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { digestOf, issueSecret } from '../tokens/secrets.js';

export const CODES = 'authorization-codes';
const LIFETIME_MS = 10 * MINUTE;

/** Stores what a code stands for, and removes those that nobody can use any more. */
export const newCode = (ctx: AuthContext, stands: Doc): string =>
  issueSecret(ctx, CODES, LIFETIME_MS, stands);

export const codeNamed = (ctx: AuthContext, code: string): Doc | undefined =>
  ctx.tenant.collection(CODES).get(digestOf(code));
