/** Logging in with a code that was sent, at the token endpoint. */
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { type Admission, admit } from '../admission.js';
import { eventFields } from '../event-fields.js';
import { accountOf } from '../passwordless/account.js';
import { passwordlessConnection } from '../passwordless/api.js';
import { addressOf, checkCode, isPhone } from '../passwordless/codes.js';
import { personOfSession } from '../passwordless/database.js';
import { firstFactor } from '../tokens/first-factor.js';
import { checkGrant, PASSWORDLESS } from './grant-types.js';
import { logIn } from './log-in.js';
import { required } from './parameters.js';

export const passwordlessGrant: AuthHandler = async (ctx) => {
  const client = ctx.authenticateClient();
  checkGrant(ctx, client, PASSWORDLESS);
  const organization = text(ctx.body.organization);
  const session = text(ctx.body.auth_session);
  const { method, ...login } =
    session === undefined
      ? await personOfCode(ctx, client)
      : {
          client,
          organization,
          ...(await personOfSession(ctx, client, { session, otp: required(ctx, 'otp'), organization })),
        };
  return await logIn(ctx, {
    ...login,
    scope: text(ctx.body.scope),
    audience: text(ctx.body.audience),
    protocol: 'oauth2-password',
    methods: [{ name: method, timestamp: ctx.iso() }],
  });
};

/**
 * Whom the code of a passwordless connection lets in.
 *
 * @param failure the event of a wrong code
 * @throws OAuthError
 */
export async function personOfCode(
  ctx: AuthContext,
  client: Doc,
  failure = 'fepotpft',
): Promise<Admission & { method: string }> {
  const connection = passwordlessConnection(ctx, client, required(ctx, 'realm'));
  const username = required(ctx, 'username');
  const to = addressOf(connection, username) ?? username;
  const result = checkCode(ctx, connection, to, required(ctx, 'otp'));
  if (result !== 'right') {
    const message =
      result === 'too many'
        ? "You've reached the maximum number of attempts. Please try to login again."
        : `Wrong ${isPhone(connection) ? 'phone number' : 'email'} or verification code.`;
    ctx.log({
      type: failure,
      description: message,
      ...eventFields(ctx, client, connection, undefined, to),
      details: { error: { message, oauthError: 'invalid_grant' } },
    });
    throw new OAuthError(403, 'invalid_grant', message);
  }
  const user = await accountOf(ctx, client, connection, to);
  const login = { client, connection, user, organization: text(ctx.body.organization) };
  admit(ctx, login);
  return { ...login, method: firstFactor(connection) };
}
