/** From a change's differences to its effects: what the reviewed data says of each field that differs. */
import type { ChangeFacts, Effect, FieldEffect, FieldEntry } from '../../catalog/change-facts.js';
import type { Difference, Differences } from './difference.js';
import { nearestEntry } from './merge.js';

/** One effect of a change, and the fields that bring it. */
export interface EffectFound {
  effect: Effect;
  /** Dotted paths of the fields; none where the operation as such has the effect. */
  fields: string[];
  /** In words, for the question and the refusal, where more is known than the effect's name. */
  why?: string;
  /** The person types the name: the sign-in of everybody, scopes of the Management API, many people. */
  grave?: true;
  /** It is about the application that the server runs as: refused unless the policy allows that. */
  own?: true;
}

const asList = (entry: FieldEntry): FieldEffect[] => {
  if (entry === 'plain') return [];
  const list: readonly (Effect | FieldEffect)[] = Array.isArray(entry)
    ? (entry as readonly (Effect | FieldEffect)[])
    : [entry as Effect | FieldEffect];
  return list.map((one) => (typeof one === 'string' ? { effect: one } : one));
};

/**
 * What the data says of a dotted path: the nearest entry, else `*`, else `unknown`: a field that nobody has reviewed is
 * never treated as harmless.
 */
export const entryFor = (effects: ChangeFacts['effects'], path: string): FieldEntry =>
  nearestEntry(effects, path) ?? effects['*'] ?? 'unknown';

/** How a field changes. */
type Way = 'lost' | 'changed' | 'added';

function happens({ when = 'set', unset, order }: FieldEffect, way: Way, { from, to }: Difference): boolean {
  const [before, after] = [from ?? unset, to ?? unset].map((value) => rank(value, order));
  switch (when) {
    case 'set':
      return true;
    case 'added':
      return way !== 'lost';
    case 'removed':
      return way !== 'added';
    case 'on':
      return (to ?? unset) === true;
    case 'off':
      return (way === 'lost' && unset === undefined) || ((to ?? unset) !== true && (from ?? unset) !== false);
    case 'raised':
      return before === undefined || after === undefined || after > before;
    case 'lowered':
      return before === undefined || after === undefined || after < before;
  }
}

/** A value's place among the others; undefined for one that has none. */
function rank(value: unknown, order: FieldEffect['order']): number | undefined {
  if (typeof value === 'number') return value;
  const place = order?.indexOf(String(value));
  return place === -1 ? undefined : place;
}

/** Effects of the fields that differ. What is lost is `loss`, whichever field it is. */
export function fieldEffects(facts: ChangeFacts, { lost, changed, added }: Differences): EffectFound[] {
  const found = new Map<Effect, Set<string>>();
  const note = (effect: Effect, path: string) =>
    found.set(effect, (found.get(effect) ?? new Set()).add(path));
  // What a deletion means is said of the operation: its object's own fields are all gone alike.
  if (facts.kind === 'delete' && lost.length > 0) found.set('loss', new Set());
  for (const [way, list] of Object.entries({ lost, changed, added }) as [Way, Difference[]][]) {
    if (facts.kind === 'delete' && way === 'lost') continue;
    for (const difference of list) {
      const path = difference.path.join('.');
      for (const entry of asList(entryFor(facts.effects, path))) {
        if (happens(entry, way, difference)) note(entry.effect, path);
      }
      if (way === 'lost') note('loss', path);
    }
  }
  return [...found].map(([effect, fields]) => ({ effect, fields: [...fields] }));
}

/** Effects that the named arguments may have, where the present state is not known: every `when` is possible. */
export function possibleEffects(facts: ChangeFacts, paths: readonly string[]): EffectFound[] {
  const found = new Map<Effect, Set<string>>();
  for (const path of paths) {
    for (const { effect } of asList(entryFor(facts.effects, path)))
      found.set(effect, (found.get(effect) ?? new Set()).add(path));
  }
  return [...found].map(([effect, fields]) => ({ effect, fields: [...fields] }));
}
