/** Messages that a tenant sends through an Action of its own: the sandbox itself sends none. */
import { runInBackground } from '../../runtime/flow.js';
import type { Doc } from '../../state/store.js';
import type { RawRequest, SandboxServices } from '../../types.js';
import { clientPart, commonParts, organizationPart, userPart } from './event.js';

type Asked = SandboxServices & { request: RawRequest };

interface Message {
  /** Such as `verify_email`, `reset_email`, `otp_verify`. */
  type: string;
  user: Doc;
  client?: Doc | undefined;
  organization?: string | undefined;
}

const partsOf = (ctx: Asked, { user, client, organization }: Message): Doc => ({
  ...commonParts(ctx),
  user: userPart(ctx, user),
  ...(client?.client_id === undefined ? {} : { client: clientPart(client) }),
  ...organizationPart(ctx, organization),
});

const SUBJECTS: Readonly<Record<string, string>> = {
  verify_email: 'Verify your email',
  reset_email: 'Reset your password',
};

/** Hands an email to the Action, if the tenant's email provider is a custom one. @returns the execution */
export function sendEmail(ctx: Asked, message: Message & { link: string }): string | undefined {
  const provider = (ctx.tenant.singleton('/emails/provider') ?? {}) as Doc;
  if (provider.name !== 'custom' || provider.enabled === false) return undefined;
  const { type, user, link } = message;
  const subject = SUBJECTS[type] ?? 'A message about your account';
  return runInBackground(ctx, 'custom-email-provider', () => ({
    ...partsOf(ctx, message),
    notification: {
      message_type: type,
      from: String(provider.default_from_address ?? `no-reply@${new URL(ctx.url).hostname}`),
      to: user.email,
      subject,
      html: `<p>${subject}: <a href="${link}">${link}</a></p>`,
      text: `${subject}: ${link}`,
      locale: 'en',
    },
  }));
}

/** Hands a text or a call to the Action. @returns the execution */
export function sendPhoneMessage(
  ctx: Asked,
  message: Message & { recipient: string; text: string; code?: string; method: 'text' | 'voice' },
): string | undefined {
  const { type, recipient, text, code, method } = message;
  return runInBackground(ctx, 'custom-phone-provider', () => ({
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
}
