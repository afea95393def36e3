/** A person's second factors as the MFA API shows them. */
import { methodsOf } from '../../resources/users/mfa.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { digestOf } from '../tokens/secrets.js';
import { challengeable, type Factor, factorOf, isEnabled } from './choice.js';
import type { Channel } from './out-of-band.js';

export interface Authenticator {
  id: string;
  factor: Factor;
  to: string;
  /** `auth0` for a push. */
  channel: Channel | 'auth0';
  /** Whether its first code was given. */
  active: boolean;
}

/** A person's authenticators, or those with which they can be challenged; a phone has one for each channel. */
export function authenticators(
  ctx: AuthContext,
  user: Doc,
  which: 'every' | 'challengeable',
): Authenticator[] {
  const allowed = which === 'every' ? ['phone', 'push-notification'] : challengeable(ctx, user);
  const enrolled = methodsOf(ctx.tenant, String(user.user_id)).flatMap((method): Authenticator[] => {
    const active = method.confirmed !== false;
    if (!active && which === 'challengeable') return [];
    const id = String(method.id);
    if (method.type === 'totp') return [{ id, factor: 'otp', to: '', channel: 'sms', active }];
    if (method.type === 'recovery-code')
      return [{ id, factor: 'recovery-code', to: '', channel: 'sms', active }];
    if (method.type === 'email')
      return [{ id, factor: 'email', to: String(method.email), channel: 'email', active }];
    if (factorOf(method) === 'push-notification')
      return allowed.includes('push-notification')
        ? [{ id, factor: 'push-notification', to: String(method.name ?? ''), channel: 'auth0', active }]
        : [];
    if (method.type === 'webauthn-roaming' || method.type === 'webauthn-platform')
      // Listed and removed, but given on the login page alone (public documentation, configure-webauthn-security-keys-for-mfa).
      return which === 'every'
        ? [{ id, factor: method.type, to: String(method.name ?? ''), channel: 'sms', active }]
        : [];
    if (method.type !== 'phone' || !allowed.includes('phone')) return [];
    return ((method.authentication_methods ?? []) as Doc[]).map((one) => ({
      id: String(one.id),
      factor: 'phone',
      to: String(method.phone_number),
      channel: one.type === 'voice' ? 'voice' : 'sms',
      active,
    }));
  });
  return [...enrolled, ...addressOf(ctx, user, enrolled)];
}

const addressId = (email: string): string => `email|${digestOf(email).slice(0, 24)}`;

/** Whether an id names the verified address of a profile. */
export const isAddress = (user: Doc, id: string): boolean =>
  user.email_verified === true && typeof user.email === 'string' && id === addressId(user.email);

/** The verified address of a profile, which is a factor without enrollment (public documentation, enroll-and-challenge-email-authenticators). */
function addressOf(ctx: AuthContext, user: Doc, enrolled: readonly Authenticator[]): Authenticator[] {
  if (user.email_verified !== true || typeof user.email !== 'string' || !isEnabled(ctx.tenant, 'email'))
    return [];
  if (enrolled.some(({ factor, to }) => factor === 'email' && to === user.email)) return [];
  return [
    {
      id: addressId(user.email),
      factor: 'email',
      to: user.email,
      channel: 'email',
      active: true,
    },
  ];
}
