/** Generic behaviour of collections: list, create, get, change, delete; also below a parent. */
import { HttpError } from '../errors.js';
import { paginate, refuseBeyondReach, selectFields, visible, wantsCheckpoint } from '../pagination.js';
import type { Collection, Doc } from '../state/store.js';
import type { Handler, SandboxContext } from '../types.js';
import { listShape, operationOf, project, projectItem, successSchema, successStatus } from './facts.js';
import { complete } from './sample.js';
import type { CollectionTraits } from './traits.js';

/** Where a collection hangs: the item of another one. */
export interface Parent {
  traits: CollectionTraits;
  /** Parameter of the path that names the parent. */
  parameter: string;
}

/** Documents as they leave: own view, then only what is documented unless the traits say otherwise. */
export function shown(doc: Doc, traits: CollectionTraits, ctx: SandboxContext): Doc {
  const view = traits.view(visible(doc), ctx);
  return traits.open ? view : project(view, ctx.operation);
}

/** The document that the path names; throws what the API says when it, or its parent, is not there. */
function itemOf(
  traits: CollectionTraits,
  parent: Parent | undefined,
  parameter: string,
  ctx: SandboxContext,
): Doc {
  const doc = findItem(traits, parent, parameter, ctx);
  if (!doc) throw traits.missing(ctx.params[parameter] ?? '', ctx);
  return doc;
}

function findItem(
  traits: CollectionTraits,
  parent: Parent | undefined,
  parameter: string,
  ctx: SandboxContext,
): Doc | undefined {
  const owner = parentOf(parent, ctx);
  const doc = ctx.tenant.collection(traits.collection).get(ctx.params[parameter] ?? '');
  return doc && owner !== undefined && doc.$parent !== owner ? undefined : doc;
}

/** Id of the parent in the path, checked to be there; undefined when there is no parent. */
function parentOf(parent: Parent | undefined, ctx: SandboxContext): string | undefined {
  if (!parent) return undefined;
  const id = ctx.params[parent.parameter] ?? '';
  if (!ctx.tenant.collection(parent.traits.collection).has(id)) throw parent.traits.missing(id, ctx);
  return id;
}

function checkUnique(traits: CollectionTraits, collection: Collection, doc: Doc, id: string): void {
  for (const { property, refusal } of traits.unique) {
    const value = doc[property];
    if (value === undefined || value === null) continue;
    for (const other of collection.by(`unique ${property}`, uniqueValue(doc, property) ?? '')) {
      if (other[traits.idProperty] !== id) throw refusal();
    }
  }
}

/** Index value for uniqueness: the property, within its parent. */
export function uniqueValue(doc: Doc, property: string): string | undefined {
  const value = doc[property];
  return value === undefined || value === null
    ? undefined
    : `${String(doc.$parent ?? '')}\n${String(value).toLowerCase()}`;
}

export const list =
  (traits: CollectionTraits, parent: Parent | undefined): Handler =>
  (ctx) => {
    const owner = parentOf(parent, ctx);
    const collection = ctx.tenant.collection(traits.collection);
    const all = owner === undefined ? collection.list() : collection.by('parent', owner);
    if (traits.reach && !wantsCheckpoint(ctx)) refuseBeyondReach(ctx.query);
    const found = all.filter((doc) => traits.matches(doc, ctx));
    if (traits.sort) found.sort(traits.sort);
    const shape = listShape(ctx.operation);
    const item = (doc: Doc): Doc => (traits.open ? doc : projectItem(doc, ctx.operation));
    const view = (doc: Doc): Doc => selectFields(item(traits.view(visible(doc), ctx)), ctx.query);
    const status = successStatus(ctx.operation);
    if (!shape || shape.key === undefined) {
      const { per_page: perPage, page } = ctx.query;
      const size = typeof perPage === 'number' ? perPage : found.length;
      const start = (typeof page === 'number' ? page : 0) * size;
      return { status, body: found.slice(start, start + size).map(view) };
    }
    const body = paginate(found, ctx, {
      key: shape.key,
      alwaysObject: !shape.bare,
      idOf: (doc) => String(doc[traits.idProperty]),
      view,
    });
    return { status, body };
  };

export const create =
  (traits: CollectionTraits, parent: Parent | undefined): Handler =>
  (ctx) => {
    const owner = parentOf(parent, ctx);
    const collection = ctx.tenant.collection(traits.collection);
    const schema = successSchema(ctx.operation);
    const now = ctx.iso();
    const body = typeof ctx.body === 'object' && ctx.body !== null ? (ctx.body as Doc) : {};
    const draft: Doc = {
      [traits.idProperty]: traits.mint(ctx),
      ...body,
      ...(schema?.properties?.created_at ? { created_at: now } : {}),
      ...(schema?.properties?.updated_at ? { updated_at: now } : {}),
      ...(owner === undefined ? {} : { $parent: owner }),
    };
    const doc = complete(traits.create(draft, ctx), schema, now);
    const id = String(doc[traits.idProperty]);
    checkUnique(traits, collection, doc, id);
    if (collection.has(id)) throw new HttpError(409, `A resource with the id ${id} already exists.`);
    collection.insert(doc);
    return { status: successStatus(ctx.operation), body: shown(doc, traits, ctx) };
  };

export const read =
  (traits: CollectionTraits, parent: Parent | undefined, parameter: string): Handler =>
  (ctx) => {
    const doc = itemOf(traits, parent, parameter, ctx);
    return { status: successStatus(ctx.operation), body: selectFields(shown(doc, traits, ctx), ctx.query) };
  };

/** PATCH sets the given properties (null removes one); PUT keeps what the request schema cannot express and replaces the rest. */
export const change =
  (traits: CollectionTraits, parent: Parent | undefined, parameter: string): Handler =>
  (ctx) => {
    const old = itemOf(traits, parent, parameter, ctx);
    const body = typeof ctx.body === 'object' && ctx.body !== null ? (ctx.body as Doc) : {};
    const base = ctx.operation.method === 'PUT' ? withoutWritable(old, traits) : old;
    const merged: Doc = { ...base };
    for (const [name, value] of Object.entries(body)) {
      if (value === null) delete merged[name];
      else merged[name] = value;
    }
    if (old.updated_at !== undefined) merged.updated_at = ctx.iso();
    const doc = complete(traits.update(merged, old, ctx), successSchema(ctx.operation), ctx.iso());
    const collection = ctx.tenant.collection(traits.collection);
    const id = String(old[traits.idProperty]);
    checkUnique(traits, collection, doc, id);
    collection.replace(id, doc);
    return { status: successStatus(ctx.operation), body: shown(doc, traits, ctx) };
  };

/** What of a document a PUT keeps: everything that its request schema has no property for. */
function withoutWritable(old: Doc, traits: CollectionTraits): Doc {
  const schema = operationOf('PUT', `${traits.path}/{${traits.idProperty}}`)?.body?.schema;
  const writable = schema?.properties ?? {};
  return Object.fromEntries(Object.entries(old).filter(([name]) => !Object.hasOwn(writable, name)));
}

export const remove =
  (traits: CollectionTraits, parent: Parent | undefined, parameter: string): Handler =>
  (ctx) => {
    const status = successStatus(ctx.operation);
    const doc = findItem(traits, parent, parameter, ctx);
    // Where no 404 is documented, deleting what is not there is no error.
    if (!doc && !Object.hasOwn(ctx.operation.responses, '404')) return { status };
    if (!doc) throw traits.missing(ctx.params[parameter] ?? '', ctx);
    ctx.tenant.collection(traits.collection).delete(String(doc[traits.idProperty]));
    return { status };
  };
