/** Logging in with a password at the token endpoint. */
import { OAuthError } from '../../errors.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { attempt } from '../attempt.js';
import { eventFields } from '../event-fields.js';
import { changeSession } from '../flows/lifetimes.js';
import { type PostLoginEnd, runPostLogin } from '../flows/post-login.js';
import { executionDetails } from '../flows/refusal.js';
import { factorDemand } from '../mfa/factors.js';
import { loggingRefusal } from '../refusals.js';
import { completeLogin } from '../tokens/login.js';
import { checkGrant, PASSWORD_REALM } from './grant-types.js';
import { required, text } from './parameters.js';

/** The connection named as realm, else the tenant's default directory, else the first database. */
function connectionFor(ctx: AuthContext, realm: string | undefined): Doc {
  const settings = (ctx.tenant.singleton('/tenants/settings') ?? {}) as Doc;
  const name = realm ?? text(settings.default_directory);
  const connection =
    name === undefined
      ? ctx.tenant.collection('connections').findBy('strategy', 'auth0')
      : connectionByName(ctx.tenant, name);
  if (connection?.strategy !== 'auth0') {
    throw name === undefined
      ? new OAuthError(400, 'server_error', 'Authorization server not configured with default connection.')
      : new OAuthError(
          403,
          'invalid_request',
          `The connection ${name} does not exist or is not a database connection.`,
        );
  }
  return connection;
}

/** Clients with the right secret may pass on the address of the person they act for. */
function withForwardedIp(ctx: AuthContext): AuthContext {
  const forwarded = ctx.request.headers['auth0-forwarded-for'];
  return forwarded === undefined ? ctx : { ...ctx, request: { ...ctx.request, ip: forwarded } };
}

/** A second factor cannot be given here: the application gets a token with which it can ask for one. */
function demandFactor(
  ctx: AuthContext,
  client: Doc,
  connection: Doc,
  user: Doc,
  demanded: boolean | undefined,
): void {
  const demand = factorDemand(ctx, user, { knownBrowser: true, demanded });
  if (demand === undefined) return;
  ctx.log({
    type: 'mfar',
    description: 'Multi-factor authentication required',
    ...eventFields(ctx, client, connection, user, ''),
    details: { enrolled: demand === 'challenge' },
  });
  const mfaToken = ctx.signJwt({
    iss: `${ctx.url}/`,
    aud: `${ctx.url}/mfa/`,
    sub: String(user.user_id),
    exp: Math.floor(ctx.now() / 1000) + 600,
  });
  throw new OAuthError(403, 'mfa_required', 'Multifactor authentication required', { mfa_token: mfaToken });
}

/** Whether an Action wants a second factor. What needs a browser ends the login. */
function factorWanted({ interrupt, factor }: PostLoginEnd): boolean | undefined {
  if (!interrupt) return factor;
  if (interrupt.method.startsWith('authentication.')) return true;
  throw new OAuthError(
    403,
    'interaction_required',
    'An Action needs a browser to go on: use the authorization code flow.',
  );
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
      () => checkGrant(ctx, client, type),
      () => refused,
    );
    const password = required(ctx, 'password');
    const connection = connectionFor(ctx, type === PASSWORD_REALM ? required(ctx, 'realm') : undefined);
    const organization = text(ctx.body.organization);
    const user = await attempt(ctx, { client, connection, username, password, organization });
    const login = {
      client,
      connection,
      user,
      organization,
      scope: text(ctx.body.scope),
      audience: text(ctx.body.audience),
    };
    const end = await runPostLogin(ctx, {
      ...login,
      protocol: type === PASSWORD_REALM ? 'oauth2-password-realm' : 'oauth2-password',
      methods: [{ name: 'pwd', timestamp: ctx.iso() }],
    });
    demandFactor(ctx, client, connection, end.user, factorWanted(end));
    const details = executionDetails(end.execution);
    return completeLogin(ctx, { ...login, user: end.user }, { changes: end.changes, details }, (session) =>
      changeSession(ctx, session, end.commands),
    );
  };
