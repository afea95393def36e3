/** Enrolled second factors, and the calls that reset them. */
import type { Fix } from '../../../answer.js';
import type { Account } from '../../../person.js';
import { ago, q } from '../../../words.js';
import type { Factor, LoginFacts } from '../../facts.js';

const FACTOR_TYPES = new Set([
  'phone',
  'sms',
  'totp',
  'push',
  'push-notification',
  'guardian',
  'authenticator',
  'email',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
]);

export const secondFactors = (facts: LoginFacts): Factor[] | undefined =>
  facts.factors?.filter(
    (factor) => factor.confirmed && FACTOR_TYPES.has(factor.type) && factor.type !== 'recovery-code',
  );

/** What takes a lost factor away, and lets the person enrol a new one. */
export function resetFixes(account: Account, factors: readonly Factor[] | undefined): Fix[] {
  const fixes: Fix[] = (factors ?? []).slice(0, 2).map((factor) => ({
    tool: 'delete_user_authentication_method',
    arguments: { user_id: account.user_id, authentication_method_id: factor.id },
    does: `Removes the ${factor.type} factor${factor.name ? ` ${q(factor.name, 40)}` : ''}; the next sign-in asks to enrol a new one. Only after proving who the person is.`,
  }));
  if (fixes.length === 0) {
    fixes.push({
      tool: 'delete_user_multifactor_provider',
      arguments: { user_id: account.user_id, provider: 'google-authenticator' },
      does: 'Resets the enrolled second factor; choose the provider that list_user_authentication_methods shows. Only after proving who the person is.',
    });
  }
  fixes.push({
    tool: 'create_guardian_enrollment_ticket',
    arguments: { user_id: account.user_id, send_mail: true },
    does: 'Sends the person a link to enrol a new device, after the old one is removed.',
  });
  return fixes;
}

export function describe(factor: Factor, now: number): string {
  const used = factor.lastUsed
    ? `last used ${ago(factor.lastUsed, now)}`
    : 'never used since it was enrolled';
  return `${factor.type}${factor.name ? ` ${q(factor.name, 30)}` : ''} (${used})`;
}
