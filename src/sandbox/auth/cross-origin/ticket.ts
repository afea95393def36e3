/** Tickets for people who gave their credentials to a page of the application: `/authorize` takes each once. */
import { MINUTE } from '../../state/clock.js';
import { alphanumeric } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { refuse } from '../authorize/refuse.js';
import { cookieOf, setCookie } from '../tokens/cookies.js';
import { behindSecret, digestOf, issueSecret, unguessable } from '../tokens/secrets.js';

const TICKETS = 'login-tickets';
const LIFETIME_MS = 5 * MINUTE;
const MOST = 2_000;
/** By this cookie `/authorize` knows the browser that sent the credentials. */
const COOKIE = 'auth0-co';

export interface TicketHolder {
  client: Doc;
  connection: Doc;
  user: Doc;
}

/** The answer with a new ticket. */
export function ticketAnswer(ctx: AuthContext, { client, connection, user }: TicketHolder): SandboxResponse {
  const [verifier, browser] = [unguessable(), unguessable()];
  const login = { client_id: client.client_id, user_id: user.user_id, connection: connection.name };
  const stands = { ...login, $browser: digestOf(browser) };
  const ticket = issueSecret(ctx, TICKETS, LIFETIME_MS, stands, { most: MOST });
  return {
    status: 200,
    body: { login_ticket: ticket, co_verifier: verifier, co_id: alphanumeric(12) },
    headers: { 'cache-control': 'no-store', ...setCookie(ctx, COOKIE, browser, { shared: true }) },
  };
}

/**
 * Whose ticket a request brings along. It is worth nothing then.
 *
 * @throws OAuthError for one that is none, that is over, or that another browser or application got
 */
export function takeTicket(
  ctx: AuthContext,
  client: Doc,
  given: string | undefined,
): { user: string; connection: string } | undefined {
  if (given === undefined) return undefined;
  const wrong = (message: string): never =>
    refuse(ctx, client, { type: 'fcoa', error: 'access_denied', message });
  const found = behindSecret(ctx, TICKETS, given);
  if (!found || found.client_id !== client.client_id) return wrong('Unknown or invalid login ticket.');
  ctx.tenant.collection(TICKETS).delete(String(found.id));
  const browser = cookieOf(ctx, COOKIE);
  if (browser === undefined || digestOf(browser) !== found.$browser)
    return wrong('Unable to configure verification page.');
  if (!ctx.tenant.collection('users').has(String(found.user_id)))
    return wrong('Unknown or invalid login ticket.');
  return { user: String(found.user_id), connection: String(found.connection) };
}
