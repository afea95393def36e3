/** Sign-outs that end on an error page. */
import { DAY, MINUTE } from '../../../durations.js';
import { ago, list, q, times } from '../../../words.js';
import { wordsOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';

export const signOutRefused: Rule = (facts, history) => {
  const own = new Set(facts.accounts.map(({ user_id }) => user_id));
  const addresses = new Set(facts.events.flatMap(({ ip }) => ip ?? []));
  const all = [...(facts.quiet ?? []), ...facts.events];
  const failed = all.filter(
    ({ type, userId, ip }) =>
      type === 'flo' &&
      // Anybody can call the address for signing out.
      (userId ? own.has(userId) : ip !== undefined && addresses.has(ip)),
  );
  const unique = [...new Map(failed.map((one) => [one.id, one])).values()].sort((a, b) => b.at - a.at);
  const [newest] = unique;
  if (!newest || facts.now - newest.at > 7 * DAY) return undefined;
  // The session ended all the same, and nobody complained again.
  if (
    all.some(
      ({ type, at, clientId }) =>
        type === 'slo' && at > newest.at - 5 * MINUTE && clientId === newest.clientId,
    )
  )
    return undefined;
  // A new sign-in shows that nothing of it stays; it is reported if it happens each time.
  const since = facts.events.filter(
    (one) =>
      isSignIn(one) &&
      one.at > newest.at &&
      (newest.clientId === undefined || one.clientId === newest.clientId),
  );
  if (since.length > 0 && unique.length < 2) return undefined;
  const app = facts.application?.client_id === newest.clientId ? facts.application : undefined;
  const wanted = newest.callback;
  return {
    // What prevents a sign-in matters more.
    score: history.standing.length > 0 ? 0.4 : 0.72,
    because: `Signing out of ${q(newest.clientName ?? app?.name)} failed ${times(unique.length)}, last ${ago(newest.at, facts.now)}${
      wanted ? `: the return address ${q(wanted, 120)} is not allowed` : ''
    }${app?.logoutUrls ? `; allowed_logout_urls: ${app.logoutUrls.length === 0 ? 'none' : list(app.logoutUrls, 3)}` : ''}. Sign-in is not affected. ${wordsOf(newest)}`,
    evidence: unique.slice(0, 3).map(({ id }) => id),
    fixes: [],
    advice:
      'If the return address (returnTo, post_logout_redirect_uri) belongs to the application, add it to allowed_logout_urls with update_client; otherwise correct it in the application.',
  };
};
