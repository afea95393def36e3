/** Reading PATCH bodies: null takes a property away. */
import type { Doc } from './store.js';

/** A body as `Collection.update` takes it: undefined in the place of null. */
export const asChanges = (body: Doc): Doc =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value ?? undefined]));

/** The document without the properties that are null. */
export const withoutNulls = (doc: Doc): Doc =>
  Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== null));
