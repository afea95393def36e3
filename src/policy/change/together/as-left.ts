/**
 * Reads as earlier changes of the same call will have left the tenant. Of several changes each is told by what differs
 * from what those before it leave: a person who is shown the tenant as it is now approves a step that is not made.
 */
import { pick } from '../../../catalog/wire.js';
import { ApiError } from '../../../client/errors.js';
import type { QueryValue } from '../../../client/types.js';
import { buildPath } from '../../../client/wire/path.js';
import { isObject } from '../../../text/is-object.js';
import { listIn } from '../../../text/values.js';
import type { Change } from '../change.js';
import { stateAfter } from '../merge.js';
import { placeOf, type Read } from '../present.js';

type Json = Record<string, unknown>;
type Query = Record<string, QueryValue>;

/** What one change makes of the answer of a read; `undefined` stands for an object that is not there. */
interface Left {
  isOf(path: string, query: Query, operation: string): boolean;
  turned(answer: unknown, query: Query): unknown;
}

const isAbsence = (error: unknown): boolean => pick(error, 'status') === 404;

/** The same relation as it is listed from its other end, and the member that names an entry of that list. */
const OTHER_END: Readonly<Record<string, readonly [list: string, key: string]>> = {
  'GET /users/{id}/roles': ['GET /roles/{id}/users', 'user_id'],
  'GET /roles/{id}/users': ['GET /users/{id}/roles', 'id'],
  'GET /groups/{id}/roles': ['GET /roles/{id}/groups', 'id'],
  'GET /roles/{id}/groups': ['GET /groups/{id}/roles', 'id'],
};

/** A reader to which the changes have been made already, as far as their answers can be told. */
export function asLeftBy(earlier: readonly Change[], read: Read): Read {
  const left = earlier.flatMap(leftBy);
  if (left.length === 0) return read;
  return async (method, path, query, operation = '') => {
    const at = query ?? {};
    const touching = left.filter((one) => one.isOf(path, at, operation));
    if (touching.length === 0) return read(method, path, query, operation);
    const now = await read(method, path, query, operation).catch((error: unknown) => {
      if (isAbsence(error)) return undefined;
      throw error;
    });
    const then = touching.reduce((state, one) => one.turned(state, at), now);
    if (then !== undefined) return then;
    throw new ApiError('not there, or not any more, once earlier changes are made', {
      ...{ kind: 'api', status: 404 },
    });
  };
}

function leftBy(change: Change): Left[] {
  const { facts, wire } = change;
  if (facts.relation) return relationLeft(change, facts.relation);
  if (facts.kind === 'create') return created(change);
  // Of lists whose entries are sent in another form, what is shown afterwards cannot be told.
  if (facts.object === undefined || facts.readAs || facts.entries) return [];
  if (!['update', 'replace', 'delete'].includes(facts.kind)) return [];
  const place = placeOf(facts.object, facts.params ?? {}, wire);
  if (!place) return [];
  const { path, query } = place;
  const isOwn = (at: string, given: Query, operation: string): boolean =>
    operation === facts.object &&
    at === path &&
    Object.entries(query).every(([name, value]) => String(given[name]) === String(value));
  if (facts.kind !== 'delete' || facts.within !== undefined || facts.entry)
    return [{ isOf: isOwn, turned: (answer) => (answer === undefined ? undefined : within(change, answer)) }];
  const isWhole = facts.object === `GET ${wire.tool.path}`;
  return isWhole ? [gone(path)] : [];
}

/** Nothing is left of it, nor of what lies below. */
const gone = (path: string): Left => ({
  isOf: (at) => at === path || at.startsWith(`${path}/`),
  turned: () => undefined,
});

/** What is made where the call itself says: it can be read there, as far as it was given. */
function created({ facts: { inverse, hidden = [] }, wire }: Change): Left[] {
  const [, template] = /^DELETE (.+)$/.exec(inverse?.operation ?? '') ?? [];
  const { body } = wire;
  if (template === undefined || !isObject(body)) return [];
  const place = placeOf(`GET ${template}`, inverse?.path ?? {}, wire);
  if (!place) return [];
  const seen = Object.fromEntries(Object.entries(body).filter(([field]) => !hidden.includes(field)));
  return [{ isOf: (at) => at === place.path, turned: () => seen }];
}

