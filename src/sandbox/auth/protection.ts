/** Attack protection settings as the login needs them, with what a new tenant has. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Doc, Tenant } from '../state/store.js';

const setting = (tenant: Tenant, name: string): Doc =>
  (tenant.singleton(`/attack-protection/${name}`) as Doc | undefined) ?? {};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Addresses and ranges that are trusted. */
function exempt(settings: Doc, ip: string): boolean {
  const family = isIPv4(ip) ? 'ipv4' : isIPv6(ip) ? 'ipv6' : undefined;
  if (family === undefined) return false;
  const trusted = new BlockList();
  for (const entry of list(settings.allowlist)) {
    const [address = '', length] = String(entry).split('/');
    const kind = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;
    if (kind === undefined) continue;
    if (length === undefined) trusted.addAddress(address, kind);
    else trusted.addSubnet(address, Number(length), kind);
  }
  return trusted.check(ip, family);
}

/** Brute-force protection: how many failures block an identifier, and whether per address. */
export function bruteForce(
  tenant: Tenant,
  ip: string,
): { blocks: boolean; maxAttempts: number; perAddress: boolean } {
  const settings = setting(tenant, 'brute-force-protection');
  return {
    blocks:
      settings.enabled !== false &&
      list(settings.shields ?? ['block']).includes('block') &&
      !exempt(settings, ip),
    maxAttempts: Number(settings.max_attempts ?? 10),
    perAddress: settings.mode !== 'count_per_identifier',
  };
}

export interface Throttling {
  blocks: boolean;
  maxAttempts: number;
  /** Milliseconds after which another attempt is granted. */
  rateMs: number;
}

const RATES = {
  'pre-login': { attempts: 100, ms: 864_000 },
  'pre-user-registration': { attempts: 50, ms: 1200 },
};

/** Suspicious IP throttling: of failed logins, or of sign-ups. */
export function ipThrottling(tenant: Tenant, ip: string, at: keyof typeof RATES = 'pre-login'): Throttling {
  const settings = setting(tenant, 'suspicious-ip-throttling');
  const stage = ((settings.stage ?? {}) as Doc)[at] as Doc | undefined;
  return {
    blocks:
      settings.enabled !== false &&
      list(settings.shields ?? ['block']).includes('block') &&
      !exempt(settings, ip),
    maxAttempts: Number(stage?.max_attempts ?? RATES[at].attempts),
    rateMs: Number(stage?.rate ?? RATES[at].ms),
  };
}

/** Breached password detection; off unless switched on. */
export function breachDetection(tenant: Tenant): {
  blocksLogin: boolean;
  blocksSignup: boolean;
  blocksReset: boolean;
} {
  const settings = setting(tenant, 'breached-password-detection');
  const stages = (settings.stage ?? {}) as Record<string, Doc | undefined>;
  const on = settings.enabled === true;
  return {
    blocksLogin: on && list(settings.shields).includes('block'),
    blocksReset: on && list(stages['pre-change-password']?.shields).includes('block'),
    blocksSignup: on && list(stages['pre-user-registration']?.shields).includes('block'),
  };
}

/** When a second factor is asked for: `all-applications`, `confidence-score`, or never. */
export const mfaPolicies = (tenant: Tenant): unknown[] => list(tenant.singleton('/guardian/policies'));
