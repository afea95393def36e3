/** The authentication API, and the pages on which people log in. */
import type { AuthContext, AuthHandler } from '../types.js';
import { authorizeHandlers } from './authorize/index.js';
import { correlationOf } from './authorize/transaction.js';
import { backchannelAuthorize } from './ciba/start.js';
import { verifyPages } from './ciba/verify-page.js';
import { crossOriginHandlers } from './cross-origin/authenticate.js';
import { requestPasswordChange, signup } from './database.js';
import { devicePages } from './device/pages.js';
import { deviceCode } from './device/start.js';
import { formHandlers } from './forms/form-page.js';
import { tokenEndpoint } from './grants/index.js';
import { revokeToken } from './grants/refresh-token.js';
import { links } from './links/index.js';
import { mfaHandlers } from './mfa/api.js';
import { enrollmentTicketHandlers } from './mfa/enrollment-ticket.js';
import { connectHandlers } from './my-account/connect-page.js';
import { myAccountHandler } from './my-account/index.js';
import { forApplications, forEverybody, preflight } from './oidc/cors.js';
import { discoveryHandlers } from './oidc/discovery.js';
import { logoutHandlers } from './oidc/logout.js';
import { pushRequest } from './oidc/pushed.js';
import { register } from './oidc/register.js';
import { tokenInfo } from './oidc/token-info.js';
import { universalLogoutHandlers } from './oidc/universal-logout.js';
import { userinfo } from './oidc/userinfo.js';
import { passwordlessHandlers, passwordlessLinks } from './passwordless/api.js';
import { providerHandlers } from './provider/pages.js';
import { federationHandlers } from './saml/federation-metadata.js';
import { samlHandlers } from './saml/idp.js';
import { serviceProviderHandlers } from './saml/service-provider.js';
import { wsFederationHandlers } from './saml/ws-federation.js';
import { scimHandler } from './scim/index.js';
import { consentHandlers } from './steps/consent.js';
import { deviceConfirmation } from './steps/device.js';
import { factorHandlers } from './steps/factor.js';
import { loginHandlers } from './steps/login.js';
import { organizationHandlers } from './steps/organization.js';
import { outOfBandHandlers } from './steps/out-of-band.js';
import { passkeyPages } from './steps/passkeys.js';
import { passwordlessPages } from './steps/passwordless.js';
import { pushHandlers } from './steps/push.js';
import { webauthnHandlers } from './steps/webauthn.js';
import { passkeyHandlers } from './webauthn/passkeys.js';

const mapped = (
  handlers: Readonly<Record<string, AuthHandler>>,
  wrap: (handler: AuthHandler) => AuthHandler,
): Record<string, AuthHandler> =>
  Object.fromEntries(Object.entries(handlers).map(([key, handler]) => [key, wrap(handler)]));

/** What web pages call. */
const forPages: Readonly<Record<string, AuthHandler>> = {
  ...mapped(
    {
      'POST /oauth/token': tokenEndpoint,
      'POST /oauth/revoke': revokeToken,
      'GET /userinfo': userinfo,
      'POST /userinfo': userinfo,
      ...mfaHandlers,
      ...passwordlessHandlers,
      ...passkeyHandlers,
      'POST /oauth/device/code': deviceCode,
      'POST /dbconnections/signup': signup,
      'POST /dbconnections/change_password': requestPasswordChange,
    },
    forApplications,
  ),
  ...mapped({ 'POST /oidc/register': register, ...discoveryHandlers }, forEverybody),
};

/** By `METHOD /path`; `{}` stands for the last part of a path. */
const authHandlers: Readonly<Record<string, AuthHandler>> = {
  ...forPages,
  ...Object.fromEntries(Object.keys(forPages).map((key) => [key.replace(/^\w+/, 'OPTIONS'), preflight])),
  ...connectHandlers,
  ...crossOriginHandlers,
  ...logoutHandlers,
  ...universalLogoutHandlers,
  ...authorizeHandlers,
  ...loginHandlers,
  ...factorHandlers,
  ...outOfBandHandlers,
  ...pushHandlers,
  ...webauthnHandlers,
  ...passkeyPages,
  ...passwordlessPages,
  ...organizationHandlers,
  ...consentHandlers,
  ...providerHandlers,
  ...passwordlessLinks,
  ...enrollmentTicketHandlers,
  ...devicePages,
  'POST /oauth/par': pushRequest,
  ...federationHandlers,
  ...wsFederationHandlers,
  ...serviceProviderHandlers,
  'POST /tokeninfo': tokenInfo,
  ...samlHandlers,
  ...formHandlers,
  ...deviceConfirmation,
  'POST /bc-authorize': backchannelAuthorize,
  ...verifyPages,
  ...links,
};

/** Whether the parts of a path can be read: handlers decode them. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The handler of a request; undefined for a path that is none. */
export function authHandler(method: string, path: string): AuthHandler | undefined {
  const account = myAccountHandler(method, path);
  if (account) return account;
  if (!isDecodable(path)) return undefined;
  const scim = scimHandler(path);
  if (scim) return scim;
  const keys = [`${method} ${path}`, `${method} ${path.replace(/\/[^/]+$/, '/{}')}`];
  const key = keys.find((one) => Object.hasOwn(authHandlers, one));
  const handler = key === undefined ? undefined : authHandlers[key];
  return handler && ((ctx) => handler(correlated(ctx)));
}

/** What a request logs names the value by which its application correlates events (public documentation, configure-correlation-id). */
function correlated(ctx: AuthContext): AuthContext {
  const correlation_id = correlationOf(ctx);
  return correlation_id === undefined
    ? ctx
    : { ...ctx, log: (event) => ctx.log({ ...event, references: { correlation_id } }) };
}
