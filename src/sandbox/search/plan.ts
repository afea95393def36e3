import type { QueryNode } from './syntax.js';

/**
 * Finds the documents whose `field` is `value` without a scan; undefined when there is no index for it.
 * `quoted` is false for a bare word, which may also match part of a value.
 */
export type IndexLookup<T> = (field: string, value: string, quoted: boolean) => readonly T[] | undefined;

/**
 * Documents among which all matches of a query are, found through indexes; undefined when only a scan will do.
 * The candidates must still be tested.
 */
export function candidates<T>(node: QueryNode, lookup: IndexLookup<T>): readonly T[] | undefined {
  switch (node.kind) {
    case 'term':
    case 'phrase':
      return node.field === undefined ? undefined : lookup(node.field, node.value, node.kind === 'phrase');
    case 'and': {
      let best: readonly T[] | undefined;
      for (const child of node.nodes) {
        const found = candidates(child, lookup);
        if (found && (!best || found.length < best.length)) best = found;
      }
      return best;
    }
    case 'or': {
      const union = new Set<T>();
      for (const child of node.nodes) {
        const found = candidates(child, lookup);
        if (!found) return undefined;
        for (const doc of found) union.add(doc);
      }
      return [...union];
    }
    default:
      return undefined;
  }
}
