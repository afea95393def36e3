/**
 * The pages of security keys and of a device's own biometrics, as second factors. Source: auth0.com/docs,
 * fido-authentication-with-webauthn.
 */
import { type Html, html } from '../../../text/html.js';
import { enroll, METHODS } from '../../resources/users/mfa.js';
import type { AuthHandler } from '../../types.js';
import { noteFactorStart } from '../authorize/next.js';
import { change, type Transaction } from '../authorize/transaction.js';
import { methodsFor } from '../mfa/choice.js';
import { CHALLENGE_PATHS, ENROLMENT_PATHS } from '../mfa/paths.js';
import { newRecoveryCode } from '../mfa/recovery-code.js';
import { readAnswer, WebAuthnError } from '../webauthn/answer.js';
import { ceremonyForm } from '../webauthn/page-form.js';
import { WEBAUTHN_SCRIPT } from '../webauthn/page-script.js';
import {
  creationOptions,
  expectedAnswer,
  newCredential,
  requestOptions,
  useCredential,
  type WebAuthnFactor,
} from '../webauthn/relying-party.js';
import { checked, newChallenge, takeChallenge } from './ceremony.js';
import { logFactor, otherFactors, outcome, personAt, withFactor } from './factor-pages.js';
import { form, type StepContext, type StepDeclaration, stepHandlers, text } from './step.js';

const NAMES: Readonly<Record<WebAuthnFactor, string>> = {
  'webauthn-roaming': 'security key',
  'webauthn-platform': 'device',
};

const noted = (
  at: StepContext,
  failure: string,
  check: () => Promise<Transaction | string>,
): Promise<Transaction | string> => checked(check, (problem) => logFactor(at, failure, problem));

const challenge = (factor: WebAuthnFactor): StepDeclaration => ({
  on: ['challenge'],
  show: (at) => {
    noteFactorStart(at.ctx, at.client, at.login, false);
    const known = methodsFor(at.ctx, personAt(at), factor);
    const options = requestOptions(at.ctx, factor, { challenge: newChallenge(at), known });
    return {
      title: 'Verify your identity',
      content: html`<p>Use the ${NAMES[factor]} that you enrolled.</p>
${ceremonyForm(at.login, {
  path: CHALLENGE_PATHS[factor],
  kind: 'get',
  options,
  fields: html`<button type="submit">Use ${NAMES[factor]}</button>`,
})}${otherFactors(at, 'challenge')}
<p><a href="${CHALLENGE_PATHS['recovery-code']}?state=${at.login.id}">Use a recovery code</a></p>`,
      script: WEBAUTHN_SCRIPT,
    };
  },
  submit: (at) =>
    noted(at, 'gd_webauthn_challenge_failed', async () => {
      const { ctx } = at;
      const answer = readAnswer(text(ctx, 'response'));
      const method = methodsFor(ctx, personAt(at), factor).find(({ key_id }) => key_id === answer.id);
      if (!method) throw new WebAuthnError('The credential is unknown');
      const expected = expectedAnswer(ctx, factor, takeChallenge(at));
      await useCredential(ctx, method, answer, expected);
      return outcome(at, 'right', factor);
    }),
});

const laterForm = (at: StepContext, factor: WebAuthnFactor): Html =>
  form(
    at.login,
    ENROLMENT_PATHS[factor],
    html`<button class="second" name="later" value="yes">Remind me later</button>`,
  );

/** The offer to enroll the device after another factor was given can be turned down. */
const offered = ({ login }: StepContext): boolean => login.biometrics === true;

const enrolment = (factor: WebAuthnFactor): StepDeclaration => ({
  on: factor === 'webauthn-platform' ? ['enrolment', 'biometrics'] : ['enrolment'],
  show: (at) => {
    const { ctx, client, login } = at;
    if (!offered(at)) noteFactorStart(ctx, client, login, true);
    const user = personAt(at);
    const known = methodsFor(ctx, user, factor);
    const options = creationOptions(ctx, factor, { user, challenge: newChallenge(at), known });
    return {
      title: 'Secure your account',
      content: html`<p>Add a ${NAMES[factor]}, with which you verify your identity.</p>
${ceremonyForm(at.login, {
  path: ENROLMENT_PATHS[factor],
  kind: 'create',
  options,
  fields: html`<label for="name">A name for it</label>
<input id="name" name="name" maxlength="20" autocomplete="off" required value="${text(ctx, 'name') || `My ${NAMES[factor]}`}">
<button type="submit">Add ${NAMES[factor]}</button>`,
})}${offered(at) ? laterForm(at, factor) : otherFactors(at, 'enrolment')}`,
      script: WEBAUTHN_SCRIPT,
    };
  },
  submit: (at) =>
    noted(at, 'gd_webauthn_enrollment_failed', async () => {
      const { ctx, login } = at;
      if (offered(at) && text(ctx, 'later') !== '') return change(ctx, login, { biometrics: undefined });
      const answer = readAnswer(text(ctx, 'response'));
      const expected = expectedAnswer(ctx, factor, takeChallenge(at));
      const { id: key_id, publicKey: public_key, signCount } = await newCredential(answer, expected);
      const enrolled = ctx.tenant.collection(METHODS).list();
      if (enrolled.some((one) => one.key_id === key_id))
        throw new WebAuthnError('The credential is enrolled already');
      const id = String(personAt(at).user_id);
      enroll(ctx.tenant, id, ctx.iso(), {
        type: factor,
        name: text(ctx, 'name').slice(0, 20) || `My ${NAMES[factor]}`,
        key_id,
        public_key,
        relying_party_identifier: expected.rpId,
        $sign_count: signCount,
      });
      logFactor(at, 'gd_enrollment_complete', 'Guardian enrollment completed');
      if (offered(at)) return change(ctx, login, { biometrics: undefined, ceremony: undefined });
      return change(ctx, withFactor(at, factor), { recoveryCode: newRecoveryCode(ctx, id) });
    }),
});

export const webauthnHandlers: Readonly<Record<string, AuthHandler>> = Object.fromEntries(
  (['webauthn-roaming', 'webauthn-platform'] as const).flatMap((factor) => [
    ...Object.entries(stepHandlers(CHALLENGE_PATHS[factor], challenge(factor))),
    ...Object.entries(stepHandlers(ENROLMENT_PATHS[factor], enrolment(factor))),
  ]),
);
