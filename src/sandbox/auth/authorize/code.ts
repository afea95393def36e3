/** Authorization codes: for one use, within minutes. */
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { digestOf, issueSecret } from '../tokens/secrets.js';

export const CODES = 'authorization-codes';

/**
 * Stores what a code stands for, and removes those that nobody can use any more.
 *
 * @param lifetime in ms
 */
export const newCode = (ctx: AuthContext, stands: Doc, lifetime: number): string =>
  issueSecret(ctx, CODES, lifetime, stands);

export const codeNamed = (ctx: AuthContext, code: string): Doc | undefined =>
  ctx.tenant.collection(CODES).get(digestOf(code));
