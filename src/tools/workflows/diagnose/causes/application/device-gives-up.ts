/** A device or program that gives up before it fetches the tokens that the person confirmed. */
import { MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** A code lives no longer than this, in ms, unless the tenant says so. */
const LIFETIME = 15 * MINUTE;

const tooOften = ({ type, text }: LogEvent): boolean =>
  type === 'fede' && /slow_down|polling faster/.test(text);

/**
 * Sign-ins by which the person confirmed a device, and after which it fetched no tokens, newest first: the device asked
 * for them before, and not again, or not with success.
 */
export function confirmedInVain({ events, unattributed }: LoginFacts): LogEvent[] {
  const polls = [...events, ...unattributed].filter(({ type }) => type === 'fede');
  const [last] = events.filter((event) => event.type === 'sede');
  return events.filter(
    (event) =>
      event.type === 's' &&
      event.at > (last?.at ?? 0) &&
      polls.some(
        (one) => one.clientId === event.clientId && one.at <= event.at && event.at - one.at < LIFETIME,
      ),
  );
}

export const deviceGivesUp: Rule = (facts, history) => {
  const [confirmed, ...before] = confirmedInVain(facts);
  const refused = [...facts.events, ...facts.unattributed].filter(
    (event) =>
      tooOften(event) &&
      event.clientId === confirmed?.clientId &&
      Math.abs(event.at - (confirmed?.at ?? 0)) < LIFETIME,
  );
  const [newest] = refused;
  if (!confirmed || !newest || history.standing.some(({ cause }) => cause === 'device_flow'))
    return undefined;
  return {
    score: 0.76,
    because: `The person confirmed ${q(confirmed.clientName ?? facts.application?.name)} ${times(before.length + 1)}, last ${ago(confirmed.at, facts.now)}, and it fetched no tokens: it polls faster than it may, and seems to take slow_down for the end. ${wordsOf(newest)}`,
    evidence: [newest.id, confirmed.id],
    fixes: [],
    tell: 'You confirmed the device, and it did not finish the sign-in. It is not your account, and we are correcting it.',
    do: 'Have the device or program poll at the interval that it was given, and wait five seconds longer after each slow_down instead of giving up.',
  };
};
