/** How an object's contents are told: what every kind of object has in common. */
import { pick } from '../../../../catalog/wire.js';
import type { Change } from '../../../change/change.js';
import { quoteLine } from '../../../outgoing/outgoing.js';
import type { PreviewReader } from '../../preview-read.js';

export interface Telling {
  /** What it is, behind its id. */
  is?: string;
  lines: string[];
  /** All that the approval covers. */
  print: unknown;
  /** How dangerous it is, from 0: the most dangerous objects are told first. */
  rank?: number;
}

export interface Context {
  id: string;
  changes: readonly Change[];
  read: PreviewReader;
  /** Identifier of the Management API. */
  audience: string | undefined;
  /** Names and lines that the object has room for. */
  most: number;
}

export type Teller = (value: unknown, context: Context) => Promise<Telling> | Telling;

/** A text; empty for anything else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** The texts of a list. */
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Characters of a value, which is context: the approval covers all of it. */
const CONTEXT = 300;
export const quoteContext = (value: string): string => quoteLine(value, CONTEXT);

/** What it is called, and what else is said of it. */
export const named = (value: unknown, how: string): string => {
  const name = text(pick(value, 'name'));
  return name === '' ? how : `${quoteContext(name)}, ${how}`;
};

/** A list by its first entries; the rest by their number. */
export const some = (values: readonly string[], most: number): string => {
  const more = values.length - most;
  return values.slice(0, most).map(quoteContext).join(', ') + (more > 0 ? ` and ${more} more` : '');
};
