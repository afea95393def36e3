/** A custom domain that is not verified: a login page on it cannot be reached, and nothing of that is logged. */
import { DAY } from '../../../durations.js';
import { ago, q } from '../../../words.js';
import { wordsOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';

export const customDomain: Rule = (facts, history) => {
  const failed = (facts.quiet ?? []).filter(({ type }) => type === 'custom_domain_verification_failed');
  const [newest] = failed;
  if (!newest || facts.now - newest.at > 30 * DAY) return undefined;
  // Where people sign in since, the login page is reached some other way.
  const anybody = [...facts.events, ...(facts.others ?? [])].some(
    (event) => isSignIn(event) && event.at > newest.at,
  );
  if (anybody || history.standing.length > 0) return undefined;
  return {
    score: 0.66,
    because: `A custom domain of the tenant could not be verified ${ago(newest.at, facts.now)}, and nobody has signed in to ${q(facts.application?.name ?? 'the application')} since: a login page on it cannot be reached, and leaves nothing in the log. ${wordsOf(newest)}`,
    evidence: failed.slice(0, 3).map(({ id }) => id),
    fixes: [],
    advice:
      'get_custom_domain shows the DNS record (CNAME) that is missing; once it is there, verify_custom_domain. Until then, the application has to use a domain that is verified.',
  };
};
