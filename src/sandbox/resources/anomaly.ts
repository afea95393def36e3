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

/** Attempts that an address has left, by what it attempts. */
const ATTEMPTS = 'attempts-by-ip';

/** What an address attempts, how often it may at once, and after how many milliseconds once more. */
export interface Attempts {
  of: string;
  ip: string;
  most: number;
  rateMs: number;
}

const leftOf = ({ tenant, now }: Timed, { of, ip, most, rateMs }: Attempts): number => {
  const known = tenant.collection(ATTEMPTS).get(`${of} ${ip}`);
  return known ? Math.min(most, Number(known.$left) + (now() - Number(known.$at)) / rateMs) : most;
};

/** Whether an address has an attempt left. */
export const hasAttempt = (ctx: Timed, attempts: Attempts): boolean => leftOf(ctx, attempts) >= 1;

/** Counts an attempt; false when the address has used up those that it has, and those granted since. */
export function takeAttempt(ctx: Timed, attempts: Attempts): boolean {
  const left = leftOf(ctx, attempts);
  const id = `${attempts.of} ${attempts.ip}`;
  const doc = { id, $at: ctx.now(), $left: left >= 1 ? left - 1 : left };
  const table = ctx.tenant.collection(ATTEMPTS);
  if (!table.replace(id, doc)) table.insert(doc);
  return left >= 1;
}

export const anomaly: ResourceModule = {
  collections: [{ name: BLOCKED_IPS, key: 'ip' }, { name: ATTEMPTS }],
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
