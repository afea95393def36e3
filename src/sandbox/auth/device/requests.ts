/** Devices that wait for a person to log in elsewhere: their codes, for a quarter of an hour. */
import { randomInt } from 'node:crypto';
import { MINUTE } from '../../state/clock.js';
import type { Doc, Tenant } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { digestOf, issueSecret } from '../tokens/secrets.js';

const COLLECTION = 'device-requests';
export const LIFETIME_MS = 15 * MINUTE;
export const INTERVAL_S = 5;
/** Characters of user codes: letters that form no words, or digits (public documentation, device user code settings). */
const CHARSETS: Readonly<Record<string, string>> = { base20: 'BCDFGHJKLMNPQRSTVWXZ', digits: '0123456789' };

/** What the person has approved: the login, and what its Actions have changed. */
export type Approved = Doc & { user_id: string; connection: string; session_id: string };

export interface DeviceRequest {
  /** Digest of the device code. */
  id: string;
  user_code: string;
  client_id: string;
  scope?: string;
  audience?: string;
  state: 'waiting' | 'approved' | 'denied';
  approved?: Approved;
  /** Epoch ms. */
  expires_at: number;
  next_poll: number;
}

/** A code as the tenant wants it: each `*` of the mask is a random character. */
function newUserCode({ tenant }: AuthContext): string {
  const { device_flow: flow } = tenant.settings('/tenants/settings') as { device_flow?: Doc };
  const characters = CHARSETS[String(flow?.charset ?? 'base20')] ?? '';
  const mask = typeof flow?.mask === 'string' ? flow.mask : '****-****';
  return mask.replace(/\*/g, () => characters[randomInt(characters.length)] ?? '');
}

const bare = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

export function newDeviceRequest(
  ctx: AuthContext,
  given: Pick<DeviceRequest, 'client_id' | 'scope' | 'audience'>,
): { device_code: string; user_code: string } {
  const user_code = newUserCode(ctx);
  const request = { ...given, user_code, state: 'waiting', next_poll: 0 };
  const device_code = issueSecret(ctx, COLLECTION, LIFETIME_MS, request, { afterMs: LIFETIME_MS });
  return { device_code, user_code };
}

export const requestOfDevice = (tenant: Tenant, code: string): DeviceRequest | undefined =>
  tenant.collection(COLLECTION).get(digestOf(code)) as DeviceRequest | undefined;

/** The live request that a person's code names, however they type it. */
export function requestOfPerson({ tenant, now }: AuthContext, typed: string): DeviceRequest | undefined {
  return (tenant.collection(COLLECTION).list() as unknown as DeviceRequest[]).find(
    ({ user_code, state, expires_at }) =>
      bare(user_code) === bare(typed) && state === 'waiting' && expires_at > now(),
  );
}

export const updateDevice = (tenant: Tenant, id: string, changes: Partial<DeviceRequest>): void =>
  void tenant.collection(COLLECTION).update(id, changes as Doc);

/** A login that ends without approval denies the device that waits for it. */
export function denyDevice(tenant: Tenant, id: string): void {
  if (tenant.collection(COLLECTION).get(id)?.state === 'waiting')
    updateDevice(tenant, id, { state: 'denied' });
}

/** Tokens are fetched once. */
export const forgetDevice = (tenant: Tenant, id: string): void =>
  void tenant.collection(COLLECTION).delete(id);
