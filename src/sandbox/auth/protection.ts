/** Attack protection settings as the login needs them, with what a new tenant has. */
import type { Doc, Tenant } from '../state/store.js';

const setting = (tenant: Tenant, name: string): Doc =>
  (tenant.singleton(`/attack-protection/${name}`) as Doc | undefined) ?? {};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const exempt = (settings: Doc, ip: string): boolean => list(settings.allowlist).includes(ip);

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

/** Suspicious IP throttling before login. */
export function ipThrottling(tenant: Tenant, ip: string): { blocks: boolean; maxAttempts: number } {
  const settings = setting(tenant, 'suspicious-ip-throttling');
  const stage = ((settings.stage ?? {}) as Doc)['pre-login'] as Doc | undefined;
  return {
    blocks:
      settings.enabled !== false &&
      list(settings.shields ?? ['block']).includes('block') &&
      !exempt(settings, ip),
    maxAttempts: Number(stage?.max_attempts ?? 100),
  };
}

/** Breached password detection; off unless switched on. */
export function breachDetection(tenant: Tenant): { blocksLogin: boolean; blocksSignup: boolean } {
  const settings = setting(tenant, 'breached-password-detection');
  const stages = (settings.stage ?? {}) as Record<string, Doc | undefined>;
  const on = settings.enabled === true;
  return {
    blocksLogin: on && list(settings.shields).includes('block'),
    blocksSignup: on && list(stages['pre-user-registration']?.shields).includes('block'),
  };
}

/** When a second factor is asked for: `all-applications`, `confidence-score`, or never. */
export const mfaPolicies = (tenant: Tenant): unknown[] => list(tenant.singleton('/guardian/policies'));
