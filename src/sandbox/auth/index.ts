/** The authentication API, and the pages on which people log in. */
import type { AuthHandler } from '../types.js';
import { authorizeHandlers } from './authorize/index.js';
import { requestPasswordChange, signup } from './database.js';
import { tokenEndpoint } from './grants/index.js';
import { revokeToken } from './grants/refresh-token.js';
import { links } from './links.js';
import { discoveryHandlers } from './oidc/discovery.js';
import { logoutHandlers } from './oidc/logout.js';
import { register } from './oidc/register.js';
import { userinfo } from './oidc/userinfo.js';
import { consentHandlers } from './steps/consent.js';
import { factorHandlers } from './steps/factor.js';
import { loginHandlers } from './steps/login.js';
import { organizationHandlers } from './steps/organization.js';

/** By `METHOD /path`. */
export const authHandlers: Readonly<Record<string, AuthHandler>> = {
  'POST /oauth/token': tokenEndpoint,
  'POST /oauth/revoke': revokeToken,
  'POST /oidc/register': register,
  'GET /userinfo': userinfo,
  'POST /userinfo': userinfo,
  'POST /dbconnections/signup': signup,
  'POST /dbconnections/change_password': requestPasswordChange,
  ...discoveryHandlers,
  ...logoutHandlers,
  ...authorizeHandlers,
  ...loginHandlers,
  ...factorHandlers,
  ...organizationHandlers,
  ...consentHandlers,
  ...links,
};
