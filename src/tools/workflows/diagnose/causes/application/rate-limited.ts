/** The rate limit refuses requests of the application. */
import { DAY } from '../../../durations.js';
import { ago, q, times } from '../../../words.js';
import { doubt, wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { failuresOf } from './unattributed.js';

export const rateLimited: Rule = (facts, history) => {
  const { events } = failuresOf(facts, history, 'rate_limited');
  const [newest] = events;
  if (!newest) return undefined;
  return {
    score: (facts.now - newest.at > DAY ? 0.5 : 0.7) * doubt(history, newest),
    because: `Requests of ${q(newest.clientName ?? newest.clientId)} were rejected ${times(events.length)}, last ${ago(newest.at, facts.now)}. ${wordsOf(newest)}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes: [],
    advice: 'Wait, then use summarize_logs to find the application that exhausts the limit.',
  };
};
