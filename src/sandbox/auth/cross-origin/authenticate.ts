/**
 * `POST /co/authenticate`: a page of the application takes the credentials itself (public documentation,
 * authenticate/login/cross-origin-authentication; error codes of auth0.js).
 */
import { text } from '../../../text/values.js';
import { invalidRequest, OAuthError } from '../../errors.js';
import { connectionByName, connectionOrDefault } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { attempt, findAccount } from '../attempt.js';
import { clientById } from '../client.js';
import { eventFields } from '../event-fields.js';
import { PASSWORD, PASSWORD_REALM, PASSWORDLESS } from '../grants/grant-types.js';
import { personOfCode } from '../grants/passwordless.js';
import { allowsOrigin, noteOrigin, preflight } from '../oidc/cors.js';
import { isPasswordless } from '../passwordless/codes.js';
import { loggingRefusalOnce } from '../refusals.js';
import { type TicketHolder, ticketAnswer } from './ticket.js';

/** What each type of credentials consists of; nothing else may be sent. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  [PASSWORD]: ['username', 'password'],
  [PASSWORD_REALM]: ['username', 'password', 'realm'],
  [PASSWORDLESS]: ['username', 'otp', 'realm'],
};

function checkBody({ body }: AuthContext): string {
  const type = text(body.credential_type);
  const own = type === undefined || !Object.hasOwn(PARAMETERS, type) ? undefined : PARAMETERS[type];
  if (type !== undefined && own === undefined)
    throw new OAuthError(400, 'unsupported_credential_type', 'Unknown credential type parameter.');
  const wanted = ['client_id', 'credential_type', ...(own ?? [])];
  const names = Object.keys(body);
  if (
    type === undefined ||
    names.length !== wanted.length ||
    wanted.some((name) => text(body[name]) === undefined)
  )
    throw invalidRequest(`Invalid request body. All and only of ${wanted.join(', ')} are required.`);
  return type;
}

/** The database or passwordless connection that the request names. */
function realmOf(ctx: AuthContext, type: string): Doc {
  const { realm } = ctx.body;
  const found = connectionOrDefault(ctx.tenant, realm === undefined ? undefined : String(realm));
  const fits = found && (type === PASSWORDLESS ? isPasswordless(found) : found.strategy === 'auth0');
  if (!found || !fits) throw invalidRequest(`Unknown realm ${String(realm)}.`);
  return found;
}

async function authenticated(ctx: AuthContext, client: Doc): Promise<TicketHolder> {
  if (client.cross_origin_authentication !== true)
    throw new OAuthError(401, 'unauthorized_client', 'Cross origin login not allowed.');
  const type = checkBody(ctx);
  const connection = realmOf(ctx, type);
  if (type === PASSWORDLESS) return await personOfCode(ctx, client, 'fcoa');
  const [username, password] = [String(ctx.body.username), String(ctx.body.password)];
  const user = await attempt(ctx, { client, connection, username, password, organization: undefined });
  return { client, connection, user };
}

/** Errors have codes of their own here. */
function inOwnWords({ statusCode, error, message }: OAuthError): OAuthError {
  if (error === 'unauthorized') return new OAuthError(403, 'blocked_user', 'Blocked user');
  return error === 'invalid_grant'
    ? new OAuthError(403, 'access_denied', message)
    : new OAuthError(statusCode, error, message);
}

function refusalEvent({ body, ...ctx }: AuthContext, client: Doc, { error, message }: OAuthError) {
  const realm = text(body.realm) ?? '';
  const connection = connectionByName(ctx.tenant, realm) ?? {};
  const username = text(body.username) ?? '';
  const { password: _password, otp: _otp, ...shown } = body;
  return {
    type: 'fcoa',
    ...eventFields(ctx, client, connection, findAccount(ctx, connection, username), username),
    details: { body: shown, connection: realm, error: { message, oauthError: error } },
  };
}

async function answer(ctx: AuthContext, client: Doc): Promise<SandboxResponse> {
  try {
    return ticketAnswer(
      ctx,
      await loggingRefusalOnce(
        ctx,
        (telling) => authenticated(telling, client),
        (error) => refusalEvent(ctx, client, error),
      ),
    );
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const known = inOwnWords(error);
    return { status: known.statusCode, body: known.body() };
  }
}

/** Browsers keep the cookie of the answer for pages that may read it alone. */
const withCookies = (response: SandboxResponse, origin: string): SandboxResponse => ({
  ...response,
  headers: {
    ...response.headers,
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  },
});

const authenticate: AuthHandler = async (ctx) => {
  const { origin = '' } = ctx.request.headers;
  const client = clientById(ctx, text(ctx.body.client_id) ?? '');
  const own = origin === new URL(ctx.url).origin;
  if (client && (own || allowsOrigin(client, origin))) return withCookies(await answer(ctx, client), origin);
  noteOrigin(ctx, client, origin);
  return {
    status: 403,
    body: `Origin ${origin} is not allowed.`,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  };
};

const ask: AuthHandler = async (ctx) => {
  const { origin } = ctx.request.headers;
  const response = await preflight(ctx);
  return origin === undefined ? response : withCookies(response, origin);
};

export const crossOriginHandlers: Readonly<Record<string, AuthHandler>> = {
  'POST /co/authenticate': authenticate,
  'OPTIONS /co/authenticate': ask,
};
