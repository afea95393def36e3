/** The token endpoint: what each grant type does. */
import { OAuthError } from '../../errors.js';
import type { AuthHandler } from '../../types.js';
import { backchannelGrant } from '../ciba/grant.js';
import { CIBA_GRANT } from '../ciba/requests.js';
import { credentialsOf } from '../client.js';
import { deviceGrant } from '../device/grant.js';
import { DEVICE_GRANT } from '../device/start.js';
import { tokenProof } from '../signed/dpop.js';
import { codeGrant } from './authorization-code.js';
import { clientCredentials } from './client-credentials.js';
import { PASSWORD, PASSWORD_REALM } from './grant-types.js';
import { MFA_OOB, MFA_OTP, MFA_RECOVERY, mfaGrant } from './mfa.js';
import { passwordGrant } from './password.js';
import { PASSWORDLESS, passwordlessGrant } from './passwordless.js';
import { refreshGrant } from './refresh-token.js';
import { TOKEN_EXCHANGE, tokenExchangeGrant } from './token-exchange.js';

const grants: ReadonlyMap<string, AuthHandler> = new Map<string, AuthHandler>([
  ['client_credentials', clientCredentials],
  ['authorization_code', codeGrant],
  ['refresh_token', refreshGrant],
  [PASSWORD, passwordGrant(PASSWORD)],
  [PASSWORD_REALM, passwordGrant(PASSWORD_REALM)],
  [CIBA_GRANT, backchannelGrant],
  [DEVICE_GRANT, deviceGrant],
  [TOKEN_EXCHANGE, tokenExchangeGrant],
  [PASSWORDLESS, passwordlessGrant],
  ...[MFA_OTP, MFA_OOB, MFA_RECOVERY].map((type) => [type, mfaGrant(type)] as const),
]);

export const grantTypes: readonly string[] = [...grants.keys()];

export const tokenEndpoint: AuthHandler = (ctx) => {
  const type = ctx.body.grant_type;
  if (typeof type !== 'string' || type === '')
    throw new OAuthError(400, 'invalid_request', 'Missing required parameter: grant_type');
  const grant = grants.get(type);
  if (!grant) throw new OAuthError(403, 'unsupported_grant_type', `Unsupported grant type: ${type}`);
  const proof =
    ctx.request.headers.dpop === undefined ? undefined : tokenProof(ctx, credentialsOf(ctx).client);
  return grant(proof === undefined ? ctx : { ...ctx, proof });
};
