/** Cross-origin authentication whose page is allowed, and whose browser does not send the cookies of the tenant. */
import { HOUR } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** The text says itself what is not allowed. */
const TOLD = /origin|not allowed|disabled|cookie|verifier|ticket|verification page/;

const DO =
  'Move the login to Universal Login, or put the tenant on a custom domain of the same site as the page (list_custom_domains): browsers such as Safari keep no cookies of other sites. Until then another browser helps.';

/** The browser by its name, such as `Mobile Safari`. */
const browserOf = ({ agent }: LogEvent): string | undefined =>
  /^([A-Za-z][A-Za-z ]*?) \d/.exec(agent ?? '')?.[1];

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
  // The same page works in one browser and not in another: its origin is allowed, and the browsers differ.
  const browsers = new Set(failures.map(({ event }) => browserOf(event)));
  const elsewhere = facts.events.find(
    (one) =>
      one.type === 'scoa' &&
      one.clientId === clientId &&
      browserOf(one) !== undefined &&
      !browsers.has(undefined) &&
      !browsers.has(browserOf(one)),
  );
  if (elsewhere && accepted?.agent !== newest.event.agent)
    return {
      score: 0.8 * freshness(facts, history, failures),
      title: 'The browser blocks the cookies that embedded login needs',
      because: `At ${q(clientName ?? facts.application?.name)} sign-in from a page on another domain works in ${browserOf(elsewhere)} (scoa, ${ago(elsewhere.at, facts.now)}), so its origin is allowed, and failed ${times(failures.length)} in ${list([...browsers] as string[])}, last ${ago(at, facts.now)}: that browser does not send the tenant's cookie to the page.${said(newest)}`,
      evidence: [...logIds(failures).slice(0, 2), elsewhere.id],
      fixes: [],
      tell: `The page that you used does not work in this browser, as it blocks cookies of other sites. Please use ${browserOf(elsewhere)}, where it works for you; we are looking into it.`,
      do: DO,
    };
  if (!accepted) return undefined;
  return {
    score: 0.76 * freshness(facts, history, failures),
    title: 'The browser blocks the cookies that embedded login needs',
    because: `At ${q(clientName ?? facts.application?.name)} the credentials were accepted from a page on another domain (scoa, ${ago(accepted.at, facts.now)}), so its origin is allowed; what follows failed ${times(failures.length)}, last ${ago(at, facts.now)}: the browser does not send the tenant's cookie to that page.${said(newest)}`,
    evidence: [...logIds(failures).slice(0, 2), accepted.id],
    fixes: [],
    do: DO,
  };
};
