/**
 * Exchanging the token of a person that an API was called with for one for the next API (RFC 8693; public
 * documentation, secure/call-apis-on-users-behalf/on-behalf-of-token-exchange).
 */
import { isObject } from '../../../text/is-object.js';
import { text } from '../../../text/values.js';
import { HttpError, invalidRequest, OAuthError } from '../../errors.js';
import { connectionByName, primaryConnection } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { signedClaims, verifyToken } from '../access-token.js';
import { eventFields } from '../event-fields.js';
import { runPostLogin } from '../flows/post-login.js';
import { executionDetails } from '../flows/refusal.js';
import { loggingRefusal } from '../refusals.js';
import { respond } from '../tokens/answer.js';
import { apiRefusal, grantFor } from '../tokens/scope.js';
import { required } from './parameters.js';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
/** Actors of a chain, as deep as they may be. */
const DEEPEST = 5;

export const exchangeNotAllowed = (): OAuthError =>
  new OAuthError(403, 'unauthorized_client', 'Token exchange is not enabled for the client.');

/** Whether an application may exchange tokens in a way. */
export function mayExchange(client: Doc, type: unknown): boolean {
  const { allow_any_profile_of_type: allowed } = (client.token_exchange ?? {}) as Doc;
  return Array.isArray(allowed) && allowed.includes(type);
}

/** The answer, with the type of the token in it. */
export const issued = (answer: SandboxResponse): SandboxResponse => ({
  ...answer,
  body: { ...(answer.body as Doc), issued_token_type: ACCESS_TOKEN },
});

export const isOnBehalf = ({ body }: AuthContext): boolean => body.subject_token_type === ACCESS_TOKEN;

export const onBehalf = (ctx: AuthContext, client: Doc): Promise<SandboxResponse> => {
  const { client_id, name: client_name } = client;
  return loggingRefusal(
    ctx,
    () => exchanged(ctx, client),
    () => ({ type: 'failed_on_behalf_of_token_exchange', client_id, client_name, details: {} }),
  );
};

/** The claims of the token that the API was called with. */
function subjectOf(ctx: AuthContext, client: Doc): Doc {
  const token = required(ctx, 'subject_token');
  try {
    verifyToken(token, ctx, String(client.resource_server_identifier));
  } catch (error) {
    if (error instanceof HttpError)
      throw invalidRequest('The subject_token is not a valid token for this API.');
    throw error;
  }
  return (signedClaims(token, ctx) ?? {}) as Doc;
}

const depthOf = (act: unknown): number => (isObject(act) ? 1 + depthOf(act.act) : 0);

/** Who acts for the person: this application, before it those in the token, or the one that it was issued to. */
function actorsOf(client: Doc, { act, azp, client_id: other }: Doc): Doc {
  if (depthOf(act) >= DEEPEST)
    throw invalidRequest(
      `Delegation chain (\`act\` claim) depth exceeds the maximum allowed limit of ${DEEPEST - 1}`,
    );
  return { sub: client.client_id, act: isObject(act) ? act : { sub: azp ?? other } };
}

async function exchanged(ctx: AuthContext, client: Doc): Promise<SandboxResponse> {
  if (
    client.app_type !== 'resource_server' ||
    client.token_endpoint_auth_method === 'none' ||
    !mayExchange(client, 'on_behalf_of_token_exchange')
  )
    throw exchangeNotAllowed();
  const claims = subjectOf(ctx, client);
  const actor = actorsOf(client, claims);
  const audience = required(ctx, 'audience');
  const refusal = apiRefusal(ctx, client, audience);
  if (refusal !== undefined) throw new OAuthError(403, 'access_denied', refusal);
  const user = ctx.tenant.collection('users').get(String(claims.sub));
  if (!user) throw invalidRequest('The subject_token is not for a person.');
  const organization = text(claims.org_id);
  if (organization !== undefined && !isMember(ctx, user, organization))
    throw invalidRequest('The person is no member of the organization of the subject_token.');
  const connection = connectionByName(ctx.tenant, primaryConnection(user)) ?? {};
  const login = { client, connection, user, organization, scope: text(ctx.body.scope) ?? '', audience };
  if (user.blocked === true) throw new OAuthError(401, 'unauthorized', 'user is blocked');
  const end = await runPostLogin(ctx, {
    ...login,
    protocol: 'oauth2-token-exchange',
    methods: [],
    transaction: { subject_token_type: ACCESS_TOKEN, actor },
    failureType: 'failed_on_behalf_of_token_exchange',
  });
  ctx.log({
    type: 'success_on_behalf_of_token_exchange',
    description: 'Successful On-Behalf-Of token exchange',
    ...eventFields(ctx, client, connection, user, ''),
    details: executionDetails(end.execution),
  });
  const grant = grantFor(ctx, { ...login, user: end.user });
  const answer = respond(ctx, {
    client,
    user: end.user,
    session: '',
    grant: { ...grant, scopes: grant.scopes.filter((one) => one !== 'openid') },
    organization,
    refreshToken: undefined,
    changes: end.changes,
    actor,
  });
  return issued(answer);
}

const isMember = ({ tenant }: AuthContext, user: Doc, organization: string): boolean =>
  tenant.collection('organizations').has(organization) &&
  tenant.links('organization-members').has(organization, String(user.user_id));
