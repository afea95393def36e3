/**
 * Searches and sort orders that name a field with a secret: no result shows it, but whether there is one tells whether
 * it begins with the letters asked for, one after the other.
 */
import { plainText } from './plain-view.js';
import { isSecretName } from './secret-names.js';

/** What is looked for, not where. */
const QUOTED = /"(?:[^"\\]|\\[\s\S])*"/g;
/** What matches everything. */
const EVERYTHING = /(?<![^\s(])\*:\*(?![^\s)])/g;
/** A word, with escaped characters in it; ahead of a colon, spaces between them or not, it is a field. */
const WORD = /((?:\\[\s\S]|[^\s:()[\]{}"\\])+)\s*(:?)/g;

/** The first field of a query that may hold a secret: by its name, or one that a wildcard may stand for. */
export function secretField(query: string): string | undefined {
  const searched = plainText(query).replace(QUOTED, '""').replace(EVERYTHING, '');
  for (const [, written = '', colon] of searched.matchAll(WORD)) {
    if (colon === '') continue;
    const field = written.replaceAll('\\', '').replace(/^[-+!]+/, '');
    if (/[*?]/.test(field) || field.split('.').some(isSecretName)) return field;
  }
  return undefined;
}
