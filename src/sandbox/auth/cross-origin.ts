/**
 * Logging in from a page of the application itself: `/co/authenticate` checks the password and gives a ticket, with
 * which `/authorize` goes on. Source: public documentation, get-started/applications/set-up-cors.
 */
import { OAuthError } from '../errors.js';
import { connectionByName } from '../resources/users/store.js';
import type { Doc } from '../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../types.js';
import { enabledFor } from './admission.js';
import { attempt } from './attempt.js';
import { PASSWORD_REALM, PASSWORDLESS } from './grants/grant-types.js';
import { isAllowed } from './oidc/cors.js';
import { accountOf } from './passwordless/account.js';
import { addressOf, checkCode, isPasswordless } from './passwordless/codes.js';
import { dropExpired } from './tokens/expiring.js';
import { digestOf, unguessable } from './tokens/secrets.js';

const TICKETS = 'login-tickets';
/** Public documentation does not say how long a ticket lives; the browser uses it at once. */
const LIFETIME_MS = 5 * 60_000;
const REQUIRED = ['client_id', 'credential_type', 'username', 'realm'];
/** The errors of a login by the names that this endpoint has for them. */
const ERRORS: Readonly<Record<string, readonly [status: number, error: string]>> = {
  invalid_grant: [403, 'access_denied'],
  unauthorized: [403, 'blocked_user'],
};

const incomplete = (secret: string): OAuthError =>
  new OAuthError(
    400,
    'invalid_request',
    `Invalid request body. All and only of client_id, credential_type, username, ${secret}, realm are required.`,
  );

/** Whom the credentials are of. @throws OAuthError */
async function personOf(ctx: AuthContext, client: Doc, connection: Doc): Promise<Doc> {
  const { username, password, otp } = ctx.body as Record<string, string>;
  if (ctx.body.credential_type === PASSWORD_REALM)
    return await attempt(ctx, {
      client,
      connection,
      username: username ?? '',
      password: password ?? '',
      organization: undefined,
    });
  const to = isPasswordless(connection) ? addressOf(connection, username ?? '') : undefined;
  if (to === undefined || checkCode(ctx, connection, to, otp ?? '') !== 'right')
    throw new OAuthError(403, 'access_denied', 'Wrong email or verification code.');
  return await accountOf(ctx, client, connection, to);
}

export const crossOriginLogin: AuthHandler = async (ctx): Promise<SandboxResponse> => {
  const { origin } = ctx.request.headers;
  if (origin === undefined || !isAllowed(ctx, origin))
    return {
      status: 403,
      body: `Origin ${origin ?? ''} is not allowed.`,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    };
  const { credential_type: kind } = ctx.body;
  const secret = kind === PASSWORDLESS ? 'otp' : 'password';
  if (REQUIRED.some((name) => typeof ctx.body[name] !== 'string')) throw incomplete(secret);
  if (kind !== PASSWORD_REALM && kind !== PASSWORDLESS)
    throw new OAuthError(400, 'unsupported_credential_type', 'Unknown credential type parameter.');
  if (typeof ctx.body[secret] !== 'string') throw incomplete(secret);
  const client = ctx.tenant.collection('clients').get(String(ctx.body.client_id));
  if (client?.cross_origin_authentication !== true)
    throw new OAuthError(401, 'unauthorized_client', 'Cross origin login not allowed.');
  const realm = String(ctx.body.realm);
  const connection = connectionByName(ctx.tenant, realm);
  if (!connection || !enabledFor(ctx, connection, client))
    throw new OAuthError(400, 'invalid_request', `Unknown realm ${realm}.`);
  const user = await personOf(ctx, client, connection).catch((error: unknown) => {
    const known = error instanceof OAuthError ? ERRORS[error.error] : undefined;
    if (!known) throw error;
    throw new OAuthError(known[0], known[1], (error as OAuthError).message);
  });
  dropExpired(ctx, TICKETS, { most: 1_000 });
  const ticket = unguessable();
  ctx.tenant.collection(TICKETS).insert({
    id: digestOf(ticket),
    client_id: client.client_id,
    user_id: user.user_id,
    connection: connection.name,
    expires_at: ctx.now() + LIFETIME_MS,
  });
  return { status: 200, body: { login_ticket: ticket, co_verifier: unguessable(), co_id: unguessable() } };
};

/** Who has logged in by a ticket; undefined for one that is none, was used, or is another application's. */
export function takeLoginTicket(
  ctx: AuthContext,
  client: Doc,
  ticket: string | undefined,
): { user: string; connection: string } | undefined {
  const found = ticket === undefined ? undefined : ctx.tenant.collection(TICKETS).get(digestOf(ticket));
  if (!found || found.client_id !== client.client_id || Number(found.expires_at) <= ctx.now())
    return undefined;
  ctx.tenant.collection(TICKETS).delete(String(found.id));
  return { user: String(found.user_id), connection: String(found.connection) };
}
