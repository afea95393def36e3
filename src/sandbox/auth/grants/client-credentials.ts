/** The token endpoint for machines. */

import { OAuthError } from '../../errors.js';
import { isStrict } from '../../resources/clients/third-parties.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, LogEvent, SandboxResponse } from '../../types.js';
import { credentialsOf } from '../client.js';
import { runCredentialsExchange } from '../flows/credentials-exchange.js';
import { loggingRefusal } from '../refusals.js';
import { boundKey } from '../signed/dpop.js';
import { organizationClaims, signAccessToken } from '../tokens/access-token-profile.js';
import { accessClaims } from '../tokens/changes.js';
import { organizationFields } from '../tokens/login.js';
import { audienceOf } from '../tokens/scope.js';
import { machineOrganization } from './machine-organization.js';
import { countToken } from './token-quota.js';

const TOKEN_LIFETIME_S = 86_400;

/** `client_credentials`: a token for an API on which the client has a grant. What becomes of it is in the log. */
export const clientCredentials: AuthHandler = (ctx) =>
  loggingRefusal(
    ctx,
    () => clientCredentialsToken(ctx),
    () => {
      const { client } = credentialsOf(ctx);
      // A client that the tenant does not have leaves no trace in its log.
      return client && exchange(ctx, 'feccft', client, ctx.body.scope);
    },
  );

/** The event of an exchange of credentials for a token. */
const exchange = ({ body, url }: AuthContext, type: string, client: Doc, scope: unknown): LogEvent => ({
  type,
  client_id: client.client_id,
  client_name: client.name,
  audience: body.audience ?? null,
  ...(typeof scope === 'string' && scope !== '' ? { scope } : {}),
  details: {},
  hostname: new URL(url).host,
});

/** The audience that a request names, else the tenant's default. The SDK in an Action names the Management API by `https://`, whether or not the sandbox has a certificate. */
function audienceIn(ctx: AuthContext): string | undefined {
  const { body, audience: own } = ctx;
  const given = typeof body.audience === 'string' ? body.audience : undefined;
  if (given === undefined) return audienceOf(ctx, {});
  return given === own.replace(/^http:/, 'https:') ? own : given;
}

const clientPolicy = (api: Doc): unknown =>
  ((api.subject_type_authorization ?? {}) as { client?: Doc }).client?.policy;

async function clientCredentialsToken(ctx: AuthContext): Promise<SandboxResponse> {
  const client = ctx.authenticateClient();
  const id = String(client.client_id);
  const grantTypes = client.grant_types;
  if (Array.isArray(grantTypes) && !grantTypes.includes('client_credentials')) {
    throw new OAuthError(
      403,
      'unauthorized_client',
      `Grant type 'client_credentials' not allowed for the client.`,
      { error_uri: 'https://auth0.com/docs/clients/client-grant-types' },
    );
  }
  const audience = audienceIn(ctx);
  if (!audience) {
    throw new OAuthError(
      403,
      'access_denied',
      'No audience parameter was provided, and no default audience has been configured',
    );
  }
  const api = ctx.tenant.collection('resource-servers').findBy('identifier', audience);
  if (!api) throw new OAuthError(403, 'access_denied', `Service not enabled within domain: ${audience}`);
  if (clientPolicy(api) === 'deny_all')
    throw new OAuthError(403, 'access_denied', `Client is not authorized to access "${audience}".`);
  const grant = ctx.tenant
    .collection('client-grants')
    .by('client_id', id)
    .find((candidate) => candidate.audience === audience && candidate.subject_type !== 'user');
  if (!grant) {
    throw new OAuthError(
      403,
      isStrict(client) ? 'unauthorized_client' : 'access_denied',
      `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API. See: https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants`,
    );
  }
  const organization = machineOrganization(ctx, client, grant);
  const all =
    grant.allow_all_scopes === true ? ((api.scopes ?? []) as Doc[]).map(({ value }) => value) : grant.scope;
  const granted = Array.isArray(all) ? all.map(String) : [];
  const asked = typeof ctx.body.scope === 'string' ? ctx.body.scope.split(' ').filter(Boolean) : [];
  const scope = (asked.length ? granted.filter((one) => asked.includes(one)) : granted).join(' ');
  const { changes, details } = await runCredentialsExchange(ctx, {
    client,
    api,
    scope,
    organization,
    asked,
  });
  const key = boundKey(ctx, client, api);
  const quota = countToken(ctx, client, organization);
  const lifetime = typeof api.token_lifetime === 'number' ? api.token_lifetime : TOKEN_LIFETIME_S;
  const issued = Math.floor(ctx.now() / 1000);
  const token = signAccessToken(ctx, api, {
    ...accessClaims(changes.access, api),
    iss: `${ctx.url}/`,
    sub: `${id}@clients`,
    aud: audience,
    iat: issued,
    exp: issued + lifetime,
    ...(scope ? { scope } : {}),
    gty: 'client-credentials',
    azp: id,
    ...(key === undefined ? {} : { cnf: { jkt: key } }),
    ...organizationClaims(ctx, organization),
  });
  ctx.log({
    ...exchange(ctx, 'seccft', client, scope),
    ...organizationFields(ctx, organization),
    details,
  });
  return {
    status: 200,
    body: {
      access_token: token,
      ...(scope ? { scope } : {}),
      expires_in: lifetime,
      token_type: key === undefined ? 'Bearer' : 'DPoP',
    },
    headers: { 'cache-control': 'no-store', pragma: 'no-cache', ...quota },
  };
}
