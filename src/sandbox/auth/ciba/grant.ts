/** The grant of the token endpoint for what was approved on a phone. */
import { randomBytes } from 'node:crypto';
import { OAuthError } from '../../errors.js';
import { connectionByName, primaryConnection } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { clientEvent } from '../event-fields.js';
import { type PostLogin, runPostLogin } from '../flows/post-login.js';
import { executionDetails } from '../flows/refusal.js';
import { changedScopes, type TokenChanges } from '../tokens/changes.js';
import { newRefreshToken, takesRefreshTokens } from '../tokens/refresh-token.js';
import { grantFor } from '../tokens/scope.js';
import { type BackchannelRequest, requestOf, updateRequest } from './requests.js';
import { checkClient } from './start.js';

const TOKEN_S = 86_400;
const ID_TOKEN_S = 36_000;
const SLOWER_BY_S = 5;
/** Timers of clients are not exact. */
const EARLY_MS = 100;

const refusal = (error: string, description: string): OAuthError => new OAuthError(400, error, description);

function checkPace(ctx: AuthContext, request: BackchannelRequest): SandboxResponse | undefined {
  const now = ctx.now();
  const early = now < request.next_poll - EARLY_MS;
  const interval = early ? request.interval + SLOWER_BY_S : request.interval;
  updateRequest(ctx.tenant, request.id, { interval, next_poll: now + interval * 1000 });
  if (!early) return undefined;
  return {
    status: 400,
    body: {
      error: 'slow_down',
      error_description: `You are polling faster than allowed. Try again in ${interval} seconds.`,
    },
    headers: { 'retry-after': String(interval) },
  };
}

/** The request, if it belongs to the client and its tokens have not been fetched. */
function requestFor(ctx: AuthContext, client: Doc): BackchannelRequest {
  const id = ctx.body.auth_req_id;
  if (typeof id !== 'string' || id === '')
    throw refusal('invalid_request', 'Missing required parameter: auth_req_id');
  const request = requestOf(ctx.tenant, id);
  if (request?.client_id !== client.client_id || request?.state === 'used')
    throw refusal('invalid_grant', 'Unknown or already used auth_req_id');
  return request as BackchannelRequest;
}

export const backchannelGrant: AuthHandler = async (ctx) => {
  const client = ctx.authenticateClient();
  checkClient(client);
  const request = requestFor(ctx, client);
  const failed = (error: OAuthError): never => {
    updateRequest(ctx.tenant, request.id, { state: 'used' });
    ctx.log({ ...clientEvent(ctx, 'ciba_exchange_failed', client), description: error.message });
    throw error;
  };
  if (request.state === 'denied')
    failed(refusal('access_denied', 'The end-user denied the authorization request or it has been expired'));
  if (ctx.now() >= request.expires) failed(refusal('expired_token', 'The auth_req_id has expired'));
  const tooFast = checkPace(ctx, request);
  if (tooFast) return tooFast;
  if (request.state === 'waiting')
    throw refusal('authorization_pending', 'The end-user authorization is pending');
  const user = ctx.tenant.collection('users').get(request.user_id);
  if (!user || user.blocked === true) return failed(refusal('access_denied', 'user is blocked'));
  updateRequest(ctx.tenant, request.id, { state: 'used' });
  const end = await runPostLogin(ctx, loginOf(ctx, client, user, request));
  if (end.interrupt)
    return failed(
      refusal('access_denied', 'An Action needs a browser to go on, which this flow does not have.'),
    );
  ctx.log({
    ...clientEvent(ctx, 'ciba_exchange_succeeded', client),
    user_id: user.user_id,
    user_name: user.email,
    audience: request.audience ?? `${ctx.url}/userinfo`,
    scope: request.scope,
    details: executionDetails(end.execution),
  });
  return tokens(ctx, request, end.changes, refreshPart(ctx, client, user, request));
};

/** The login as the post-login Actions see it. The approval by push is the factor that was given. */
function loginOf(ctx: AuthContext, client: Doc, user: Doc, request: BackchannelRequest): PostLogin {
  const { scope, audience, authorization_details: details } = request;
  return {
    client,
    connection: connectionByName(ctx.tenant, primaryConnection(user)) ?? {},
    user,
    organization: undefined,
    scope,
    audience,
    protocol: 'oidc-ciba',
    methods: [{ name: 'mfa', timestamp: ctx.iso() }],
    transaction: details === undefined ? {} : { requested_authorization_details: details },
    failureType: 'ciba_exchange_failed',
  };
}

/** A refresh token, where it was asked for and may be had. */
function refreshPart(ctx: AuthContext, client: Doc, user: Doc, request: BackchannelRequest): Doc {
  const { scope, audience } = request;
  const grant = grantFor(ctx, { client, user, scope, audience, organization: undefined });
  if (!grant.scopes.includes('offline_access') || !takesRefreshTokens(client)) return {};
  const connection = primaryConnection(user);
  const session = request.session_id ?? null;
  return { refresh_token: newRefreshToken(ctx, { client, user, connection, session, grant }).token };
}

function tokens(
  ctx: AuthContext,
  { client_id, user_id, audience, authorization_details }: BackchannelRequest,
  changes: TokenChanges,
  refresh: Doc,
): SandboxResponse {
  const granted = ['openid', ...(refresh.refresh_token === undefined ? [] : ['offline_access'])];
  const scope = changedScopes(granted, changes).join(' ');
  const issued = Math.floor(ctx.now() / 1000);
  const common = { iss: `${ctx.url}/`, sub: user_id, iat: issued };
  const details = authorization_details === undefined ? {} : { authorization_details };
  const access_token =
    audience === undefined
      ? randomBytes(24).toString('base64url')
      : ctx.signJwt({
          ...changes.access,
          ...common,
          aud: [audience, `${ctx.url}/userinfo`],
          exp: issued + TOKEN_S,
          scope,
          azp: client_id,
          ...details,
        });
  const id_token = ctx.signJwt({
    ...changes.id,
    ...common,
    aud: client_id,
    exp: issued + ID_TOKEN_S,
    auth_time: issued,
  });
  return {
    status: 200,
    body: {
      access_token,
      id_token,
      ...refresh,
      scope,
      expires_in: TOKEN_S,
      token_type: 'Bearer',
      ...details,
    },
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
  };
}
