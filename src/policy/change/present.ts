/** The state of an object, or of a list of relations, before a change: read once and shared by all who judge it. */
import type { ChangeFacts, References } from '../../catalog/change-facts.js';
import { pick, type Wire } from '../../catalog/wire.js';
import type { QueryValue } from '../../client/types.js';
import { buildPath, pathParameters } from '../../client/wire/path.js';
import { listIn } from '../../text/values.js';
import { numberedPage, readWholeList } from './whole-list.js';

/** Reads one thing by its path; rejects with the client's error. `operation` is `GET /template`. */
export type Read = (
  method: 'GET',
  path: string,
  query?: Record<string, QueryValue>,
  operation?: string,
) => Promise<unknown>;

export type Present =
  | { kind: 'found'; value: unknown }
  /** There is nothing with this id, or there are no settings yet. */
  | { kind: 'absent' }
  /** It could not be read, or the API has no read for it. `why` is for people and safe to show. */
  | { kind: 'unknown'; why: string };

/** The state where it was found, undefined otherwise. */
export const presentValue = ({ value }: { kind: string; value?: unknown }): unknown => value;

/** Path parameters and query of a read: by the references given, the rest by the same name in the call's path. */
export function placeOf(
  operation: string,
  params: References,
  wire: Wire,
): { path: string; query: Record<string, QueryValue>; template: string } | undefined {
  const template = operation.replace('GET ', '');
  const inPath = pathParameters(template);
  const values: Record<string, string> = {};
  for (const name of inPath) {
    const value = pick(wire, params[name] ?? `path.${name}`);
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    values[name] = String(value);
  }
  const query: Record<string, QueryValue> = {};
  for (const [name, reference] of Object.entries(params)) {
    if (inPath.includes(name)) continue;
    const value = pick(wire, reference);
    if (value === undefined) return undefined;
    query[name] = value as QueryValue;
  }
  return { path: buildPath(template, values), query, template };
}

/** Reads the object that a change is about. Rejects only where nothing else could be read either. */
export async function readPresent(facts: ChangeFacts, wire: Wire, read: Read): Promise<Present> {
  if (facts.relation) return readRelation(facts.relation, wire, read);
  if (facts.kind === 'create') return { kind: 'absent' };
  if (facts.object === undefined) return { kind: 'unknown', why: 'the API has no way to read it' };
  const place = placeOf(facts.object, facts.params ?? {}, wire);
  if (!place) return { kind: 'unknown', why: 'the call does not say what it is about' };
  const { path, query, template } = place;
  return reading(async () => {
    const body = await read('GET', path, query, `GET ${template}`);
    const value = shaped(facts, wire, facts.within === undefined ? body : pick(body, facts.within));
    return value === undefined || value === null ? { kind: 'absent' } : { kind: 'found', value };
  });
}

/** What the read answered, in the shape of the body that the call sends. */
function shaped({ entry, readAs }: ChangeFacts, wire: Wire, answer: unknown): unknown {
  let value = answer;
  if (entry) {
    const wanted = pick(wire, entry.is);
    value = Array.isArray(value) ? value.find((item) => pick(item, entry.key) === wanted) : undefined;
  }
  if (!readAs || value === undefined) return value;
  return Object.fromEntries(Object.entries(readAs).map(([field, place]) => [field, pick(value, place)]));
}

/** Whether the entry is held as such; an answer that does not say through what counts as direct. */
function isDirect(entry: unknown): boolean {
  const sources = pick(entry, 'sources');
  return !Array.isArray(sources) || sources.some((source) => pick(source, 'source_type') === 'DIRECT');
}

/** All entries of a relation, page after page. */
async function readRelation(
  { list, direct, params = {}, within }: NonNullable<ChangeFacts['relation']>,
  wire: Wire,
  read: Read,
): Promise<Present> {
  const place = placeOf(list, params, wire);
  if (!place) return { kind: 'unknown', why: 'the call does not say what it is about' };
  const { path, template, query } = place;
  return reading(async () => {
    const { items, why } = await readWholeList(
      (at) => read('GET', path, { ...query, ...numberedPage(at) }, `GET ${template}`),
      { itemsIn: (body) => (within === undefined ? listIn(body) : (pick(body, within) ?? [])) },
    );
    if (why !== undefined) return { kind: 'unknown', why };
    return { kind: 'found', value: direct ? items.filter(isDirect) : items };
  });
}

/** That something is absent, or may not be read, is an answer; every other failure ends the call. */
async function reading(attempt: () => Promise<Present>): Promise<Present> {
  try {
    return await attempt();
  } catch (error) {
    const { status, errorCode } = error as { status?: number; errorCode?: string };
    if (status === 404) return { kind: 'absent' };
    if (status === 403) return { kind: 'unknown', why: 'reading it is not permitted' };
    if (status === 400 && errorCode === 'operation_not_supported')
      return { kind: 'unknown', why: 'this tenant does not offer it' };
    throw error;
  }
}
