/** The rate limit refuses requests of the application. */
import { DAY } from '../../../durations.js';
import { ago, q, times } from '../../../words.js';
import type { CauseDeclaration, Rule } from '../cause.js';
import { failuresOf } from './unattributed.js';

declare module '../cause-id.js' {
  interface CauseIds {
    rate_limited: true;
  }
}

const rule: Rule = (facts, history) => {
  const { events } = failuresOf(facts, history, 'rate_limited');
  const [newest] = events;
  if (!newest) return undefined;
  return {
    score: facts.now - newest.at > DAY ? 0.5 : 0.7,
    because: `Requests of ${q(newest.clientName ?? newest.clientId)} were rejected ${times(events.length)}, last ${ago(newest.at, facts.now)}. The log says ${q(newest.description, 160)}.`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes: [],
    advice: 'Wait, then use summarize_logs to find the application that exhausts the limit.',
  };
};

export const rateLimited: CauseDeclaration = {
  title: 'Requests are rejected because of the rate limit',
  reach: 'application',
  stage: 'before',
  signs: { text: /rate.?limit|too.?many.?requests/, always: ['api_limit'] },
  endedBy: [],
  rules: [rule],
};
