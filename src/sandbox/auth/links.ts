/** Addresses that people get by e-mail or from a job: confirming an address, a new password, an export's file. */
import { gzipSync } from 'node:zlib';
import { badRequest, forbidden, HttpError, notFound } from '../errors.js';
import { exportFile, exportPath } from '../resources/users/export.js';
import { afterPasswordChange } from '../resources/users/password-change.js';
import { passwordError, withPassword } from '../resources/users/profile.js';
import { connectionByName } from '../resources/users/store.js';
import type { Doc } from '../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../types.js';
import { clientById } from './client.js';
import { isLeaked } from './common-passwords.js';
import { passOn } from './custom-database.js';
import { eventFields } from './event-fields.js';
import { runPostChallenge, startPostChangePassword } from './flows/password.js';
import { html } from './page/html.js';
import { errorPage, page, problem } from './page/layout.js';
import { breachDetection } from './protection.js';

/** The unused, unexpired ticket that a link names, with its user and connection. */
function ticketOf(ctx: AuthContext, kind: string): { ticket: Doc; user: Doc; connection: Doc } {
  const ticket = ctx.tenant.collection('tickets').get(ctx.request.search.get('ticket') ?? '');
  const user = ticket && ctx.tenant.collection('users').get(String(ticket.user_id));
  const connection = ticket && connectionByName(ctx.tenant, String(ticket.connection));
  const live = ticket?.kind === kind && Number(ticket.expires_at) > ctx.now();
  if (!live || !user || !connection)
    throw badRequest('The ticket is invalid or has expired.', 'invalid_ticket');
  return { ticket, user, connection };
}

/** A ticket works once; then the person goes where its maker wanted. */
function used(ctx: AuthContext, ticket: Doc, message: string): SandboxResponse {
  ctx.tenant.collection('tickets').delete(String(ticket.id));
  if (typeof ticket.result_url !== 'string' || !URL.canParse(ticket.result_url)) {
    return page('Done', html`<p>${message}</p>`);
  }
  const url = new URL(ticket.result_url);
  url.searchParams.set('success', 'true');
  url.searchParams.set('message', message);
  return { status: 302, headers: { location: url.href } };
}

const confirmEmail: AuthHandler = async (ctx) => {
  const { ticket, user, connection } = ticketOf(ctx, 'verify-email');
  await passOn(ctx, connection, 'verify', [user.email]);
  ctx.tenant
    .collection('users')
    .update(String(user.user_id), { email_verified: true, updated_at: ctx.iso() });
  ctx.log({
    type: 'sv',
    description: 'Your email was verified. You can continue using the application.',
    ...eventFields(ctx, {}, connection, user, ''),
  });
  return used(ctx, ticket, 'Your email was verified. You can continue using the application.');
};

/** The ticket of a new password, once the Actions have let the person go on. @throws HttpError 403 when they do not */
async function challenged(ctx: AuthContext): Promise<{ ticket: Doc; user: Doc; connection: Doc }> {
  const found = ticketOf(ctx, 'change-password');
  const { ticket, user, connection } = found;
  if (ticket.$challenged === true) return found;
  const client = clientById(ctx, String(ticket.client_id));
  const end = await runPostChallenge(ctx, { user, connection, client });
  if ('refusal' in end) {
    const { refusal, details } = end;
    ctx.log({ type: 'fcp', description: refusal, ...eventFields(ctx, {}, connection, user, ''), details });
    throw forbidden(refusal, 'access_denied');
  }
  const { resultUrl } = end;
  const changes = { $challenged: true, ...(resultUrl === undefined ? {} : { result_url: resultUrl }) };
  return { ...found, ticket: ctx.tenant.collection('tickets').update(String(ticket.id), changes) ?? ticket };
}

/** Sets the password that the form of the link sends; it also lifts blocks and ends sessions. */
const setPassword: AuthHandler = async (ctx) => {
  const { ticket, user, connection } = await challenged(ctx);
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
  await passOn(ctx, connection, 'change_password', [user.email, password]);
  const id = String(user.user_id);
  const changed = ctx.tenant.collection('users').update(id, {
    $passwords: withPassword(user, password),
    last_password_reset: ctx.iso(),
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
};

/** The page of a link for a new password. */
const askForPassword: AuthHandler = async (ctx) => {
  try {
    await challenged(ctx);
  } catch (error) {
    if (!(error instanceof HttpError) || error.statusCode !== 403) throw error;
    return errorPage(403, 'access_denied', error.message);
  }
  return passwordPage(ctx);
};

function passwordPage(ctx: AuthContext, said?: string): SandboxResponse {
  const ticket = encodeURIComponent(ctx.request.search.get('ticket') ?? '');
  return page(
    'Change your password',
    html`${problem(said)}<form method="post" action="/u/reset-verify?ticket=${ticket}">
<label for="password">New password</label>
<input id="password" name="password" type="password" autocomplete="new-password" required>
<button type="submit">Reset password</button></form>`,
    { status: said === undefined ? 200 : 400 },
  );
}

/** A form is answered with a page, everything else as by the API. */
const setPasswordFromForm: AuthHandler = async (ctx) => {
  const form = (ctx.request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (!form) return setPassword(ctx);
  try {
    return await setPassword(ctx);
  } catch (error) {
    if (!(error instanceof HttpError) || error.errorCode === 'invalid_ticket') throw error;
    if (error.statusCode === 403) return errorPage(403, 'access_denied', error.message);
    return passwordPage(ctx, error.message);
  }
};

/**
 * The file of an export job: a gzip file, not a compressed transfer. The link works for a minute from the moment it was
 * given (public documentation, manage-users/user-migration/bulk-user-exports).
 */
const download: AuthHandler = (ctx) => {
  const { search } = ctx.request;
  const job = ctx.tenant.collection('jobs').get(search.get('job') ?? '');
  if (job?.type !== 'users_export' || job.$key !== search.get('key')) throw notFound('Not Found');
  if (ctx.now() > Number(job.$link_until)) throw forbidden('Request has expired');
  return {
    status: 200,
    body: gzipSync(exportFile(ctx.tenant, job)),
    headers: { 'content-type': 'application/gzip' },
  };
};

export const links: Readonly<Record<string, AuthHandler>> = {
  'GET /u/email-verification': confirmEmail,
  'GET /u/reset-verify': askForPassword,
  'POST /u/reset-verify': setPasswordFromForm,
  [`GET ${exportPath('json')}`]: download,
  [`GET ${exportPath('csv')}`]: download,
};
