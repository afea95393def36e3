/** Settings that reads never show, such as a provider's password: a whole new value that leaves one out drops it. */
import type { ChangeFacts } from '../../catalog/change-facts.js';
import { pick, type Wire } from '../../catalog/wire.js';
import { type EffectFound, possibleEffects } from './field-effects.js';
import { apiMerge } from './merge.js';
import type { Present } from './present.js';

/** The hidden settings that this call may drop because it does not name them, or gives null for them. */
export function hiddenDropped(facts: ChangeFacts, { body }: Wire, present: Present): string[] {
  if (present.kind === 'absent' || (facts.kind !== 'update' && facts.kind !== 'replace')) return [];
  return (facts.hidden ?? []).filter((path) => {
    if (path.startsWith('query.')) return false;
    const given = pick(body, path);
    if (given !== undefined) return given === null;
    const keys = path.split('.');
    // Of an update, only what lies inside a value that is given as a whole.
    if (facts.kind === 'update' && pick(body, keys[0] as string) === undefined) return false;
    return facts.kind === 'replace' || apiMerge(facts, path) === 'replace';
  });
}

/** What dropping them brings: the loss, and what a change of these settings brings. */
export function hiddenLoss(facts: ChangeFacts, wire: Wire, present: Present): EffectFound[] {
  const fields = hiddenDropped(facts, wire, present);
  if (fields.length === 0) return [];
  const why = `${fields.join(', ')} cannot be read, so it is dropped unless it is given again.`;
  return [...possibleEffects(facts, fields), { effect: 'loss', fields, why }];
}
