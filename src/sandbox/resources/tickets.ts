/** Links for changing a password, confirming an e-mail address, or enrolling a second factor. */

import { sendEmail } from '../auth/flows/messages.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { badRequest, type HttpError, invalidBody, notFound } from '../errors.js';
import { alphanumeric } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { created, ok, type RawRequest, type SandboxContext, type SandboxServices } from '../types.js';
import { linkBase } from './link-domain.js';
import { accountKey, connectionByName, type Identity, identitiesOf, requireUser } from './users/store.js';

const DEFAULT_TTL_S = 5 * 24 * 3600;
const refused = (message: string): HttpError => badRequest(message, 'operation_not_supported');

/** The user that a ticket is for: named by id, or by e-mail within a connection. */
function ticketUser(ctx: SandboxContext, body: Doc): Doc {
  if (body.user_id !== undefined) {
    const user = requireUser(ctx, String(body.user_id));
    if (body.email !== undefined && String(body.email).toLowerCase() !== user.email)
      throw invalidBody('The user_id and the email belong to different users.');
    return user;
  }
  if (body.email === undefined || body.connection_id === undefined) {
    throw invalidBody(
      "Payload validation error: 'Missing required property: user_id, or connection_id and email'.",
    );
  }
  const connection = ctx.tenant.collection('connections').get(String(body.connection_id));
  if (!connection)
    throw badRequest(
      `The connection with id ${String(body.connection_id)} does not exist.`,
      'inexistent_connection',
    );
  const key = accountKey(String(connection.name), 'email', String(body.email).toLowerCase());
  const user = ctx.tenant.collection('users').findBy('account', key);
  if (!user) throw notFound('The user does not exist.', 'inexistent_user');
  return user;
}

/** The identity that is meant, the primary one unless another is named. */
function ticketIdentity(user: Doc, wanted: Doc | undefined): Identity {
  const identities = identitiesOf(user);
  const found = wanted
    ? identities.find(
        (one) => one.provider === wanted.provider && String(one.user_id) === String(wanted.user_id),
      )
    : identities[0];
  if (!found) throw refused('The user exists, but does not contain the given identity.');
  return found;
}

/** Refuses what the ticket's other parts name and the tenant does not have. */
function checkReferences(ctx: SandboxContext, user: Doc, body: Doc): void {
  if (body.client_id !== undefined && !ctx.tenant.collection('clients').has(String(body.client_id))) {
    throw badRequest('The client does not exist', 'inexistent_client');
  }
  if (body.organization_id === undefined) return;
  const organization = String(body.organization_id);
  if (!ctx.tenant.collection('organizations').has(organization))
    throw badRequest('The organization does not exist');
  if (!ctx.tenant.links('organization-members').has(organization, String(user.user_id))) {
    throw badRequest(
      `The user with id ${String(user.user_id)} is not a member of organization with id ${organization}.`,
    );
  }
}

type Kind = 'verify-email' | 'change-password' | 'unblock';
const PATHS: Readonly<Record<Kind, string>> = {
  'verify-email': '/u/email-verification',
  'change-password': '/u/reset-verify',
  unblock: '/u/unblock',
};

/** Where the link of a message leads in the end, and how long it works, as the tenant's template says. */
export function landingOf({ tenant, now }: Pick<SandboxServices, 'tenant' | 'now'>, name: string): Doc {
  const template = tenant.collection('email-templates').get(name);
  if (!template || template.enabled === false) return {};
  const { resultUrl, urlLifetimeInSeconds: seconds, includeEmailInRedirect } = template;
  return {
    ...(includeEmailInRedirect === true ? { tells_email: true } : {}),
    ...(typeof resultUrl === 'string' ? { result_url: resultUrl } : {}),
    ...(Number(seconds) > 0 ? { expires_at: now() + Number(seconds) * 1000 } : {}),
  };
}

/** Stores a ticket. @returns the link that a person follows */
export function insertTicket(
  ctx: SandboxServices & { request?: RawRequest },
  kind: Kind,
  user: Doc,
  connection: string,
  more: Doc = {},
): string {
  const { tenant, now } = ctx;
  const base = linkBase(ctx);
  const id = alphanumeric(32);
  const expires_at = now() + DEFAULT_TTL_S * 1000;
  tenant.collection('tickets').insert({
    id,
    kind,
    user_id: user.user_id,
    connection,
    expires_at,
    mark_email_as_verified: false,
    ...more,
  });
  return `${base}${PATHS[kind]}?ticket=${id}`;
}

function newTicket(ctx: SandboxContext, kind: Kind): Doc {
  const body = (ctx.body ?? {}) as Doc;
  const user = ticketUser(ctx, body);
  const identity = ticketIdentity(user, body.identity as Doc | undefined);
  const email = identity === identitiesOf(user)[0] ? user.email : identity.profileData?.email;
  if (typeof email !== 'string') throw refused('The user does not have an email address.');
  const connection = connectionByName(ctx.tenant, identity.connection);
  if (kind === 'change-password' && connection?.strategy !== 'auth0') {
    throw refused("The user's main connection does not support this operation.");
  }
  checkReferences(ctx, user, body);
  const lifetime = Number(body.ttl_sec) || DEFAULT_TTL_S;
  const link = insertTicket(ctx, kind, user, identity.connection, {
    expires_at: ctx.now() + lifetime * 1000,
    result_url: body.result_url,
    client_id: body.client_id,
    tells_email: body.includeEmailInRedirect === true,
    ...(body.organization_id === undefined ? {} : { $organization: body.organization_id }),
    mark_email_as_verified: body.mark_email_as_verified === true,
  });
  return { ticket: `${link}#` };
}

/** A link to enroll a second factor; sent when it is asked for. */
async function enrollmentTicket(ctx: SandboxContext): Promise<Doc> {
  const id = String(ctx.body.user_id);
  const user = requireUser(ctx, id);
  const ticketId = alphanumeric(32);
  ctx.tenant
    .collection('tickets')
    .insert({ id: ticketId, kind: 'guardian-enrollment', user_id: id, factor: ctx.body.factor });
  const link = `${ctx.url}/guardian/enroll?ticket=${ticketId}`;
  const to = ctx.body.email ?? user.email;
  if (ctx.body.send_mail === true && typeof to === 'string')
    await sendEmail(ctx, { type: 'enrollment_email', user, link, to });
  return { ticket_id: ticketId, ticket_url: link };
}

export const tickets: ResourceModule = {
  collections: [{ name: 'tickets' }],
  onDelete: {
    users: (tenant, { user_id: id }) => {
      const all = tenant.collection('tickets');
      for (const ticket of all.list()) if (ticket.user_id === id) all.delete(String(ticket.id));
    },
  },
  handlers: {
    'POST /guardian/enrollments/ticket': async (ctx) => ok(await enrollmentTicket(ctx)),
    'POST /tickets/email-verification': (ctx) => created(newTicket(ctx, 'verify-email')),
    'POST /tickets/password-change': (ctx) => created(newTicket(ctx, 'change-password')),
  },
};
