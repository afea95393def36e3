/** The link of an enrollment ticket: it enrolls the phone that the sandbox plays, for approvals by push. */
import { html } from '../../../text/html.js';
import { badRequest } from '../../errors.js';
import { enroll } from '../../resources/users/mfa.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { page } from '../page/layout.js';

const PATH = '/guardian/enroll';

function ticketOf(ctx: AuthContext): { ticket: Doc; user: Doc } {
  const ticket = ctx.tenant.collection('tickets').get(ctx.request.search.get('ticket') ?? '');
  const user = ticket && ctx.tenant.collection('users').get(String(ticket.user_id));
  if (ticket?.kind !== 'guardian-enrollment' || !user)
    throw badRequest('The ticket is invalid or was used.', 'invalid_ticket');
  return { ticket, user };
}

const show: AuthHandler = (ctx) => {
  const { ticket } = ticketOf(ctx);
  return page(
    'Secure your account',
    html`<p>The phone that the page <code>/_sandbox/phone</code> plays will receive requests for approval.</p>
<form method="post" action="${PATH}?ticket=${encodeURIComponent(String(ticket.id))}">
<button type="submit">Enroll this phone</button></form>`,
  );
};

const submit: AuthHandler = (ctx) => {
  const { ticket, user } = ticketOf(ctx);
  ctx.tenant.collection('tickets').delete(String(ticket.id));
  enroll(ctx.tenant, String(user.user_id), ctx.iso(), { type: 'push', name: 'Phone of the sandbox' });
  ctx.log({
    type: 'gd_enrollment_complete',
    description: 'Guardian enrollment completed',
    ...eventFields(ctx, {}, {}, user, ''),
  });
  return page('Done', html`<p>Your phone is enrolled.</p>`);
};

export const enrollmentTicketHandlers: Readonly<Record<string, AuthHandler>> = {
  [`GET ${PATH}`]: show,
  [`POST ${PATH}`]: submit,
};
