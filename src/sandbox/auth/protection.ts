/** Attack protection settings as the login needs them, with what a new tenant has. */
import { isListed } from '../guards/networks.js';
import type { Doc, Tenant } from '../state/store.js';

const setting = (tenant: Tenant, name: string): Doc => tenant.settings(`/attack-protection/${name}`);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Addresses and ranges that are trusted. */
const exempt = (settings: Doc, ip: string): boolean => isListed(settings.allowlist, ip);

/** Brute-force protection: how many failures block an identifier, and whether per address. */
export function bruteForce(
  tenant: Tenant,
  ip: string,
): { counts: boolean; blocks: boolean; notifies: boolean; maxAttempts: number; perAddress: boolean } {
  const settings = setting(tenant, 'brute-force-protection');
  const shields = list(settings.shields ?? ['block', 'user_notification']);
  const counts = settings.enabled !== false && !exempt(settings, ip);
  return {
    counts,
    blocks: counts && shields.includes('block'),
    notifies: counts && shields.includes('user_notification'),
    maxAttempts: Number(settings.max_attempts ?? 10),
    perAddress: settings.mode !== 'count_per_identifier',
  };
}

export interface Throttling {
  /** Without a response it only watches, and the log tells (public documentation, suspicious-ip-throttling). */
  counts: boolean;
  blocks: boolean;
  maxAttempts: number;
  /** Milliseconds after which another attempt is granted. */
  rateMs: number;
}

const RATES = {
  'pre-login': { attempts: 100, ms: 864_000 },
  'pre-user-registration': { attempts: 50, ms: 1200 },
  // Public documentation, authenticate/custom-token-exchange/cte-attack-protection.
  'pre-custom-token-exchange': { attempts: 10, ms: 600_000 },
};

/** Suspicious IP throttling: of failed logins, of sign-ups, or of subject tokens that an Action rejects. */
export function ipThrottling(tenant: Tenant, ip: string, at: keyof typeof RATES = 'pre-login'): Throttling {
  const settings = setting(tenant, 'suspicious-ip-throttling');
  const stage = ((settings.stage ?? {}) as Doc)[at] as Doc | undefined;
  const counts = settings.enabled !== false && !exempt(settings, ip);
  return {
    counts,
    blocks: counts && list(settings.shields ?? ['block']).includes('block'),
    maxAttempts: Number(stage?.max_attempts ?? RATES[at].attempts),
    rateMs: Number(stage?.rate ?? RATES[at].ms),
  };
}

/** Breached password detection; off unless switched on. */
export function breachDetection(tenant: Tenant): {
  /** Without a response it only watches. */
  watches: boolean;
  notifies: boolean;
  blocksLogin: boolean;
  blocksSignup: boolean;
  blocksReset: boolean;
} {
  const settings = setting(tenant, 'breached-password-detection');
  const stages = (settings.stage ?? {}) as Record<string, Doc | undefined>;
  const on = settings.enabled === true;
  return {
    watches: on,
    notifies: on && list(settings.shields).includes('user_notification'),
    blocksLogin: on && list(settings.shields).includes('block'),
    blocksReset: on && list(stages['pre-change-password']?.shields).includes('block'),
    blocksSignup: on && list(stages['pre-user-registration']?.shields).includes('block'),
  };
}

/** When a second factor is asked for: `all-applications`, `confidence-score`, or never. */
export const mfaPolicies = (tenant: Tenant): unknown[] => list(tenant.singleton('/guardian/policies'));
