/** Parameters of the token endpoint. */
import { text } from '../../../text/values.js';
import { invalidRequest } from '../../errors.js';
import type { AuthContext } from '../../types.js';

/** @throws OAuthError 400 for one that is missing */
export function required(ctx: AuthContext, name: string): string {
  const value = text(ctx.body[name]);
  if (value === undefined) throw invalidRequest(`Missing required parameter: ${name}`);
  return value;
}
