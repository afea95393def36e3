/** What the Actions between the link of a new password and its form want of the person. */
import { forbidden, HttpError } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { redirect } from '../authorize/answer.js';
import { PageError } from '../authorize/refuse.js';
import type { AuthorizationRequest } from '../authorize/request.js';
import {
  begin,
  browserOf,
  change,
  end,
  factorsGiven,
  type LoginActions,
  type Transaction,
  transactionOf,
} from '../authorize/transaction.js';
import { clientById } from '../client.js';
import { eventFields } from '../event-fields.js';
import { type Interruption, interruption } from '../flows/interruption.js';
import { type Interrupted, runPostChallenge } from '../flows/password.js';
import type { Continuation } from '../flows/post-login.js';
import { FORM_PATH } from '../forms/path.js';
import { factorPage } from '../mfa/paths.js';
import { errorPage } from '../page/layout.js';
import { tokenChanges } from '../tokens/changes.js';
import { unguessable } from '../tokens/secrets.js';
import { type Found, ticketIn, ticketOf } from './ticket.js';

const KIND = 'change-password';
/** The page of a link for a new password, as Auth0 has it. */
export const RESET_PATH = '/u/reset-verify';

/** Where the person has to go first. */
interface Sent {
  redirectTo: string;
  headers?: Record<string, string>;
}

/** An Action has sent the person away, who comes back to `/continue` with this state. */
interface Away extends Interrupted, Sent {
  state: string;
  /** Whether factors or forms came before, in this browser. */
  inBrowser: boolean;
}

/**
 * The ticket of a new password, once the Actions have let the person go on; where they have to go before. Anyone who had
 * something to do on a page goes on in the same browser: the link alone does not lead around it.
 *
 * @throws HttpError 403 when the Actions do not let them
 */
export async function challenged(ctx: AuthContext): Promise<Found | Sent> {
  const found = ticketOf(ctx, KIND, ticketIn(ctx));
  const { $challenged, $away } = found.ticket;
  const browser = browserOf(ctx);
  if ($challenged === true || (browser !== undefined && $challenged === browser)) return found;
  const away = $away as Away | undefined;
  return away && !away.inBrowser ? away : await run(ctx, found);
}

const keep = (ctx: AuthContext, ticket: Doc, changes: object): Doc =>
  ctx.tenant.collection('tickets').update(String(ticket.id), { ...changes }) ?? ticket;

/** @param login the pages of this reset, once there was one */
async function run(
  ctx: AuthContext,
  found: Found,
  login?: Transaction,
  before?: Continuation,
): Promise<Found | Sent> {
  const { ticket, user, connection } = found;
  const client = clientById(ctx, String(ticket.client_id));
  const state = login?.id ?? unguessable();
  const { form } = login?.actions ?? {};
  const reached = await runPostChallenge(
    ctx,
    {
      user,
      connection,
      client,
      organization: ticket.$organization as string | undefined,
      state,
      methods: login ? factorsGiven(login) : [],
      prompt: form && { id: form.id, fields: form.fields, vars: form.vars },
    },
    before,
  );
  if ('refusal' in reached) return refuse(ctx, found, reached.refusal, reached.details);
  if ('command' in reached) return await interrupted(ctx, found, login, state, reached);
  const { resultUrl } = reached;
  const passed = keep(ctx, ticket, {
    $challenged: login ? browserOf(ctx) : true,
    $away: undefined,
    ...(resultUrl === undefined ? {} : { result_url: resultUrl }),
  });
  if (login) end(ctx, login);
  return { ...found, ticket: passed };
}

function refuse(ctx: AuthContext, { user, connection }: Found, message: string, details: Doc): never {
  ctx.log({
    type: 'fcp',
    description: message,
    ...eventFields(ctx, {}, connection, user, ''),
    details,
  });
  throw forbidden(message, 'access_denied');
}

