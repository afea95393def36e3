/** A new password by a link: the page, and what comes of it. */
import { isObject } from '../../../text/is-object.js';
import { badRequest, forbidden, HttpError } from '../../errors.js';
import { afterPasswordChange } from '../../resources/users/password-change.js';
import { passwordError, withPassword } from '../../resources/users/profile.js';
import { isoAt } from '../../state/clock.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { isLeaked } from '../common-passwords.js';
import { passOn } from '../custom-database.js';
import { eventFields } from '../event-fields.js';
import { startPostChangePassword } from '../flows/password.js';
import { html } from '../page/html.js';
import { page, problem } from '../page/layout.js';
import { breachDetection } from '../protection.js';
import { challenged, RESET_PATH, refused, sendTo } from './challenge.js';
import { type Found, ticketIn, used } from './ticket.js';

/** Sets the password that the form of the link sends; it also lifts blocks and ends sessions. */
async function setPassword(ctx: AuthContext, { ticket, user, connection }: Found): Promise<SandboxResponse> {
  const password = ctx.body.password;
  if (typeof password !== 'string' || password === '')
    throw badRequest('password is required', 'invalid_body');
  if (breachDetection(ctx.tenant).blocksReset && isLeaked(password)) {
    ctx.log({
      type: 'reset_pwd_leak',
      description: 'Breached password on password reset',
      ...eventFields(ctx, {}, connection, user, ''),
    });
    throw badRequest(
      'This password has been leaked on another website. Choose another one.',
      'password_leaked',
    );
  }
  const problem = passwordError(password, connection, user);
  if (problem) {
    ctx.log({ type: 'fcp', description: problem.message, ...eventFields(ctx, {}, connection, user, '') });
    throw problem;
  }
  const said = await passOn(ctx, connection, 'change_password', [user.email, password]);
  // Public documentation, custom-db/templates/change-password: false is a refusal, and an object may say when it was.
  if (said === false) {
    const message = 'The password could not be changed.';
    ctx.log({ type: 'fcp', description: message, ...eventFields(ctx, {}, connection, user, '') });
    throw badRequest(message, 'auth0_idp_error');
  }
  const when = isObject(said) ? new Date(said.last_password_reset as string | number).getTime() : Number.NaN;
  const id = String(user.user_id);
  const changed = ctx.tenant.collection('users').update(id, {
    $passwords: withPassword(user, password),
    last_password_reset: Number.isNaN(when) ? ctx.iso() : isoAt(when),
    updated_at: ctx.iso(),
    ...(ticket.mark_email_as_verified === true ? { email_verified: true } : {}),
  });
  afterPasswordChange(ctx.tenant, user);
  ctx.log({
    type: 'scp',
    description: 'You can now login to the application with the new password.',
    ...eventFields(ctx, {}, connection, user, ''),
    details: startPostChangePassword(ctx, changed ?? user, connection),
  });
  return used(ctx, ticket, 'You can now login to the application with the new password.');
}

/** The page of a link for a new password. */
const askForPassword: AuthHandler = async (ctx) => {
  try {
    const reached = await challenged(ctx);
    return 'redirectTo' in reached ? sendTo(reached) : passwordPage(ctx);
  } catch (error) {
    return refused(error);
  }
};

function passwordPage(ctx: AuthContext, said?: string): SandboxResponse {
  const ticket = encodeURIComponent(ticketIn(ctx));
  return page(
    'Change your password',
    html`${problem(said)}<form method="post" action="${RESET_PATH}?ticket=${ticket}">
<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" required>
<button type="submit">Reset password</button></form>`,
    { status: said === undefined ? 200 : 400 },
  );
}

/** A form is answered with a page, everything else as by the API. */
const takePassword: AuthHandler = async (ctx) => {
  const form = (ctx.request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  try {
    const reached = await challenged(ctx);
    if (!('redirectTo' in reached)) return await setPassword(ctx, reached);
    if (form) return sendTo(reached);
    throw forbidden(`The person has to go to ${reached.redirectTo} first.`, 'interaction_required');
  } catch (error) {
    if (!form || !(error instanceof HttpError) || error.errorCode === 'invalid_ticket') throw error;
    return error.statusCode === 403 ? refused(error) : passwordPage(ctx, error.message);
  }
};

export const passwordLink: Readonly<Record<string, AuthHandler>> = {
  [`GET ${RESET_PATH}`]: askForPassword,
  [`POST ${RESET_PATH}`]: takePassword,
};
