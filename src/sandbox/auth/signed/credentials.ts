/** The keys that an application has registered for a purpose. */
import { createPublicKey } from 'node:crypto';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { isSignedBy, type SignedToken } from './jws.js';

/**
 * Whether one of the keys signed a token: by its own algorithm, before it expires.
 *
 * @param purpose what names the keys, such as `client.signed_request_object`
 */
export function isSignedByClient(
  ctx: Pick<AuthContext, 'tenant' | 'now'>,
  token: SignedToken,
  purpose: unknown,
): boolean {
  const named = ((purpose as Doc | undefined)?.credentials ?? []) as Doc[];
  return named.some(({ id }) => {
    const credential = ctx.tenant.collection('clients/credentials').get(String(id));
    if (typeof credential?.$pem !== 'string' || credential.alg !== token.header.alg) return false;
    if (token.header.kid !== undefined && token.header.kid !== credential.kid) return false;
    if (typeof credential.expires_at === 'string' && Date.parse(credential.expires_at) <= ctx.now())
      return false;
    return isSignedBy(token, createPublicKey(credential.$pem));
  });
}
