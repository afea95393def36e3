/** The message that asks a person to verify an address. */
import { templateOf } from '../../auth/flows/email-text.js';
import { sendEmail } from '../../auth/flows/messages.js';
import type { Doc } from '../../state/store.js';
import type { RawRequest, SandboxServices } from '../../types.js';
import { insertTicket, landingOf } from '../tickets.js';
import { connectionByName, primaryConnection } from './store.js';

/**
 * Sends it to the address of a person of a database (public documentation, manage-users/user-accounts/verify-emails).
 *
 * @param more the application and the organization that the message is about
 */
export async function sendVerification(
  ctx: SandboxServices & { request: RawRequest },
  user: Doc,
  more: { client?: Doc | undefined; organization?: string | undefined } = {},
): Promise<void> {
  const connection = connectionByName(ctx.tenant, primaryConnection(user));
  if (connection?.strategy !== 'auth0' || typeof user.email !== 'string') return;
  await sendEmail(ctx, {
    type: 'verify_email',
    user,
    ...more,
    link: insertTicket(ctx, 'verify-email', user, String(connection.name), landingOf(ctx, 'verify_email')),
  });
}

/** The message to somebody whose address is verified, where the tenant has one (email-template-descriptions). */
export async function welcome(ctx: SandboxServices & { request: RawRequest }, user: Doc): Promise<void> {
  if (templateOf(ctx, 'welcome_email') === undefined || user.email_verified === true) return;
  await sendEmail(ctx, { type: 'welcome_email', user: { ...user, email_verified: true }, link: ctx.url });
}
