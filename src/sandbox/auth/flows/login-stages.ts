/**
 * The stages of a login in a browser, for its event in the log: which page, how long it took, and what was proved.
 * Source: public documentation, deploy-monitor/logs/prompt-details-in-tenant-logs.
 */
import { connectionByName, identitiesOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import type { Transaction } from '../authorize/transaction.js';
import { MFA_ACR } from '../mfa/factors.js';

/** How somebody came in on the pages. */
export type Entry =
  | 'prompt-authenticate'
  | 'prompt-authenticate-password'
  | 'prompt-signup'
  | 'federated-authenticate';

type Stages = Pick<Transaction, 'prompts' | 'began_at' | 'session_id'>;

/** A stage that ends now; it began when the one before had ended. */
function timed(ctx: AuthContext, { prompts = [], began_at: began }: Stages, stage: Doc): Doc[] {
  const completedAt = ctx.now();
  const initiatedAt = Number(prompts.at(-1)?.completedAt ?? began ?? completedAt);
  return [...prompts, { ...stage, initiatedAt, completedAt, elapsedTime: completedAt - initiatedAt }];
}

/** The stages after somebody has come in. */
export function enteredBy(
  ctx: AuthContext,
  login: Stages,
  entry: Entry,
  who: { user: Doc; connection: string },
): Doc[] {
  const { user } = who;
  const connection = connectionByName(ctx.tenant, who.connection) ?? {};
  const identity = identitiesOf(user).find((one) => one.connection === connection.name);
  const { strategy, id: connection_id, name } = connection;
  const id = { user_id: user.user_id, user_name: user.email ?? user.username ?? user.name };
  const entered = timed(ctx, login, {
    name: entry,
    flow: 'login',
    connection: name,
    connection_id,
    strategy,
    identity: identity?.user_id,
    stats: { loginsCount: Number(user.logins_count ?? 0) + 1 },
    ...id,
  });
  return timed(ctx, { ...login, prompts: entered }, { name: 'login', flow: 'universal-login', ...id });
}

export const factorGiven = (ctx: AuthContext, login: Stages, type: string): Doc[] =>
  timed(ctx, login, {
    name: 'mfa',
    flow: 'universal-mfa',
    provider: type,
    performed_acr: [MFA_ACR],
    performed_amr: ['mfa'],
  });

export const consentGiven = (ctx: AuthContext, login: Stages, grant: Doc): Doc[] =>
  timed(ctx, login, {
    name: 'consent',
    flow: 'consent',
    grantInfo: { audience: grant.audience, id: grant.id, scope: ((grant.scope ?? []) as string[]).join(' ') },
  });

/** What the event of a login says of its stages; nothing where nobody was asked anything. */
export function promptDetails({ prompts = [], began_at: initiatedAt, session_id = '' }: Stages): Doc {
  const completedAt = prompts.at(-1)?.completedAt;
  if (completedAt === undefined || initiatedAt === undefined) return {};
  // The published schema of log events wants both in every stage; no page of the sandbox has a captcha.
  const stages = prompts.map((one) => ({ ...one, requiredCaptcha: false, session_id }));
  return { prompts: stages, initiatedAt, completedAt, elapsedTime: Number(completedAt) - initiatedAt };
}
