/** Which grant types an application may use. */
import { OAuthError } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';

export const PASSWORD = 'password';
export const PASSWORD_REALM = 'http://auth0.com/oauth/grant-type/password-realm';
export const PASSWORDLESS = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/** The grant types that an application gets when it chooses none; it always has the first three of them. */
const DEFAULT_GRANTS = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'];

const choseNone = (grantTypes: readonly unknown[]): boolean =>
  DEFAULT_GRANTS.slice(0, 3).every((one) => grantTypes.includes(one)) &&
  grantTypes.every((one) => DEFAULT_GRANTS.includes(String(one)));

/**
 * Applications that chose their grant types are held to them. One that did not, and the sandbox's own, may log people in
 * with a password, so that a tenant can be brought to life without further set-up.
 */
export function checkGrant(ctx: AuthContext, client: Doc, type: string): void {
  const allowed = client.grant_types;
  const own = ctx.tenant.settings('sandbox-admin').id === client.client_id;
  if (own || !Array.isArray(allowed) || allowed.includes(type)) return;
  if (type === PASSWORD_REALM && allowed.includes(PASSWORD)) return;
  if (choseNone(allowed)) return;
  throw grantNotAllowed(type);
}

/** Grant types that need no favour: the application has them or not. */
export const hasGrant = (client: Doc, type: string): boolean =>
  !Array.isArray(client.grant_types) || client.grant_types.includes(type);

export const grantNotAllowed = (type: string): OAuthError =>
  new OAuthError(403, 'unauthorized_client', `Grant type '${type}' not allowed for the client.`, {
    error_uri: 'https://auth0.com/docs/clients/client-grant-types',
  });
