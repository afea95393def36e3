/** The document that a path names. */
import type { HttpError } from '../errors.js';
import type { Doc } from '../state/store.js';
import type { SandboxContext } from '../types.js';

/** Reads the document of a collection whose id is in the path; throws what the API says when it is not there. */
export const itemAt =
  (collection: string, missing: (id: string) => HttpError, usual = 'id') =>
  (ctx: SandboxContext, parameter = usual): Doc => {
    const id = ctx.params[parameter] ?? '';
    const doc = ctx.tenant.collection(collection).get(id);
    if (!doc) throw missing(id);
    return doc;
  };
