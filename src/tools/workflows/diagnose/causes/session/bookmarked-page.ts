/** A login page that was saved: the same old request is opened again and again. */
import { HOUR } from '../../../durations.js';
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** Pressing back, or a second tab, repeats a request within this time, in ms; what is saved, days later. */
const AT_ONCE = HOUR;

export const bookmarkedPage: Rule = (facts, history) => {
  const all = standingOf(history, 'stale_page');
  const [newest] = all;
  const state = newest?.event.state;
  if (!newest || state === undefined) return undefined;
  const same = all.filter(({ event }) => event.state === state);
  const oldest = same.at(-1) ?? newest;
  if (newest.event.at - oldest.event.at < AT_ONCE) return undefined;
  return {
    score: 0.85 * freshness(facts, history, same),
    title: 'A saved login page is opened, whose sign-in has long ended (a bookmark)',
    because: `The same login request (its state is the same) was opened ${times(same.length)} between ${ago(oldest.event.at, facts.now)} and ${ago(newest.event.at, facts.now)}, and has no session any more: a page that was saved with it, such as a bookmark.${said(newest)}`,
    evidence: logIds(same),
    fixes: [],
    tell: 'The page that you open was saved at an earlier sign-in, and works only once. Please start from the address of the application itself, and save that one instead.',
    do: 'Give the person the address of the application for the bookmark. A default login route (initiate_login_uri of the application, default_redirection_uri of the tenant) leads such pages back to it.',
  };
};
