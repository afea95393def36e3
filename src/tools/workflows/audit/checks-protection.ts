/** Checks of sign-in protection: attack protection and second factors. */
import { type Doc, strings } from '../fields.js';
import { list } from '../words.js';
import type { Check } from './checks-applications.js';
import { type Finding, nameOf } from './finding.js';

/** The finding for a protection that is off, or only notifies. */
function notBlocking(
  settings: Doc | undefined,
  off: boolean,
  finding: Omit<Finding, 'evidence'>,
): Finding | undefined {
  const shields = strings(settings?.shields);
  if (!settings || (!off && shields.includes('block'))) return undefined;
  return { ...finding, evidence: off ? 'enabled is false' : `shields: ${list(shields) || 'none'}` };
}

const bruteForce: Check = ({ bruteForce: settings }) =>
  notBlocking(settings, settings?.enabled === false, {
    id: 'brute_force_protection_off',
    severity: 'high',
    title: 'Brute-force protection does not block',
    fix: {
      tool: 'update_brute_force_protection',
      arguments: { enabled: true, shields: ['block', 'user_notification'] },
      does: 'Blocks an identifier after repeated wrong passwords and notifies the person.',
    },
  });

const breachedPasswords: Check = ({ breachedPasswords: settings }) =>
  notBlocking(settings, settings?.enabled !== true, {
    id: 'breached_password_detection_off',
    severity: 'medium',
    title: 'Breached-password detection does not block',
    fix: {
      tool: 'update_breached_password_detection',
      arguments: { enabled: true, shields: ['block', 'admin_notification'] },
      does: 'Rejects passwords leaked in breaches. Not part of every plan.',
    },
  });

const suspiciousIps: Check = ({ suspiciousIps: settings }) =>
  notBlocking(settings, settings?.enabled === false, {
    id: 'suspicious_ip_throttling_off',
    severity: 'high',
    title: 'Suspicious-IP throttling does not block',
    fix: {
      tool: 'update_suspicious_ip_throttling',
      arguments: { enabled: true, shields: ['block', 'admin_notification'] },
      does: 'Throttles addresses that fail with many accounts.',
    },
  });

const allowlists: Check = ({ bruteForce: brute, suspiciousIps: throttling }) => {
  const entries = [...strings(brute?.allowlist), ...strings(throttling?.allowlist)];
  const wide = entries.filter((entry) => /\/(?:[0-9]|1[0-9])$/.test(entry));
  if (wide.length === 0) return undefined;
  return {
    id: 'wide_allowlist',
    severity: 'medium',
    title: 'Attack protection exempts very large address ranges',
    evidence: list(wide, 5),
    advice: 'Narrow the allowlists with update_brute_force_protection and update_suspicious_ip_throttling.',
  };
};

const bots: Check = ({ botDetection: settings }) => {
  if (settings?.challenge_password_policy !== 'never') return undefined;
  return {
    id: 'bot_detection_off',
    severity: 'low',
    title: 'Bot detection never challenges a password sign-in',
    evidence: 'challenge_password_policy is never',
    fix: {
      tool: 'update_bot_detection',
      arguments: { challenge_password_policy: 'when_risky' },
      does: 'Shows a challenge when a sign-in looks automated.',
    },
  };
};

const secondFactors: Check = ({ factors, mfaPolicies }) => {
  const on = factors?.filter((factor) => factor.enabled === true && factor.name !== 'recovery-code');
  if (on && on.length === 0) {
    return {
      id: 'mfa_missing',
      severity: 'high',
      title: 'No second factor is enabled',
      evidence: 'every factor is disabled',
      fix: {
        tool: 'set_guardian_factor',
        arguments: { factor_name: 'otp', enabled: true },
        does: 'Offers authenticator apps; then set a policy with set_guardian_policies.',
      },
    };
  }
  if (mfaPolicies && mfaPolicies.length === 0) {
    return {
      id: 'mfa_never_required',
      severity: 'medium',
      title: 'Second factors are never required by policy',
      evidence: `enabled: ${list((on ?? []).map(nameOf)) || 'unknown'}; no policy is set (an Action may still require them)`,
      fix: {
        tool: 'set_guardian_policies',
        arguments: { policies: ['confidence-score'] },
        does: 'Requires a second factor when a sign-in looks risky; all-applications always requires it.',
      },
    };
  }
  return undefined;
};

const phoneOnly: Check = ({ factors }) => {
  const on = factors?.filter((factor) => factor.enabled === true).map((factor) => String(factor.name));
  if (!on || on.length === 0 || on.some((name) => !['sms', 'phone', 'email', 'recovery-code'].includes(name)))
    return undefined;
  if (!on.some((name) => name !== 'recovery-code')) return undefined;
  return {
    id: 'mfa_weak_factors',
    severity: 'low',
    title: 'The only second factors are codes sent by message',
    evidence: `enabled: ${list(on)}`,
    fix: {
      tool: 'set_guardian_factor',
      arguments: { factor_name: 'webauthn-roaming', enabled: true },
      does: 'Offers security keys, which are phishing-resistant.',
    },
  };
};

export const protectionChecks: readonly Check[] = [
  bruteForce,
  suspiciousIps,
  breachedPasswords,
  allowlists,
  bots,
  secondFactors,
  phoneOnly,
];
