/** The person who has proved that an address or a phone number is theirs; one who is new signs up by that. */
import { HttpError, OAuthError } from '../../errors.js';
import { createUser } from '../../resources/users/create.js';
import { optionsOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { findAccount } from '../attempt.js';
import { eventFields } from '../event-fields.js';
import { runPreRegistration, startPostRegistration } from '../flows/registration.js';
import { isPhone } from './codes.js';

export const identifierOf = (connection: Doc, to: string, phone = isPhone(connection)): Doc =>
  phone ? { phone_number: to } : { email: to };

/** Whether somebody whom the connection does not know may get a code. */
export const mayReceive = (ctx: AuthContext, connection: Doc, to: string): boolean =>
  optionsOf(connection).disable_signup !== true || findAccount(ctx, connection, to) !== undefined;

/**
 * @param phone whether a number was proved; a database may have both
 * @throws OAuthError when an Action refuses the sign-up, or nobody may sign up
 */
export async function accountOf(
  ctx: AuthContext,
  client: Doc,
  connection: Doc,
  to: string,
  phone = isPhone(connection),
): Promise<Doc> {
  const known = findAccount(ctx, connection, to);
  const identifier = identifierOf(connection, to, phone);
  const verified = phone ? { phone_verified: true } : { email_verified: true };
  if (known) return ctx.tenant.collection('users').update(String(known.user_id), verified) ?? known;
  const fields = eventFields(ctx, client, connection, undefined, to);
  const refuse = (description: string, message: string, details: Doc = {}): never => {
    ctx.log({ type: 'fs', description, ...fields, details });
    throw new OAuthError(400, 'extensibility_error', message);
  };
  if (optionsOf(connection).disable_signup === true)
    refuse('Public signup is disabled', 'Public signup is disabled');
  const before = await runPreRegistration(ctx, { client, connection, given: identifier });
  if ('refusal' in before) {
    const { message, reason, where } = before.refusal;
    return refuse(reason, message, { ...before.details, error: { message: reason, ...where } });
  }
  try {
    // Actions give no metadata to people without passwords (public documentation, pre-user-registration-trigger).
    const user = createUser(ctx, { ...identifier, ...verified, connection: connection.name }, { bare: true });
    const details = startPostRegistration(ctx, { client, connection }, user);
    ctx.log({ type: 'ss', ...eventFields(ctx, client, connection, user, to), details });
    return user;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return refuse(error.message, error.message);
  }
}
