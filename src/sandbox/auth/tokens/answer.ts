/** The answer of the token endpoint after a person was authenticated: access token, ID token, refresh token. */
import { createHash } from 'node:crypto';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { boundKey } from '../signed/dpop.js';
import { idTokenSigning, organizationClaims, signAccessToken } from './access-token-profile.js';
import { accessClaims, changedScopes, claimsInScope, type TokenChanges } from './changes.js';
import { newOpaqueToken } from './opaque-token.js';
import { profileClaims } from './profile.js';
import type { Grant } from './scope.js';
import { noteSnapshot } from './snapshot.js';

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
  /** Who acts for the person: `act` of the access token (RFC 8693, 4.1). */
  actor?: Doc;
  /** What was granted in detail (RFC 9396). */
  details?: Doc[] | undefined;
  /** The tokens go to the browser itself: they live shorter. */
  web?: boolean;
}

/** The left half of a token's hash, by which an ID token tells which access token belongs to it (OpenID Connect Core 3.2.2.10). */
const leftHalf = (token: string): string =>
  createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');

const isReadHere = ({ signing_alg: alg, token_encryption: encryption }: Doc): boolean =>
  alg !== 'HS256' && !encryption;

/** Details as the application sees them: of an encrypted token, their types alone (public documentation, authorization-code-flow-with-rar). */
function shownDetails({ details, grant: { api } }: Outcome): Doc {
  if (details === undefined) return {};
  const shown = api?.token_encryption ? details.map(({ type }) => ({ type })) : details;
  return { authorization_details: shown };
}

export function respond(ctx: AuthContext, outcome: Outcome): SandboxResponse {
  const { client, user, session, refreshToken, changes } = outcome;
  const grant = { ...outcome.grant, scopes: changedScopes(outcome.grant.scopes, changes) };
  const issued = Math.floor(ctx.now() / 1000);
  const scope = grant.scopes.join(' ');
  const lifetime = Number(
    (outcome.web === true ? grant.api?.token_lifetime_for_web : undefined) ??
      grant.api?.token_lifetime ??
      (outcome.web === true ? 7200 : 86_400),
  );
  const common = {
    iss: `${ctx.url}/`,
    sub: user.user_id,
    iat: issued,
    ...organizationClaims(ctx, outcome.organization),
  };
  const key = boundKey(ctx, client, grant.api);
  const accessToken = grant.api
    ? signAccessToken(ctx, grant.api, {
        ...accessClaims(claimsInScope(changes?.access ?? {}, grant.scopes), grant.api),
        ...common,
        // The userinfo endpoint reads what the tenant has signed, in the clear.
        aud:
          grant.scopes.includes('openid') && isReadHere(grant.api)
            ? [grant.api.identifier, `${ctx.url}/userinfo`]
            : grant.api.identifier,
        exp: issued + lifetime,
        scope,
        ...(outcome.grantType === undefined ? {} : { gty: outcome.grantType }),
        azp: client.client_id,
        ...(outcome.actor === undefined ? {} : { act: outcome.actor }),
        ...(key === undefined ? {} : { cnf: { jkt: key } }),
        ...(grant.permissions ? { permissions: grant.permissions } : {}),
        ...(outcome.details === undefined ? {} : { authorization_details: outcome.details }),
      })
    : newOpaqueToken(ctx, {
        user: String(user.user_id),
        client: String(client.client_id),
        grant,
        lifetime,
        key,
      });
  const own = claimsInScope(changes?.id ?? {}, grant.scopes);
  if (grant.scopes.includes('openid')) noteSnapshot(ctx, accessToken, { user, claims: own });
  const { lifetime_in_seconds: idLifetime = ID_TOKEN_S } = (client.jwt_configuration ?? {}) as Doc;
  const idToken = grant.scopes.includes('openid')
    ? ctx.signJwt(
        {
          ...profileClaims(user, grant.scopes),
          ...own,
          ...common,
          ...outcome.idClaims,
          ...(outcome.web === true ? { at_hash: leftHalf(accessToken) } : {}),
          aud: client.client_id,
          exp: issued + Number(idLifetime),
          sid: session,
        },
        'JWT',
        idTokenSigning(client),
      )
    : undefined;
  return {
    status: 200,
    body: {
      access_token: accessToken,
      ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
      ...(idToken === undefined ? {} : { id_token: idToken }),
      ...(scope === '' ? {} : { scope }),
      ...shownDetails(outcome),
      expires_in: lifetime,
      token_type: key === undefined ? 'Bearer' : 'DPoP',
    },
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
  };
}
