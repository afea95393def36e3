/** A custom domain that is not ready: a login page on it cannot be reached, and nothing of that is logged. */
import { DAY } from '../../../durations.js';
import { ago, q } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type History, wordsOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';

/** Where people sign in since, the login page is reached some other way. */
const matters = ({ events, others }: LoginFacts, { standing }: History, since: number): boolean =>
  standing.length === 0 &&
  ![...events, ...(others ?? [])].some((event) => isSignIn(event) && event.at > since);

const unverified: Rule = (facts, history) => {
  const failed = (facts.quiet ?? []).filter(({ type }) => type === 'custom_domain_verification_failed');
  const [newest] = failed;
  if (!newest || facts.now - newest.at > 30 * DAY || !matters(facts, history, newest.at)) return undefined;
  return {
    score: 0.66,
    because: `A custom domain of the tenant could not be verified ${ago(newest.at, facts.now)}, and nobody has signed in to ${q(facts.application?.name ?? 'the application')} since: a login page on it cannot be reached, and leaves nothing in the log. ${wordsOf(newest)}`,
    evidence: failed.slice(0, 3).map(({ id }) => id),
    fixes: [],
    advice:
      'get_custom_domain shows the DNS record (CNAME) that is missing; once it is there, verify_custom_domain. Until then, the application has to use a domain that is verified.',
  };
};

/** As the domain itself says, whether or not the log still has when it began. */
const broken: Rule = (facts, history) => {
  const [first] = facts.brokenDomains ?? [];
  if (!first || !matters(facts, history, facts.now - DAY)) return undefined;
  const { domain, certificate, reason } = first;
  return {
    score: 0.64,
    because: `${certificate ? `The certificate of the custom domain ${q(domain)} could not be issued or renewed` : `The custom domain ${q(domain)} could not be verified`}, and nobody has signed in to ${q(facts.application?.name ?? 'the application')} for a day: a browser does not show a login page on it, and that leaves nothing in the log. The domain says ${q(reason, 200)}.`,
    evidence: [],
    fixes: [],
    advice: certificate
      ? 'Correct the DNS of the domain: a CAA record has to allow the certificate authority that get_custom_domain names, and the CNAME has to lead to the tenant. Auth0 then tries again.'
      : 'get_custom_domain shows the DNS record (CNAME) that is missing; once it is there, verify_custom_domain.',
    ...(certificate
      ? {
          do: 'Correct the CAA and CNAME records of the domain (get_custom_domain): its certificate cannot be issued as they are.',
        }
      : {}),
  };
};

export const customDomain: Rule = (facts, history) => unverified(facts, history) ?? broken(facts, history);
