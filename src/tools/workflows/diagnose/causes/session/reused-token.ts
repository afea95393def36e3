/** A rotating refresh token that was used a second time: the log says so itself. */
import { ago, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { endingBefore } from './session-ended.js';

const REUSED = /\breus(ed|e)\b|already (been )?(used|rotated|exchanged)/;

export const reusedToken: Rule = (facts, history) => {
  const failures = standingOf(history, 'session_lost').filter(({ event }) => REUSED.test(event.text));
  const [newest] = failures;
  // What was ended before is refused like this as well.
  if (!newest || endingBefore(facts, newest.event)) return undefined;
  return {
    score: 0.92 * freshness(facts, history, failures),
    because: `${q(newest.event.clientName ?? newest.event.clientId)} sent a refresh token that had been exchanged for a newer one already, ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}; that ends all tokens of the sign-in.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
  };
};
