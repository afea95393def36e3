/** The pages of the second factor: a code of an authenticator, a recovery code, enrolling an authenticator. */
import { enroll } from '../../resources/users/mfa.js';
import type { Doc } from '../../state/store.js';
import type { AuthHandler } from '../../types.js';
import { PATHS } from '../authorize/advance.js';
import { connectionOf, noteFactorStart } from '../authorize/next.js';
import { change, type Transaction, userOf } from '../authorize/transaction.js';
import { eventFields } from '../event-fields.js';
import { checkOtp, checkRecoveryCode, type FactorResult, factorsOf } from '../mfa/factors.js';
import { newRecoveryCode } from '../mfa/recovery-code.js';
import { newTotpSecret, totpStep } from '../mfa/totp.js';
import { html } from '../page/html.js';
import { form, type StepContext, type StepDeclaration, stepHandlers, text } from './step.js';

const RECOVERY = '/u/mfa-recovery-code-challenge';
const TOO_MANY = 'Too many wrong codes. Wait for a few minutes before you try again.';

const user = ({ ctx, login }: StepContext): Doc => userOf(ctx, login) as Doc;

function log(at: StepContext, type: string, description: string): void {
  const { ctx, client, login } = at;
  ctx.log({ type, description, ...eventFields(ctx, client, connectionOf(ctx, login), user(at), '') });
}

const codeField = (label: string, mode: 'numeric' | 'text') =>
  html`<label for="code">${label}</label>
<input id="code" name="code" autocomplete="one-time-code" inputmode="${mode}" autocapitalize="characters" required>
<button type="submit">Continue</button>`;

/** The login with the factor given, or what is wrong; every outcome is in the log. */
function outcome(at: StepContext, result: FactorResult, kind: 'otp' | 'recovery'): Transaction | string {
  if (result === 'right') {
    if (kind === 'otp') log(at, 'gd_auth_succeed', 'Second factor authentication succeeded');
    else log(at, 'gd_recovery_succeed', 'Recovery code was used');
    return change(at.ctx, at.login, { factor: true });
  }
  if (result === 'too many') {
    const type = kind === 'otp' ? 'gd_otp_rate_limit_exceed' : 'gd_recovery_rate_limit_exceed';
    log(at, type, 'Too many wrong codes');
    return TOO_MANY;
  }
  if (kind === 'otp') log(at, 'gd_auth_failed', 'MFA authentication failed: the code was wrong');
  else log(at, 'gd_recovery_failed', 'The recovery code was wrong');
  return 'The code you entered is invalid.';
}

const challenge: StepDeclaration = {
  on: ['challenge'],
  show: (at) => {
    noteFactorStart(at.ctx, at.client, at.login, false);
    const hasOtp = factorsOf(at.ctx, user(at)).some(({ type }) => type === 'totp');
    const recovery = html`<p><a href="${RECOVERY}?state=${at.login.id}">Use a recovery code</a></p>`;
    return {
      title: 'Verify your identity',
      content: hasOtp
        ? html`<p>Enter the code that your authenticator app shows.</p>
${form(at.login, PATHS.challenge, codeField('One-time code', 'numeric'))}${recovery}`
        : html`<p>Your second factor needs a phone, a security key or an email. The sandbox can reach none of them.</p>${recovery}`,
    };
  },
  submit: (at) => outcome(at, checkOtp(at.ctx, user(at), text(at.ctx, 'code')), 'otp'),
};

const recovery: StepDeclaration = {
  on: ['challenge'],
  show: (at) => ({
    title: 'Verify your identity',
    content: html`<p>Enter the recovery code that you got when you enrolled.</p>
${form(at.login, RECOVERY, codeField('Recovery code', 'text'))}`,
  }),
  submit: (at) => {
    const { result, next } = checkRecoveryCode(at.ctx, user(at), text(at.ctx, 'code'));
    const after = outcome(at, result, 'recovery');
    return typeof after === 'string' ? after : change(at.ctx, after, { recoveryCode: next });
  },
};

/** The address that authenticator applications read. */
function otpAddress(at: StepContext, secret: string): string {
  const issuer = new URL(at.ctx.url).host;
  const label = encodeURIComponent(`${issuer}:${String(user(at).email ?? user(at).user_id)}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=30`;
}

const enrolment: StepDeclaration = {
  on: ['enrolment'],
  show: (at) => {
    noteFactorStart(at.ctx, at.client, at.login, true);
    const secret = at.login.enrolling ?? newTotpSecret();
    change(at.ctx, at.login, { enrolling: secret });
    return {
      title: 'Secure your account',
      content: html`<p>Add this key to your authenticator app, then enter the code that it shows.</p>
<p><code>${secret}</code></p>
<p><a href="${otpAddress(at, secret)}">Open in an authenticator app</a></p>
${form(at.login, PATHS.enrolment, codeField('One-time code', 'numeric'))}`,
    };
  },
  submit: (at) => {
    const { ctx, login } = at;
    const secret = login.enrolling;
    const step = secret === undefined ? undefined : totpStep(secret, text(ctx, 'code'), ctx.now());
    if (step === undefined) return 'The code you entered is invalid.';
    const id = String(user(at).user_id);
    const given = { type: 'totp', name: 'Authenticator', totp_secret: secret, $last_step: step };
    enroll(ctx.tenant, id, ctx.iso(), given);
    log(at, 'gd_enrollment_complete', 'Guardian enrollment completed');
    return change(ctx, login, {
      factor: true,
      enrolling: undefined,
      recoveryCode: newRecoveryCode(ctx, id),
    });
  },
};

/** A new recovery code is shown once; the person says when it is kept. */
const recoveryCode: StepDeclaration = {
  on: ['recovery-code'],
  show: (at) => ({
    title: 'Almost there',
    content: html`<p>Keep this recovery code. It lets you log in without your authenticator, once.</p>
<p><code>${at.login.recoveryCode}</code></p>
${form(at.login, PATHS['recovery-code'], html`<button type="submit">I have recorded this code</button>`)}`,
  }),
  submit: (at) => change(at.ctx, at.login, { recoveryCode: undefined }),
};

export const factorHandlers: Readonly<Record<string, AuthHandler>> = {
  ...stepHandlers(PATHS.challenge, challenge),
  ...stepHandlers(RECOVERY, recovery),
  ...stepHandlers(PATHS.enrolment, enrolment),
  ...stepHandlers(PATHS['recovery-code'], recoveryCode),
};
