/** What a login leaves behind: the profile's counters, a session, tokens and the log events. */
import { createHash, randomBytes } from 'node:crypto';
import { recordConsent } from '../resources/grants.js';
import { heldPermissions } from '../resources/roles/permissions.js';
import { REFRESH_TOKENS, SESSIONS } from '../resources/sessions.js';
import { connectionByName } from '../resources/users/store.js';
import { DAY, HOUR, isoAt } from '../state/clock.js';
import { alphanumeric } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import type { AuthContext, SandboxResponse } from '../types.js';
import { eventFields } from './attempt.js';

const OIDC_SCOPES = new Set(['openid', 'profile', 'email', 'phone', 'address', 'offline_access']);
const ID_TOKEN_S = 36_000;

export interface Login {
  client: Doc;
  connection: Doc;
  user: Doc;
  organization: string | undefined;
  scope: string | undefined;
  audience: string | undefined;
}

/** Refresh tokens are kept as digests only. */
export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Ends a login that succeeded: everything is written down, and the tokens go out. */
export function completeLogin(ctx: AuthContext, login: Login): SandboxResponse {
  const { client, connection } = login;
  const count = Number(login.user.logins_count ?? 0) + 1;
  const user = ctx.tenant.collection('users').update(String(login.user.user_id), {
    last_login: ctx.iso(),
    last_ip: ctx.request.ip,
    logins_count: count,
    updated_at: ctx.iso(),
  }) as Doc;
  const session = openSession(ctx, user, client);
  ctx.log({
    type: 's',
    ...eventFields(ctx, client, connection, user, ''),
    ...(login.audience === undefined ? {} : { audience: login.audience }),
    scope: login.scope ?? null,
    details: { session_id: session.id, stats: { loginsCount: count } },
    ...(login.organization === undefined ? {} : organizationFields(ctx, login.organization)),
  });
  const grant = grantedScope(ctx, user, login);
  const refreshToken =
    grant.scopes.includes('offline_access') && takesRefreshTokens(client)
      ? newRefreshToken(ctx, login, user, String(session.id), grant)
      : undefined;
  return respond(ctx, {
    client,
    user,
    session: String(session.id),
    grant,
    organization: login.organization,
    refreshToken,
  });
}

function organizationFields(ctx: AuthContext, id: string): Doc {
  return { organization_id: id, organization_name: ctx.tenant.collection('organizations').get(id)?.name };
}

const takesRefreshTokens = (client: Doc): boolean =>
  !Array.isArray(client.grant_types) || client.grant_types.includes('refresh_token');

function device(ctx: AuthContext): Doc {
  const { ip, headers } = ctx.request;
  const agent = headers['user-agent'] ?? 'Unknown';
  return {
    initial_user_agent: agent,
    initial_ip: ip,
    initial_asn: '',
    last_user_agent: agent,
    last_ip: ip,
    last_asn: '',
  };
}

function openSession(ctx: AuthContext, user: Doc, client: Doc): Doc {
  const settings = (ctx.tenant.singleton('/tenants/settings') ?? {}) as Doc;
  const now = ctx.now();
  return ctx.tenant.collection(SESSIONS).insert({
    id: alphanumeric(32),
    user_id: user.user_id,
    created_at: ctx.iso(),
    updated_at: ctx.iso(),
    authenticated_at: ctx.iso(),
    idle_expires_at: isoAt(now + Number(settings.idle_session_lifetime ?? 72) * HOUR),
    expires_at: isoAt(now + Number(settings.session_lifetime ?? 168) * HOUR),
    last_interacted_at: ctx.iso(),
    device: device(ctx),
    clients: [{ client_id: client.client_id }],
    authentication: { methods: [{ name: 'pwd', timestamp: ctx.iso() }] },
    cookie: { mode: 'non-persistent' },
  });
}

interface Grant {
  audience: string | undefined;
  api: Doc | undefined;
  scopes: string[];
  /** Permissions that the API wants in the token. */
  permissions: string[] | undefined;
}

/** Scopes of what was asked for that this user may have on the API. */
function grantedScope(
  ctx: AuthContext,
  user: Doc,
  { client, scope, audience }: Pick<Login, 'client' | 'scope' | 'audience'>,
): Grant {
  const settings = (ctx.tenant.singleton('/tenants/settings') ?? {}) as Doc;
  const wanted =
    audience ??
    (settings.default_audience === '' ? undefined : (settings.default_audience as string | undefined));
  const api =
    wanted === undefined ? undefined : ctx.tenant.collection('resource-servers').findBy('identifier', wanted);
  const known = ((api?.scopes ?? []) as Doc[]).map((one) => String(one.value));
  const held = api ? permissionsOn(ctx, user, String(api.identifier)) : [];
  const asked = [...new Set((scope ?? 'openid profile email').split(' ').filter(Boolean))];
  const scopes = asked.filter((one) => {
    if (OIDC_SCOPES.has(one))
      return one !== 'offline_access' || api === undefined || api.allow_offline_access === true;
    if (!known.includes(one)) return false;
    if (api?.is_system === true) return /:current_user/.test(one);
    return api?.enforce_policies !== true || held.includes(one);
  });
  const custom = scopes.filter((one) => !OIDC_SCOPES.has(one));
  if (client.is_first_party === false && api) {
    recordConsent(ctx.tenant, {
      user_id: String(user.user_id),
      clientID: String(client.client_id),
      audience: String(api.identifier),
      scope: custom,
    });
  }
  const listed = api?.enforce_policies === true && String(api.token_dialect ?? '').endsWith('_authz');
  return { audience: wanted, api, scopes, permissions: listed ? held : undefined };
}

