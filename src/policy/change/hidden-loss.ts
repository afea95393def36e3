/** Settings that reads never show, such as a provider's password: a whole new value that leaves one out drops it. */
import type { ChangeFacts } from '../../catalog/change-facts.js';
import { pick, type Wire } from '../../catalog/wire.js';
import { isObject } from '../../text/is-object.js';
import { differences } from './difference.js';
import { type EffectFound, possibleEffects } from './field-effects.js';
import { apiMerge } from './merge.js';
import { type Present, presentValue } from './present.js';

/**
 * The hidden settings that this call may drop: it does not name them, gives null for them, or gives the object that
 * holds them without any member that is not seen now.
 */
export function hiddenDropped(facts: ChangeFacts, { body }: Wire, present: Present): string[] {
  if (present.kind === 'absent' || (facts.kind !== 'update' && facts.kind !== 'replace')) return [];
  return (facts.hidden ?? []).filter((path) => {
    if (path.startsWith('query.')) return false;
    const given = pick(body, path);
    if (isObject(given)) return differences(seen(present, path), given).added.length === 0;
    if (given !== undefined) return given === null;
    const keys = path.split('.');
    // Of an update, only what lies inside a value that is given as a whole.
    if (facts.kind === 'update' && pick(body, keys[0] as string) === undefined) return false;
    return facts.kind === 'replace' || apiMerge(facts, path) === 'replace';
  });
}

const seen = (present: Present, path: string): unknown => pick(presentValue(present), path);

/** What dropping them brings: the loss, and what a change of these settings brings. */
export function hiddenLoss(facts: ChangeFacts, wire: Wire, present: Present): EffectFound[] {
  const fields = hiddenDropped(facts, wire, present);
  if (fields.length === 0) return [];
  const why = `${fields.join(', ')} cannot be read, so it is dropped unless it is given again.`;
  return [...possibleEffects(facts, fields), { effect: 'loss', fields, why }];
}
