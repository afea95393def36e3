/** The rate limit refuses requests of the application. */
import { ago, q, times } from '../../../words.js';
import { standingOf } from '../../failures.js';
import type { CauseDeclaration, Rule } from '../cause.js';
import { probablyTheirs } from './unattributed.js';

declare module '../cause-id.js' {
  interface CauseIds {
    rate_limited: true;
  }
}

const rule: Rule = (facts, history) => {
  const own = standingOf(history, 'rate_limited').map(({ event }) => event);
  const events = [...own, ...probablyTheirs(facts, history, 'rate_limited')].sort((a, b) => b.at - a.at);
  const [newest] = events;
  if (!newest) return undefined;
  return {
    score: facts.now - newest.at > 864e5 ? 0.5 : 0.7,
    because: `Requests of ${q(newest.clientName ?? newest.clientId)} were refused ${times(events.length)}, last ${ago(newest.at, facts.now)}. The log says ${q(newest.description, 160)}.`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes: [],
    advice: 'Wait, then find the application that uses up the limit with summarize_logs.',
  };
};

export const rateLimited: CauseDeclaration = {
  title: 'Requests are refused because of the rate limit',
  reach: 'application',
  stage: 'before',
  signs: { text: /rate.?limit|too.?many.?requests/, always: ['api_limit'] },
  endedBy: [],
  rules: [rule],
};
