/** Which parts of an object a change touched, as they were and as they are: without secrets, so that it can be kept. */
import type { ChangeFacts } from '../../catalog/change-facts.js';
import { isObject } from '../../text/is-object.js';
import { sameJson } from '../confirm/canonical.js';
import { redact } from '../outgoing/outgoing.js';
import { isNothing as isEmpty } from './difference.js';
import { entryFor } from './field-effects.js';
import { apiMerge } from './merge.js';

type Json = Record<string, unknown>;
const own = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** Whether two values at a place say the same. */
export const sameValue = (a: unknown, b: unknown, path: readonly string[]): boolean =>
  (isEmpty(a, path) && isEmpty(b, path)) || (a !== undefined && b !== undefined && sameJson(a, b));

/** Members that differ, and nothing else; a member that is absent on one side is absent there. */
export interface Touched {
  before: Json;
  after: Json;
  /** Dotted paths of what differs and is secret: neither value is kept. */
  withheld: string[];
}

/** @param operation `METHOD /path` by which secrets are known */
export function touched(before: Json, after: Json, operation: string): Touched {
  const withheld: string[] = [];
  const options = { operation };
  const found = walk(
    { before, after },
    { before: redact(before, options), after: redact(after, options) },
    [],
    withheld,
  );
  return { before: (found.before ?? {}) as Json, after: (found.after ?? {}) as Json, withheld };
}

interface Pair {
  before?: unknown;
  after?: unknown;
}

function walk(real: Pair, shown: Pair, path: readonly string[], withheld: string[]): Pair {
  if (!isObject(real.before) || !isObject(real.after)) return leaf(real, shown, path, withheld);
  const before: [string, unknown][] = [];
  const after: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(real.before), ...Object.keys(real.after)])) {
    const part = { before: own(real.before, key), after: own(real.after, key) };
    if (sameValue(part.before, part.after, [...path, key])) continue;
    const seen = { before: own(shown.before, key), after: own(shown.after, key) };
    const inner = walk(part, seen, [...path, key], withheld);
    if (inner.before !== undefined) before.push([key, inner.before]);
    if (inner.after !== undefined) after.push([key, inner.after]);
  }
  // A member whose parts are all withheld leaves no trace.
  if (before.length + after.length === 0) return {};
  return { before: Object.fromEntries(before), after: Object.fromEntries(after) };
}

function leaf(real: Pair, shown: Pair, path: readonly string[], withheld: string[]): Pair {
  const secret = (['before', 'after'] as const).some(
    (side) => real[side] !== undefined && (shown[side] === undefined || !sameJson(real[side], shown[side])),
  );
  if (!secret) return real;
  // The name of a member may be a secret by itself.
  withheld.push(redact(path.join('.')) as string);
  return {};
}

/**
 * What puts the touched members back, to be merged into the object: null removes a member that was not there. Where the
 * API takes no null, the field is emptied instead, which reads then show.
 *
 * @param cleared what makes the API forget a field that was not there before, or comes nearest to it, given what it
 *   is now; undefined where nothing does
 */
export function patchBack(
  facts: ChangeFacts,
  { before, after }: Pick<Touched, 'before' | 'after'>,
  cleared: (field: string, now: unknown) => unknown,
): { patch: Json; except: string[] } {
  const patch: [string, unknown][] = [];
  const except: string[] = [];
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = own(before, field);
    const is = own(after, field);
    const merged = facts.kind === 'update' && apiMerge(facts, field) !== 'replace';
    if (isObject(is) && (isObject(was) || (merged && isNothing(was)))) {
      patch.push([field, membersBack(isObject(was) ? was : {}, is)]);
    } else if (!isNothing(was)) patch.push([field, was]);
    else if (facts.kind === 'replace') patch.push([field, null]);
    else {
      const value = cleared(field, is);
      if (value === undefined) except.push(field);
      else patch.push([field, value]);
      if (isBlank(value) && !(value === false && isOffWhenAbsent(facts, field)))
        except.push(`${field} (left as ${JSON.stringify(value)})`);
    }
  }
  return { patch: Object.fromEntries(patch), except };
}

/** What stands for nothing where the API takes no null, and is still something. */
const isBlank = (value: unknown): boolean =>
  value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** Whether the catalogue says that a field which is absent is off. */
const isOffWhenAbsent = ({ effects }: ChangeFacts, field: string): boolean =>
  [entryFor(effects, field)]
    .flat()
    .some(
      (one) => typeof one === 'object' && (one.when === 'on' || one.when === 'off') && one.unset !== true,
    );

function membersBack(before: Json, after: Json): Json {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...keys].map((key) => {
      const was = own(before, key);
      const is = own(after, key);
      if (isNothing(was)) return [key, null];
      return [key, isObject(was) && isObject(is) ? membersBack(was, is) : was];
    }),
  );
}

/** One member that is no longer as the change left it. */
export interface ChangedSince {
  field: string;
  /** As the change left it; absent where it removed the member. */
  expected?: unknown;
  /** As it is now. */
  now?: unknown;
}

/** Members that the change touched and that differ from how it left them. */
export function changedSince(
  { before, after }: Pick<Touched, 'before' | 'after'>,
  now: unknown,
): ChangedSince[] {
  const found: ChangedSince[] = [];
  const compare = (was: unknown, left: unknown, is: unknown, path: readonly string[]): void => {
    if (isObject(left)) {
      for (const key of new Set([...Object.keys(isObject(was) ? was : {}), ...Object.keys(left)]))
        compare(own(was, key), own(left, key), own(is, key), [...path, key]);
      return;
    }
    // Reads may show a default where the change left nothing: the undo would put the same there.
    if (sameValue(left, is, path) || (isNothing(left) && sameValue(was, is, path))) return;
    found.push({
      field: path.join('.'),
      ...(left === undefined ? {} : { expected: left }),
      ...(is === undefined ? {} : { now: is }),
    });
  };
  compare(before, after, now, []);
  return found;
}

/** Dotted paths of the members that the change touched and that are not now as they were before it. */
export function notAsBefore(
  facts: ChangeFacts,
  { before, after }: Pick<Touched, 'before' | 'after'>,
  now: unknown,
): string[] {
  const found: string[] = [];
  const compare = (was: unknown, left: unknown, is: unknown, path: readonly string[]): void => {
    if (isObject(was) || (isNothing(was) && isObject(left) && isObject(is))) {
      for (const key of new Set([...Object.keys(was ?? {}), ...(isObject(left) ? Object.keys(left) : [])]))
        compare(own(was, key), own(left, key), own(is, key), [...path, key]);
      return;
    }
    const isOff = is === false && isNothing(was) && isOffWhenAbsent(facts, path.join('.'));
    if (!isOff && !sameValue(was, is, path)) found.push(path.join('.'));
  };
  compare(before, after, now, []);
  return found;
}
