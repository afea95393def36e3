/** A rotating refresh token that was used again: all of its family was revoked, as the log says itself. */
import { ago, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { endingBefore } from './session-ended.js';

const REUSED =
  /\breus(e|ed|ing)\b|used (again|twice|more than once)|older (refresh )?token|already (been )?(used|rotated|exchanged)/;

/** https://auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-rotation */
export const reusedToken: Rule = (facts, history) => {
  const failures = standingOf(history, 'session_lost').filter(
    ({ event }) => (event.type === 'ferrt' || event.type === 'fertft') && REUSED.test(event.text),
  );
  const [newest] = failures;
  // What was ended before is refused like this as well.
  if (!newest || endingBefore(facts, newest.event)) return undefined;
  const before = history.over.filter(
    ({ event }) => REUSED.test(event.text) && event.clientId === newest.event.clientId,
  ).length;
  const app = facts.application?.client_id === newest.event.clientId ? facts.application : undefined;
  const leeway = app?.refreshTokens?.leeway;
  return {
    score: 0.92 * freshness(facts, history, failures),
    title: 'A rotating refresh token was used again, so all tokens that came from it were revoked',
    because: `${q(newest.event.clientName ?? app?.name)} sent a refresh token that had been exchanged already, ${times(failures.length + before)}, last ${ago(newest.event.at, facts.now)}: the family of the token was revoked, and what it asks for since is refused.${
      leeway === 0
        ? ' The application gives no time in which the last one may be used once more (leeway 0).'
        : ''
    }${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    means: {
      says: 'A refresh token that rotates was used a second time, which looks like theft and ends the session.',
      side: 'application',
    },
    tell: 'You were signed out for safety, because the application used an old key of your session twice. Please sign in again; having it open in one tab only may help until we have corrected it.',
    do: `Have the application renew its tokens in one place at a time (several tabs, a retry, a second process), and keep the newest. ${
      leeway === 0
        ? 'A leeway of some seconds (refresh_token.leeway, update_client) lets parallel requests pass.'
        : 'Where requests run in parallel, a leeway (refresh_token.leeway) lets them pass.'
    } If nothing of that fits, somebody else may have the token. A new sign-in helps until the next time.`,
  };
};
