/** What the pages of second factors have in common. */
import { type Html, html } from '../../../text/html.js';
import type { Doc } from '../../state/store.js';
import { connectionOf } from '../authorize/next.js';
import { change, type Transaction, userOf } from '../authorize/transaction.js';
import { eventFields } from '../event-fields.js';
import { factorGiven } from '../flows/login-stages.js';
import { type Factor, isEnabled, type Kind, methodsFor, offeredFactors } from '../mfa/choice.js';
import type { FactorResult } from '../mfa/factors.js';
import { OPTIONS_PATHS } from '../mfa/paths.js';
import type { StepContext } from './step.js';

const PLATFORM = 'webauthn-platform';
const TOO_MANY = 'Too many wrong codes. Wait for a few minutes before you try again.';

export const personAt = ({ ctx, login }: StepContext): Doc => userOf(ctx, login) as Doc;

export function logFactor(at: StepContext, type: string, description: string): void {
  const { ctx, client, login } = at;
  ctx.log({ type, description, ...eventFields(ctx, client, connectionOf(ctx, login), personAt(at), '') });
}

export const codeField = (label: string, mode: 'numeric' | 'text'): Html =>
  html`<label for="code">${label}</label>
<input id="code" name="code" autocomplete="one-time-code" inputmode="${mode}" autocapitalize="characters" required>
<button type="submit">Continue</button>`;

/** The factors that the person may use on this step. */
export function offeredAt(at: StepContext, kind: Kind): Factor[] {
  const { actions } = at.login;
  return offeredFactors(
    at.ctx,
    personAt(at),
    kind,
    actions?.waiting === 'factor' ? actions.wanted : undefined,
  );
}

/** The way to the other factors, where there are any. */
export const otherFactors = (at: StepContext, kind: Kind): Html | undefined =>
  offeredAt(at, kind).length < 2
    ? undefined
    : html`<p><a href="${OPTIONS_PATHS[kind]}?state=${at.login.id}">Try another method</a></p>`;

/** The login with the factor given, or what is wrong; every outcome is in the log. */
export function outcome(at: StepContext, result: FactorResult, factor: Factor): Transaction | string {
  const recovery = factor === 'recovery-code';
  if (result === 'right') {
    if (recovery) logFactor(at, 'gd_recovery_succeed', 'Recovery code was used');
    else logFactor(at, 'gd_auth_succeed', 'Second factor authentication succeeded');
    return offeringBiometrics(at, withFactor(at, factor), factor);
  }
  if (result === 'too many') {
    logFactor(
      at,
      recovery ? 'gd_recovery_rate_limit_exceed' : 'gd_otp_rate_limit_exceed',
      'Too many wrong codes',
    );
    return TOO_MANY;
  }
  if (recovery) logFactor(at, 'gd_recovery_failed', 'The recovery code was wrong');
  else logFactor(at, 'gd_auth_failed', 'MFA authentication failed: the code was wrong');
  return 'The code you entered is invalid.';
}

/**
 * Those who gave another factor are offered the biometrics of their device, once each login until they have them
 * (public documentation, configure-webauthn-device-biometrics-for-mfa).
 */
function offeringBiometrics(at: StepContext, login: Transaction, factor: Factor): Transaction {
  const { ctx } = at;
  const offers =
    !login.reset &&
    factor !== 'recovery-code' &&
    factor !== PLATFORM &&
    isEnabled(ctx.tenant, PLATFORM) &&
    methodsFor(ctx, personAt(at), PLATFORM).length === 0;
  return offers ? change(ctx, login, { biometrics: true }) : login;
}

/** The login after a factor was given or enrolled. */
export const withFactor = ({ ctx, login }: StepContext, factor: Factor): Transaction =>
  change(ctx, login, {
    factor: true,
    given: [...(login.given ?? []), factor],
    prompts: factorGiven(ctx, login, factor),
    chosen: undefined,
    outOfBand: undefined,
    enrolling: undefined,
    ceremony: undefined,
  });
