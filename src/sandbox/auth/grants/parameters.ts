/** Parameters of the token endpoint. */
import { OAuthError } from '../../errors.js';
import type { AuthContext } from '../../types.js';

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** @throws OAuthError 400 for one that is missing */
export function required(ctx: AuthContext, name: string): string {
  const value = text(ctx.body[name]);
  if (value === undefined)
    throw new OAuthError(400, 'invalid_request', `Missing required parameter: ${name}`);
  return value;
}
