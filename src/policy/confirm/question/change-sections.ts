/** What a change loses, changes and adds, as sections of a question. Nothing that differs is left out. */
import { isObject } from '../../../text/is-object.js';
import { valueAt } from '../../../text/values.js';
import type { Change } from '../../change/change.js';
import { type Difference, isNothing } from '../../change/difference.js';
import { possibleEffects } from '../../change/field-effects.js';
import { hiddenDropped } from '../../change/hidden-loss.js';
import {
  changedLines,
  isHidden,
  memberOf,
  nameOf,
  pathName,
  quoteWhole,
  type Shown,
  type Side,
  valueLines,
} from './value-lines.js';
import { type SafeChange, withoutSecrets } from './without-secrets.js';

export interface ChangeSections {
  lost: string[];
  changed: string[];
  added: string[];
  /** Whether a secret that is there now is replaced or removed. */
  secretGone: boolean;
}

/**
 * The sections of a change.
 *
 * @param told paths of fields that the question tells in its own way, such as the Actions of a trigger
 * @param endsOfCode long code is shown by its ends, as other long text is
 */
export function changeSections(
  change: Change,
  told: ReadonlySet<string> = new Set(),
  endsOfCode = false,
): ChangeSections {
  const safe = endsOfCode ? withoutSecrets(change) : codeMarked(change, withoutSecrets(change));
  const { lost, changed, added } = change.differences;
  const rest = (list: readonly Difference[]) => list.filter(({ path }) => !told.has(path.join('.')));
  const dropped = hiddenDropped(change.facts, change.wire, change.present);
  const gone = [...lost, ...changed].some(({ path, from }) => holdsSecret(safe.part(path, from)));
  return {
    lost: [
      ...rest(lost).flatMap((one) => partLines(one, one.from, 'before', safe)),
      ...dropped.map(
        (path) =>
          `  ${pathName(path.split('.'))}: the present value, if there is one (never shown by the API)`,
      ),
      ...unknownLosses(change),
    ],
    changed: rest(changed).flatMap((one) => (one.reordered ? orderLines(one, safe) : changeLines(one, safe))),
    added: [
      ...rest(added).flatMap((one) => withHidden(change, one, partLines(one, one.to, 'after', safe))),
      ...emptied(change),
    ],
    secretGone: gone || dropped.length > 0 || added.some(({ path }) => isNeverShown(change, path)),
  };
}

/** Parts that hold code, or what people see, by the reviewed data. */
function codeMarked({ facts }: Change, safe: SafeChange): SafeChange {
  // Entries of a list share its path, and there may be thousands.
  const known = new Map<string, boolean>();
  const isCode = (path: readonly string[]): boolean => {
    const at = path.join('.');
    const code = known.get(at) ?? possibleEffects(facts, [at]).some(({ effect }) => effect === 'code');
    known.set(at, code);
    return code;
  };
  return { ...safe, part: (path, value) => ({ ...safe.part(path, value), isCode: isCode(path) }) };
}

function holdsSecret(value: Shown): boolean {
  if (isHidden(value)) return true;
  return typeof value.raw === 'object' && value.raw !== null && value.raw !== value.safe;
}

/** The field's path, and which entry of its list it is. */
function labelOf({ path, entry, ahead, listOf }: Difference, safe: SafeChange): string {
  const place = path[0] === 'query' && path.length > 1 ? path.slice(1) : path;
  const identity = safe.entry(entry);
  const field = place.length === 0 ? 'entry' : pathName(place);
  const inList = listOf === undefined ? field : `${field} (in a list of ${listOf})`;
  const name = ahead ? `${inList} (as entry ${ahead.place} of ${ahead.of})` : inList;
  return identity === undefined ? name : `${name} [${quoteWhole(identity)}]`;
}

const fieldOf = ({ path }: Difference): string => path.at(-1) ?? '';

