/** Which addresses an application's answers may go to. */
import type { Doc } from '../../state/store.js';

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** An address on a list: literally, or with `*` in the place of one or more labels of a subdomain. */
export function allowsAddress(list: readonly string[], address: string): boolean {
  return list.some((allowed) => {
    if (allowed === address) return true;
    const [before = '', after, more] = allowed.split('*');
    if (after === undefined || more !== undefined || !/^https?:\/\/$/.test(before)) return false;
    if (!address.startsWith(before) || !address.endsWith(after) || !URL.canParse(address)) return false;
    const middle = address.slice(before.length, address.length - after.length);
    return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(middle);
  });
}

export const allowsCallback = (client: Doc, address: string): boolean =>
  URL.canParse(address) && allowsAddress(listOf(client.callbacks), address);

/** The callback of a request that names none: the first that is allowed. */
export const defaultCallback = (client: Doc): string | undefined => listOf(client.callbacks)[0];

export const logoutUrls = (holder: Doc): string[] => listOf(holder.allowed_logout_urls);

/** An address on the person's own machine, where anybody could be listening. */
export const isLocal = (address: string): boolean =>
  URL.canParse(address) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