async function interrupted(
  ctx: AuthContext,
  found: Found,
  login: Transaction | undefined,
  state: string,
  reached: Interrupted,
): Promise<Found | Sent> {
  const { ticket, user, connection } = found;
  const client = clientById(ctx, String(ticket.client_id)) ?? {};
  const given = login?.given ?? [];
  const about = {
    client,
    connection,
    user,
    trigger: 'PostChallenge' as const,
    state,
    given,
    proved: given.length > 0,
  };
  const step = interruption(ctx, about, reached.command);
  if (step === 'given') return await run(ctx, found, login, { ...reached, returned: false });
  if ('problem' in step) return refuse(ctx, found, step.problem, { error: { message: step.problem } });
  if (step.waiting !== 'redirect') return onPage(ctx, found, login, reached, step);
  const away: Away = { ...reached, state, redirectTo: step.url, inBrowser: login !== undefined };
  keep(ctx, ticket, { $away: away });
  return away;
}

/** Where the person gives a factor or fills in a form: on the pages of a login. */
function onPage(
  ctx: AuthContext,
  { ticket, user, connection }: Found,
  before: Transaction | undefined,
  { command: _command, ...progress }: Interrupted,
  step: Exclude<Interruption, { waiting: 'redirect' }>,
): Sent {
  const actions: LoginActions = {
    ...progress,
    ...step,
    changes: tokenChanges([]),
    factor: undefined,
  };
  const reset = { ticket: String(ticket.id) };
  const { transaction: login, headers } = before
    ? { transaction: change(ctx, before, { actions, reset, outOfBand: undefined }), headers: {} }
    : begin(ctx, {
        request: requestOf(ctx, ticket),
        user_id: String(user.user_id),
        connection: String(connection.name),
        fresh: true,
        actions,
        reset,
      });
  const page =
    step.waiting === 'form' ? FORM_PATH : factorPage(step.wanted.kind, step.wanted.factors, step.wanted);
  return { redirectTo: `${page}?state=${login.id}`, headers };
}

/** Nobody is told of a reset but the person. */
const requestOf = ({ url }: AuthContext, ticket: Doc): AuthorizationRequest => ({
  client_id: String(ticket.client_id ?? ''),
  redirect_uri: url,
  redirect_uri_given: false,
  response_mode: 'query',
  keeps_errors: true,
  prompt: [],
});

/** Goes on with a reset once the person has given a factor or filled in a form. */
export async function resumeReset(ctx: AuthContext, login: Transaction): Promise<SandboxResponse> {
  const { reset, actions } = login;
  if (!reset || !actions) throw new PageError('invalid_request', 'This is no reset of a password.');
  return await answered(async () =>
    run(ctx, ticketOf(ctx, KIND, reset.ticket), login, { ...actions, returned: reset.returned === true }),
  );
}

/** Goes on with a reset whose person has come back to `/continue`; undefined for a state that is of no reset. */
export async function continueReset(ctx: AuthContext): Promise<SandboxResponse | undefined> {
  const state = ctx.request.search.get('state') ?? '';
  const tickets = ctx.tenant.collection('tickets').list();
  const ticket = tickets.find(({ $away }) => ($away as Away | undefined)?.state === state);
  if (!ticket) return undefined;
  const away = ticket.$away as Away;
  const found = ticketOf(ctx, KIND, String(ticket.id));
  const login = away.inBrowser ? transactionOf(ctx) : undefined;
  // Each return counts once: the state of a further redirect is another one.
  keep(ctx, ticket, { $away: undefined });
  return await answered(() => run(ctx, found, login, { ...away, returned: true }));
}

/** Leads the person on: to what an Action wants of them, or to the form for the new password. */
async function answered(reach: () => Promise<Found | Sent>): Promise<SandboxResponse> {
  try {
    const reached = await reach();
    return 'redirectTo' in reached
      ? sendTo(reached)
      : redirect(`${RESET_PATH}?ticket=${encodeURIComponent(String(reached.ticket.id))}`);
  } catch (error) {
    return refused(error);
  }
}

export function sendTo({ redirectTo, headers }: Sent): SandboxResponse {
  const response = redirect(redirectTo);
  return { ...response, headers: { ...response.headers, ...headers } };
}

/** What a person is shown instead of the form: that an Action refuses the reset. @throws other errors again */
export function refused(error: unknown): SandboxResponse {
  if (!(error instanceof HttpError) || error.statusCode !== 403) throw error;
  return errorPage(403, 'access_denied', error.message);
}
