/**
 * The calls that take a change back, worked out when it has been made: what was there before and the API's answer are
 * known then, and only what is no secret is kept of them.
 */
import type { ChangeCatalog, ChangeFacts, References } from '../../catalog/change-facts.js';
import { pick, type Wire } from '../../catalog/wire.js';
import { isObject } from '../../text/is-object.js';
import { redact } from '../outgoing/outgoing.js';
import type { Change } from './change.js';
import { computedReferences } from './computed-references.js';
import { hiddenDropped } from './hidden-loss.js';
import { presentValue } from './present.js';
import { patchBack, sameValue, type Touched, touched } from './touched.js';

/** One call, by the names that it has on the wire. */
export interface InverseCall {
  /** `METHOD /path`. */
  operation: string;
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body?: unknown;
  /** The body is merged into the object as it is when the call is made; absent: it is the body to send. */
  patch?: true;
}

export type Undo =
  | {
      possible: true;
      calls: InverseCall[];
      /** Dotted paths of what is not as before then: it stays, or is left empty where it was absent (`note (left as "")`). */
      except: string[];
    }
  | { possible: false; why: string };

export interface Inverse {
  undo: Undo;
  /** What an undo compares with the object as it is then; absent where there is nothing to compare. */
  touched?: Pick<Touched, 'before' | 'after'>;
}

export interface InverseOptions {
  /** What makes the API forget a field that was not there before; see `patchBack`. */
  cleared: (field: string, now: unknown) => unknown;
  /** Whether the operation takes the field. */
  writable: (field: string) => boolean;
  facts: ChangeCatalog;
}

type Json = Record<string, unknown>;
const no = (why: string): Inverse => ({ undo: { possible: false, why } });

/** How the change is taken back, and if it cannot be, why. */
export function inverseOf(change: Change, answer: unknown, options: InverseOptions): Inverse {
  const { facts } = change;
  if (facts.cannotUndo !== undefined) return no(facts.cannotUndo);
  if (facts.inverse) return byData(change, facts.inverse, answer, options);
  if (facts.kind === 'update' || facts.kind === 'replace') return putBack(change, answer, options);
  return no('The API has no operation that reverses it.');
}

/**
 * Members of the object as the change left it; the answer is preferred, because the API may have normalized what was
 * sent.
 */
function leftOf(change: Change, answer: unknown, concerned: (key: string) => boolean): Json {
  const { facts, after, wire } = change;
  const told = isObject(after) ? after : {};
  const asked = showsObject(change, answer) ? answer : {};
  // A whole new state leaves the API's defaults in what it does not name.
  const whole = facts.kind === 'replace';
  const value = (key: string) =>
    (whole || named(wire, key)) && Object.hasOwn(asked, key) ? asked[key] : told[key];
  return Object.fromEntries(
    [...new Set([...Object.keys(told), ...(whole ? Object.keys(asked) : [])])]
      .filter(concerned)
      .map((key) => [key, value(key)]),
  );
}

/** Whether the answer shows the object itself, so that what it shows or lacks tells how the change left it. */
export const showsObject = ({ facts }: Change, answer: unknown): answer is Json =>
  isObject(answer) && facts.within === undefined && facts.readAs === undefined;

/** What the API changed along with what was named, such as `email_verified` with an address; undefined: it is gone. */
function alongWith(
  change: Change,
  before: Json,
  answer: unknown,
  writable: InverseOptions['writable'],
): Map<string, unknown> {
  if (!showsObject(change, answer)) return new Map();
  const has = (key: string) => Object.hasOwn(answer, key);
  // Only an answer with all that a change cannot name, such as ids, is known to be the whole object.
  const fixed = Object.keys(before).filter((key) => !writable(key));
  const isWhole = fixed.length > 0 && fixed.every(has);
  const keys = Object.keys(before).filter(
    (key) =>
      !named(change.wire, key) &&
      writable(key) &&
      (has(key) || isWhole) &&
      !sameValue(before[key], answer[key], [key]),
  );
  return new Map(keys.map((key) => [key, answer[key]]));
}

