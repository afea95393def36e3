/** Addresses that people get by e-mail or from a job: confirming an address, a new password, an export's file. */
import { gzipSync } from 'node:zlib';
import { forbidden, HttpError, notFound } from '../../errors.js';
import { identifiersOf, unblock } from '../../resources/user-blocks.js';
import { exportFile, exportPath } from '../../resources/users/export.js';
import { welcome } from '../../resources/users/verification.js';
import type { AuthHandler } from '../../types.js';
import { isPassedOn, passOn } from '../custom-database.js';
import { eventFields } from '../event-fields.js';
import { passwordLink } from './set-password.js';
import { ticketIn, ticketOf, used } from './ticket.js';

const confirmEmail: AuthHandler = async (ctx) => {
  const { ticket, user, connection } = ticketOf(ctx, 'verify-email', ticketIn(ctx));
  const asks = isPassedOn(ctx, connection, 'verify');
  try {
    await passOn(ctx, connection, 'verify', [user.email]);
  } catch (error) {
    if (!(error instanceof HttpError) || typeof ticket.result_url !== 'string') throw error;
    return used(ctx, ticket, error.message, false);
  }
  // A script that verifies leaves the profile to what the other scripts answer (public documentation, templates/verify).
  if (!asks)
    ctx.tenant
      .collection('users')
      .update(String(user.user_id), { email_verified: true, updated_at: ctx.iso() });
  await welcome(ctx, user);
  ctx.log({
    type: 'sv',
    description: 'Your email was verified. You can continue using the application.',
    ...eventFields(ctx, {}, connection, user, ''),
  });
  return used(ctx, ticket, 'Your email was verified. You can continue using the application.');
};

/** Blocks that a message told of are lifted by its link (public documentation, email-template-descriptions). */
const liftBlock: AuthHandler = (ctx) => {
  const { ticket, user } = ticketOf(ctx, 'unblock', ticketIn(ctx));
  unblock(ctx.tenant, identifiersOf(user));
  return used(ctx, ticket, 'Your account has been unblocked.');
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
  'GET /u/unblock': liftBlock,
  ...passwordLink,
  [`GET ${exportPath('json')}`]: download,
  [`GET ${exportPath('csv')}`]: download,
};
