/** A selection of properties that also brings what reading a list needs, and shows only what was asked for. */
import type { Query } from '../types.js';

export interface Selection {
  /** The query's `fields` and `include_fields` to send. */
  query: Query;
  /** The items without the members that were not asked for. */
  shown(items: unknown[]): unknown[];
}

const without = (item: unknown, names: readonly string[]): unknown =>
  typeof item === 'object' && item !== null
    ? Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))
    : item;

/** @param names members that every item has to come with */
export function selectionWith({ fields, include_fields }: Query, names: readonly string[]): Selection {
  const asGiven: Selection = { query: {}, shown: (items) => items };
  if (typeof fields !== 'string' || fields.trim() === '') return asGiven;
  const listed = fields.split(',').map((name) => name.trim());
  const excludes = include_fields === false || include_fields === 'false';
  const hidden = names.filter((name) => listed.includes(name) === excludes);
  if (hidden.length === 0) return asGiven;
  const shown = (items: unknown[]) => items.map((item) => without(item, hidden));
  if (!excludes) return { query: { fields: [...listed, ...hidden].join(',') }, shown };
  const left = listed.filter((name) => !hidden.includes(name));
  const query =
    left.length > 0 ? { fields: left.join(',') } : { fields: undefined, include_fields: undefined };
  return { query, shown };
}
