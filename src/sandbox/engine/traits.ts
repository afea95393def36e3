/** What the generic engine must know about a collection or a singleton. Most of it is read off the catalogue. */
import { conflict, type HttpError } from '../errors.js';
import type { Doc } from '../state/store.js';
import type { SandboxContext, SandboxServices } from '../types.js';

interface Unique {
  property: string;
  refusal: () => HttpError;
}

/** A property whose value no other document may have: the API answers a conflict. */
export const unique = (property: string, message: string, errorCode?: string): Unique => ({
  property,
  refusal: () => conflict(message, errorCode),
});

export interface CollectionTraits {
  /** Base path in the catalogue, such as `/clients/{client_id}/credentials`. */
  path: string;
  /** Name in the store: the path's fixed segments. */
  collection: string;
  /** Property that identifies a document and appears in the item's path. */
  idProperty: string;
  mint: (services: SandboxServices) => string;
  /** What the API says of an id that is not there. */
  missing: (id: string, ctx: SandboxContext) => HttpError;
  /** Properties which no two documents (of one parent) may share, and the refusal. */
  unique: readonly Unique[];
  /** A new document from what the engine has made of the body: id, timestamps, body. */
  create: (draft: Doc, ctx: SandboxContext) => Doc;
  /** The document after a PATCH or PUT; `merged` is what the engine made of it. */
  update: (merged: Doc, old: Doc, ctx: SandboxContext) => Doc;
  /** The document as returned, before undocumented properties are left out. */
  view: (doc: Doc, ctx: SandboxContext) => Doc;
  /** Answers show everything stored, documented or not. */
  open: boolean;
  /** Keep a document for a list with this query. */
  matches: (doc: Doc, ctx: SandboxContext) => boolean;
  /** Numbered pages end at the first thousand items: the rest is read by checkpoint. */
  reach?: true;
  /** Order of lists; insertion when absent. */
  sort?: (a: Doc, b: Doc) => number;
}

export interface SingletonTraits {
  /** Path in the catalogue; parameters are filled in for the name in the store. */
  path: string;
  /** Name in the store when another path shows the same value. */
  store?: string;
  /** The value of a tenant that never set it. */
  initial: (ctx: SandboxContext) => Doc;
  /** The value after a write; `body` is the request's. */
  write: (body: Doc, old: Doc, ctx: SandboxContext) => Doc;
  /** Answers show everything stored, documented or not. */
  open?: boolean;
  /** The value as returned. */
  view: (value: Doc, ctx: SandboxContext) => unknown;
}
