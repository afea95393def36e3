/** The pages of factors whose code is sent: a phone, which can be enrolled, and an email address. */
import { type Html, html } from '../../../text/html.js';
import type { AuthHandler } from '../../types.js';
import { connectionOf, noteFactorStart } from '../authorize/next.js';
import { change, type Transaction } from '../authorize/transaction.js';
import { methodsFor } from '../mfa/choice.js';
import { maskedNumber, phoneNumber } from '../mfa/codes.js';
import {
  type Channel,
  challengeNamed,
  checkOutOfBand,
  mayText,
  phoneChannels,
  type Recipient,
  startChallenge,
} from '../mfa/out-of-band.js';
import { CHALLENGE_PATHS, ENROLMENT_PATHS } from '../mfa/paths.js';
import { newRecoveryCode } from '../mfa/recovery-code.js';
import { codeField, logFactor, otherFactors, outcome, personAt } from './factor-pages.js';
import { form, type StepContext, type StepDeclaration, stepHandlers, text } from './step.js';

const NOT_SENT = 'The code could not be sent. Try again, or use another method.';

/** The channel that the form's button names, or the one to begin with. */
const channelIn = (at: StepContext, preferred?: unknown): Channel => {
  const offered = phoneChannels(at.ctx.tenant);
  const asked = [text(at.ctx, 'channel'), preferred].find((one) => offered.some((known) => known === one));
  return (asked as Channel | undefined) ?? offered[0] ?? 'sms';
};

const SEND: Readonly<Record<Channel, string>> = {
  sms: 'Text me a code',
  voice: 'Call me with a code',
  email: 'Email me a code',
};

const sendButtons = (channels: readonly Channel[], again = false): Html[] =>
  channels.map(
    (channel) =>
      html`<button class="second" name="channel" value="${channel}" formnovalidate>${SEND[channel]}${again && ' again'}</button>`,
  );

/** @returns the login with the code on its way, or what is wrong */
async function sent(at: StepContext, given: Pick<Recipient, 'channel' | 'to' | 'method' | 'enrolling'>) {
  const { ctx, client, login } = at;
  const user = personAt(at);
  if (given.channel !== 'email' && !mayText(ctx, user)) return NOT_SENT;
  const handle = await startChallenge(ctx, {
    client,
    connection: connectionOf(ctx, login),
    user,
    organization: login.organization,
    ...given,
  });
  return handle === undefined ? NOT_SENT : change(ctx, login, { outOfBand: handle });
}

interface Target {
  to: string;
  method: string | undefined;
  channel: Channel;
  channels: Channel[];
}

/** Where the code of a challenge goes. */
function targetOf(at: StepContext, factor: 'phone' | 'email'): Target | undefined {
  const user = personAt(at);
  const [method] = methodsFor(at.ctx, user, factor);
  const id = method && String(method.id);
  if (factor === 'email')
    return { to: String(method?.email ?? user.email), method: id, channel: 'email', channels: ['email'] };
  if (!method) return undefined;
  const channels = phoneChannels(at.ctx.tenant);
  const channel = channelIn(at, method.preferred_authentication_method);
  return { to: String(method.phone_number), method: id, channel, channels };
}

const challenge = (factor: 'phone' | 'email'): StepDeclaration => ({
  on: ['challenge'],
  show: async (at, said) => {
    const { ctx, client, login } = at;
    noteFactorStart(ctx, client, login, false);
    const target = targetOf(at, factor);
    const title = 'Verify your identity';
    if (!target)
      return { title, content: html`<p>No phone is enrolled.</p>${otherFactors(at, 'challenge')}` };
    const { to, method, channel, channels } = target;
    // The code goes out when the page is first shown; another one only when the person asks for it.
    if (!challengeNamed(ctx, personAt(at), login.outOfBand) && said === undefined) {
      const after = await sent(at, { channel, to, method, enrolling: false });
      if (typeof after === 'string') return { title, said: after, content: resend(at, factor, channels) };
    }
    const shown = factor === 'email' ? to : maskedNumber(to);
    return {
      title,
      content: html`<p>Enter the code that was sent to ${shown}.</p>
${form(login, CHALLENGE_PATHS[factor], codeField('Code', 'numeric'))}${resend(at, factor, channels)}`,
    };
  },
  submit: async (at) => {
    if (text(at.ctx, 'channel') !== '') {
      const target = targetOf(at, factor);
      if (!target) return 'No phone is enrolled.';
      const { to, method, channel } = target;
      return await sent(at, { channel, to, method, enrolling: false });
    }
    return outcome(
      at,
      checkOutOfBand(at.ctx, personAt(at), at.login.outOfBand, text(at.ctx, 'code')),
      factor,
    );
  },
});

const resend = (at: StepContext, factor: 'phone' | 'email', channels: readonly Channel[]): Html =>
  html`${form(at.login, CHALLENGE_PATHS[factor], html`${sendButtons(channels, true)}`)}${otherFactors(at, 'challenge')}`;

const enrolment: StepDeclaration = {
  on: ['enrolment'],
  show: (at) => {
    const { ctx, client, login } = at;
    noteFactorStart(ctx, client, login, true);
    const pending = challengeNamed(ctx, personAt(at), login.outOfBand);
    const title = 'Secure your account';
    if (pending)
      return {
        title,
        content: html`<p>Enter the code that was sent to ${String(pending.to)}.</p>
${form(login, ENROLMENT_PATHS.phone, codeField('Code', 'numeric'))}
${form(login, ENROLMENT_PATHS.phone, html`<input type="hidden" name="phone" value="${String(pending.to)}">${sendButtons(phoneChannels(at.ctx.tenant), true)}`)}
${form(login, ENROLMENT_PATHS.phone, html`<button class="second" name="other" value="yes">Use another number</button>`)}`,
      };
    return {
      title,
      content: html`<p>Enter your phone number with its country code. A code is sent to it.</p>
${form(
  login,
  ENROLMENT_PATHS.phone,
  html`<label for="phone">Phone number</label>
<input id="phone" name="phone" type="tel" autocomplete="tel" required value="${text(ctx, 'phone')}">
${sendButtons(phoneChannels(at.ctx.tenant))}`,
)}${otherFactors(at, 'enrolment')}`,
    };
  },
  submit: (at) => {
    const { ctx, login } = at;
    if (text(ctx, 'other') !== '') return change(ctx, login, { outOfBand: undefined });
    const typed = text(ctx, 'phone');
    return typed === '' && login.outOfBand !== undefined ? confirmed(at) : numberGiven(at, typed);
  },
};

function numberGiven(at: StepContext, typed: string): string | Promise<Transaction | string> {
  const to = phoneNumber(typed);
  if (to === undefined) return 'Enter a phone number that begins with + and its country code.';
  return sent(at, { channel: channelIn(at), to, method: undefined, enrolling: true });
}

function confirmed(at: StepContext): Transaction | string {
  const { ctx, login } = at;
  const user = personAt(at);
  const after = outcome(at, checkOutOfBand(ctx, user, login.outOfBand, text(ctx, 'code')), 'phone');
  if (typeof after === 'string') return after;
  logFactor(at, 'gd_enrollment_complete', 'Guardian enrollment completed');
  return change(ctx, after, { recoveryCode: newRecoveryCode(ctx, String(user.user_id)) });
}

export const outOfBandHandlers: Readonly<Record<string, AuthHandler>> = {
  ...stepHandlers(CHALLENGE_PATHS.phone, challenge('phone')),
  ...stepHandlers(CHALLENGE_PATHS.email, challenge('email')),
  ...stepHandlers(ENROLMENT_PATHS.phone, enrolment),
};
