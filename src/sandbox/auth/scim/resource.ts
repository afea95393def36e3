/** A user of a connection as a SCIM resource, and back, by the mapping of the connection. */
import { isObject } from '../../../text/is-object.js';
import type { Doc } from '../../state/store.js';
import { placeOf, readAt, writeAt } from './paths.js';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
const META = new Set(['user_metadata', 'app_metadata']);

interface Pair {
  auth0: string;
  scim: string;
}

export const mappingOf = (configuration: Doc): Pair[] => (configuration.mapping ?? []) as Pair[];

/** Metadata has one level more; other attributes are at the root. */
function attribute(user: Doc, path: string): unknown {
  const [root = '', ...rest] = path.split('.');
  return META.has(root) ? ((user[root] ?? {}) as Doc)[rest.join('.')] : user[path];
}

function setAttribute(user: Doc, path: string, value: unknown): void {
  const [root = '', ...rest] = path.split('.');
  const holder: Doc = META.has(root) ? { ...(user[root] as Doc | undefined) } : user;
  const name = META.has(root) ? rest.join('.') : path;
  if (value === undefined || value === null) delete holder[name];
  else holder[name] = value;
  if (META.has(root)) user[root] = holder;
}

/** `active` is the opposite of `blocked`; some providers send it as text. */
const isActive = (value: unknown): boolean => value === true || String(value).toLowerCase() === 'true';

export function resourceOf(user: Doc, configuration: Doc, base: string): Doc {
  const resource: Doc = { schemas: [USER_SCHEMA], id: user.user_id };
  for (const { auth0, scim } of mappingOf(configuration)) {
    const place = placeOf(scim);
    const value = attribute(user, auth0);
    if (!place || value === undefined || auth0 === 'blocked') continue;
    writeAt(resource, place, structuredClone(value));
    if (place.extension !== undefined && !(resource.schemas as string[]).includes(place.extension))
      resource.schemas = [...(resource.schemas as string[]), place.extension];
  }
  return {
    ...resource,
    active: user.blocked !== true,
    meta: {
      resourceType: 'User',
      created: user.created_at,
      lastModified: user.updated_at,
      location: `${base}/Users/${encodeURIComponent(String(user.user_id))}`,
    },
  };
}

/** What a resource says of a user: every mapped attribute, those that it has not included, as undefined. */
export function profileOf(resource: Doc, configuration: Doc, before: Doc = {}): Doc {
  const user: Doc = structuredClone(before);
  for (const { auth0, scim } of mappingOf(configuration)) {
    const place = placeOf(scim);
    if (!place) continue;
    const value = readAt(resource, place);
    if (auth0 !== 'blocked') setAttribute(user, auth0, value);
    else if (value !== undefined) user.blocked = !isActive(value);
  }
  return user;
}

/** The provider's own id of a person. */
export function identifierOf(resource: Doc, configuration: Doc): string | undefined {
  const value = readAt(
    resource,
    placeOf(String(configuration.user_id_attribute)) ?? { attribute: 'externalId' },
  );
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Applies the operations of a PATCH (RFC 7644, 3.5.2). @returns what is wrong with them, if anything */
export function patched(resource: Doc, operations: unknown): string | undefined {
  if (!Array.isArray(operations) || operations.length === 0) return 'Operations are required';
  for (const operation of operations) {
    if (!isObject(operation)) return 'An operation has to be an object';
    const { op, path, value } = operation;
    const kind = String(op).toLowerCase();
    if (!['add', 'replace', 'remove'].includes(kind)) return `The operation ${String(op)} is not supported`;
    const changes =
      path === undefined && isObject(value) ? Object.entries(value) : [[String(path ?? ''), value] as const];
    for (const [at, given] of changes) {
      const place = placeOf(at);
      if (!place) return `The path ${at} is not supported`;
      const known = readAt(resource, place);
      const joined =
        kind === 'add' && Array.isArray(known) && Array.isArray(given) ? [...known, ...given] : given;
      writeAt(resource, place, kind === 'remove' ? undefined : joined);
    }
  }
  return undefined;
}
