/** The post-login Actions of a login in a browser, which may send the person elsewhere or ask for a second factor. */
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { queryPart } from '../flows/event.js';
import { type Interruption, interruption } from '../flows/interruption.js';
import {
  type Continuation,
  type Method,
  type PostLogin,
  type PostLoginEnd,
  runPostLogin,
} from '../flows/post-login.js';
import { firstProof } from '../tokens/first-factor.js';
import { currentSession } from '../tokens/session.js';
import { riskAssessment } from './known-browser.js';
import { connectionOf, isProvedBySession } from './next.js';
import { refuse } from './refuse.js';
import { change, end, factorsGiven, type Transaction, transactionPart, userOf } from './transaction.js';

function postLogin(ctx: AuthContext, client: Doc, login: Transaction): PostLogin {
  const { request, organization } = login;
  const { scope, audience } = request;
  const { protocol, ...transaction } = transactionPart(login);
  const user = userOf(ctx, login) as Doc;
  const session = login.fresh === true ? undefined : currentSession(ctx);
  const connection = connectionOf(ctx, login);
  const now = ctx.iso();
  const proved = session
    ? (((session.authentication as Doc | undefined)?.methods ?? []) as Method[])
    : [{ name: firstProof(login, connection), timestamp: now }];
  return {
    client,
    connection,
    user,
    organization,
    scope,
    audience,
    protocol,
    methods: [...proved, ...factorsGiven(login).map((one) => ({ ...one, timestamp: now }))],
    transaction: { id: login.id, ...transaction },
    query: { ...request.query, ...broughtBack(ctx) },
    riskAssessment: riskAssessment(ctx, user),
    session,
    ...promptOf(login),
  };
}

/** What a person brings back to `/continue`, beside the parameters with which the login began. */
const broughtBack = ({ request: { path, search } }: AuthContext): Doc =>
  path === '/continue' ? queryPart(Object.fromEntries(search)) : {};

/** What a form that is finished has collected, for the Action that showed it. */
function promptOf({ actions }: Transaction): { prompt?: Doc } {
  if (actions?.waiting !== 'form' || !actions.form) return {};
  const { id, fields, vars } = actions.form;
  return { prompt: { id, fields, vars } };
}

/** Runs the Actions that have not run yet. @returns the login, and where the person has to go first */
export async function withActions(
  ctx: AuthContext,
  client: Doc,
  login: Transaction,
): Promise<{ login: Transaction; redirectTo?: string }> {
  const { actions } = login;
  if (actions?.waiting === 'redirect' || actions?.waiting === 'form')
    return { login, redirectTo: actions.url ?? '' };
  if (actions && actions.waiting === undefined) return { login };
  return await run(ctx, client, login, actions && { ...actions, returned: false });
}

/** The login of a person who has come back to `/continue`, or has finished a form. */
export async function returned(
  ctx: AuthContext,
  client: Doc,
  login: Transaction,
  from: 'redirect' | 'form' = 'redirect',
): Promise<Transaction> {
  const { actions } = login;
  if (actions?.waiting !== from) return login;
  if (login.reset) return change(ctx, login, { reset: { ...login.reset, returned: true } });
  return (await run(ctx, client, login, { ...actions, returned: true })).login;
}

async function run(
  ctx: AuthContext,
  client: Doc,
  login: Transaction,
  before: Continuation | undefined,
): Promise<{ login: Transaction; redirectTo?: string }> {
  let reached: PostLoginEnd;
  try {
    reached = await runPostLogin(ctx, postLogin(ctx, client, login), before);
  } catch (error) {
    end(ctx, login);
    throw error;
  }
  const { user, interrupt, ...progress } = reached;
  const step = interrupt && stepOf(ctx, client, login, user, interrupt);
  // A factor that was already given is not asked for again: what comes after it is next.
  if (step === 'given') {
    const next = change(ctx, login, { actions: { ...progress, waiting: 'factor' } });
    return await run(ctx, client, next, { ...progress, returned: false });
  }
  const next = change(ctx, login, { user_id: String(user.user_id), actions: { ...progress, ...step } });
  if (step?.waiting === undefined || step.waiting === 'factor') return { login: next };
  if (login.request.prompt.includes('none')) {
    end(ctx, login);
    refuse(ctx, client, {
      type: 'fsa',
      error: 'interaction_required',
      message: 'Interaction required',
      user,
    });
  }
  return { login: next, redirectTo: step.url };
}

/** What an interrupted login waits for. @throws OAuthError when it ends there */
function stepOf(
  ctx: AuthContext,
  client: Doc,
  login: Transaction,
  user: Doc,
  command: Command,
): Interruption | 'given' {
  const connection = connectionOf(ctx, login);
  const { given = [], id: state } = login;
  const proved = given.length > 0 || isProvedBySession(ctx, user, login);
  const step = interruption(ctx, { client, connection, user, state, given, proved }, command);
  if (step === 'given') return step;
  if ('problem' in step) {
    end(ctx, login);
    return refuse(ctx, client, { error: 'access_denied', message: step.problem, user, connection });
  }
  if (step.waiting === 'factor') change(ctx, login, { chosen: undefined, outOfBand: undefined });
  return step;
}
