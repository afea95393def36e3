/** What a login leaves behind: the profile's counters, a session, tokens and the log event. */
import { recordConsent } from '../../resources/grants.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import type { Login } from '../admission.js';
import { eventFields } from '../event-fields.js';
import { respond } from './answer.js';
import type { TokenChanges } from './changes.js';
import { newRefreshToken, takesRefreshTokens } from './refresh-token.js';
import { type Grant, grantFor, OIDC_SCOPES } from './scope.js';
import { openSession, type Proved } from './session.js';

/** What the Actions of a login have changed. */
export interface ActionsOutcome {
  changes: TokenChanges;
  /** Details for the log event. */
  details: Doc;
  /** Changes a new session, and a new refresh token, as the Actions asked. */
  onSession?: (session: string) => void;
  onRefreshToken?: (family: string) => void;
}

/** Ends a login at the token endpoint that succeeded: everything is written down, and the tokens go out. */
export function completeLogin(
  ctx: AuthContext,
  login: Login,
  { changes, details, onSession, onRefreshToken }: ActionsOutcome,
  proved: { methods: readonly Proved[]; grantType?: string },
): SandboxResponse {
  const { methods, ...how } = proved;
  const session = String(openSession(ctx, login.user, login.client, methods).id);
  onSession?.(session);
  const user = noteLogin(ctx, login, session, details);
  const given = { session, changes, ...how, ...(onRefreshToken ? { onRefreshToken } : {}) };
  return tokensFor(ctx, { ...login, user }, given);
}

/** Counts a login in the profile and logs it; the user as it is then. */
export function noteLogin(ctx: AuthContext, login: Login, session: string, details: Doc = {}): Doc {
  const { client, connection } = login;
  const count = Number(login.user.logins_count ?? 0) + 1;
  const user = ctx.tenant.collection('users').update(String(login.user.user_id), {
    last_login: ctx.iso(),
    last_ip: ctx.request.ip,
    logins_count: count,
    updated_at: ctx.iso(),
  }) as Doc;
  ctx.log({
    type: 's',
    ...eventFields(ctx, client, connection, user, ''),
    ...(login.audience === undefined ? {} : { audience: login.audience }),
    scope: login.scope ?? null,
    details: { session_id: session, stats: { loginsCount: count }, ...details },
    ...organizationFields(ctx, login.organization),
  });
  return user;
}

/** Log fields of an organization. */
export function organizationFields(ctx: AuthContext, id: string | undefined): Doc {
  if (id === undefined) return {};
  return { organization_id: id, organization_name: ctx.tenant.collection('organizations').get(id)?.name };
}

/** Tokens for a login, with a refresh token if it was asked for and may be had. */
export function tokensFor(
  ctx: AuthContext,
  login: Login,
  given: {
    session: string;
    grantType?: string;
    idClaims?: Doc;
    changes?: TokenChanges | undefined;
    /** What was granted in detail (RFC 9396). */
    details?: Doc[] | undefined;
    /** The tokens go to the browser itself. */
    web?: boolean;
    onRefreshToken?: (family: string) => void;
  },
): SandboxResponse {
  const { client, user, organization } = login;
  const grant = grantFor(ctx, login);
  rememberConsent(ctx, client, user, grant);
  const offline = grant.scopes.includes('offline_access');
  const family =
    (offline || grant.scopes.includes('online_access')) && takesRefreshTokens(client)
      ? newRefreshToken(ctx, {
          client,
          user,
          connection: String(login.connection.name),
          session: given.session,
          grant,
          organization,
          online: !offline,
        })
      : undefined;
  if (family) given.onRefreshToken?.(family.id);
  return respond(ctx, {
    client,
    user,
    session: given.session,
    grant,
    organization,
    refreshToken: family?.token,
    changes: given.changes,
    details: given.details,
    ...(given.web === true ? { web: true } : {}),
    ...(given.grantType === undefined ? {} : { grantType: given.grantType }),
    ...(given.idClaims === undefined ? {} : { idClaims: given.idClaims }),
  });
}

/** What a third party was given is listed among the user's grants. */
function rememberConsent(ctx: AuthContext, client: Doc, user: Doc, { api, scopes }: Grant): void {
  if (client.is_first_party !== false || !api) return;
  recordConsent(ctx.tenant, {
    user_id: String(user.user_id),
    clientID: String(client.client_id),
    audience: String(api.identifier),
    scope: scopes.filter((one) => !OIDC_SCOPES.has(one)),
  });
}
