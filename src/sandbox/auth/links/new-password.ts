/** A new password that a person has chosen. */
import { isObject } from '../../../text/is-object.js';
import { badRequest, type HttpError } from '../../errors.js';
import { afterPasswordChange } from '../../resources/users/password-change.js';
import { passwordError, withPassword } from '../../resources/users/profile.js';
import { isoAt } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { isLeaked } from '../common-passwords.js';
import { passOn } from '../custom-database.js';
import { eventFields } from '../event-fields.js';
import { startPostChangePassword } from '../flows/password.js';
import { breachDetection } from '../protection.js';

export const CHANGED = 'You can now login to the application with the new password.';

interface NewPassword {
  /** By which application; an empty object for none. */
  client: Doc;
  user: Doc;
  connection: Doc;
  password: string;
  /** What else changes in the profile. */
  more?: Doc;
}

/**
 * Sets it; that also lifts blocks and ends sessions.
 *
 * @returns the user as they are then
 * @throws HttpError 400 for a password that the connection does not take
 */
export async function changePassword(
  ctx: AuthContext,
  { client, user, connection, password, more = {} }: NewPassword,
): Promise<Doc> {
  const fields = eventFields(ctx, client, connection, user, '');
  const refused = (error: HttpError, type = 'fcp', description = error.message): never => {
    ctx.log({ type, description, ...fields });
    throw error;
  };
  if (breachDetection(ctx.tenant).blocksReset && isLeaked(password))
    refused(
      badRequest('This password has been leaked on another website. Choose another one.', 'password_leaked'),
      'reset_pwd_leak',
      'Breached password on password reset',
    );
  const problem = passwordError(password, connection, user);
  if (problem) refused(problem);
  const said = await passOn(ctx, connection, 'change_password', [user.email, password]);
  // Public documentation, custom-db/templates/change-password: false is a refusal, and an object may say when it was.
  if (said === false) refused(badRequest('The password could not be changed.', 'auth0_idp_error'));
  const when = isObject(said) ? new Date(said.last_password_reset as string | number).getTime() : Number.NaN;
  const id = String(user.user_id);
  const changed = ctx.tenant.collection('users').update(id, {
    $passwords: withPassword(user, password),
    last_password_reset: Number.isNaN(when) ? ctx.iso() : isoAt(when),
    updated_at: ctx.iso(),
    ...more,
  });
  afterPasswordChange(ctx, user);
  const details = startPostChangePassword(ctx, changed ?? user, connection);
  ctx.log({ type: 'scp', description: CHANGED, ...fields, details });
  return changed ?? user;
}
