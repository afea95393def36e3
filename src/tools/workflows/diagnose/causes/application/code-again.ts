/** Codes that an application cannot exchange, one sign-in after the other: no accident of one attempt. */
import type { LogEvent } from '../../../events.js';
import { ago, q } from '../../../words.js';
import { EXCHANGE, EXCHANGES } from '../../after-login/exchanges.js';
import type { LoginFacts } from '../../facts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';

/** The person's sign-ins at the application, newest first, each with what became of its code. */
function outcomes({ events, unattributed }: LoginFacts, clientId: string | undefined) {
  const here = events.filter((one) => isSignIn(one) && one.clientId === clientId);
  const all = [...events, ...unattributed].filter((one) => one.clientId === clientId);
  return here.map((signIn, i) => {
    const until = Math.min(here[i - 1]?.at ?? Number.POSITIVE_INFINITY, signIn.at + EXCHANGE);
    const after = all.filter(({ at }) => at >= signIn.at && at < until);
    return {
      failed: after.find(({ type }): boolean => EXCHANGES.includes(type)),
      exchanged: after.some(({ type }) => type === 'seacft' || type === 'sdeleacft'),
    };
  });
}

/** The last sign-ins in a row after each of which the exchange failed. */
function inARow(facts: LoginFacts, clientId: string | undefined): { failed: LogEvent; exchanged: boolean }[] {
  const row: { failed: LogEvent; exchanged: boolean }[] = [];
  for (const { failed, exchanged } of outcomes(facts, clientId)) {
    if (!failed) break;
    row.push({ failed, exchanged });
  }
  return row;
}

export const codeAgain: Rule = (facts, history) => {
  const failures = standingOf(history, 'code_exchange').filter(({ event }) => EXCHANGES.includes(event.type));
  const [newest] = failures;
  if (!newest) return undefined;
  const row = inARow(facts, newest.event.clientId);
  if (row.length < 2) return undefined;
  const twice = row.every(({ exchanged }) => exchanged);
  return {
    score: 0.76 * freshness(facts, history, failures),
    because: `After each of the person's last ${row.length} sign-ins at ${q(newest.event.clientName ?? newest.event.clientId)} the exchange of the code failed, last ${ago(newest.event.at, facts.now)}${
      twice ? '; each code had been exchanged before, so the application sends it twice' : ''
    }.${said(newest)}`,
    evidence: [...new Set([...logIds(failures), ...row.map(({ failed }) => failed.id)])].slice(0, 3),
    fixes: [],
    ...(twice
      ? {
          title: 'The application exchanges each authorization code twice',
          do: 'Find out why the callback of the application runs twice (a reload, a second handler, a retry, an effect that runs twice) and have it exchange each code once; the first exchange works, so no setting of the tenant is at fault.',
        }
      : {}),
  };
};
