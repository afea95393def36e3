/** Grants of the token endpoint that involve a person: passwords and refresh tokens. */
import { OAuthError } from '../errors.js';
import { REFRESH_TOKENS } from '../resources/sessions.js';
import { connectionByName } from '../resources/users/store.js';
import type { Doc } from '../state/store.js';
import type { AuthContext, AuthHandler } from '../types.js';
import { attempt, eventFields } from './attempt.js';
import { completeLogin, refresh, tokenDigest } from './issue.js';
import { loggingRefusal } from './refusals.js';

export const PASSWORD = 'password';
export const PASSWORD_REALM = 'http://auth0.com/oauth/grant-type/password-realm';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function required(ctx: AuthContext, name: string): string {
  const value = text(ctx.body[name]);
  if (value === undefined)
    throw new OAuthError(400, 'invalid_request', `Missing required parameter: ${name}`);
  return value;
}

/** The grant types that an application gets when it chooses none; it always has the first three of them. */
const DEFAULT_GRANTS = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'];

const choseNone = (grantTypes: readonly unknown[]): boolean =>
  DEFAULT_GRANTS.slice(0, 3).every((one) => grantTypes.includes(one)) &&
  grantTypes.every((one) => DEFAULT_GRANTS.includes(String(one)));

/**
 * Applications that chose their grant types are held to them. One that did not, and the sandbox's own, may log people in
 * with a password, so that a tenant can be brought to life without further set-up.
 */
function checkGrant(ctx: AuthContext, client: Doc, type: string): void {
  const allowed = client.grant_types;
  const own = (ctx.tenant.singleton('sandbox-admin') as Doc | undefined)?.id === client.client_id;
  if (own || !Array.isArray(allowed) || allowed.includes(type)) return;
  if (type === PASSWORD_REALM && allowed.includes(PASSWORD)) return;
  if (choseNone(allowed)) return;
  throw new OAuthError(403, 'unauthorized_client', `Grant type '${type}' not allowed for the client.`, {
    error_uri: 'https://auth0.com/docs/clients/client-grant-types',
  });
}

/** The connection named as realm, else the tenant's default directory, else the first database. */
function connectionFor(ctx: AuthContext, realm: string | undefined): Doc {
  const settings = (ctx.tenant.singleton('/tenants/settings') ?? {}) as Doc;
  const name = realm ?? text(settings.default_directory);
  const connection =
    name === undefined
      ? ctx.tenant.collection('connections').findBy('strategy', 'auth0')
      : connectionByName(ctx.tenant, name);
  if (connection?.strategy !== 'auth0') {
    throw name === undefined
      ? new OAuthError(400, 'server_error', 'Authorization server not configured with default connection.')
      : new OAuthError(
          403,
          'invalid_request',
          `The connection ${name} does not exist or is not a database connection.`,
        );
  }
  return connection;
}

/** Clients with the right secret may pass on the address of the person they act for. */
function withForwardedIp(ctx: AuthContext): AuthContext {
  const forwarded = ctx.request.headers['auth0-forwarded-for'];
  return forwarded === undefined ? ctx : { ...ctx, request: { ...ctx.request, ip: forwarded } };
}

const passwordGrant =
  (type: string): AuthHandler =>
  (given) => {
    const client = given.authenticateClient();
    const ctx = client.is_token_endpoint_ip_header_trusted === true ? withForwardedIp(given) : given;
    const username = required(ctx, 'username');
    const { client_id, name: client_name } = client;
    const refused = { type: 'fepft', client_id, client_name, user_name: username };
    loggingRefusal(
      ctx,
      () => checkGrant(ctx, client, type),
      () => refused,
    );
    const password = required(ctx, 'password');
    const connection = connectionFor(ctx, type === PASSWORD_REALM ? required(ctx, 'realm') : undefined);
    const organization = text(ctx.body.organization);
    const user = attempt(ctx, { client, connection, username, password, organization });
    return completeLogin(ctx, {
      client,
      connection,
      user,
      organization,
      scope: text(ctx.body.scope),
      audience: text(ctx.body.audience),
    });
  };

const refreshGrant: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  const token = ctx.tenant
    .collection(REFRESH_TOKENS)
    .findBy('token', tokenDigest(required(ctx, 'refresh_token')));
  const user = token && ctx.tenant.collection('users').get(String(token.user_id));
  const expired = typeof token?.expires_at === 'string' && token.expires_at <= ctx.iso();
  const refusal =
    !token || !user || token.client_id !== client.client_id || expired
      ? 'Unknown or invalid refresh token.'
      : user.blocked === true
        ? 'user is blocked'
        : undefined;
  if (refusal !== undefined || !token || !user) {
    const connection = connectionByName(ctx.tenant, String(token?.$connection ?? '')) ?? {};
    ctx.log({
      type: 'fertft',
      description: refusal ?? '',
      ...eventFields(ctx, client, connection, user, ''),
    });
    throw new OAuthError(403, 'invalid_grant', refusal ?? 'Unknown or invalid refresh token.');
  }
  return refresh(ctx, client, user, token, text(ctx.body.scope));
};

export const grants: Readonly<Record<string, AuthHandler>> = {
  [PASSWORD]: passwordGrant(PASSWORD),
  [PASSWORD_REALM]: passwordGrant(PASSWORD_REALM),
  refresh_token: refreshGrant,
};
