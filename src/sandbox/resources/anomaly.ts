/** Addresses that attack protection has blocked. */

import type { ResourceModule } from '../engine/resource-module.js';
import { notFound } from '../errors.js';
import { noContent, ok, type SandboxServices } from '../types.js';

/** Collection of blocked addresses, keyed by `ip`. */
const BLOCKED_IPS = 'blocked-ips';

type Timed = Pick<SandboxServices, 'tenant' | 'now'>;

/** Whether an address may not try now: one attempt is granted whenever `rateMs` have passed. */
export function isAddressBlocked({ tenant, now }: Timed, ip: string, rateMs: number): boolean {
  const blocked = tenant.collection(BLOCKED_IPS).get(ip);
  if (!blocked) return false;
  if (now() - Number(blocked.$at ?? 0) < rateMs) return true;
  tenant.collection(BLOCKED_IPS).update(ip, { $at: now() });
  return false;
}

export function blockAddress({ tenant, now }: Timed, ip: string): void {
  const blocked = { ip, $at: now() };
  if (!tenant.collection(BLOCKED_IPS).replace(ip, blocked)) tenant.collection(BLOCKED_IPS).insert(blocked);
}

const SIGN_UPS = 'sign-ups-by-ip';

/** Counts a sign-up from an address; false when it has used up those that it has, and those granted since. */
export function takeSignUp({ tenant, now }: Timed, ip: string, most: number, rateMs: number): boolean {
  const known = tenant.collection(SIGN_UPS).get(ip);
  const gained = known ? (now() - Number(known.$at)) / rateMs : 0;
  const left = known ? Math.min(most, Number(known.$left) + gained) : most;
  const taken = left >= 1;
  const doc = { ip, $at: now(), $left: taken ? left - 1 : left };
  if (!tenant.collection(SIGN_UPS).replace(ip, doc)) tenant.collection(SIGN_UPS).insert(doc);
  return taken;
}

export const anomaly: ResourceModule = {
  collections: [
    { name: BLOCKED_IPS, key: 'ip' },
    { name: SIGN_UPS, key: 'ip' },
  ],
  handlers: {
    'GET /anomaly/blocks/ips/{id}': ({ tenant, params }) => {
      if (!tenant.collection(BLOCKED_IPS).has(params.id ?? ''))
        throw notFound('The IP address is not blocked.', 'ip_not_blocked');
      return ok({});
    },
    'DELETE /anomaly/blocks/ips/{id}': ({ tenant, params }) => {
      tenant.collection(BLOCKED_IPS).delete(params.id ?? '');
      return noContent();
    },
  },
};
