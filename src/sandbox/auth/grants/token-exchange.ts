/** Exchanging a token of another issuer for tokens of this tenant, as a token exchange profile's Action decides. */
import { OAuthError } from '../../errors.js';
import { connectionByName, primaryConnection } from '../../resources/users/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { admit } from '../admission.js';
import { executionDetails } from '../flows/refusal.js';
import { runTokenExchange } from '../flows/token-exchange.js';
import { loggingRefusal } from '../refusals.js';
import { logIn } from './log-in.js';
import { required, text } from './parameters.js';

export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

export const tokenExchangeGrant: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  const { client_id, name: client_name } = client;
  return loggingRefusal(
    ctx,
    () => exchanged(ctx, client),
    () => ({ type: 'fecte', client_id, client_name, details: {} }),
  );
};

async function exchanged(ctx: AuthContext, client: Record<string, unknown>): Promise<SandboxResponse> {
  const subjectToken = required(ctx, 'subject_token');
  const type = required(ctx, 'subject_token_type');
  const profile = ctx.tenant
    .collection('token-exchange-profiles')
    .list()
    .find((one) => one.subject_token_type === type);
  if (!profile) throw new OAuthError(400, 'invalid_request', `No token exchange profile for ${type}.`);
  const { allow_any_profile_of_type: allowed } = (client.token_exchange ?? {}) as Record<string, unknown>;
  if (!Array.isArray(allowed) || !allowed.includes(profile.type))
    throw new OAuthError(403, 'unauthorized_client', 'Token exchange is not enabled for the client.');
  const [scope, audience] = [text(ctx.body.scope), text(ctx.body.audience)];
  const {
    user,
    organization = text(ctx.body.organization),
    execution,
  } = await runTokenExchange(ctx, {
    client,
    profile,
    subjectToken,
    scope,
    audience,
  });
  const connection = connectionByName(ctx.tenant, primaryConnection(user)) ?? {};
  const login = { client, connection, user, organization, scope, audience };
  admit(ctx, login);
  ctx.log({
    type: 'secte',
    description: 'Custom token exchange',
    client_id: client.client_id,
    client_name: client.name,
    user_id: user.user_id,
    details: executionDetails(execution),
  });
  return await logIn(ctx, {
    ...login,
    protocol: 'oauth2-token-exchange',
    methods: [],
    transaction: { subject_token_type: type },
  });
}
