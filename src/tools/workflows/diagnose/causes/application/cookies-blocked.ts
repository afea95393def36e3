/** Cross-origin authentication whose page is allowed, and whose browser does not send the cookies of the tenant. */
import { HOUR } from '../../../durations.js';
import { ago, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** The text says itself what is not allowed. */
const TOLD = /origin|not allowed|disabled|cookie|verifier|ticket|verification page/;

/** Credentials were accepted across origins right before: the page may send them. */
export const cookiesBlocked: Rule = (facts, history) => {
  const failures = standingOf(history, 'cross_origin').filter(
    ({ event }) => event.type === 'fcoa' && !TOLD.test(event.text),
  );
  const [newest] = failures;
  if (!newest) return undefined;
  const { clientId, clientName, at } = newest.event;
  const accepted = facts.events.find(
    (one) => one.type === 'scoa' && one.clientId === clientId && at >= one.at && at - one.at < HOUR,
  );
  if (!accepted) return undefined;
  return {
    score: 0.76 * freshness(facts, history, failures),
    title: 'The browser blocks the cookies that embedded login needs',
    because: `At ${q(clientName ?? facts.application?.name)} the credentials were accepted from a page on another domain (scoa, ${ago(accepted.at, facts.now)}), so its origin is allowed; what follows failed ${times(failures.length)}, last ${ago(at, facts.now)}: the browser does not send the tenant's cookie to that page.${said(newest)}`,
    evidence: [...logIds(failures).slice(0, 2), accepted.id],
    fixes: [],
    do: 'Move the login to Universal Login, or put the tenant on a custom domain of the same site as the page (list_custom_domains): browsers such as Safari keep no cookies of other sites. Until then another browser helps.',
  };
};
