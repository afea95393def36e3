/**
 * One value as a person reads it before agreeing: whole where it is short, else by its difference or by its ends,
 * length and fingerprint, and the host of every address on a line of its own, since a long address hides where it
 * leads.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.js';

/** Text up to this many characters is shown whole; code and templates by lines. */
export const WHOLE_TEXT = 1_000;
/** Characters of a longer text's beginning and end that are shown. */
const ENDS = 300;

/** Quotes a text so that it can end neither its line nor its quotes. */
export type Quote = (text: string, limit: number) => string;

/** The text whole, or its ends with length and fingerprint. */
export function shownText(text: string, quote: Quote): string {
  if (text.length <= WHOLE_TEXT) return quote(text, WHOLE_TEXT);
  const print = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${quote(text.slice(0, ENDS), ENDS)} … ${quote(text.slice(-ENDS), ENDS)} (${text.length} characters, SHA-256 ${print})`;
}

/** A JSON value on one line. */
export function shownValue(value: unknown, quote: Quote): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return shownText(value, quote);
  if (typeof value !== 'object') return String(value);
  return shownText(canonicalJson(value), quote);
}

/** Where an address leads: the host that a browser or server would contact, or that it cannot be told. */
export interface Place {
  address: string;
  host: string;
}

const MOST_ADDRESSES = 200;

/**
 * Hosts of all addresses in a value, each once. Parsed as a client parses them, so that user information, encoded
 * slashes and look-alike paths do not hide the host.
 */
export function hostsIn(value: unknown): Place[] {
  const found = new Map<string, Place>();
  const texts: string[] = [];
  collect(value, texts);
  for (const text of texts) {
    for (const match of text.matchAll(/\b[a-z][a-z0-9+.-]{1,30}:\/\/[^\s"'<>]{1,4096}/gi)) {
      if (found.size >= MOST_ADDRESSES) return [...found.values()];
      const [address] = match;
      const host = hostOf(address);
      if (!found.has(host)) found.set(host, { address, host });
    }
  }
  return [...found.values()];
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, texts);
  else if (typeof value === 'object' && value !== null)
    for (const [key, member] of Object.entries(value)) {
      texts.push(key);
      collect(member, texts);
    }
}

function hostOf(address: string): string {
  try {
    const { hostname, port, username, password } = new URL(address);
    const user = username !== '' || password !== '' ? ' (the address carries a user name)' : '';
    // A placeholder or wildcard has no host of its own yet.
    return hostname === '' ? 'none' : `${hostname}${port === '' ? '' : `:${port}`}${user}`;
  } catch {
    return 'cannot be told from the address';
  }
}

/** Lines that two texts do not share, as `- ` and `+ ` lines in the order of the text, with nothing left out. */
export function lineDifference(from: string, to: string): { removed: string[]; added: string[] }[] {
  const [a, b] = [from.split(/\r?\n/), to.split(/\r?\n/)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return left.length === 0 && right.length === 0 ? [] : hunks(left, right);
}

/** Longest common lines by dynamic programming while that is cheap; else the middle as a whole. */
function hunks(left: readonly string[], right: readonly string[]): { removed: string[]; added: string[] }[] {
  if (left.length * right.length > 1_000_000) return [{ removed: [...left], added: [...right] }];
  const width = right.length + 1;
  const table = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      table[i * width + j] =
        left[i] === right[j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
  const found: { removed: string[]; added: string[] }[] = [];
  let open: { removed: string[]; added: string[] } | undefined;
  const hunk = () => {
    if (!open) {
      open = { removed: [], added: [] };
      found.push(open);
    }
    return open;
  };
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      open = undefined;
      i++;
      j++;
    } else if (
      j >= right.length ||
      (i < left.length && (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
    ) {
      hunk().removed.push(left[i++] as string);
    } else {
      hunk().added.push(right[j++] as string);
    }
  }
  return found;
}
