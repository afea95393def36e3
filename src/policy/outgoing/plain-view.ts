/**
 * Recognizes patterns in text whatever is put between or in place of its characters: hidden characters, the
 * markers that `neutralize` shows in their place, and other forms of the same letters and digits (fullwidth,
 * superscript, circled, digits of other scripts). The patterns see the plain text; what they replace is replaced
 * where it is written.
 */

import { remembering } from '../../text/remembering.js';
import { hiddenCharacter } from './neutralize.js';

const MARKER = '<U\\+[0-9A-F]{4,6}>(?:\\(\\d{1,9} hidden characters\\))?';
/** A marker or hidden characters, which the plain text leaves out, or a character that may have a plain form. */
const odd = new RegExp(`(${MARKER}|[${hiddenCharacter}]+)|[^\\u0000-\\u007f]`, 'gu');
/** Nothing but what ASCII shows, and no `<`, which every marker begins with: most texts, and quick to see. */
const isPlain = /^[\t\n\r -;=-~]*$/;

/** Value of a decimal digit of any script: their runs begin at a code point that ends in 0 or in 6. */
function digitValue(character: string): string {
  const code = character.codePointAt(0) as number;
  const row = code & ~0xf;
  const first = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
  return String(code - first);
}

/** The plain form of one character: what Unicode says is compatible with it, as far as that is ASCII. */
const plainForm = remembering(
  (character) => {
    const same = character.normalize('NFKC').replace(/[\u3002\u2024]/g, '.');
    const plain = /\p{Nd}/u.test(same) && !/\d/.test(same) ? digitValue(same) : same;
    // Ligatures and letters with marks keep their form: only what a pattern could miss matters.
    return /^[\u0020-\u007e]+$/.test(plain) ? plain : character;
  },
  { most: 5000, longest: 2 },
);

interface View {
  text: string;
  /** Where each character of the plain text begins and ends in the text itself. */
  from: Uint32Array;
  to: Uint32Array;
}

/** The text looked at last: many patterns look at the same one, in turn. */
let last: { text: string; view: View | undefined } | undefined;

/** The plain text; undefined where it is the text itself. */
function viewOf(text: string): View | undefined {
  if (isPlain.test(text)) return undefined;
  if (last?.text !== text) last = { text, view: makeView(text) };
  return last.view;
}

function makeView(text: string): View | undefined {
  const changes: { index: number; length: number; plain: string }[] = [];
  for (const match of text.matchAll(odd)) {
    const plain = match[1] === undefined ? plainForm(match[0]) : '';
    if (plain !== match[0]) changes.push({ index: match.index, length: match[0].length, plain });
  }
  if (changes.length === 0) return undefined;
  const most = changes.reduce((sum, { plain }) => sum + plain.length, text.length);
  const from = new Uint32Array(most);
  const to = new Uint32Array(most);
  const parts: string[] = [];
  let at = 0;
  let size = 0;
  const keepUntil = (end: number): void => {
    parts.push(text.slice(at, end));
    for (; at < end; at++, size++) {
      from[size] = at;
      to[size] = at + 1;
    }
  };
  for (const { index, length, plain } of changes) {
    keepUntil(index);
    parts.push(plain);
    at = index + length;
    for (const end = size + plain.length; size < end; size++) {
      from[size] = index;
      to[size] = at;
    }
  }
  keepUntil(text.length);
  return { text: parts.join(''), from, to };
}

/** The text without hidden characters, their markers and other forms of ASCII characters. */
export function plainText(text: string): string {
  return viewOf(text)?.text ?? text;
}

/** A part of a text, and what to put in its place. */
export interface Replaced {
  start: number;
  end: number;
  by: string;
}

/** Finds what is to be replaced in a text, from its beginning to its end. */
export type Finder = (text: string) => Iterable<Replaced>;

/** Finds the matches of a global pattern; `by` makes the replacement from the match and its groups. */
export function matchesOf(pattern: RegExp, by: (match: string, ...groups: string[]) => string): Finder {
  return function* (text) {
    for (const match of text.matchAll(pattern)) {
      yield { start: match.index, end: match.index + match[0].length, by: by(...([...match] as [string])) };
    }
  };
}

/** The text with what is found in its plain text replaced where it is written. */
function replaceIn(text: string, find: Finder, view: View | undefined): string {
  let result = '';
  let done = 0;
  for (const { start, end, by } of find(view?.text ?? text)) {
    // One character may stand for several plain ones, which belong to two places.
    const from = Math.max(done, view ? (view.from[start] as number) : start);
    result += text.slice(done, from) + by;
    done = view ? (view.to[end - 1] as number) : end;
  }
  return result + text.slice(done);
}

/**
 * Replaces what is found in the plain text; then what is found in the text as it is written, for a hidden character
 * may also have kept two words apart. What is found must not be empty.
 */
export function replacePlain(text: string, find: Finder): string {
  const view = viewOf(text);
  return replaceIn(view ? replaceIn(text, find, view) : text, find, undefined);
}
