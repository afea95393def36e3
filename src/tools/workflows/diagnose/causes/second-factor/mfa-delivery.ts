/** A second-factor message that cannot be sent. */
import { ago, times } from '../../../words.js';
import { textsIn } from '../../failure-texts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { checkProvider, mediumOf, whyUndelivered } from '../why-undelivered.js';

const MEANWHILE = 'A recovery code works meanwhile.';
const OTHERWISE = `${MEANWHILE} Remove the factor only if the number or address is wrong.`;

export const mfaDelivery: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_delivery');
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!newest || !account) return undefined;
  const push = mediumOf(newest.event) === 'push';
  const known = textsIn(newest.event).find(({ cause }) => cause === 'mfa_delivery');
  return {
    score: 0.88 * freshness(facts, history, failures),
    because: `The message for the second factor could not be sent ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    // A provider that fails is no reason to remove a second factor.
    fixes: [],
    ...(known?.do || (known && !push)
      ? {}
      : (whyUndelivered(newest.event) ?? {
          do: `${checkProvider(newest.event)} ${push ? MEANWHILE : OTHERWISE}`,
        })),
    advice: push ? MEANWHILE : OTHERWISE,
  };
};
