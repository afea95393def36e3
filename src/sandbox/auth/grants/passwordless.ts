/** Logging in with a code that was sent, at the token endpoint. */
import { OAuthError } from '../../errors.js';
import type { AuthHandler } from '../../types.js';
import { admit } from '../admission.js';
import { eventFields } from '../event-fields.js';
import { accountOf } from '../passwordless/account.js';
import { passwordlessConnection } from '../passwordless/api.js';
import { addressOf, checkCode, isPhone } from '../passwordless/codes.js';
import { firstFactor } from '../tokens/first-factor.js';
import { checkGrant } from './grant-types.js';
import { logIn } from './log-in.js';
import { required, text } from './parameters.js';

export const PASSWORDLESS = 'http://auth0.com/oauth/grant-type/passwordless/otp';

export const passwordlessGrant: AuthHandler = async (ctx) => {
  const client = ctx.authenticateClient();
  checkGrant(ctx, client, PASSWORDLESS);
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
      type: 'fepotpft',
      description: message,
      ...eventFields(ctx, client, connection, undefined, to),
    });
    throw new OAuthError(403, 'invalid_grant', message);
  }
  const user = await accountOf(ctx, client, connection, to);
  const organization = text(ctx.body.organization);
  const login = { client, connection, user, organization };
  admit(ctx, login);
  return await logIn(ctx, {
    ...login,
    scope: text(ctx.body.scope),
    audience: text(ctx.body.audience),
    protocol: 'oauth2-password',
    methods: [{ name: firstFactor(connection), timestamp: ctx.iso() }],
  });
};
