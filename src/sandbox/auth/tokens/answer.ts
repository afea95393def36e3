/** The answer of the token endpoint after a person was authenticated: access token, ID token, refresh token. */
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { organizationClaims, signAccessToken } from './access-token-profile.js';
import { changedScopes, type TokenChanges } from './changes.js';
import { newOpaqueToken } from './opaque-token.js';
import { profileClaims } from './profile.js';
import type { Grant } from './scope.js';

const ID_TOKEN_S = 36_000;

export interface Outcome {
  client: Doc;
  user: Doc;
  session: string;
  grant: Grant;
  organization: string | undefined;
  refreshToken: string | undefined;
  /** `gty` of the access token; absent for authorization codes. */
  grantType?: string;
  /** Claims of the ID token that depend on the request: `nonce`, `auth_time`, `amr`. */
  idClaims?: Doc;
  /** What Actions have changed. */
  changes?: TokenChanges | undefined;
}

export function respond(ctx: AuthContext, outcome: Outcome): SandboxResponse {
  const { client, user, session, refreshToken, changes } = outcome;
  const grant = { ...outcome.grant, scopes: changedScopes(outcome.grant.scopes, changes) };
  const issued = Math.floor(ctx.now() / 1000);
  const scope = grant.scopes.join(' ');
  const lifetime = Number(grant.api?.token_lifetime ?? 86_400);
  const common = {
    iss: `${ctx.url}/`,
    sub: user.user_id,
    iat: issued,
    ...organizationClaims(ctx, outcome.organization),
  };
  const accessToken = grant.api
    ? signAccessToken(ctx, grant.api, {
        ...changes?.access,
        ...common,
        aud: grant.scopes.includes('openid')
          ? [grant.api.identifier, `${ctx.url}/userinfo`]
          : grant.api.identifier,
        exp: issued + lifetime,
        scope,
        ...(outcome.grantType === undefined ? {} : { gty: outcome.grantType }),
        azp: client.client_id,
        ...(grant.permissions ? { permissions: grant.permissions } : {}),
      })
    : newOpaqueToken(ctx, { user: String(user.user_id), client: String(client.client_id), grant, lifetime });
  const { lifetime_in_seconds: idLifetime = ID_TOKEN_S } = (client.jwt_configuration ?? {}) as Doc;
  const idToken = grant.scopes.includes('openid')
    ? ctx.signJwt({
        ...profileClaims(user, grant.scopes),
        ...changes?.id,
        ...common,
        ...outcome.idClaims,
        aud: client.client_id,
        exp: issued + Number(idLifetime),
        sid: session,
      })
    : undefined;
  return {
    status: 200,
    body: {
      access_token: accessToken,
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      ...(idToken === undefined ? {} : { id_token: idToken }),
      ...(scope === '' ? {} : { scope }),
      expires_in: lifetime,
      token_type: 'Bearer',
    },
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
  };
}
