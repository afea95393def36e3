/** Whether a login needs a second factor, and checking the one that a person gives. */
import { enroll, issueRecoveryCode, METHODS, methodsOf } from '../../resources/users/mfa.js';
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxServices } from '../../types.js';
import { mfaPolicies } from '../protection.js';
import { mfaAudience } from './audience.js';
import { totpStep } from './totp.js';

/** `acr_values` of a request that asks for a second factor whatever the policy says. */
export const MFA_ACR = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/** Factors of a user, confirmed; recovery codes and passkeys are none. */
export const factorsOf = ({ tenant }: Pick<SandboxServices, 'tenant'>, user: Doc): Doc[] =>
  methodsOf(tenant, String(user.user_id)).filter(
    ({ type, confirmed }) => type !== 'recovery-code' && type !== 'passkey' && confirmed !== false,
  );

/** What the policy of the tenant, or the request, demands of a person who gave the right password. */
export function factorDemand(
  ctx: AuthContext,
  user: Doc,
  {
    acrValues,
    knownBrowser,
    demanded,
    audience,
  }: {
    acrValues?: string | undefined;
    knownBrowser: boolean;
    demanded?: boolean | undefined;
    audience?: unknown;
  },
): 'challenge' | 'enrolment' | undefined {
  const policies = mfaPolicies(ctx.tenant);
  const factors = factorsOf(ctx, user);
  const enrolled = factors.length > 0;
  // People who have factors give one to manage them; an e-mail address is none here.
  if (audience === mfaAudience(ctx.url) && factors.some(({ type }) => type !== 'email')) return 'challenge';
  // Actions have the last word.
  if (demanded === false) return undefined;
  if (demanded === true) return enrolled ? 'challenge' : 'enrolment';
  if (policies.includes('all-applications') || (acrValues ?? '').split(' ').includes(MFA_ACR))
    return enrolled ? 'challenge' : 'enrolment';
  return policies.includes('confidence-score') && enrolled && !knownBrowser ? 'challenge' : undefined;
}

const MOST_FAILURES = 10;
const PAUSE_MS = 6 * MINUTE;

export type FactorResult = 'right' | 'wrong' | 'too many';

interface Failures {
  count: number;
  until: number;
}

const failuresOf = (user: Doc): Failures =>
  (user.$factor_failures as Failures | undefined) ?? { count: 0, until: 0 };

/** Whether wrong codes have used up the attempts; after ten, one more is allowed every six minutes. */
export function exhausted(ctx: AuthContext, user: Doc): boolean {
  const { count, until } = failuresOf(user);
  return count >= MOST_FAILURES && until > ctx.now();
}

/** Counts a wrong code, or forgets the wrong ones. */
export function noteAttempt(ctx: AuthContext, user: Doc, right: boolean): void {
  const { count } = failuresOf(user);
  const failures = right ? undefined : { count: count + 1, until: ctx.now() + PAUSE_MS };
  ctx.tenant.collection('users').update(String(user.user_id), { $factor_failures: failures });
}

/**
 * Checks a code of an authenticator application. Each code works once; the first one confirms an application that is
 * being enrolled.
 */
export function checkOtp(ctx: AuthContext, given: Doc, code: string): FactorResult {
  const user = ctx.tenant.collection('users').get(String(given.user_id)) ?? given;
  if (exhausted(ctx, user)) return 'too many';
  for (const method of methodsOf(ctx.tenant, String(user.user_id))) {
    if (method.type !== 'totp' || typeof method.totp_secret !== 'string') continue;
    const step = totpStep(method.totp_secret, code, ctx.now(), Number(method.$last_step ?? 0));
    if (step === undefined) continue;
    const used = { $last_step: step, last_auth_at: ctx.iso() };
    if (method.confirmed === false) confirm(ctx, method, used);
    else ctx.tenant.collection(METHODS).update(String(method.id), used);
    noteAttempt(ctx, user, true);
    return 'right';
  }
  noteAttempt(ctx, user, false);
  return 'wrong';
}

/** Puts a method that is in use in the place of the one that was being enrolled. */
function confirm({ tenant, iso }: AuthContext, { id, $parent, ...method }: Doc, used: Doc): void {
  tenant.collection(METHODS).delete(String(id));
  enroll(tenant, String($parent), iso(), { ...method, ...used, confirmed: true });
}

/** Checks a recovery code. A used one is replaced by the new code that is returned. */
export function checkRecoveryCode(
  ctx: AuthContext,
  given: Doc,
  code: string,
): { result: FactorResult; next?: string } {
  const id = String(given.user_id);
  const user = ctx.tenant.collection('users').get(id) ?? given;
  if (exhausted(ctx, user)) return { result: 'too many' };
  const typed = code.replace(/[\s-]/g, '').toUpperCase();
  const found = methodsOf(ctx.tenant, id).find(
    (method) => method.type === 'recovery-code' && method.$code === typed,
  );
  noteAttempt(ctx, user, found !== undefined);
  return found
    ? { result: 'right', next: issueRecoveryCode(ctx.tenant, id, ctx.iso()) }
    : { result: 'wrong' };
}
