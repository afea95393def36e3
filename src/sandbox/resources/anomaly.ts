/** Addresses that attack protection has blocked. */

import type { ResourceModule } from '../engine/resource-module.js';
import { notFound } from '../errors.js';
import type { Tenant } from '../state/store.js';
import { noContent, ok } from '../types.js';

/** Collection of blocked addresses, keyed by `ip`. */
const BLOCKED_IPS = 'blocked-ips';

export const isAddressBlocked = (tenant: Tenant, ip: string): boolean =>
  tenant.collection(BLOCKED_IPS).has(ip);

export function blockAddress(tenant: Tenant, ip: string): void {
  if (!isAddressBlocked(tenant, ip)) tenant.collection(BLOCKED_IPS).insert({ ip });
}

export const anomaly: ResourceModule = {
  collections: [{ name: BLOCKED_IPS, key: 'ip' }],
  handlers: {
    'GET /anomaly/blocks/ips/{id}': ({ tenant, params }) => {
      if (!isAddressBlocked(tenant, params.id ?? ''))
        throw notFound('The IP address is not blocked.', 'ip_not_blocked');
      return ok({});
    },
    'DELETE /anomaly/blocks/ips/{id}': ({ tenant, params }) => {
      tenant.collection(BLOCKED_IPS).delete(params.id ?? '');
      return noContent();
    },
  },
};