/** The answer with the part that the change is about, as it leaves that. */
function within(change: Change, answer: unknown): unknown {
  const { wire } = change;
  const { within: place, ...facts } = change.facts;
  const { entry } = facts;
  if (place !== undefined) {
    if (place.includes('.') || !isObject(answer)) return answer;
    return { ...answer, [place]: within({ ...change, facts }, answer[place]) };
  }
  if (!entry) return state(change, answer);
  if (!Array.isArray(answer)) return answer;
  const wanted = pick(wire, entry.is);
  return answer.flatMap((item) => {
    if (pick(item, entry.key) !== wanted) return [item];
    return facts.kind === 'delete' ? [] : [state(change, item)];
  });
}

/** An object as the change leaves it; reads do not show what they never show, and what is no part of it. */
function state({ facts, wire, differences }: Change, before: unknown): unknown {
  if (facts.kind === 'delete') return undefined;
  const { body } = wire;
  if (!isObject(body) || !isObject(before)) return stateAfter(facts, before, body);
  const unseen = new Set([...(facts.apart ?? []), ...(facts.hidden ?? [])]);
  const given = Object.fromEntries(Object.entries(body).filter(([field]) => !unseen.has(field)));
  if (facts.kind === 'update') return stateAfter(facts, before, given);
  const dropped = new Set(differences.lost.map(({ path }) => path[0]));
  const stays = Object.entries(before).filter(([field]) => !dropped.has(field));
  return { ...Object.fromEntries(stays), ...given };
}

/** Entries that a list gains or loses, and the same seen from the other end. */
function relationLeft({ facts, wire }: Change, relation: NonNullable<Change['facts']['relation']>): Left[] {
  const place = placeOf(relation.list, relation.params ?? {}, wire);
  const value = pick(wire, `body.${relation.body}`);
  const given = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (!place || given.length === 0) return [];
  const keys = relation.key.split(' ');
  const entries = given.map((one): Json => (isObject(one) ? one : { [keys[0] as string]: one }));
  const gains = facts.kind === 'link';
  const own = listLeft(relation.list, place.path, { keys, entries, gains });
  const [list, key] = OTHER_END[relation.list] ?? [];
  if (list === undefined || key === undefined) return [own];
  const others = entries.flatMap((entry) => {
    const id = entry[keys[0] as string];
    if (typeof id !== 'string') return [];
    const path = buildPath(list.replace('GET ', ''), { id });
    return [listLeft(list, path, { keys: [key], entries: [{ [key]: wire.path.id }], gains })];
  });
  return [own, ...others];
}

interface Entries {
  keys: readonly string[];
  entries: readonly Json[];
  gains: boolean;
}

const listLeft = (list: string, path: string, { keys, entries, gains }: Entries): Left => ({
  isOf: (at, _query, operation) => operation === list && at === path,
  turned: (answer, query) => {
    const items = listIn(answer);
    if (!items) return answer;
    const isOne = (a: unknown, b: unknown) => keys.every((key) => pick(a, key) === pick(b, key));
    const isFirst = !Number(query.page ?? 0) && query.from === undefined;
    const more = gains && isFirst ? entries.filter((one) => !items.some((item) => isOne(item, one))) : [];
    const stay = gains ? items : items.filter((item) => !entries.some((one) => isOne(item, one)));
    return withItems(answer, items, [...stay, ...more]);
  },
});

/** The answer with other items in its list, and their number where it has one. */
function withItems(answer: unknown, items: unknown[], next: unknown[]): unknown {
  if (!isObject(answer)) return next;
  const total = answer.total;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => {
      if (value === items) return [name, next];
      return [
        name,
        name === 'total' && typeof total === 'number' ? total + next.length - items.length : value,
      ];
    }),
  );
}
