/** Values as lines of a question: whole where they are short, else by their ends, length and fingerprint. */
import { createHash } from 'node:crypto';
import { isObject } from '../../../text/is-object.js';
import { mask, quoteLine } from '../../outgoing/outgoing.js';
import { hostsIn } from './hosts.js';
import { lineDifference } from './line-difference.js';

/** Text up to this many characters is shown whole; code that will run, and what people will see, is at any length. */
export const WHOLE_TEXT = 4_000;
/** Text up to this many characters takes one line, whatever line breaks it has. */
const ONE_LINE = 120;
/** Characters of a longer text's beginning and end that are shown. */
const ENDS = 300;

/** A value as it is, and as it may be shown: without its secrets. */
export interface Shown {
  raw: unknown;
  safe: unknown;
  /** It is code, or text that people see: once it is there, no part of it may be hidden by the length of the rest. */
  isCode?: boolean;
}

/** Pictures within an address tell nothing to a reader. */
const PICTURE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[\w+/=]*$/i;
const isLong = (text: string, isCode: boolean): boolean =>
  text.length > WHOLE_TEXT && !(isCode && !PICTURE.test(text));

/** A text in quotes that it cannot end, nothing cut. */
export const quoteWhole = (text: string): string => quoteLine(text, text.length);

/** A name within a path: plain where it cannot be confused with anything else. */
export const nameOf = (key: string): string => (/^[\w$-]{1,60}$/.test(key) ? key : quoteWhole(key));

export const pathName = (path: readonly string[]): string => path.map(nameOf).join('.');

