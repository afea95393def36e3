/** Messages that a tenant sends: through an Action of its own, where it has one. The sandbox keeps them all. */
import { keepMessage } from '../../delivery/messages.js';
import { connectionByName, primaryConnection } from '../../resources/users/store.js';
import { boundActions, runFlow, runInBackground } from '../../runtime/flow.js';
import type { Doc } from '../../state/store.js';
import type { RawRequest, SandboxServices } from '../../types.js';
import { actionNameOf, emailText, templateOf } from './email-text.js';
import { clientPart, commonParts, connectionPart, organizationPart, userPart } from './event.js';
import { phoneText } from './message-texts.js';
import { executionDetails, refusalOf } from './refusal.js';

type Asked = SandboxServices & { request: RawRequest };

interface Message {
  /** Such as `verify_email`, `reset_email`, `otp_verify`. */
  type: string;
  user: Doc;
  client?: Doc | undefined;
  organization?: string | undefined;
  connection?: Doc | undefined;
}

const ofConnection = (connection: Doc | undefined): Doc =>
  connection === undefined ? {} : { connection: connectionPart(connection) };

const partsOf = (ctx: Asked, { user, client, organization, connection }: Message): Doc => ({
  ...commonParts(ctx),
  user: userPart(ctx, user),
  ...ofConnection(connection ?? connectionByName(ctx.tenant, primaryConnection(user))),
  ...(client?.client_id === undefined ? {} : { client: clientPart(client) }),
  ...organizationPart(ctx, organization),
});

const SUBJECTS: Readonly<Record<string, string>> = {
  verify_email: 'Verify your email',
  reset_email: 'Reset your password',
  mfa_oob_code: 'Your code to verify your identity',
  verification_code: 'Your verification code',
  passwordless: 'Your code to log in',
  enrollment_email: 'Enroll a second factor',
  user_invitation: 'You are invited',
  blocked_account: 'Your account is blocked',
  welcome_email: 'Welcome',
  password_breach: 'Your password was found in a breach',
  async_approval: 'Review a request',
};

/**
 * Sends an email with a link or a code; through the Action, if the tenant's email provider is a custom one.
 *
 * @returns the execution
 */
export async function sendEmail(
  ctx: Asked,
  message: Message & ({ link: string } | { code: string }) & { to?: string; more?: Doc },
): Promise<string | undefined> {
  const { type, user } = message;
  const to = String(message.to ?? user.email);
  if (templateOf(ctx, type)?.enabled === false) return undefined;
  const parts = 'link' in message ? { link: message.link } : { code: message.code };
  const { more = {}, client, connection, organization } = message;
  const own = await emailText(ctx, {
    type,
    user,
    client,
    connection,
    organization,
    parts: { ...parts, ...more },
  });
  const subject = own?.subject || (SUBJECTS[type] ?? 'A message about your account');
  const [shown] = Object.values(parts);
  const said = more.binding_message === undefined ? '' : ` (${String(more.binding_message)})`;
  const text = own?.text ?? `${subject}${said}: ${shown}`;
  const provider = ctx.tenant.settings('/emails/provider');
  const custom = provider.name === 'custom' && provider.enabled !== false;
  const execution = custom
    ? runInBackground(ctx, 'custom-email-provider', () => ({
        ...partsOf(ctx, message),
        notification: {
          message_type: actionNameOf(type),
          from: own?.from ?? String(provider.default_from_address ?? `no-reply@${new URL(ctx.url).hostname}`),
          to,
          subject,
          html:
            own?.html ??
            ('link' in parts
              ? `<p>${subject}: <a href="${parts.link}">${parts.link}</a></p>`
              : `<p>${text}</p>`),
          text,
          locale: 'en',
        },
      }))
    : undefined;
  const delivered_by = execution === undefined ? 'sandbox' : 'custom-email-provider';
  keepMessage(ctx, {
    channel: 'email',
    type,
    to,
    subject,
    text,
    ...parts,
    user_id: user.user_id,
    delivered_by,
  });
  return execution;
}

interface PhoneMessage extends Message {
  recipient: string;
  text: string;
  code?: string;
  method: 'text' | 'voice';
}

function keep(ctx: Asked, message: PhoneMessage, delivered_by: string): void {
  const { type, recipient, text, code, method, user } = message;
  const channel = method === 'voice' ? 'voice' : 'sms';
  const parts = code === undefined ? {} : { code };
  keepMessage(ctx, { channel, type, to: recipient, text, ...parts, user_id: user.user_id, delivered_by });
}

/** Hands a text or a call to the Action of the tenant's phone provider, if it has one. @returns the execution */
export function sendPhoneMessage(ctx: Asked, message: PhoneMessage): string | undefined {
  const { type, recipient, text, code, method } = message;
  const execution = runInBackground(ctx, 'custom-phone-provider', () => ({
    ...partsOf(ctx, message),
    notification: {
      message_type: type,
      delivery_method: method,
      recipient,
      as_text: text,
      ...(code === undefined ? {} : { code }),
      locale: 'en',
    },
  }));
  keep(ctx, message, execution === undefined ? 'sandbox' : 'custom-phone-provider');
  return execution;
}

/** Sends a code for logging in without a password. */
export async function sendPhoneCode(
  ctx: Asked,
  message: Message & { recipient: string; code: string; method: 'text' | 'voice' },
): Promise<void> {
  const text = await phoneText(ctx, message);
  sendPhoneMessage(ctx, { ...message, text });
}

export interface FactorCode extends Message {
  recipient: string;
  code: string;
  method: 'text' | 'voice';
  action: 'enrollment' | 'second-factor-authentication';
}

/** What came of sending a code; the log event of the message has the details. */
export interface Sent {
  ok: boolean;
  details: Doc;
}

/**
 * Sends the code of a second factor by phone. The Actions of send-phone-message do it where the tenant has chosen
 * them as provider, or has chosen none: the login waits for them.
 */
export async function sendFactorCode(ctx: Asked, given: FactorCode): Promise<Sent> {
  const message = { ...given, text: await phoneText(ctx, given) };
  const { provider } = ctx.tenant.settings('/guardian/factors/phone/selected-provider');
  const hook = provider === undefined || provider === 'phone-message-hook';
  if (!hook || boundActions(ctx.tenant, 'send-phone-message').length === 0) {
    const execution = sendPhoneMessage(ctx, message);
    return { ok: true, details: executionDetails(execution) };
  }
  const { recipient, text, code, method, action } = message;
  const flow = await runFlow(ctx, 'send-phone-message', () => ({
    ...partsOf(ctx, message),
    message_options: { recipient, text, code, message_type: method === 'voice' ? 'voice' : 'sms', action },
    transaction: {},
  }));
  keep(ctx, message, 'send-phone-message');
  const details = executionDetails(flow.execution);
  if (!flow.failure) return { ok: true, details };
  const { reason, where } = refusalOf(flow);
  return { ok: false, details: { ...details, error: { message: reason, ...where } } };
}
