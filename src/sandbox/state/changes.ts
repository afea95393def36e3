/** Reading PATCH bodies: null removes a property. */
import type { Doc } from './store.js';

/** A body for `Collection.update`: undefined instead of null. */
export const asChanges = (body: Doc): Doc =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value ?? undefined]));

/** The document without the properties that are null. */
export const withoutNulls = (doc: Doc): Doc =>
  Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== null));