const fingerprint = (text: string): string =>
  `SHA-256 ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;

/** Of a run of hidden characters, spaces or marks, which is told by its first one and its length. */
const SHORTENED = /\(\d{1,9} (?:hidden characters|spaces|marks)\)/;

/** A short text in quotes; where two different ones would look the same, with its fingerprint. */
function shownWhole(text: string): string {
  const shown = quoteWhole(text);
  return SHORTENED.test(shown) ? `${shown} (${fingerprint(text)})` : shown;
}

/** The text on one line: whole, or its ends with length and fingerprint. */
export function shownText(text: string, isCode = false): string {
  if (!isLong(text, isCode)) return shownWhole(text);
  return `${quoteWhole(text.slice(0, ENDS))} … ${quoteWhole(text.slice(-ENDS))} (${text.length} characters, ${fingerprint(text)})`;
}

/** Whether the whole value is a secret. */
export const isHidden = ({ raw, safe }: Shown): boolean => safe === mask && raw !== mask;

/** What a secret is called, by the side of the change on which it is. */
export type Side = 'before' | 'after';
const secretWords: Readonly<Record<Side, string>> = {
  before: 'the current value (not shown)',
  after: 'a new value chosen by the caller (not shown)',
};

/** Anything but an object, a list with entries or a text of many lines, on one line. */
function scalar(value: Shown, side: Side): string {
  if (isHidden(value)) return secretWords[side];
  const { safe } = value;
  const isCode = value.isCode === true && side === 'after';
  if (safe === undefined || safe === null) return 'nothing';
  if (typeof safe === 'boolean') return safe ? 'yes' : 'no';
  if (typeof safe === 'string') return shownText(safe, isCode);
  if (Array.isArray(safe)) return 'an empty list';
  if (isObject(safe)) return 'an empty object';
  return String(safe);
}

/** Lines of text, of which there is more than one: those are shown one by one. */
const linesOf = (text: string): string[] => text.split(/\r?\n/);
const isShownByLine = (value: unknown, isCode: boolean): value is string =>
  typeof value === 'string' && value.includes('\n') && value.length > ONE_LINE && !isLong(value, isCode);

/** Lines that end in CR LF: their text looks the same as that of others. */
function lineEnds(from: string, to: string, indent: string): string[] {
  const [before, after] = [from, to].map((text) => text.split('\r\n').length - 1) as [number, number];
  if (before === after) return [];
  const was = from === '' ? '' : `, before: ${before} of ${linesOf(from).length}`;
  return [`${indent}  (lines that end in CR LF: ${after} of ${linesOf(to).length}${was})`];
}

function partlyHidden({ raw, safe }: Shown, indent: string): string[] {
  if (typeof raw !== 'string' || raw === safe || safe === mask) return [];
  return [`${indent}  (a part of it is a secret and not shown; it has ${raw.length} characters)`];
}

/** Hosts stay visible where a secret is part of an address. */
export const hostLines = (value: unknown, name: string, indent: string): string[] =>
  hostsIn(value, name).map((host) => `${indent}  host: ${host}`);

/** A named value with all that it holds, one line for each of its leaves. */
export function valueLines(label: string, name: string, value: Shown, side: Side, indent = '  '): string[] {
  const { raw, safe, isCode = false } = value;
  if (!isHidden(value) && isObject(raw) && Object.keys(raw).length > 0) {
    return Object.entries(raw).flatMap(([key, member]) =>
      valueLines(
        `${label}.${nameOf(key)}`,
        key,
        { raw: member, safe: memberOf(safe, key), isCode },
        side,
        indent,
      ),
    );
  }
  if (!isHidden(value) && Array.isArray(raw) && raw.length > 0) {
    return raw.flatMap((item, index) => {
      const entry = { raw: item, safe: Array.isArray(safe) ? safe[index] : mask, isCode };
      // Two entries show that they are a list; one alone would read like the value itself, unless its place is told.
      const listed = raw.length === 1 && !label.endsWith(']') ? `${label} (in a list of 1)` : label;
      const named = isObject(item) || Array.isArray(item) ? `${label}[${index + 1}]` : listed;
      return valueLines(named, name, entry, side, indent);
    });
  }
  const lines = isShownByLine(safe, isCode && side === 'after')
    ? [
        `${indent}${label}: ${linesOf(safe).length} lines`,
        ...linesOf(safe).map((line) => `${indent}  + ${shownWhole(line)}`),
        ...lineEnds('', safe, indent),
      ]
    : [`${indent}${label}: ${scalar(value, side)}`];
  return [...lines, ...partlyHidden(value, indent), ...hostLines(raw, name, indent)];
}

/** A member's safe counterpart; whatever has none is hidden. */
export function memberOf(safe: unknown, key: string): unknown {
  return isObject(safe) && Object.hasOwn(safe, key) ? safe[key] : mask;
}

const isScalar = ({ raw }: Shown): boolean => typeof raw !== 'object' || raw === null;

/** Of lines below the title of a section. */
const INDENT = '  ';

/** A value that becomes another one: `from -> to`, or line by line. */
export function changedLines(label: string, name: string, from: Shown, to: Shown): string[] {
  const hosts = () => {
    const [now, then] = [hostsIn(from.raw, name), hostsIn(to.raw, name)];
    return [
      ...now.filter((host) => !then.includes(host)).map((host) => `    host before: ${host}`),
      ...then.map((host) => `    host after: ${host}`),
    ];
  };
  if (!isScalar(from) || !isScalar(to)) {
    return [
      ...valueLines(`${label} (before)`, name, from, 'before', INDENT),
      ...valueLines(`${label} (after)`, name, to, 'after', INDENT),
    ];
  }
  const secrets = [...partlyHidden(from, INDENT), ...partlyHidden(to, INDENT)];
  if (typeof from.safe === 'string' && typeof to.safe === 'string' && !isHidden(from) && !isHidden(to)) {
    const [a, b] = [from.safe, to.safe];
    if (a.includes('\n') || b.includes('\n'))
      return [...textDifference(label, a, b, to.isCode), ...secrets, ...hosts()];
    // What is shown does not differ where the secret in it does.
    if (a.length > WHOLE_TEXT || b.length > WHOLE_TEXT)
      return [
        `  ${label}`,
        `    - ${shownText(a)}`,
        `    + ${shownText(b, to.isCode)}`,
        ...middleDifference(a, b),
        ...secrets,
        ...hosts(),
      ];
  }
  return [`  ${label}: ${scalar(from, 'before')} -> ${scalar(to, 'after')}`, ...secrets, ...hosts()];
}

/** Where two long texts of one line differ, what only one of them has there; the ends of both alone would not show it. */
function middleDifference(from: string, to: string): string[] {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start++;
  let end = 0;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  const [removed, added] = [from, to].map((text) => text.slice(start, text.length - end)) as [string, string];
  // Two texts that share little are told by their ends.
  if (start + end === 0 || Math.max(removed.length, added.length) > WHOLE_TEXT) return [];
  return [`    from character ${start + 1} on: ${shownWhole(removed)} -> ${shownWhole(added)}`];
}

/** Every line that one of two texts has and the other has not, and where. */
export function textDifference(label: string, from: string, to: string, isCode = false): string[] {
  const hunks = lineDifference(from, to);
  const count = (kind: 'removed' | 'added') => hunks.reduce((sum, hunk) => sum + hunk[kind].length, 0);
  const ends = lineEnds(from, to, '  ');
  if (hunks.length === 0) return [`  ${label}: only line endings or secrets in it differ`, ...ends];
  // A text that is replaced as a whole has no place in it.
  const isPart = linesOf(from).length > count('removed');
  return [
    `  ${label}: lines removed: ${count('removed')}, lines added: ${count('added')}`,
    ...hunks.flatMap(({ at, removed, added }) => [
      ...(isPart ? [`    at line ${at}`] : []),
      ...removed.map((line) => `    - ${shownText(line)}`),
      ...added.map((line) => `    + ${shownText(line, isCode)}`),
    ]),
    ...ends,
  ];
}