/** Fields that were given and that neither the object before nor the answer shows: what they were is not known. */
function unseen(change: Change, before: Json, answer: unknown): string[] {
  const { facts, wire } = change;
  if (!showsObject(change, answer) || !isObject(wire.body)) return [];
  if (!Object.keys(before).some((key) => Object.hasOwn(answer, key))) return [];
  const hidden = new Set((facts.hidden ?? []).map((path) => path.split('.')[0]));
  return Object.entries(wire.body).flatMap(([key, value]) =>
    value === null ||
    hidden.has(key) ||
    facts.apart?.includes(key) ||
    Object.hasOwn(before, key) ||
    Object.hasOwn(answer, key)
      ? []
      : [key],
  );
}

/** Places that the change altered and that no call puts back. */
const altered = (change: Change, before: Json, answer: unknown): string[] =>
  showsObject(change, answer)
    ? (change.facts.lasting ?? []).filter(
        (path) =>
          pick(answer, path) !== undefined &&
          !sameValue(pick(before, path), pick(answer, path), path.split('.')),
      )
    : [];

const named = ({ body }: Wire, key: string): boolean => isObject(body) && Object.hasOwn(body, key);

function putBack(change: Change, answer: unknown, { cleared, writable }: InverseOptions): Inverse {
  const { facts, present, wire, operation } = change;
  if (present.kind === 'unknown') return no(`What was there before is not known: ${present.why}.`);
  if (present.kind === 'absent') return no('There was nothing before that could be put back.');
  if (Array.isArray(present.value) && Array.isArray(wire.body)) return listBack(change, present.value);
  if (!isObject(present.value)) return no('What was there before does not have the form of a body.');
  const notSeen = unseen(change, present.value, answer);
  const aside = new Set([...(facts.apart ?? []), ...notSeen]);
  const along = alongWith(change, present.value, answer, writable);
  const concerned = (key: string): boolean =>
    !aside.has(key) && (facts.kind === 'replace' ? writable(key) : named(wire, key) || along.has(key));
  const before = Object.fromEntries(Object.entries(present.value).filter(([key]) => concerned(key)));
  const left = { ...leftOf(change, answer, concerned), ...Object.fromEntries(along) };
  const found = touched(before, left, operation);
  // A value that reads never show was there before, for all that is known.
  const dropped = hiddenDropped(facts, wire, present);
  // What holds such a value cannot be given again without it.
  const hidden = (facts.hidden ?? [])
    .filter((path) => dropped.includes(path) || pick(wire.body, path) !== undefined)
    .map((path) => path.split('.')[0] as string);
  const secret = [...new Set([...found.withheld, ...hidden])];
  const keep = (side: Json) =>
    Object.fromEntries(Object.entries(side).filter(([key]) => !hidden.includes(key)));
  const kept = { before: keep(found.before), after: keep(found.after) };
  const { patch, except: stays } = patchBack(facts, kept, cleared);
  const except = [...stays, ...notSeen, ...altered(change, present.value, answer)];
  if (Object.keys(patch).length === 0) {
    if (secret.length > 0) return no(`Secrets are not kept, so ${secret.join(', ')} cannot be restored.`);
    if (stays.length > 0)
      return no(`The API has no way to remove ${stays.join(', ')}, which had no value before.`);
    if (except.length > 0) return no(`What was there before is not known of ${except.join(', ')}.`);
    return no('Nothing differs from before.');
  }
  const { path, query } = wire;
  const call: InverseCall = { operation, path, query, body: patch, patch: true };
  return { undo: { possible: true, calls: [call], except: [...secret, ...except] }, touched: kept };
}

/** A body that is a list as a whole. */
function listBack({ operation, wire: { path, query, body } }: Change, before: unknown[]): Inverse {
  const { withheld, ...kept } = touched({ '*': before }, { '*': body }, operation);
  if (withheld.length > 0) return no('Secrets are not kept, so the list cannot be restored.');
  const call: InverseCall = { operation, path, query, body: before };
  return { undo: { possible: true, calls: [call], except: [] }, touched: kept };
}

