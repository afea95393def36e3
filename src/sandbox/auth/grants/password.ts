/** Logging in with a password at the token endpoint. */
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import { connectionOrDefault } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { attempt, findAccount } from '../attempt.js';
import { eventFields } from '../event-fields.js';
import { loggingRefusal, loggingRefusalOnce } from '../refusals.js';
import { apiNamed, audienceOf, checkApi, PROFILE } from '../tokens/scope.js';
import { checkGrant, PASSWORD_REALM } from './grant-types.js';
import { logIn } from './log-in.js';
import { required } from './parameters.js';

/** The database named as realm, or that of people for whom none is named. */
function databaseFor(ctx: AuthContext, realm: string | undefined): Doc {
  const connection = connectionOrDefault(ctx.tenant, realm);
  if (connection?.strategy === 'auth0') return connection;
  const name = realm ?? text(ctx.tenant.settings('/tenants/settings').default_directory);
  throw name === undefined
    ? new OAuthError(400, 'server_error', 'Authorization server not configured with default connection.')
    : new OAuthError(
        403,
        'invalid_request',
        `The connection ${name} does not exist or is not a database connection.`,
      );
}

/** Clients with the right secret may pass on the address of the person they act for. */
function withForwardedIp(ctx: AuthContext): AuthContext {
  const forwarded = ctx.request.headers['auth0-forwarded-for'];
  return forwarded === undefined ? ctx : { ...ctx, request: { ...ctx.request, ip: forwarded } };
}

/** Those who ask for no scopes get all of the API (public documentation, api/authentication/resource-owner-password-flow). */
function everything(ctx: AuthContext): string | undefined {
  const scopes = (apiNamed(ctx, text(ctx.body.audience))?.scopes ?? []) as Doc[];
  return scopes.length === 0
    ? undefined
    : [...PROFILE, ...scopes.map(({ value }) => String(value))].join(' ');
}

export const passwordGrant =
  (type: string): AuthHandler =>
  async (given) => {
    const client = given.authenticateClient();
    const ctx = client.is_token_endpoint_ip_header_trusted === true ? withForwardedIp(given) : given;
    const username = required(ctx, 'username');
    const { client_id, name: client_name } = client;
    const refused = { type: 'fepft', client_id, client_name, user_name: username };
    loggingRefusal(
      ctx,
      () => {
        checkGrant(ctx, client, type);
        checkApi(ctx, client, audienceOf(ctx, ctx.body));
      },
      () => refused,
    );
    const password = required(ctx, 'password');
    const connection = databaseFor(ctx, type === PASSWORD_REALM ? required(ctx, 'realm') : undefined);
    const organization = text(ctx.body.organization);
    // A refusal is one event: that of the login itself, where there is one.
    const user = await loggingRefusalOnce(
      ctx,
      (telling) => attempt(telling, { client, connection, username, password, organization }),
      () => ({
        type: 'fepft',
        ...eventFields(ctx, client, connection, findAccount(ctx, connection, username), username),
      }),
    );
    const answer = await logIn(
      ctx,
      {
        client,
        connection,
        user,
        organization,
        scope: text(ctx.body.scope) ?? everything(ctx),
        audience: text(ctx.body.audience),
        protocol: 'oauth2-password',
        methods: [{ name: 'pwd', timestamp: ctx.iso() }],
      },
      { grantType: 'password' },
    );
    ctx.log({
      type: 'sepft',
      description: 'Password exchanged for tokens',
      ...eventFields(ctx, client, connection, user, username),
      // What the request came from, beside whom it is for (public documentation,
      // avoid-common-issues-with-resource-owner-password-flow-and-attack-protection).
      ...(ctx === given ? {} : { client_ip: given.request.ip, ip: ctx.request.ip }),
    });
    return answer;
  };
