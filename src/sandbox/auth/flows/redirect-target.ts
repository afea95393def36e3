/** Where `api.redirect.sendUserTo` sends a browser. */
import { isObject } from '../../../text/is-object.js';

/** @returns the address with what was given for its query, and the state that brings the person back to `/continue` */
export function redirectTarget(state: string, [address, options]: readonly unknown[]): string {
  if (!URL.canParse(String(address))) return `/continue?state=${state}`;
  const url = new URL(String(address));
  const query = isObject(options) && isObject(options.query) ? options.query : {};
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  url.searchParams.set('state', state);
  return url.href;
}
