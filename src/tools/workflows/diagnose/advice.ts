/** The finding of a cause that has advice: its unresolved failures prove it, without a rule. */
import { ago, count, q, times } from '../words.js';
import type { Advice, Finding } from './causes/cause.js';
import type { LoginFacts } from './facts.js';
import { type Failure, freshness, type History, logIds, said } from './failures.js';

/** What was seen, worded for the kind of advice. */
const wordings: Record<Advice['kind'], (newest: Failure, n: number, since: string) => string> = {
  seen: (_, n, since) => `Seen ${times(n)}, last ${since}.`,
  application: ({ event }, n, since) =>
    `${count(n, 'failure')} at ${q(event.clientName ?? event.clientId)}, last ${since}.`,
  log: ({ event }, n, since) =>
    `${event.meaning.says} Seen ${times(n)}, last ${since}${
      event.connection ? ` through ${q(event.connection)}` : ''
    }${event.clientName ? ` at ${q(event.clientName)}` : ''}.`,
};

/** `failures` are the unresolved ones of the cause, newest first. */
export function byAdvice(
  { kind, score, text }: Advice,
  failures: readonly Failure[],
  facts: LoginFacts,
  history: History,
): Finding | undefined {
  // A machine's own token requests say nothing about a person.
  const counted = kind === 'application' ? failures.filter(({ event }) => event.type !== 'feccft') : failures;
  const [newest] = counted;
  if (!newest) return undefined;
  return {
    score: score * freshness(facts, history, counted),
    because: wordings[kind](newest, counted.length, ago(newest.event.at, facts.now)) + said(newest),
    evidence: logIds(counted),
    fixes: [],
    advice: text,
  };
}
