/**
 * Exchanging a token of this tenant for one of the provider with which the person is known. The sandbox plays the
 * provider, so that the token is made up. Source: auth0.com/docs, api/authentication/token-vault-token-exchange.
 */
import { text } from '../../../text/values.js';
import { HttpError, invalidRequest, OAuthError } from '../../errors.js';
import { connectedAccountsOf } from '../../resources/connected-accounts.js';
import { connectionByName, identitiesOf, optionsOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { verifyToken } from '../access-token.js';
import { familyOf, isExpired } from '../tokens/refresh-token.js';
import { unguessable } from '../tokens/secrets.js';
import { grantNotAllowed, hasGrant } from './grant-types.js';
import { required } from './parameters.js';

export const TOKEN_VAULT =
  'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token';
const FEDERATED = 'http://auth0.com/oauth/token-type/federated-connection-access-token';
const REFRESH = 'urn:ietf:params:oauth:token-type:refresh_token';
const ACCESS = 'urn:ietf:params:oauth:token-type:access_token';
const LIFETIME_S = 3600;

const unauthorized = (message: string): OAuthError => new OAuthError(401, 'invalid_grant', message);

function subjectOf(ctx: AuthContext, client: Doc): string {
  const token = required(ctx, 'subject_token');
  const type = required(ctx, 'subject_token_type');
  if (type === REFRESH) {
    const family = familyOf(ctx, token);
    if (!family || family.client_id !== client.client_id || isExpired(ctx, family))
      throw unauthorized('Unknown or invalid refresh token.');
    return String(family.user_id);
  }
  if (type !== ACCESS) throw invalidRequest('The subject_token_type is not supported.');
  try {
    return verifyToken(token, ctx, String(client.resource_server_identifier)).subject;
  } catch (error) {
    if (error instanceof HttpError) throw unauthorized('The subject_token is invalid or has expired.');
    throw error;
  }
}

export const tokenVaultGrant: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  if (!hasGrant(client, TOKEN_VAULT)) throw grantNotAllowed(TOKEN_VAULT);
  if (required(ctx, 'requested_token_type') !== FEDERATED)
    throw invalidRequest('The requested_token_type is not supported.');
  const name = required(ctx, 'connection');
  const user = ctx.tenant.collection('users').get(subjectOf(ctx, client));
  const connection = connectionByName(ctx.tenant, name);
  const hint = text(ctx.body.login_hint);
  const identity = user
    ? identitiesOf(user).find(
        (one) =>
          one.connection === name && one.isSocial !== false && (hint === undefined || one.user_id === hint),
      )
    : undefined;
  const account = user
    ? connectedAccountsOf(ctx.tenant, String(user.user_id)).find((one) => one.connection === name)
    : undefined;
  if (!connection || !(identity ?? account))
    throw unauthorized('No identity of the user matches the connection.');
  const scope = account?.scopes ?? optionsOf(connection).scope;
  return {
    status: 200,
    body: {
      access_token: unguessable(),
      scope: Array.isArray(scope) ? scope.join(' ') : (text(ctx.body.scope) ?? 'openid profile email'),
      expires_in: LIFETIME_S,
      issued_token_type: FEDERATED,
      token_type: 'Bearer',
    },
    headers: { 'cache-control': 'no-store' },
  };
};
