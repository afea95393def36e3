/** A second-factor message that cannot be sent. */
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

export const mfaDelivery: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_delivery');
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!newest || !account) return undefined;
  return {
    score: 0.88 * freshness(facts, history, failures),
    because: `The message for the second factor could not be sent ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    // A provider that fails is no reason to remove a second factor.
    fixes: [],
    advice:
      'Check the number, and the provider of messages (get_guardian_phone_selected_provider); a recovery code works meanwhile. Remove the factor only if the number is wrong.',
  };
};
