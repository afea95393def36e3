/** Codes of a second factor that are sent to a phone or an address: for one use, within five minutes. */
import { enroll, METHODS } from '../../resources/users/mfa.js';
import { HOUR, MINUTE } from '../../state/clock.js';
import type { Doc, Tenant } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { sendEmail, sendFactorCode } from '../flows/messages.js';
import { behindSecret, issueSecret } from '../tokens/secrets.js';
import { newCode } from './codes.js';
import { exhausted, type FactorResult, noteAttempt } from './factors.js';

export const CHALLENGES = 'factor-challenges';
const LIFETIME_MS = 5 * MINUTE;

export type Channel = 'sms' | 'voice' | 'email';

/** To whom a code goes, and what for. */
export interface Recipient {
  client: Doc;
  connection: Doc;
  user: Doc;
  organization?: string | undefined;
  channel: Channel;
  to: string;
  /** Id of the enrolled method; absent while the number is being enrolled, and for an address of the profile. */
  method?: string | undefined;
  enrolling: boolean;
  /** The name that the method gets, where it is told before. */
  device?: string;
}

const EVENTS: Readonly<Record<Channel, [type: string, description: string]>> = {
  sms: ['gd_send_sms', 'Guardian - SMS sent'],
  voice: ['gd_send_voice', 'Guardian - voice call made'],
  email: ['gd_send_email', 'Guardian - email sent'],
};

/** Texts and calls to one person within an hour (public documentation, authentication-api-endpoint-rate-limits). */
const TEXTS = 'factor-texts';
const MOST_TEXTS = 10;

/** Whether one more text may go to a person now; it counts. */
export function mayText(ctx: AuthContext, { user_id }: Doc): boolean {
  const all = ctx.tenant.settings(TEXTS) as Record<string, number[]>;
  const recent = (all[String(user_id)] ?? []).filter((when) => when > ctx.now() - HOUR);
  if (recent.length >= MOST_TEXTS) return false;
  ctx.tenant.setSingleton(TEXTS, { ...all, [String(user_id)]: [...recent, ctx.now()] });
  return true;
}

/** @returns the `oob_code` of the challenge; undefined when the message could not be sent */
export async function startChallenge(ctx: AuthContext, recipient: Recipient): Promise<string | undefined> {
  const { client, connection, user, channel, to, enrolling } = recipient;
  const code = newCode();
  const sent = await send(ctx, recipient, code);
  const [type, description] = EVENTS[channel];
  ctx.log({
    type: sent.ok ? type : `${type}_failure`,
    description: sent.ok ? description : `${description}: failed`,
    ...eventFields(ctx, client, connection, user, ''),
    details: sent.details,
  });
  if (!sent.ok) return undefined;
  const { method, device } = recipient;
  return addChallenge(ctx, user, { code, channel, to, method, enrolling, device });
}

/** @returns the handle of a new challenge, which alone names it */
export const addChallenge = (ctx: AuthContext, { user_id }: Doc, challenge: Doc): string =>
  issueSecret(ctx, CHALLENGES, LIFETIME_MS, { ...challenge, user_id });

async function send(
  ctx: AuthContext,
  { client, user, organization, channel, to, enrolling }: Recipient,
  code: string,
): Promise<{ ok: boolean; details: Doc }> {
  if (channel === 'email') {
    await sendEmail(ctx, { type: 'mfa_oob_code', user, client, organization, code, to });
    return { ok: true, details: {} };
  }
  return await sendFactorCode(ctx, {
    type: enrolling ? 'otp_enroll' : 'otp_verify',
    user,
    client,
    organization,
    recipient: to,
    code,
    method: channel === 'voice' ? 'voice' : 'text',
    action: enrolling ? 'enrollment' : 'second-factor-authentication',
  });
}

/** The challenge that a handle names, while it is live and the user's. */
export function challengeNamed(ctx: AuthContext, user: Doc, handle: string | undefined): Doc | undefined {
  const found = behindSecret(ctx, CHALLENGES, handle);
  return found?.user_id === user.user_id ? found : undefined;
}

/** The channels by which the tenant sends codes to phones. */
export function phoneChannels(tenant: Tenant): Channel[] {
  const { message_types: types } = tenant.settings('/guardian/factors/phone/message-types');
  const chosen = (['sms', 'voice'] as const).filter((one) => Array.isArray(types) && types.includes(one));
  return chosen.length > 0 ? chosen : ['sms'];
}

/** Checks the code of a challenge. The right one enrolls a number that was being enrolled, and ends the challenge. */
export function checkOutOfBand(
  ctx: AuthContext,
  given: Doc,
  handle: string | undefined,
  code: string,
): FactorResult {
  const user = ctx.tenant.collection('users').get(String(given.user_id)) ?? given;
  if (exhausted(ctx, user)) return 'too many';
  const challenge = challengeNamed(ctx, user, handle);
  const right = challenge !== undefined && challenge.code === code.replace(/\s/g, '');
  noteAttempt(ctx, user, right);
  if (!right || !challenge) return 'wrong';
  ctx.tenant.collection(CHALLENGES).delete(String(challenge.id));
  if (challenge.enrolling === true) {
    const { channel, to, device } = challenge;
    const method =
      channel === 'email'
        ? { type: 'email', name: to, email: to }
        : {
            type: 'phone',
            name: to,
            phone_number: to,
            preferred_authentication_method: channel,
            $channels: phoneChannels(ctx.tenant),
          };
    enroll(ctx.tenant, String(user.user_id), ctx.iso(), { ...method, $device: device });
  } else if (typeof challenge.method === 'string')
    ctx.tenant.collection(METHODS).update(challenge.method, { last_auth_at: ctx.iso() });
  return 'right';
}
