/** Exchanging a refresh token for new tokens, and revoking one. */
import { text } from '../../../text/values.js';
import { invalidRequest, OAuthError } from '../../errors.js';
import { grantedWith, SESSIONS } from '../../resources/sessions.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { changeRefreshToken } from '../flows/lifetimes.js';
import { type Method, runPostLogin } from '../flows/post-login.js';
import { executionDetails } from '../flows/refusal.js';
import { respond } from '../tokens/answer.js';
import {
  endFamily,
  exchanged,
  familyOf,
  invalidRefreshToken,
  isExpired,
  isReused,
} from '../tokens/refresh-token.js';
import { apiNamed, grantFor, OIDC_SCOPES } from '../tokens/scope.js';
import { isTransfer, transferToken } from '../tokens/session-transfer.js';
import { grantNotAllowed, hasGrant } from './grant-types.js';
import { required } from './parameters.js';

const connectionOf = (ctx: AuthContext, family: Doc | undefined): Doc =>
  connectionByName(ctx.tenant, String(family?.$connection ?? '')) ?? {};

/** What was proved in the session that a family came from. */
function methodsOfSession(ctx: AuthContext, family: Doc): Method[] {
  const session = ctx.tenant.collection(SESSIONS).get(String(family.session_id));
  const { methods } = (session?.authentication ?? {}) as {
    methods?: Method[];
  };
  return methods ?? [];
}

/** Why a family gives no tokens to a client; undefined when it does. */
function refusalOf(ctx: AuthContext, client: Doc, family: Doc | undefined, user: Doc | undefined) {
  if (!family || !user || family.client_id !== client.client_id || isExpired(ctx, family))
    return 'Unknown or invalid refresh token.';
  if (family.$key !== undefined && family.$key !== ctx.proof) return 'Unknown or invalid refresh token.';
  return user.blocked === true ? 'user is blocked' : undefined;
}

export const refreshGrant: AuthHandler = async (ctx) => {
  const client = ctx.authenticateClient();
  const token = required(ctx, 'refresh_token');
  const family = familyOf(ctx, token);
  const user = family && ctx.tenant.collection('users').get(String(family.user_id));
  const fail = (type: string, description: string, error: OAuthError): never => {
    const fields = eventFields(ctx, client, connectionOf(ctx, family), user, '');
    ctx.log({ type, description, ...fields, details: { familyId: family?.id } });
    throw error;
  };
  const refusal = refusalOf(ctx, client, family, user);
  if (refusal !== undefined || !family || !user) {
    const message = refusal ?? 'Unknown or invalid refresh token.';
    return fail('fertft', message, new OAuthError(403, 'invalid_grant', message));
  }
  if (!hasGrant(client, 'refresh_token')) {
    const error = grantNotAllowed('refresh_token');
    return fail('fertft', error.message, error);
  }
  if (isReused(ctx, client, family, token)) {
    endFamily(ctx, family);
    return fail(
      'ferrt',
      'Unsuccessful Refresh Token exchange, reused refresh token detected',
      invalidRefreshToken(),
    );
  }
  return await refreshed(ctx, client, user, family, token);
};

interface Access {
  audience: string | undefined;
  /** Scopes that may be asked for. */
  scopes: string[];
}

/**
 * What a refresh token gives access to: what it was issued for, or another API that a policy of the application
 * names; one that none names is ignored (public documentation, multi-resource-refresh-token).
 */
function accessOf(ctx: AuthContext, client: Doc, family: Doc): Access {
  const [server] = (family.resource_servers ?? []) as Doc[];
  const scopes = String(server?.scopes ?? '')
    .split(' ')
    .filter(Boolean);
  const own =
    server?.audience === `${ctx.url}/userinfo` ? undefined : (server?.audience as string | undefined);
  const wanted = text(ctx.body.audience);
  const policies = ((client.refresh_token as Doc | undefined)?.policies ?? []) as Doc[];
  const policy = wanted === own ? undefined : policies.find(({ audience }) => audience === wanted);
  if (!policy || !apiNamed(ctx, wanted)) return { audience: own, scopes };
  return {
    audience: wanted,
    scopes: [...scopes.filter((one) => OIDC_SCOPES.has(one)), ...(policy.scope as string[])],
  };
}

async function refreshed(ctx: AuthContext, client: Doc, user: Doc, family: Doc, token: string) {
  const { audience, scopes } = accessOf(ctx, client, family);
  const scope = text(ctx.body.scope);
  const asked = scope === undefined ? scopes : scope.split(' ').filter((one) => scopes.includes(one));
  const organization = family.$organization as string | undefined;
  const grant = grantFor(ctx, { client, user, scope: asked.join(' '), audience, organization });
  const connection = connectionOf(ctx, family);
  const end = await runPostLogin(ctx, {
    client,
    connection,
    user,
    organization,
    scope: asked.join(' '),
    audience,
    protocol: 'oauth2-refresh-token',
    methods: methodsOfSession(ctx, family),
    refreshToken: family,
    failureType: 'fertft',
  });
  if (end.interrupt)
    throw new OAuthError(403, 'interaction_required', 'An Action needs the person to go on.');
  if (isTransfer(ctx, ctx.body.audience)) return transferred(ctx, client, family, token);
  const next = exchanged(ctx, client, family, token);
  changeRefreshToken(ctx, String(family.id), end.commands);
  ctx.log({
    type: 'sertft',
    ...eventFields(ctx, client, connection, end.user, ''),
    details: { familyId: family.id, ...executionDetails(end.execution) },
  });
  return respond(ctx, {
    changes: end.changes,
    client,
    user: end.user,
    session: String(family.session_id),
    grant,
    organization,
    refreshToken: next,
    grantType: 'refresh_token',
  });
}

/** A token that hands the session on, in the place of an access token. */
function transferred(ctx: AuthContext, client: Doc, family: Doc, token: string): SandboxResponse {
  const { body, ...answer } = transferToken(ctx, client, family);
  const next = exchanged(ctx, client, family, token);
  return { ...answer, body: { ...(body as Doc), ...(next === undefined ? {} : { refresh_token: next }) } };
}

/**
 * The families that go with one: where revoking deletes the grant, those of the same person, application and API
 * (public documentation, revoke-refresh-tokens).
 */
function revokedWith(ctx: AuthContext, family: Doc): Doc[] {
  const { flags } = ctx.tenant.settings('/tenants/settings') as { flags?: Doc };
  if (flags?.revoke_refresh_token_grant !== true) return [family];
  return grantedWith(ctx.tenant, {
    user_id: family.user_id,
    clientID: family.client_id,
    audience: ((family.resource_servers ?? []) as Doc[])[0]?.audience,
  });
}

/** `POST /oauth/revoke`: answers the same whether or not there was such a token. */
export const revokeToken: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  const family = familyOf(ctx, required(ctx, 'token'));
  if (family && family.client_id !== client.client_id)
    throw invalidRequest('The token was issued to another client.');
  if (family) {
    const user = ctx.tenant.collection('users').get(String(family.user_id));
    for (const one of revokedWith(ctx, family)) endFamily(ctx, one);
    ctx.log({
      type: 'srrt',
      description: 'Revoked refresh token',
      ...eventFields(ctx, client, connectionOf(ctx, family), user, ''),
      details: { familyId: family.id },
    });
  }
  return { status: 200 };
};
