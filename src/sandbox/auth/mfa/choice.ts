/** Which factors a person may use: of those that the tenant has, that they enrolled, and that an Action asks for. */
import { isObject } from '../../../text/is-object.js';
import { methodsOf } from '../../resources/users/mfa.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc, Tenant } from '../../state/store.js';
import type { AuthContext, SandboxServices } from '../../types.js';

/** Factors that the pages and the MFA API play, the preferred one first. */
const PLAYED = [
  'otp',
  'push-notification',
  'phone',
  'webauthn-roaming',
  'webauthn-platform',
  'email',
  'recovery-code',
] as const;
export type Factor = (typeof PLAYED)[number];
const isPlayed = (type: unknown): type is Factor => PLAYED.includes(type as Factor);

/** Types of authentication methods that are not named as their factor. */
const FACTORS: Readonly<Record<string, Factor>> = { totp: 'otp', push: 'push-notification' };
/** The tenant's switch of a factor. */
const switchOf = (factor: Factor): string => `factor ${factor === 'phone' ? 'sms' : factor}`;

export type Kind = 'challenge' | 'enrolment';

/** What an Action asks for. */
export interface Wanted {
  kind: Kind;
  factors: Factor[];
  /** The person chooses among several. */
  select: boolean;
}

/** One-time codes need no set-up, so that they count as switched on until they are switched off. */
export function isEnabled(tenant: Tenant, factor: Factor): boolean {
  const value = tenant.singleton(switchOf(factor));
  return factor === 'otp' ? value !== false : value === true;
}

const isFirstChoice = (tenant: Tenant, factor: Factor): boolean =>
  tenant.singleton(switchOf(factor)) === true;

/** The factor that a method is for; undefined for one that is not played. */
export const factorOf = ({ type }: Doc): Factor | undefined =>
  FACTORS[String(type)] ?? (isPlayed(type) ? type : undefined);

/** Confirmed methods of a user by which a factor is challenged. */
export const methodsFor = ({ tenant }: Pick<SandboxServices, 'tenant'>, user: Doc, factor: Factor): Doc[] =>
  methodsOf(tenant, String(user.user_id)).filter(
    (method) => factorOf(method) === factor && method.confirmed !== false,
  );

/** A verified address is a factor without enrollment. */
const hasFactor = (ctx: Pick<SandboxServices, 'tenant'>, user: Doc, factor: Factor): boolean =>
  methodsFor(ctx, user, factor).length > 0 ||
  (factor === 'email' && typeof user.email === 'string' && user.email_verified === true);

/** The factors that a person can be challenged with. */
export function challengeable(ctx: Pick<SandboxServices, 'tenant'>, user: Doc): Factor[] {
  const all = PLAYED.filter((factor) => isEnabled(ctx.tenant, factor) && hasFactor(ctx, user, factor));
  return hasAnother(all) ? all : all.filter((factor) => factor !== 'webauthn-platform');
}

/** Whether there is a factor that is not tied to a device (public documentation, configure-webauthn-device-biometrics-for-mfa). */
const hasAnother = (factors: readonly Factor[]): boolean =>
  factors.some((factor) => factor !== 'webauthn-platform' && factor !== 'recovery-code');

/** Factors that the MFA API can challenge with. */
export const isForApi = (factor: Factor): boolean => !factor.startsWith('webauthn-');

/** The factors that a person can enroll. */
export function enrollable(ctx: Pick<SandboxServices, 'tenant'>, user: Doc): Factor[] {
  const another = hasAnother(challengeable(ctx, user));
  return (['otp', 'phone', 'webauthn-roaming', 'webauthn-platform'] as const).filter(
    (factor) =>
      isEnabled(ctx.tenant, factor) &&
      methodsFor(ctx, user, factor).length === 0 &&
      (factor !== 'webauthn-platform' || another),
  );
}

/** What may be used now, the preferred one first; nothing where no factor can be played. */
export function offeredFactors(
  ctx: AuthContext,
  user: Doc,
  kind: Kind,
  wanted: Wanted | undefined,
): Factor[] {
  if (kind === 'challenge') {
    const all = challengeable(ctx, user);
    return wanted
      ? wanted.factors.filter((one) => all.includes(one))
      : all.filter((one) => one !== 'recovery-code');
  }
  const all = enrollable(ctx, user);
  if (wanted) return wanted.factors.filter((one) => all.includes(one));
  const chosen = all.filter((one) => isFirstChoice(ctx.tenant, one));
  return chosen.length > 0 ? chosen : all;
}

/** Names of the factors that a call of `api.authentication` has. */
export function namedBy({ args: [first, options] }: Command): string[] {
  const more = isObject(options) && Array.isArray(options.additionalFactors) ? options.additionalFactors : [];
  const given = Array.isArray(first) ? first : [first, ...more];
  return [...new Set(given.map((one) => String(isObject(one) ? one.type : one)))];
}

/** What a call of `api.authentication` asks for, as far as it can be played. */
export function wantedBy(command: Command): Wanted {
  const factors = namedBy(command).filter(isPlayed);
  return {
    kind: command.method.startsWith('authentication.challenge') ? 'challenge' : 'enrolment',
    factors,
    select: Array.isArray(command.args[0]) && factors.length > 1,
  };
}
