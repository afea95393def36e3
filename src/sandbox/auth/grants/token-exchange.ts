/** Exchanging a token of another issuer for tokens of this tenant, as a token exchange profile's Action decides. */
import { text } from '../../../text/values.js';
import { invalidRequest, OAuthError } from '../../errors.js';
import { connectionByName, primaryConnection } from '../../resources/users/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { admit } from '../admission.js';
import { executionDetails } from '../flows/refusal.js';
import { runTokenExchange } from '../flows/token-exchange.js';
import { loggingRefusal } from '../refusals.js';
import { logIn } from './log-in.js';
import { exchangeNotAllowed, isOnBehalf, issued, mayExchange, onBehalf } from './on-behalf-of.js';
import { required } from './parameters.js';

export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

export const tokenExchangeGrant: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  if (isOnBehalf(ctx)) return onBehalf(ctx, client);
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
  if ((ctx.body.actor_token === undefined) !== (ctx.body.actor_token_type === undefined))
    throw invalidRequest('actor_token and actor_token_type must come together.');
  const profile = ctx.tenant
    .collection('token-exchange-profiles')
    .list()
    .find((one) => one.subject_token_type === type);
  if (!profile) throw new OAuthError(400, 'invalid_request', `No token exchange profile for ${type}.`);
  // Public documentation, authenticate/custom-token-exchange: third parties do not take part.
  if (!mayExchange(client, profile.type) || client.is_first_party === false) throw exchangeNotAllowed();
  const [scope, audience] = [text(ctx.body.scope), text(ctx.body.audience)];
  const {
    user,
    organization = text(ctx.body.organization),
    execution,
    metadata,
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
  const answer = await logIn(ctx, {
    ...login,
    protocol: 'oauth2-token-exchange',
    methods: [],
    transaction: { subject_token_type: type, metadata },
  });
  return issued(answer);
}