/** An entry that is an object has its members below it; anything else takes a line. */
function partLines(one: Difference, value: unknown, side: Side, safe: SafeChange): string[] {
  const shown = safe.part(one.path, value);
  const isEntry = isObject(value) && Object.keys(value).length > 0 && !isHidden(shown);
  if (!isEntry) {
    // The entry of a list of texts is named by its value alone.
    const label = labelOf(named(one, value), safe);
    // A list within the list is not the entries that it has.
    const inner = Array.isArray(value) && value.length > 0 ? `${label} [a list of ${value.length}]` : label;
    return valueLines(inner, fieldOf(one), shown, side);
  }
  return [
    `  ${labelOf(one, safe)}`,
    ...Object.entries(value).flatMap(([key, member]) =>
      valueLines(
        nameOf(key),
        key,
        { raw: member, safe: memberOf(shown.safe, key), isCode: shown.isCode === true },
        side,
        '    ',
      ),
    ),
  ];
}

function named(one: Difference, value: unknown): Difference {
  if (one.entry === undefined || one.entry !== String(value)) return one;
  const { entry: _entry, ...rest } = one;
  return rest;
}

const changeLines = (one: Difference, safe: SafeChange): string[] =>
  changedLines(labelOf(one, safe), fieldOf(one), safe.part(one.path, one.from), safe.part(one.path, one.to));

/** Entries in another order: both orders whole. */
function orderLines(one: Difference, safe: SafeChange): string[] {
  const label = labelOf(one, safe);
  const side = (word: string, list: unknown, which: Side) =>
    valueLines(`${label} (${word})`, fieldOf(one), safe.part(one.path, list), which);
  return [
    `  ${label}: entries that stay, in another order`,
    ...side('order before', one.from, 'before'),
    ...side('order after', one.to, 'after'),
  ];
}

/** Whether reads never show the field. */
function isNeverShown({ facts, present }: Change, path: readonly string[]): boolean {
  if (present.kind !== 'found' || facts.kind === 'create' || facts.kind === 'act') return false;
  const name = path.join('.');
  return (facts.hidden ?? []).some((hidden) => name === hidden || name.startsWith(`${hidden}.`));
}

function withHidden(change: Change, { path }: Difference, lines: string[]): string[] {
  if (!isNeverShown(change, path)) return lines;
  return [...lines, '    (the present value, if there is one, is never shown by the API and is replaced)'];
}

/** Where the present is not known: what the call may drop. */
function unknownLosses(change: Change): string[] {
  const { facts, present, wire } = change;
  if (present.kind !== 'unknown' || !['update', 'replace', 'delete', 'unlink'].includes(facts.kind))
    return [];
  const why = `The present state is not known: ${present.why}.`;
  if (facts.kind === 'delete' || facts.kind === 'unlink') return [`  ${why}`];
  const whole =
    facts.kind === 'replace'
      ? 'Everything that is there now and not given here is lost.'
      : 'What the values given here replace is lost.';
  return [
    `  ${why} ${whole}`,
    ...emptyParts(wire.body).map((path) => `  ${pathName(path)}: whatever it is now`),
  ];
}

/**
 * Members that are given as nothing, which differ from nothing only where the present is known. An empty object that
 * says something is a difference of its own.
 */
function emptied({ facts, wire }: Change): string[] {
  if (facts.kind !== 'act' && facts.kind !== 'create') return [];
  return emptyParts(wire.body).flatMap((path) => {
    const value = valueAt(wire.body, path);
    if (!isNothing(value, path)) return [];
    return [`  ${pathName(path)}: ${value === null ? 'nothing' : 'an empty object'}`];
  });
}

/** Paths of what a body gives as null or as an empty object. */
function emptyParts(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (value === null || (isObject(value) && Object.keys(value).length === 0))
    return path.length > 0 ? [path] : [];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => emptyParts(member, [...path, key]));
}

/** What a deletion takes, by its fields alone: all of it is gone, however much that is. */
export function deletedFields({ differences }: Change): string[] {
  const counts = new Map<string, number>();
  for (const { path } of differences.lost) {
    const name = path[0] ?? 'entry';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [
    `  all of it, ${differences.lost.length} settings:`,
    ...[...counts].map(([name, count]) => `  ${nameOf(name)}${count > 1 ? `: ${count} entries` : ''}`),
  ];
}
