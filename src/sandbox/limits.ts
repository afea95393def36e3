/** Size limits of incoming requests. */
import { invalidBody } from './errors.js';

/** Largest request body, in bytes. */
export const MAX_BODY_BYTES = 1_048_576;
/** Largest request line and headers, in bytes: room for a token that names every scope and a long search query. */
export const MAX_HEAD_BYTES = 65_536;
/** Largest body that the control plane notes, in bytes; of larger ones it notes the size. */
export const MAX_NOTED_BYTES = 65_536;
/** Largest file of a user import, in bytes. */
export const MAX_IMPORT_BYTES = 512_000;
/** Deepest nesting of a JSON body. */
export const MAX_JSON_DEPTH = 200;
/** Deepest nesting of a search query or filter. */
export const MAX_QUERY_DEPTH = 64;

/** Refuses a list of the body that is longer than one call may have. */
export function checkAtOnce(items: readonly unknown[], most: number, property: string): void {
  if (items.length > most)
    throw invalidBody(
      `Payload validation error: 'Array is too long (${items.length}), maximum ${most}' on property ${property}.`,
    );
}
