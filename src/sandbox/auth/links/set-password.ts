/** A new password by a link: the page, and what comes of it. */
import { html } from '../../../text/html.js';
import { badRequest, forbidden, HttpError } from '../../errors.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { page } from '../page/layout.js';
import { challenged, RESET_PATH, refused, sendTo } from './challenge.js';
import { CHANGED, changePassword } from './new-password.js';
import { type Found, ticketIn, used } from './ticket.js';

/** Sets the password that the form of the link sends. */
async function setPassword(ctx: AuthContext, { ticket, user, connection }: Found): Promise<SandboxResponse> {
  const password = ctx.body.password;
  if (typeof password !== 'string' || password === '')
    throw badRequest('password is required', 'invalid_body');
  const more = ticket.mark_email_as_verified === true ? { email_verified: true } : {};
  await changePassword(ctx, { client: {}, user, connection, password, more });
  return used(ctx, ticket, CHANGED);
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
    html`<form method="post" action="${RESET_PATH}?ticket=${ticket}">
<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" required>
<button type="submit">Reset password</button></form>`,
    { said },
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
