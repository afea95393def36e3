/** Tickets: what a link that a person got stands for. */
import { html } from '../../../text/html.js';
import { badRequest } from '../../errors.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { page } from '../page/layout.js';

/** A ticket with the person and the connection that it is for. */
export interface Found {
  ticket: Doc;
  user: Doc;
  connection: Doc;
}

/** The unused, unexpired ticket of an id. @throws HttpError 400 when there is none of this kind */
export function ticketOf(ctx: AuthContext, kind: string, id: string): Found {
  const ticket = ctx.tenant.collection('tickets').get(id);
  const user = ticket && ctx.tenant.collection('users').get(String(ticket.user_id));
  const connection = ticket && connectionByName(ctx.tenant, String(ticket.connection));
  const live = ticket?.kind === kind && Number(ticket.expires_at) > ctx.now();
  if (!live || !user || !connection)
    throw badRequest('The ticket is invalid or has expired.', 'invalid_ticket');
  return { ticket, user, connection };
}

/** The id of the ticket that a link names. */
export const ticketIn = (ctx: AuthContext): string => ctx.request.search.get('ticket') ?? '';

/** A ticket works once; then the person goes where its maker wanted, or to the login of its application. */
export function used(ctx: AuthContext, ticket: Doc, message: string, success = true): SandboxResponse {
  ctx.tenant.collection('tickets').delete(String(ticket.id));
  const { initiate_login_uri: login } = ctx.tenant.collection('clients').get(String(ticket.client_id)) ?? {};
  const goal = ticket.result_url ?? login;
  if (typeof goal !== 'string' || !URL.canParse(goal)) return page('Done', html`<p>${message}</p>`);
  const url = new URL(goal);
  const user = ctx.tenant.collection('users').get(String(ticket.user_id));
  const told = ticket.tells_email === true || (ticket.kind === 'verify-email' && !success);
  if (told && typeof user?.email === 'string') url.searchParams.set('email', user.email);
  url.searchParams.set('success', String(success));
  url.searchParams.set('message', message);
  // Public documentation, api/authentication/change-password.
  const organization = ctx.tenant.collection('organizations').get(String(ticket.$organization ?? ''));
  if (organization) {
    url.searchParams.set('organization_id', String(organization.id));
    url.searchParams.set('organization_name', String(organization.name));
  }
  return { status: 302, headers: { location: url.href } };
}
