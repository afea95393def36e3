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

/** Removes a lost factor, and lets the person enroll a new one. */
export function resetFixes(account: Account, factors: readonly Factor[] | undefined): Fix[] {
  const fixes: Fix[] = (factors ?? []).slice(0, 2).map((factor) => ({
    tool: 'delete_user_authentication_method',
    arguments: { user_id: account.user_id, authentication_method_id: factor.id },
    does: `Removes the ${factor.type} factor${factor.name ? ` ${q(factor.name, 40)}` : ''}; the next sign-in prompts to enroll a new one. Verify the person's identity first.`,
  }));
  // What is not enrolled cannot be removed.
  if (factors === undefined) {
    fixes.push({
      tool: 'delete_user_multifactor_provider',
      arguments: { user_id: account.user_id, provider: 'google-authenticator' },
      does: 'Resets the enrolled second factor; choose the provider that list_user_authentication_methods shows. Verify the identity of the person first.',
    });
  }
  fixes.push({
    tool: 'create_guardian_enrollment_ticket',
    arguments: { user_id: account.user_id, send_mail: true },
    does:
      fixes.length === 0
        ? 'Sends a link to enroll a device. Verify the identity of the person first.'
        : 'Sends a link to enroll a new device, once the old one is removed.',
  });
  return fixes;
}

/** Who has no factor has no recovery code either. */
export const recoveryAdvice = ({ factors }: LoginFacts): { advice?: string } =>
  factors?.every(({ type }) => type === 'password')
    ? {}
    : { advice: 'If a recovery code is available, signing in with it is fastest.' };

/** A factor, and its last use as far as its own record has one. */
export function describe(factor: Factor, now: number): string {
  const used = factor.lastUsed ? `last used ${ago(factor.lastUsed, now)}` : 'no use is recorded with it';
  return `${factor.type}${factor.name ? ` ${q(factor.name, 30)}` : ''} (${used})`;
}
