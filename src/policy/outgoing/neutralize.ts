/**
 * Makes invisible characters in tenant text visible. A name may carry text that a model reads and a person
 * does not see (tag characters, zero-width runs), or that shows other than it is (bidi overrides, terminal
 * escapes). Each such character becomes `<U+202E>`; ordinary text, emoji and scripts that need joiners stay.
 */
import { mapArray, mapKeys, mapObject } from './map-parts.js';

/** What is hidden, as the inside of a character class (flag `u`). */
export const hiddenCharacter = [
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f', // controls, but not tab and newlines
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f', // soft hyphen, fillers, Mongolian
  '\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb',
  '\\u{13430}-\\u{1345f}\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}', // tags, selectors
  '\\u{16fe4}\\u{1d159}', // a filler, a note without a head
  '\\p{Noncharacter_Code_Point}\\p{Surrogate}',
].join('');
// One class rather than alternatives: every character of every answer is held against it.
const hiddenRun = new RegExp(`[${hiddenCharacter}]+`, 'gu');
/** Nothing but what ASCII shows: most texts, and quick to see. */
const isPlain = /^[\t\n\r -~]*$/;

const pictograph = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u20e3/u;
const joining =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Syriac}]/u;

const braille = /[\u2801-\u28ff]/;

/** The character before an index, surrogate pairs whole. */
function before(text: string, index: number): string {
  const code = text.charCodeAt(index - 1);
  return code >= 0xdc00 && code <= 0xdfff ? text.slice(index - 2, index) : text.slice(index - 1, index);
}

function after(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0x20);
}

/** Joiners and the emoji selector are part of ordinary writing, one at a time and between the right letters. */
function belongs(character: string, text: string, index: number): boolean {
  const previous = before(text, index);
  // The empty pattern of Braille, within a text in Braille.
  if (character === '\u2800') return braille.test(previous) || braille.test(after(text, index + 1));
  if (character === '\ufe0f') return pictograph.test(previous) || /[0-9#*]/.test(previous);
  if (character !== '\u200d' && character !== '\u200c') return false;
  const next = after(text, index + 1);
  if (character === '\u200d') {
    const emoji = previous === '\ufe0f' ? before(text, index - 1) : previous;
    if (pictograph.test(emoji)) return pictograph.test(next);
  }
  return joining.test(previous) && joining.test(next);
}

const show = (character: string): string =>
  `<U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}>`;

const shortRun = 4;

/** One run of hidden characters, shown; a long one by its first character and its length. */
function showRun(run: string, offset: number, text: string): string {
  let result = '';
  let pending: string[] = [];
  const flush = () => {
    result +=
      pending.length > shortRun
        ? `${show(pending[0] as string)}(${pending.length} hidden characters)`
        : pending.map(show).join('');
    pending = [];
  };
  let index = offset;
  for (const character of run) {
    if (belongs(character, text, index)) {
      flush();
      result += character;
    } else {
      pending.push(character);
    }
    index += character.length;
  }
  flush();
  return result;
}

/** The text with hidden characters shown. Tabs and newlines stay: they are visible in what they do. */
export function neutralize(text: string): string {
  return isPlain.test(text) ? text : text.replace(hiddenRun, showRun);
}

/**
 * The text as part of one line for a person: hidden characters and line breaks shown, cut to `limit`
 * characters, in double quotes, so that it can end neither the line nor the quotes.
 */
export function quoteLine(text: string, limit = 120): string {
  return `"${oneLine(text, limit).replace(/["\\]/g, '\\$&')}"`;
}

/** What a line shows in place of: line breaks, and spaces that are no ordinary ones, but the one between Chinese words. */
const oddSpace =
  /[\t\n\r\u00a0\u1680\u2000-\u200a\u202f\u205f]|(?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\u3000/gu;
/** Spaces that move what follows out of sight. */
const padding = / {41,}/g;
/** Marks on one letter that cover the lines around it. */
const piledMarks = /\p{M}{9,}/gu;

/** As `quoteLine`, without the quotes. */
export function oneLine(text: string, limit = 120): string {
  // Cut before the work, so that a value of megabytes costs nothing; showing a character takes some more.
  const characters = [...text.slice(0, limit * 4)];
  const cut = characters.length > limit;
  const shown = neutralize(characters.slice(0, limit).join(''))
    .replace(oddSpace, show)
    .replace(padding, (run) => `${show(run)}(${run.length} spaces)`)
    .replace(piledMarks, (run) => `${show(run)}(${[...run].length} marks)`);
  return cut ? `${shown}… (${text.length} characters)` : shown;
}

/** Levels of nesting that are shown. What lies deeper is left out, so that no answer is too deep to handle. */
export const MAX_DEPTH = 1000;
/** What is shown in place of a list or an object that is nested too deeply. */
export const TOO_DEEP = '[nested too deeply to be shown]';

/**
 * `neutralize` for every string in a value, keys included, down to `MAX_DEPTH` levels. The same value when
 * nothing had to change.
 */
export const neutralizeDeep = (value: unknown): unknown => deep(value, 0);

function deep(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return neutralize(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return TOO_DEEP;
  if (Array.isArray(value)) return mapArray(value, (item) => deep(item, depth + 1));
  const items = mapObject(value as Record<string, unknown>, (_, item) => deep(item, depth + 1));
  return mapKeys(items, neutralize);
}
