/** The account existed and was deleted. */
import { MINUTE } from '../../../durations.js';
import { ago, q } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { logIds, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { deletionOf } from './deletion.js';

export const accountDeleted: Rule = (facts, history) => {
  const deletion = deletionOf(facts);
  if (!deletion) return undefined;
  const { event, gone, last } = deletion;
  const failures = standingOf(history, 'no_account', 'wrong_password', 'wrong_connection');
  const ids = [event?.id ?? last?.id, ...logIds(failures)].filter((id) => id !== undefined);
  const by = deleterOf(facts, [event?.userId, gone], event?.at);
  return {
    ...(by
      ? {
          do: `Ask ${q(by, 80)} why the account was deleted, before anybody gets a new one: a deletion may have been asked for.`,
        }
      : {}),
    score: event ? 0.95 : 0.9,
    because: event
      ? `The account was deleted ${ago(event.at, facts.now)}${by ? ` by ${q(by, 80)}` : ''}.`
      : `The log shows ${q(gone)} signing in, last ${ago(last?.at ?? facts.now, facts.now)}, but the account no longer exists.`,
    evidence: [...new Set(ids)].slice(0, 3),
    fixes: [],
    advice:
      'A deleted account cannot be restored; create it again or send an invitation if the person should have access.',
  };
};

/** Who deleted it through the Management API, as far as the log has it. */
function deleterOf(
  { changes = [] }: LoginFacts,
  ids: readonly (string | undefined)[],
  at: number | undefined,
): string | undefined {
  const call = changes.find((one) => {
    const id = /^delete \/api\/v2\/users\/([^/?]+)$/.exec(one.change ?? '')?.[1];
    if (id !== undefined) return ids.includes(decodeURIComponent(id.replace(/%(?![0-9a-f]{2})/gi, '%25')));
    return /delete a user/i.test(one.description) && at !== undefined && Math.abs(one.at - at) < MINUTE;
  });
  return call?.userName ?? call?.changedBy ?? call?.clientName;
}