/** Names of the permissions that a user has on an API, directly and through roles. */
function permissionsOn({ tenant }: AuthContext, user: Doc, identifier: string): string[] {
  const id = String(user.user_id);
  const all = [
    ...heldPermissions(tenant, 'user', id),
    ...tenant
      .links('role-users')
      .lefts(id)
      .flatMap((role) => heldPermissions(tenant, 'role', role)),
  ];
  const names = all
    .filter((one) => one.resource_server_identifier === identifier)
    .map((one) => String(one.permission_name));
  return [...new Set(names)];
}

function newRefreshToken(ctx: AuthContext, login: Login, user: Doc, session: string, grant: Grant): string {
  const token = `v1.${randomBytes(40).toString('base64url')}`;
  const policy = (login.client.refresh_token ?? {}) as Doc;
  const expires = policy.expiration_type === 'expiring' && policy.infinite_token_lifetime !== true;
  ctx.tenant.collection(REFRESH_TOKENS).insert({
    id: `rt_${alphanumeric(24)}`,
    user_id: user.user_id,
    created_at: ctx.iso(),
    idle_expires_at:
      policy.infinite_idle_token_lifetime === true
        ? null
        : isoAt(ctx.now() + Number(policy.idle_token_lifetime ?? 0) * 1000 || ctx.now() + 15 * DAY),
    expires_at: expires ? isoAt(ctx.now() + Number(policy.token_lifetime ?? 2_592_000) * 1000) : null,
    device: device(ctx),
    client_id: login.client.client_id,
    session_id: session,
    rotating: policy.rotation_type === 'rotating',
    resource_servers: [{ audience: grant.audience ?? `${ctx.url}/userinfo`, scopes: grant.scopes.join(' ') }],
    last_exchanged_at: null,
    $token: tokenDigest(token),
    $connection: login.connection.name,
    $organization: login.organization,
  });
  return token;
}

/** Exchanges a refresh token for new tokens; a rotating one is replaced. */
export function refresh(
  ctx: AuthContext,
  client: Doc,
  user: Doc,
  token: Doc,
  scope: string | undefined,
): SandboxResponse {
  const [server] = (token.resource_servers ?? []) as Doc[];
  const original = String(server?.scopes ?? '')
    .split(' ')
    .filter(Boolean);
  const asked = scope === undefined ? original : scope.split(' ').filter((one) => original.includes(one));
  const audience =
    server?.audience === `${ctx.url}/userinfo` ? undefined : (server?.audience as string | undefined);
  const grant = grantedScope(ctx, user, { client, scope: asked.join(' '), audience });
  const next = token.rotating === true ? `v1.${randomBytes(40).toString('base64url')}` : undefined;
  const usedDevice = {
    ...(token.device as Doc),
    last_ip: ctx.request.ip,
    last_user_agent: ctx.request.headers['user-agent'] ?? 'Unknown',
  };
  ctx.tenant.collection(REFRESH_TOKENS).update(String(token.id), {
    last_exchanged_at: ctx.iso(),
    device: usedDevice,
    ...(next === undefined ? {} : { $token: tokenDigest(next) }),
  });
  const connection = connectionByName(ctx.tenant, String(token.$connection)) ?? {};
  ctx.log({
    type: 'sertft',
    ...eventFields(ctx, client, connection, user, ''),
    details: { familyId: token.id },
  });
  const organization = token.$organization as string | undefined;
  return respond(ctx, {
    client,
    user,
    session: String(token.session_id),
    grant,
    organization,
    refreshToken: next,
  });
}

interface Outcome {
  client: Doc;
  user: Doc;
  session: string;
  grant: Grant;
  organization: string | undefined;
  refreshToken: string | undefined;
}

function respond(
  ctx: AuthContext,
  { client, user, session, grant, organization, refreshToken }: Outcome,
): SandboxResponse {
  const issued = Math.floor(ctx.now() / 1000);
  const scope = grant.scopes.join(' ');
  const lifetime = Number(grant.api?.token_lifetime ?? 86_400);
  const common = {
    iss: `${ctx.url}/`,
    sub: user.user_id,
    iat: issued,
    ...(organization === undefined ? {} : { org_id: organization }),
  };
  const accessToken = grant.api
    ? ctx.signJwt({
        ...common,
        aud: grant.scopes.includes('openid')
          ? [grant.api.identifier, `${ctx.url}/userinfo`]
          : grant.api.identifier,
        exp: issued + lifetime,
        scope,
        gty: 'password',
        azp: client.client_id,
        ...(grant.permissions ? { permissions: grant.permissions } : {}),
      })
    : randomBytes(24).toString('base64url');
  const idToken = grant.scopes.includes('openid')
    ? ctx.signJwt({
        ...common,
        ...profileClaims(user, grant.scopes),
        aud: client.client_id,
        exp: issued + ID_TOKEN_S,
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

const PROFILE = ['name', 'given_name', 'family_name', 'nickname', 'picture', 'updated_at'];

function profileClaims(user: Doc, scopes: readonly string[]): Doc {
  const fields = [
    ...(scopes.includes('profile') ? PROFILE : []),
    ...(scopes.includes('email') ? ['email', 'email_verified'] : []),
  ];
  const claims: Doc = {};
  for (const field of fields) if (user[field] !== undefined) claims[field] = user[field];
  return claims;
}
