/** The pages of authenticator applications and recovery codes, and the choice among factors. */
import { html } from '../../../text/html.js';
import { enroll } from '../../resources/users/mfa.js';
import type { AuthHandler } from '../../types.js';
import { PATHS } from '../authorize/advance.js';
import { noteFactorStart } from '../authorize/next.js';
import { change } from '../authorize/transaction.js';
import type { Factor, Kind } from '../mfa/choice.js';
import { checkOtp, checkRecoveryCode, factorsOf } from '../mfa/factors.js';
import { CHALLENGE_PATHS, ENROLMENT_PATHS, OPTIONS_PATHS } from '../mfa/paths.js';
import { newRecoveryCode } from '../mfa/recovery-code.js';
import { totpAddress } from '../mfa/scan.js';
import { newTotpSecret, totpStep } from '../mfa/totp.js';
import {
  codeField,
  logFactor,
  offeredAt,
  otherFactors,
  outcome,
  personAt,
  withFactor,
} from './factor-pages.js';
import { form, type StepDeclaration, stepHandlers, text } from './step.js';

const RECOVERY = CHALLENGE_PATHS['recovery-code'];

const challenge: StepDeclaration = {
  on: ['challenge'],
  show: (at) => {
    noteFactorStart(at.ctx, at.client, at.login, false);
    const hasOtp = factorsOf(at.ctx, personAt(at)).some(({ type }) => type === 'totp');
    const recovery = html`<p><a href="${RECOVERY}?state=${at.login.id}">Use a recovery code</a></p>`;
    return {
      title: 'Verify your identity',
      content: hasOtp
        ? html`<p>Enter the code that your authenticator app shows.</p>
${form(at.login, CHALLENGE_PATHS.otp, codeField('One-time code', 'numeric'))}${otherFactors(at, 'challenge')}${recovery}`
        : html`<p>Your second factor needs an app, or a factor that the tenant has switched off. The sandbox cannot play it.</p>${recovery}`,
    };
  },
  submit: (at) => outcome(at, checkOtp(at.ctx, personAt(at), text(at.ctx, 'code')), 'otp'),
};

const recovery: StepDeclaration = {
  on: ['challenge'],
  show: (at) => ({
    title: 'Verify your identity',
    content: html`<p>Enter the recovery code that you got when you enrolled.</p>
${form(at.login, RECOVERY, codeField('Recovery code', 'text'))}`,
  }),
  submit: (at) => {
    const { result, next } = checkRecoveryCode(at.ctx, personAt(at), text(at.ctx, 'code'));
    const after = outcome(at, result, 'recovery-code');
    return typeof after === 'string' ? after : change(at.ctx, after, { recoveryCode: next });
  },
};

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
<p><a href="${totpAddress(at.ctx, personAt(at), secret)}">Open in an authenticator app</a></p>
${form(at.login, ENROLMENT_PATHS.otp, codeField('One-time code', 'numeric'))}${otherFactors(at, 'enrolment')}`,
    };
  },
  submit: (at) => {
    const { ctx, login } = at;
    const secret = login.enrolling;
    const step = secret === undefined ? undefined : totpStep(secret, text(ctx, 'code'), ctx.now());
    if (step === undefined) return 'The code you entered is invalid.';
    const id = String(personAt(at).user_id);
    const given = { type: 'totp', name: 'Authenticator', totp_secret: secret, $last_step: step };
    enroll(ctx.tenant, id, ctx.iso(), given);
    logFactor(at, 'gd_enrollment_complete', 'Guardian enrollment completed');
    return change(ctx, withFactor(at, 'otp'), { recoveryCode: newRecoveryCode(ctx, id) });
  },
};

/** A new recovery code is shown once; the person says when it is kept. */
const recoveryCode: StepDeclaration = {
  on: ['recovery-code'],
  show: (at) => ({
    title: 'Almost there',
    content: html`<p>Keep this recovery code. It lets you log in without your second factor, once.</p>
<p><code>${at.login.recoveryCode}</code></p>
${form(at.login, PATHS['recovery-code'], html`<button type="submit">I have recorded this code</button>`)}`,
  }),
  submit: (at) => change(at.ctx, at.login, { recoveryCode: undefined }),
};

const NAMES: Readonly<Record<Factor, string>> = {
  otp: 'Authenticator app',
  'push-notification': 'Notification on your phone',
  phone: 'Phone',
  'webauthn-roaming': 'Security key',
  'webauthn-platform': 'Biometrics of this device',
  email: 'Email',
  'recovery-code': 'Recovery code',
};

/** The choice among the factors that may be used. */
const options = (kind: Kind): StepDeclaration => ({
  on: [kind],
  show: (at) => {
    noteFactorStart(at.ctx, at.client, at.login, kind === 'enrolment');
    const buttons = offeredAt(at, kind).map(
      (factor) => html`<button class="second" name="factor" value="${factor}">${NAMES[factor]}</button>`,
    );
    return {
      title: kind === 'challenge' ? 'Select a method to verify your identity' : 'Keep your account safe',
      content: form(at.login, OPTIONS_PATHS[kind], html`${buttons}`),
    };
  },
  submit: (at) => {
    const chosen = offeredAt(at, kind).find((factor) => factor === text(at.ctx, 'factor'));
    return chosen === undefined
      ? 'Choose one of the methods.'
      : change(at.ctx, at.login, { chosen, outOfBand: undefined });
  },
});

export const factorHandlers: Readonly<Record<string, AuthHandler>> = {
  ...stepHandlers(CHALLENGE_PATHS.otp, challenge),
  ...stepHandlers(RECOVERY, recovery),
  ...stepHandlers(ENROLMENT_PATHS.otp, enrolment),
  ...stepHandlers(PATHS['recovery-code'], recoveryCode),
  ...stepHandlers(OPTIONS_PATHS.challenge, options('challenge')),
  ...stepHandlers(OPTIONS_PATHS.enrolment, options('enrolment')),
};
