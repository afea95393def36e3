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

/** The text on one line: whole, or its ends with length and fingerprint. */
export function shownText(text: string, isCode = false): string {
  if (!isLong(text, isCode)) return quoteWhole(text);
  const print = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${quoteWhole(text.slice(0, ENDS))} … ${quoteWhole(text.slice(-ENDS))} (${text.length} characters, SHA-256 ${print})`;
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
      const named = isObject(item) || Array.isArray(item) ? `${label}[${index + 1}]` : label;
      return valueLines(named, name, entry, side, indent);
    });
  }
  const lines = isShownByLine(safe, isCode && side === 'after')
    ? [
        `${indent}${label}: ${linesOf(safe).length} lines`,
        ...linesOf(safe).map((line) => `${indent}  + ${quoteWhole(line)}`),
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
        ...secrets,
        ...hosts(),
      ];
  }
  return [`  ${label}: ${scalar(from, 'before')} -> ${scalar(to, 'after')}`, ...secrets, ...hosts()];
}

/** Every line that one of two texts has and the other has not. */
export function textDifference(label: string, from: string, to: string, isCode = false): string[] {
  const hunks = lineDifference(from, to);
  const count = (kind: 'removed' | 'added') => hunks.reduce((sum, hunk) => sum + hunk[kind].length, 0);
  if (hunks.length === 0) return [`  ${label}: only line endings or secrets in it differ`];
  return [
    `  ${label}: lines removed: ${count('removed')}, lines added: ${count('added')}`,
    ...hunks.flatMap(({ removed, added }, index) => [
      ...(index > 0 ? [`    …`] : []),
      ...removed.map((line) => `    - ${shownText(line)}`),
      ...added.map((line) => `    + ${shownText(line, isCode)}`),
    ]),
  ];
}
