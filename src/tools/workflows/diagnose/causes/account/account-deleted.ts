/** The account existed and was deleted. */
import { ago, q } from '../../../words.js';
import { logIds, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { deletionOf } from './deletion.js';

export const accountDeleted: Rule = (facts, history) => {
  const deletion = deletionOf(facts);
  if (!deletion) return undefined;
  const { event, gone, last } = deletion;
  const failures = standingOf(history, 'no_account', 'wrong_password', 'wrong_connection');
  const ids = [event?.id ?? last?.id, ...logIds(failures)].filter((id) => id !== undefined);
  return {
    score: event ? 0.95 : 0.9,
    because: event
      ? `The account was deleted ${ago(event.at, facts.now)}.`
      : `The log shows ${q(gone)} signing in, last ${ago(last?.at ?? facts.now, facts.now)}, but the account no longer exists.`,
    evidence: [...new Set(ids)].slice(0, 3),
    fixes: [],
    advice:
      'A deleted account cannot be restored; create it again or send an invitation if the person should have access.',
  };
};
