/** Chooses the handler of every operation: hand-written first, else what the catalogue lets the engine infer. */
import { loadFacts } from '../../catalog/load.js';
import { HttpError, notFound } from '../errors.js';
import { resourceModules } from '../resources/index.js';
import { prefixedId } from '../state/ids.js';
import type { CollectionDeclaration, DeleteHook } from '../state/store.js';
import type { Handler, HandlerKey, Operation } from '../types.js';
import { change, create, list, type Parent, read, remove, uniqueValue } from './collection.js';
import { operationOf, successSchema } from './facts.js';
import { readSingleton, removeSingleton, writeSingleton } from './singleton.js';
import type { CollectionTraits, SingletonTraits } from './traits.js';

const LAST_PARAMETER = /^(.*)\/\{(\w+)\}$/;
const isParameter = (segment: string): boolean => segment.startsWith('{');

/** Name of a collection in the store: the fixed segments of its path. */
const collectionName = (path: string): string =>
  path
    .split('/')
    .filter((segment) => segment !== '' && !isParameter(segment))
    .join('/');

let collections: Map<string, CollectionTraits> | undefined;

/** Traits of every collection, by path: given ones over inferred ones. A collection is what has items to get or delete. */
function allCollections(): Map<string, CollectionTraits> {
  if (collections) return collections;
  collections = new Map();
  const given = new Map(
    resourceModules.flatMap((module) => module.traits ?? []).map((traits) => [traits.path, traits]),
  );
  for (const { path } of loadFacts().operations) {
    const base = LAST_PARAMETER.exec(path)?.[1] ?? path;
    if (!collections.has(base) && isCollection(base))
      collections.set(base, { ...inferred(base), ...given.get(base) });
  }
  return collections;
}

/** Items that are made, listed or deleted are a collection's; a value under a fixed name is a setting. */
function isCollection(base: string): boolean {
  const items = loadFacts().operations.filter(({ path }) => LAST_PARAMETER.exec(path)?.[1] === base);
  if (items.length === 0)
    return operationOf('POST', base) !== undefined && operationOf('GET', base) !== undefined;
  return (
    operationOf('POST', base) !== undefined ||
    operationOf('GET', base) !== undefined ||
    items.some(({ method }) => method === 'DELETE')
  );
}

function inferred(path: string): CollectionTraits {
  const item = loadFacts().operations.find((operation) => LAST_PARAMETER.exec(operation.path)?.[1] === path);
  const parameter = item ? (LAST_PARAMETER.exec(item.path)?.[2] ?? 'id') : 'id';
  const get = item && operationOf('GET', item.path);
  const properties = get ? (successSchema(get)?.properties ?? {}) : {};
  const name = collectionName(path);
  const idProperty = Object.hasOwn(properties, parameter) ? parameter : 'id';
  const noun = (name.split('/').at(-1) ?? name).replaceAll('-', ' ').replace(/s$/, '');
  return {
    path,
    collection: name,
    idProperty,
    mint: () => prefixedId(name.replace(/[^a-z]/g, '').slice(0, 3)),
    missing: () => notFound(`The ${noun} does not exist.`),
    unique: [],
    create: (draft) => draft,
    update: (merged) => merged,
    view: (doc) => doc,
    open: false,
    matches: (doc, ctx) =>
      Object.entries(ctx.query).every(
        ([key, value]) => !Object.hasOwn(properties, key) || doc[key] === value,
      ),
  };
}

/** The item that a collection's path goes through, when there is one: `/clients/{client_id}/credentials` -> clients. */
function parentOf(path: string): Parent | undefined {
  const segments = path.split('/');
  for (let at = segments.length - 1; at > 0; at--) {
    const segment = segments[at] ?? '';
    if (!isParameter(segment)) continue;
    const traits = allCollections().get(segments.slice(0, at).join('/'));
    return traits && { traits, parameter: segment.slice(1, -1) };
  }
  return undefined;
}

/** Declarations of every collection that the engine keeps, with the index that finds children by their parent. */
export function engineCollections(): CollectionDeclaration[] {
  return [...allCollections().values()].map((traits) => ({
    name: traits.collection,
    key: traits.idProperty,
    indexes: {
      parent: { of: (doc) => doc.$parent },
      ...Object.fromEntries(
        traits.unique.map(({ property }) => [
          `unique ${property}`,
          { of: (doc) => uniqueValue(doc, property) },
        ]),
      ),
    },
  }));
}

/** Cascades: deleting an item deletes what the engine stores below it. */
export function engineCascades(): Record<string, DeleteHook> {
  const hooks: Record<string, DeleteHook> = {};
  for (const traits of allCollections().values()) {
    const parent = parentOf(traits.path);
    if (!parent) continue;
    const earlier = hooks[parent.traits.collection];
    hooks[parent.traits.collection] = (tenant, doc) => {
      earlier?.(tenant, doc);
      const children = tenant.collection(traits.collection);
      for (const child of children.by('parent', String(doc[parent.traits.idProperty]))) {
        children.delete(String(child[traits.idProperty]));
      }
    };
  }
  return hooks;
}

let singletons: Map<string, SingletonTraits> | undefined;

function singletonTraits(path: string): SingletonTraits | undefined {
  singletons ??= new Map(
    resourceModules.flatMap((module) => module.singletons ?? []).map((traits) => [traits.path, traits]),
  );
  return singletons.get(path);
}

/** Something puts documents into it: a POST of the API, or a resource that declares it for that. */
const isFilled = (base: string): boolean =>
  operationOf('POST', base) !== undefined ||
  resourceModules.some((module) => module.traits?.some(({ path }) => path === base));

function generic({ method, path }: Operation): Handler | undefined {
  const item = LAST_PARAMETER.exec(path);
  const base = item?.[1] ?? path;
  const traits = allCollections().get(base);
  if (traits && isFilled(base)) {
    const parent = parentOf(base);
    if (item) {
      const parameter = item[2] ?? 'id';
      if (method === 'GET') return read(traits, parent, parameter);
      if (method === 'DELETE') return remove(traits, parent, parameter);
      if (method !== 'POST') return change(traits, parent, parameter);
    } else {
      if (method === 'GET') return list(traits, parent);
      if (method === 'POST') return create(traits, parent);
    }
  }
  const value = singletonTraits(path);
  if (!value || method === 'POST') return undefined;
  if (method === 'GET') return readSingleton(value);
  return method === 'DELETE' ? removeSingleton(value) : writeSingleton(value);
}

const handlers = new Map<string, Handler>();

/**
 * The handler of an operation. What an operation does is never guessed: 501 where no resource module tells how
 * to answer it, and it is neither a collection that something fills nor a declared setting.
 *
 * @throws HttpError 501
 */
export function handlerFor(operation: Operation): Handler {
  if (handlers.size === 0) {
    for (const module of resourceModules) {
      for (const [key, handler] of Object.entries(module.handlers)) handlers.set(key, handler);
    }
  }
  const key: HandlerKey = `${operation.method} ${operation.path as `/${string}`}`;
  const handler = handlers.get(key) ?? generic(operation);
  if (!handler) throw new HttpError(501, `The sandbox does not know what ${key} does.`);
  handlers.set(key, handler);
  return handler;
}
