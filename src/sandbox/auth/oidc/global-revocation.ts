/**
 * `/oauth/global-token-revocation/connection/{name}`: an identity provider ends the sessions and refresh tokens of a
 * person. Source: public documentation, universal-logout and logout/global-token-revocation.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { isObject } from '../../../text/is-object.js';
import { HttpError, OAuthError } from '../../errors.js';
import { revokeUser } from '../../resources/sessions.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthHandler } from '../../types.js';
import { bearerToken } from '../access-token.js';
import { eventFields } from '../event-fields.js';
import { bareCertificate } from '../saml/sign.js';
import { isSignedBy, readToken } from '../signed/jws.js';

export const REVOCATION = '/oauth/global-token-revocation/connection';
const STRATEGIES = ['okta', 'oidc', 'samlp'];

/** The key that vouches for a provider: of SAML connections its certificate. Others have theirs elsewhere. */
function keyOf({ signingCert }: Doc): KeyObject | undefined {
  if (typeof signingCert !== 'string') return undefined;
  try {
    const bare = bareCertificate(
      signingCert.includes('-----') ? signingCert : Buffer.from(signingCert, 'base64').toString('latin1'),
    );
    const pem = /^[A-Za-z0-9+/=]+$/.test(bare) ? bare : signingCert;
    return createPublicKey(`-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----`);
  } catch {
    return undefined;
  }
}

export const revokeEverywhere: AuthHandler = (ctx) => {
  const name = decodeURIComponent(ctx.request.path.split('/').at(-1) ?? '');
  const connection = connectionByName(ctx.tenant, name);
  if (!connection || !STRATEGIES.includes(String(connection.strategy))) throw new HttpError(404, 'Not Found');
  const options = (connection.options ?? {}) as Doc;
  const refuse = (status: number, error: string, message: string): never => {
    ctx.log({
      type: 'universal_logout_failed',
      description: message,
      ...eventFields(ctx, {}, connection, undefined, ''),
    });
    throw new OAuthError(status, error, message);
  };
  const token = readToken(bearerToken(ctx.request.headers.authorization) ?? '');
  const key = keyOf(options);
  const { iss, sub, exp } = token?.claims ?? {};
  const named =
    iss === options.global_token_revocation_jwt_iss && sub === options.global_token_revocation_jwt_sub;
  if (!token || !key || !isSignedBy(token, key) || !named || Number(exp) * 1000 <= ctx.now())
    return refuse(401, 'invalid_token', 'The request is not signed by the identity provider.');
  const { subject } = ctx.body;
  if (
    !isObject(subject) ||
    subject.format !== 'iss_sub' ||
    typeof subject.sub !== 'string' ||
    typeof subject.iss !== 'string'
  )
    return refuse(400, 'invalid_request', 'subject must have the format iss_sub, an iss and a sub.');
  const id = `${String(connection.strategy)}|${name}|${subject.sub}`;
  const user = ctx.tenant.collection('users').get(id);
  if (user) revokeUser(ctx.tenant, String(user.user_id));
  ctx.log({
    type: 'universal_logout_succeeded',
    description: '',
    ...eventFields(ctx, {}, connection, user, ''),
  });
  return { status: 200 };
};
