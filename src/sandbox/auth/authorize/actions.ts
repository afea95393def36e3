/** The post-login Actions of a login in a browser, which may send the person elsewhere or ask for a second factor. */
import { isObject } from '../../../text/is-object.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { type Continuation, type PostLogin, type PostLoginEnd, runPostLogin } from '../flows/post-login.js';
import { redirectTarget } from '../flows/redirect-target.js';
import { FORM_PATH } from '../forms/path.js';
import { offeredFactors, type Wanted, wantedBy } from '../mfa/choice.js';
import { firstFactor } from '../tokens/first-factor.js';
import { currentSession } from '../tokens/session.js';
import { riskAssessment } from './known-browser.js';
import { connectionOf, isSatisfied } from './next.js';
import { refuse } from './refuse.js';
import { change, end, type FormState, type Transaction, transactionPart, userOf } from './transaction.js';

function postLogin(ctx: AuthContext, client: Doc, login: Transaction): PostLogin {
  const { request, organization } = login;
  const { scope, audience } = request;
  const { protocol, ...transaction } = transactionPart(login);
  const user = userOf(ctx, login) as Doc;
  const session = login.fresh === true ? undefined : currentSession(ctx);
  const connection = connectionOf(ctx, login);
  const now = ctx.iso();
  const proved = session
    ? (((session.authentication as Doc | undefined)?.methods ?? []) as {
        name: unknown;
        timestamp: unknown;
      }[])
    : [{ name: firstFactor(connection), timestamp: now }];
  return {
    client,
    connection,
    user,
    organization,
    scope,
    audience,
    protocol,
    methods: [...proved, ...(login.factor === true ? [{ name: 'mfa', timestamp: now }] : [])],
    transaction: { id: login.id, ...transaction },
    riskAssessment: riskAssessment(ctx, user),
    session,
    ...promptOf(login),
  };
}

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
  const step = interrupt && interruption(ctx, client, login, user, interrupt);
  // A factor that was already given is not asked for again: the next Action runs.
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

/** What an interrupted flow waits for. */
function interruption(
  ctx: AuthContext,
  client: Doc,
  login: Transaction,
  user: Doc,
  command: Command,
):
  | { waiting: 'redirect'; url: string }
  | { waiting: 'form'; url: string; form: FormState }
  | { waiting: 'factor'; wanted: Wanted }
  | 'given' {
  const { method, args } = command;
  const connection = connectionOf(ctx, login);
  if (method === 'redirect.sendUserTo') return { waiting: 'redirect', url: redirectTarget(login.id, args) };
  if (method === 'prompt.render') {
    const form = formOf(ctx, args);
    if (form) return { waiting: 'form', url: `${FORM_PATH}?state=${login.id}`, form };
    end(ctx, login);
    const message = `The form ${String(args[0])} does not exist.`;
    refuse(ctx, client, { error: 'access_denied', message, user, connection });
  }
  const wanted = wantedBy(command);
  if (isSatisfied(login, wanted.factors)) return 'given';
  const factors = offeredFactors(ctx, user, wanted.kind, wanted);
  if (factors.length === 0) {
    end(ctx, login);
    refuse(ctx, client, { error: 'access_denied', message: noFactor(wanted), user, connection });
  }
  change(ctx, login, { chosen: undefined, outOfBand: undefined });
  return { waiting: 'factor', wanted: { ...wanted, factors } };
}

/** The form that an Action shows, with the values that it gives; undefined for one that does not exist. */
function formOf(ctx: AuthContext, [id, options]: readonly unknown[]): FormState | undefined {
  const form = ctx.tenant.collection('forms').get(String(id));
  if (!form) return undefined;
  const given = isObject(options) ? options : {};
  const hidden = (((form.start ?? {}) as Doc).hidden_fields ?? []) as Doc[];
  return {
    id: String(form.id),
    fields: {
      ...Object.fromEntries(hidden.map(({ key, value }) => [String(key), value ?? ''])),
      ...(isObject(given.fields) ? given.fields : {}),
    },
    vars: isObject(given.vars) ? given.vars : {},
    path: [],
  };
}

/** Why none of the factors that an Action named can be used. */
const noFactor = ({ kind, factors }: Wanted): string => {
  if (factors.length === 0)
    return 'None of the requested factors can be played in the sandbox: it has otp, push-notification, phone, email and recovery-code.';
  return kind === 'challenge'
    ? 'None of the requested factors is enabled and enrolled.'
    : 'None of the requested factors is enabled and not yet enrolled.';
};
