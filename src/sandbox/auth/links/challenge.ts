/** What the Actions between the link of a new password and its form want of the person. */
import { forbidden, HttpError } from '../../errors.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { redirect } from '../authorize/answer.js';
import { clientById } from '../client.js';
import { eventFields } from '../event-fields.js';
import { type Interrupted, runPostChallenge } from '../flows/password.js';
import { errorPage } from '../page/layout.js';
import { unguessable } from '../tokens/secrets.js';
import { type Found, ticketIn, ticketOf } from './ticket.js';

const KIND = 'change-password';
/** The page of a link for a new password, as Auth0 has it. */
export const RESET_PATH = '/u/reset-verify';

/** An Action has sent the person away, who comes back to `/continue` with this state. */
interface Away extends Interrupted {
  state: string;
}

/**
 * The ticket of a new password, once the Actions have let the person go on; where an Action has sent them before.
 *
 * @throws HttpError 403 when they do not let them
 */
export async function challenged(ctx: AuthContext): Promise<Found | { redirectTo: string }> {
  const found = ticketOf(ctx, KIND, ticketIn(ctx));
  const { $challenged, $away } = found.ticket;
  if ($challenged === true) return found;
  return $away === undefined ? await run(ctx, found) : ($away as Away);
}

async function run(ctx: AuthContext, found: Found, away?: Away): Promise<Found | Away> {
  const { ticket, user, connection } = found;
  const client = clientById(ctx, String(ticket.client_id));
  const state = unguessable();
  const end = await runPostChallenge(ctx, { user, connection, client, state }, away);
  const keep = (changes: object) =>
    ctx.tenant.collection('tickets').update(String(ticket.id), { ...changes }) ?? ticket;
  if ('refusal' in end) {
    const { refusal, details } = end;
    ctx.log({ type: 'fcp', description: refusal, ...eventFields(ctx, {}, connection, user, ''), details });
    throw forbidden(refusal, 'access_denied');
  }
  if ('redirectTo' in end) {
    const sent: Away = { ...end, state };
    keep({ $away: sent });
    return sent;
  }
  const { resultUrl } = end;
  return {
    ...found,
    ticket: keep({ $challenged: true, ...(resultUrl === undefined ? {} : { result_url: resultUrl }) }),
  };
}

/** Goes on with a reset whose person has come back to `/continue`; undefined for a state that is of no reset. */
export async function continueReset(ctx: AuthContext): Promise<SandboxResponse | undefined> {
  const state = ctx.request.search.get('state') ?? '';
  const tickets = ctx.tenant.collection('tickets').list();
  const ticket = tickets.find(({ $away }) => ($away as Away | undefined)?.state === state);
  if (!ticket) return undefined;
  const { $away, id } = ticket;
  const found = ticketOf(ctx, KIND, String(id));
  // Each return counts once: the state of a further redirect is another one.
  ctx.tenant.collection('tickets').update(String(id), { $away: undefined });
  try {
    const reached = await run(ctx, found, $away as Away);
    return redirect(
      'redirectTo' in reached ? reached.redirectTo : `${RESET_PATH}?ticket=${encodeURIComponent(String(id))}`,
    );
  } catch (error) {
    return refused(error);
  }
}

/** What a person is shown instead of the form: that an Action refuses the reset. @throws other errors again */
export function refused(error: unknown): SandboxResponse {
  if (!(error instanceof HttpError) || error.statusCode !== 403) throw error;
  return errorPage(403, 'access_denied', error.message);
}
