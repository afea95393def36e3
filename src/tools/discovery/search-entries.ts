/** An operation as it is searched. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { type Intents, intentsOf } from './search-intent.js';
import { analyse } from './search-words.js';

/** Numbers of terms with how much they count. */
export type Vector = [number: number, weight: number][];

export interface Entry {
  name: string;
  /** Title first, then the synonyms. */
  phrases: Vector[];
  /** Words of the description. */
  text: number[];
  /** Words of the resource, the toolset and the arguments. */
  rest: number[];
  intents: Intents;
  /** What it is about, as its name says: the thing itself last, what that belongs to before. */
  nouns: number[];
  /** How likely it is to be meant, all else equal. */
  prior: number;
}

/** Everyday operations are meant more often; what lies deep, is not for all or is going away, less often. */
function priorOf(record: ToolRecord): number {
  const depth = (record.path ?? '').split('/').length - 2;
  return (
    (record.exposure === 'direct' ? 0.6 : 0) -
    0.12 * depth -
    (record.lifecycle === 'deprecated' ? 0.8 : 0) -
    (record.earlyAccess ? 0.6 : record.lifecycle === 'EA' ? 0.4 : 0) -
    (/legacy/i.test(record.title) || /^\/(?:rules|hooks)/.test(record.path ?? '') ? 0.5 : 0)
  );
}

/** `list_user_roles` -> user, role; `get_organization_by_name` -> organization. */
function nounsOf(record: ToolRecord): string[] {
  const [, nouns = ''] = /^[a-z]+_(.*?)(?:_by_.*)?$/.exec(record.name) ?? [];
  return analyse(nouns.replaceAll('_', ' '), false)
    .terms.filter(([, weight]) => weight === 1)
    .map(([term]) => term);
}

/** Sentences that point to other operations say what this one is not. */
function ownWords(description: string, names: ReadonlySet<string>): string {
  return description
    .split(/(?<=[.;:])\s+/)
    .filter((sentence) => !sentence.match(/[a-z]+(?:_[a-z0-9]+)+/g)?.some((word) => names.has(word)))
    .join(' ');
}

/**
 * Makes the entries of some operations.
 * @param numberOf gives each term a number
 */
export function entriesOf(records: readonly ToolRecord[], numberOf: (term: string) => number): Entry[] {
  const names = new Set(records.map((record) => record.name));
  const vector = (text: string): Vector =>
    analyse(text, false).terms.map(([term, weight]) => [numberOf(term), weight]);
  const words = (text: string): number[] => vector(text).map(([term]) => term);
  return records.map((record) => ({
    name: record.name,
    phrases: [record.title, ...record.synonyms].map(vector).filter((phrase) => phrase.length > 0),
    text: words(ownWords(record.description, names)),
    rest: words(
      [record.resource, record.toolset, ...Object.keys(record.binding)].join(' ').replaceAll(/[-_]/g, ' '),
    ),
    intents: intentsOf(record, analyse(record.title, false).wish),
    nouns: nounsOf(record).map(numberOf),
    prior: priorOf(record),
  }));
}
