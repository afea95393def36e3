/** Invitations to an organization: which one a link names, and accepting it. */
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { joinOrganization } from '../admission.js';
import { eventFields } from '../event-fields.js';
import { organizationFields } from '../tokens/login.js';
import { refuse } from './refuse.js';

export type Invitation = Doc;

const COLLECTION = 'organizations/invitations';

/**
 * The invitation with a ticket.
 *
 * @throws OAuthError for one that was used, has expired, or is for another organization or application
 */
export function invitationOf(
  ctx: AuthContext,
  client: Doc,
  organization: string,
  ticket: string,
): Invitation {
  const found = ctx.tenant
    .collection(COLLECTION)
    .by('parent', organization)
    .find((one) => one.ticket_id === ticket);
  const fail = (message: string): never =>
    refuse(ctx, client, {
      type: 'fi',
      error: 'invalid_request',
      message,
      fields: { ...organizationFields(ctx, organization), user_name: emailOf(found) },
    });
  if (!found || found.client_id !== client.client_id) return fail('invitation not found or already used');
  return String(found.expires_at) > ctx.iso() ? found : fail('The invitation has expired.');
}

export const invitationById = ({ tenant }: AuthContext, id: string): Invitation | undefined =>
  tenant.collection(COLLECTION).get(id);

export const emailOf = (invitation: Invitation | undefined): string | undefined =>
  (invitation?.invitee as Doc | undefined)?.email as string | undefined;

/**
 * Makes the person a member, with what the invitation gives, and uses it up.
 *
 * @throws OAuthError when the invitation is for somebody else
 */
export function acceptInvitation(
  ctx: AuthContext,
  {
    client,
    connection,
    user,
    invitation,
  }: { client: Doc; connection: Doc; user: Doc; invitation: Invitation },
): void {
  const organization = String(invitation.organization_id);
  const fields = organizationFields(ctx, organization);
  if (String(user.email).toLowerCase() !== emailOf(invitation)?.toLowerCase()) {
    const message = 'the specified account is not allowed to accept the current invitation';
    refuse(ctx, client, { type: 'fi', error: 'access_denied', message, user, connection, fields });
  }
  joinOrganization(ctx, user, organization, ((invitation.roles ?? []) as unknown[]).map(String));
  const metadata = ['app_metadata', 'user_metadata'].flatMap((name) =>
    invitation[name] === undefined
      ? []
      : [[name, { ...(user[name] as Doc | undefined), ...(invitation[name] as Doc) }]],
  );
  ctx.tenant
    .collection('users')
    .update(String(user.user_id), { ...Object.fromEntries(metadata), email_verified: true });
  ctx.tenant.collection(COLLECTION).delete(String(invitation.id));
  ctx.log({
    type: 'si',
    description: 'Successfully accepted a user invitation',
    ...eventFields(ctx, client, connection, user, ''),
    ...fields,
  });
}
