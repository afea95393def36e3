/** The token endpoint: what each grant type does. */
import { text } from '../../../text/values.js';
import { invalidRequest, OAuthError } from '../../errors.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { backchannelGrant } from '../ciba/grant.js';
import { CIBA_GRANT } from '../ciba/requests.js';
import { credentialsOf } from '../client.js';
import { deviceGrant } from '../device/grant.js';
import { DEVICE_GRANT } from '../device/start.js';
import { eventFields } from '../event-fields.js';
import { loggingRefusal } from '../refusals.js';
import { tokenProof } from '../signed/dpop.js';
import { PASSKEY_GRANT } from '../webauthn/passkeys.js';
import { codeGrant } from './authorization-code.js';
import { clientCredentials } from './client-credentials.js';
import { PASSWORD, PASSWORD_REALM, PASSWORDLESS } from './grant-types.js';
import { MFA_OOB, MFA_OTP, MFA_RECOVERY, mfaGrant } from './mfa.js';
import { passkeyGrant } from './passkey.js';
import { passwordGrant } from './password.js';
import { passwordlessGrant } from './passwordless.js';
import { refreshGrant } from './refresh-token.js';
import { TOKEN_EXCHANGE, tokenExchangeGrant } from './token-exchange.js';
import { TOKEN_VAULT, tokenVaultGrant } from './token-vault.js';

/** What each does, and the log event of an application that cannot prove itself; machines' grant logs its own. */
const grants: ReadonlyMap<string, readonly [run: AuthHandler, unproven?: string]> = new Map<
  string,
  readonly [AuthHandler, string?]
>([
  ['client_credentials', [clientCredentials]],
  ['authorization_code', [codeGrant, 'feacft']],
  ['refresh_token', [refreshGrant, 'fertft']],
  [PASSWORD, [passwordGrant(PASSWORD), 'fepft']],
  [PASSWORD_REALM, [passwordGrant(PASSWORD_REALM), 'fepft']],
  [CIBA_GRANT, [backchannelGrant, 'ciba_exchange_failed']],
  [DEVICE_GRANT, [deviceGrant, 'fede']],
  [TOKEN_EXCHANGE, [tokenExchangeGrant, 'fecte']],
  [PASSWORDLESS, [passwordlessGrant, 'fepotpft']],
  [PASSKEY_GRANT, [passkeyGrant]],
  [TOKEN_VAULT, [tokenVaultGrant]],
  [MFA_OTP, [mfaGrant(MFA_OTP), 'feotpft']],
  [MFA_OOB, [mfaGrant(MFA_OOB), 'feoobft']],
  [MFA_RECOVERY, [mfaGrant(MFA_RECOVERY), 'fercft']],
]);

/** The context of a grant, in which an application that the tenant has and that cannot prove itself is logged. */
const notingUnproven = (ctx: AuthContext, type: string | undefined): AuthContext => ({
  ...ctx,
  authenticateClient: () =>
    loggingRefusal(
      ctx,
      () => ctx.authenticateClient(),
      () => {
        const { client } = credentialsOf(ctx);
        if (type === undefined || !client) return undefined;
        const about = eventFields(ctx, client, {}, undefined, text(ctx.body.username) ?? '');
        return { type, ...about, details: {} };
      },
    ),
});

export const grantTypes: readonly string[] = [...grants.keys()];

export const tokenEndpoint: AuthHandler = (ctx) => {
  const type = ctx.body.grant_type;
  if (typeof type !== 'string' || type === '') throw invalidRequest('Missing required parameter: grant_type');
  const found = grants.get(type);
  if (!found) throw new OAuthError(403, 'unsupported_grant_type', `Unsupported grant type: ${type}`);
  const proof =
    ctx.request.headers.dpop === undefined ? undefined : tokenProof(ctx, credentialsOf(ctx).client);
  const [run, unproven] = found;
  return run(notingUnproven(proof === undefined ? ctx : { ...ctx, proof }, unproven));
};
