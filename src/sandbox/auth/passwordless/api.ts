/** Logging in without a password from an application's own pages: `/passwordless/start`, and the link in an email. */

import { isObject } from '../../../text/is-object.js';
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import { disabled } from '../../resources/users/create.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { enabledFor } from '../admission.js';
import { findAccount } from '../attempt.js';
import { advance, telling } from '../authorize/advance.js';
import { signIn } from '../authorize/next.js';
import { refuse } from '../authorize/refuse.js';
import { paramsOf, readRequest, recipientOf } from '../authorize/request.js';
import { begin } from '../authorize/transaction.js';
import { required } from '../grants/parameters.js';
import { accountOf, identifierOf, mayReceive } from './account.js';
import { addressOf, checkCode, isPasswordless, isPhone, sendLoginCode, sendLoginLink } from './codes.js';
import { otpChallenge } from './database.js';

/** The passwordless connection of an application. @throws OAuthError */
export function passwordlessConnection(ctx: AuthContext, client: Doc, name: string): Doc {
  const connection = connectionByName(ctx.tenant, name);
  if (
    !connection ||
    !isPasswordless(connection) ||
    disabled(connection) ||
    !enabledFor(ctx, connection, client)
  )
    throw new OAuthError(
      400,
      'bad.connection',
      'The connection does not exist, or is not enabled for the application.',
    );
  return connection;
}

const start: AuthHandler = async (ctx) => {
  const client = ctx.authenticateClient();
  const connection = passwordlessConnection(ctx, client, required(ctx, 'connection'));
  const send = ctx.body.send ?? undefined;
  if (send !== undefined && send !== 'code' && send !== 'link')
    throw new OAuthError(400, 'bad.send', 'send must be code or link');
  const field = isPhone(connection) ? 'phone_number' : 'email';
  const to = addressOf(connection, text(ctx.body[field]) ?? '');
  if (to === undefined) throw new OAuthError(400, `bad.${field}`, `${field} is not valid`);
  if (!mayReceive(ctx, connection, to))
    throw new OAuthError(400, 'bad.connection', 'Public signup is disabled');
  const user = findAccount(ctx, connection, to) ?? identifierOf(connection, to);
  if (field === 'email' && send !== 'code') {
    const given = isObject(ctx.body.authParams) ? ctx.body.authParams : {};
    const authParams = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, String(value)]),
    );
    await sendLoginLink(ctx, { client, connection, to, user }, authParams);
  } else await sendLoginCode(ctx, client, connection, to, user);
  const id = String(user.user_id ?? '').split('|')[1];
  const verified = field === 'email' ? { email_verified: false } : { phone_verified: false };
  return { status: 200, body: { ...(id === undefined ? {} : { _id: id }), [field]: to, ...verified } };
};

/** `GET /passwordless/verify_redirect`: the link of an email, which logs in like the login page. */
const verifyRedirect: AuthHandler = (ctx): Promise<SandboxResponse> => {
  const params = { response_type: 'code', ...paramsOf(ctx) };
  return telling(ctx, undefined, () => {
    const { client, recipient } = recipientOf(ctx, params);
    return telling(ctx, recipient, async () => {
      const request = readRequest(ctx, params, client, recipient);
      const {
        connection: name = '',
        email = '',
        verification_code: code = '',
      } = params as Record<string, string>;
      const connection = passwordlessConnection(ctx, client, name);
      const to = addressOf(connection, email) ?? '';
      if (checkCode(ctx, connection, to, code) !== 'right') {
        const message = 'The link is invalid, was used, or has expired.';
        refuse(ctx, client, { error: 'access_denied', message, connection });
      }
      const user = await accountOf(ctx, client, connection, to);
      const { transaction, headers } = begin(ctx, { request });
      const who = { user: String(user.user_id), connection: String(connection.name), fresh: true };
      return await advance(ctx, client, signIn(ctx, client, transaction, who), headers);
    });
  });
};

export const passwordlessHandlers: Readonly<Record<string, AuthHandler>> = {
  'POST /passwordless/start': start,
  'POST /otp/challenge': otpChallenge,
};
export const passwordlessLinks: Readonly<Record<string, AuthHandler>> = {
  'GET /passwordless/verify_redirect': verifyRedirect,
};
