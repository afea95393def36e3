/** The finding of a cause that has advice: its unresolved failures prove it, without a rule. */
import type { LogEvent } from '../events.js';
import { ago, count, q, times } from '../words.js';
import type { Advice, Finding } from './causes/cause.js';
import { guessed } from './explain.js';
import type { LoginFacts } from './facts.js';
import { attemptsOf, type Failure, freshness, type History, logIds, said } from './failures.js';

/** The codes for a wrong password or name say what a directory knows better. */
const codeSays = ({ type, meaning }: LogEvent): string =>
  type === 'fp' || type === 'fu' ? 'A sign-in was refused.' : meaning.says;

/** What was seen, worded for the kind of advice. */
const wordings: Record<Advice['kind'], (newest: Failure, n: number, since: string) => string> = {
  seen: ({ event }, n, since) => `${codeSays(event)} Seen ${times(n)}, last ${since}${where(event)}.`,
  application: ({ event }, n, since) =>
    `${event.meaning.says} ${count(n, 'failure')} at ${q(event.clientName ?? event.clientId)}, last ${since}.`,
  unknown: ({ event }, n, since) => `${codeSays(event)} Seen ${times(n)}, last ${since}${where(event)}.`,
  log: ({ event }, n, since) => `${codeSays(event)} Seen ${times(n)}, last ${since}${where(event)}.`,
};

const where = ({ connection, clientName }: LogEvent): string =>
  `${connection ? ` through ${q(connection)}` : ''}${clientName ? ` at ${q(clientName)}` : ''}`;

const NO_REASON = {
  title: 'Sign-in is rejected, and the log gives no reason',
  do: 'get_log shows the full event, which may have more than its text. Ask the person what the page said, and look at what runs after a login (list_action_trigger_bindings for post-login).',
};

/** Whether the failure's text is understood, or only its place and code. */
const understood = (event: LogEvent): boolean => !guessed(event);

/** `failures` are the unresolved ones of the cause, newest first. */
export function byAdvice(
  { kind, score, text }: Advice,
  failures: readonly Failure[],
  facts: LoginFacts,
  history: History,
): Finding | undefined {
  // A machine's own token requests say nothing about a person.
  const counted = attemptsOf(
    kind === 'application' && !facts.applicationAsked
      ? failures.filter(({ event }) => event.type !== 'feccft')
      : failures,
  );
  const [newest] = counted;
  if (!newest) return undefined;
  return {
    score: score * (understood(newest.event) ? 1 : 0.78) * freshness(facts, history, counted),
    because: wordings[kind](newest, counted.length, ago(newest.event.at, facts.now)) + said(newest),
    evidence: logIds(counted),
    fixes: [],
    advice: text,
    // Nobody knows the text: what the code of the event suggests to ask is the next step.
    ...(kind === 'unknown' && newest.event.text.trim() === '' ? NO_REASON : {}),
    ...(kind === 'unknown' && newest.event.text.trim() !== ''
      ? { do: `${newest.event.meaning.ask} ${text}` }
      : {}),
  };
}
