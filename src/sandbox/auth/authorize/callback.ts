/** Which addresses an application's answers may go to. */
import { strings } from '../../../text/values.js';
import type { Doc } from '../../state/store.js';

const ORGANIZATION = '{organization_name}';

/**
 * The pattern of an address with a wildcard: http or https, one `*` in the label furthest from the root domain, which
 * may have more before and behind it, for one label (public documentation, wildcards-for-subdomains).
 */
function wildcard(allowed: string): RegExp | undefined {
  const [, before, label, rest] =
    /^(https?:\/\/)([a-z0-9-]*\*[a-z0-9-]*)(\.[^*/]+\.[^*/]+(?:\/[^*]*)?)$/i.exec(allowed) ?? [];
  if (before === undefined || label === undefined || rest === undefined) return undefined;
  const quoted = [before, label, rest].map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${quoted.join('').replace('*', '[a-z0-9-]+')}$`, 'i');
}

/** An address with the placeholder for the name of an organization, which is the whole of the furthest label. */
function withOrganization(allowed: string, name: string | undefined): string {
  if (!allowed.includes(ORGANIZATION)) return allowed;
  const fits = /^https?:\/\/\{organization_name\}\.[^*{}/]+\.[^*{}]+$/i.test(allowed);
  return fits && name !== undefined ? allowed.replace(ORGANIZATION, name) : '';
}

/**
 * Whether an address is on a list.
 *
 * @param organization name of the organization of the login, for placeholders
 */
export function allowsAddress(list: readonly string[], address: string, organization?: string): boolean {
  if (address.includes('*') || !URL.canParse(address)) return list.includes(address);
  return list.some(
    (allowed) =>
      withOrganization(allowed, organization) === address || wildcard(allowed)?.test(address) === true,
  );
}

/** Without query and fragment; scheme and host in lower case. */
function comparable(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}`;
}

/** Whether people may be sent to an address after logging out (public documentation, redirect-users-after-logout). */
export const allowsLogout = (list: readonly string[], address: string): boolean =>
  URL.canParse(address) &&
  (list.some((allowed) => !allowed.includes('*') && comparable(allowed) === comparable(address)) ||
    allowsAddress(list, comparable(address)));

export const allowsCallback = (client: Doc, address: string, organization?: string): boolean =>
  URL.canParse(address) && allowsAddress(strings(client.callbacks), address, organization);

/** The callback of a request that names none: the first that is allowed. */
export const defaultCallback = (client: Doc): string | undefined => strings(client.callbacks)[0];

export const logoutUrls = (holder: Doc): string[] => strings(holder.allowed_logout_urls);

/** An address on the person's own machine, where anybody could be listening. */
export const isLocal = (address: string): boolean =>
  URL.canParse(address) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
