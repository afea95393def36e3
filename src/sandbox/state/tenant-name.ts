/** The tenant's name as documents show it: the host's first label, or `sandbox` for an address. */
import { isIP } from 'node:net';

export function tenantName(url: string): string {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) || host === 'localhost' ? 'sandbox' : (host.split('.')[0] ?? 'sandbox');
}
