/** Reads for a change that names what earlier changes of the same call have yet to make. */
import { ApiError } from '../../client/errors.js';
import type { Read } from '../../policy/change/present.js';
import { isPending } from '../../policy/confirm/pending.js';

/** Reads what is there; what an earlier change has yet to make is refused or absent. */
export const unlessPending =
  (status: 403 | 404, read: Read): Read =>
  (method, path, query, operation) =>
    isPending(decodeURIComponent(path)) || isPending(JSON.stringify(query ?? {}))
      ? Promise.reject(new ApiError('made by an earlier change', { kind: 'api', status }))
      : read(method, path, query, operation);