function byData(
  change: Change,
  inverse: NonNullable<ChangeFacts['inverse']>,
  answer: unknown,
  { facts: catalog }: InverseOptions,
): Inverse {
  const { facts, present, wire } = change;
  if (needs(inverse, 'before.') && present.kind !== 'found') {
    const why = present.kind === 'unknown' ? `: ${present.why}` : '';
    return no(`What was there before is not known${why}.`);
  }
  const before = presentValue(present);
  const entries = entriesOf(change);
  if (entries?.length === 0) return no('Nothing differs from before.');
  const source = { ...narrowed(wire, facts, entries), before, answer };
  const calls: InverseCall[] = [];
  for (const each of inverse.each === undefined ? [undefined] : (listAt(source, inverse.each) ?? [])) {
    const call = resolved(inverse, { ...source, each });
    if (typeof call === 'string') return no(call);
    const secrets = secretFields(call);
    if (secrets.length > 0) return no(`Secrets are not kept, so ${secrets.join(', ')} cannot be restored.`);
    calls.push(call);
  }
  const lost = Object.entries(facts.notRemade ?? {}).filter(([, sign]) => pick(source, sign) !== undefined);
  const undo: Undo = { possible: true, calls, except: lost.map(([what]) => what) };
  const created = facts.kind === 'create' && isObject(wire.body) && isObject(answer);
  if (!created || catalog[inverse.operation]?.object === undefined) return { undo };
  const given = Object.fromEntries(
    Object.keys(wire.body as Json).flatMap((key) => (Object.hasOwn(answer, key) ? [[key, answer[key]]] : [])),
  );
  const { after } = touched({}, given, change.operation);
  return { undo, touched: { before: {}, after } };
}

/** Entries of a relation that the change added or removed: what was so before is not taken back. */
function entriesOf({ facts: { relation }, differences: { lost, added } }: Change): unknown[] | undefined {
  if (!relation) return undefined;
  return [...lost, ...added]
    .filter(({ path: [field = '*'] }) => field === relation.body)
    .map(({ from, to }) => from ?? to);
}

/** The call as if it had named these entries alone. */
function narrowed(wire: Wire, { relation }: ChangeFacts, entries: unknown[] = []): Wire {
  if (!relation) return wire;
  return {
    ...wire,
    body: relation.body === '*' ? entries : { ...(wire.body as Json), [relation.body]: entries },
  };
}

type Source = Wire & { before: unknown; answer: unknown; each?: unknown };

const listAt = (source: Source, reference: string): unknown[] | undefined => {
  const value = pick(source, reference);
  return Array.isArray(value) ? value : undefined;
};

function needs({ path, query, body }: NonNullable<ChangeFacts['inverse']>, prefix: string): boolean {
  return [path, query, body].some((all) =>
    Object.values(all ?? {}).some((reference) => reference.startsWith(prefix)),
  );
}

/** The call with its references resolved, or why that is not possible. */
function resolved(
  { operation, path = {}, query = {}, body }: NonNullable<ChangeFacts['inverse']>,
  source: Source,
): InverseCall | string {
  const values = (references: References): Json =>
    Object.fromEntries(
      Object.entries(references)
        .map(([name, reference]) => [name, referred(reference, source)] as const)
        .filter(([, value]) => value !== undefined && value !== null),
    );
  const inPath = values(path);
  const missing = Object.keys(path).find((name) => inPath[name] === undefined);
  if (missing !== undefined) return `The answer does not say ${path[missing]?.replace(/^answer\./, '')}.`;
  const call: InverseCall = { operation, path: inPath, query: values(query) };
  if (body === undefined) return call;
  if (body['*'] === undefined) return { ...call, body: values(body) };
  const whole = referred(body['*'], source);
  return whole === undefined ? 'What was there before is not known.' : { ...call, body: whole };
}

function referred(reference: string, source: Source): unknown {
  const [, name] = /^computed\.(\w+)$/.exec(reference) ?? [];
  if (name === undefined) return pick(source, reference);
  const compute = computedReferences[name];
  if (!compute) throw new Error(`no computed reference ${name}`);
  return compute(source);
}

/** Fields whose value would be redacted. */
function secretFields({ operation, body }: InverseCall): string[] {
  if (!isObject(body)) return redact(body, { operation }) === body ? [] : ['its content'];
  const shown = redact(body, { operation }) as Json;
  return Object.keys(body).filter((key) => shown[key] !== body[key]);
}
