/** What an operation is for, and how alike two words are. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Intent } from './search-vocabulary.js';

type Intents = Partial<Record<Intent, number>>;

const BY_VERB: Record<string, Intents> = {
  list: { list: 1, get: 0.5 },
  search: { list: 1, get: 0.5 },
  create: { create: 1, update: 0.2, act: 0.3 },
  add: { create: 1, update: 0.3 },
  assign: { create: 1, update: 0.3 },
  set: { update: 1, create: 0.5 },
  update: { update: 1, create: 0.15, act: 0.1 },
  bulk: { update: 1 },
  delete: { delete: 1, act: 0.1 },
  remove: { delete: 1, update: 0.1 },
  clear: { delete: 1, act: 0.3, update: 0.2 },
  revoke: { delete: 1, act: 0.5 },
  invalidate: { delete: 0.8, act: 0.8 },
  unlink: { delete: 1, act: 0.3 },
  link: { create: 1, act: 0.5, update: 0.3 },
  subscribe: { list: 0.6, get: 0.6, act: 0.8 },
};

/** Which wishes an operation answers, and how well. */
export function intentsOf(record: ToolRecord): Intents {
  const verb = record.name.slice(0, record.name.indexOf('_'));
  if (verb === 'get') return record.path?.endsWith('}') ? { get: 1, list: 0.35 } : { get: 1, list: 0.7 };
  return BY_VERB[verb] ?? { act: 1, create: 0.5, update: 0.4 };
}

/** Edits (also of swapped neighbours) between two words, or more than `limit` when there are more. */
export function likeness(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a[0] !== b[0]) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + cost,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] as number) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
