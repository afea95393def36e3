/** The organization of a login: named by the request, by an invitation, or chosen by the person. */

import { organizationNamed } from '../../resources/organizations/named.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import type { Invitation } from './invitation.js';
import { invitationOf } from './invitation.js';
import { refuse } from './refuse.js';
import type { Params } from './request.js';
import type { Transaction } from './transaction.js';

/** @throws OAuthError for an organization that the application cannot use, or lacks */
export function organizationFor(
  ctx: AuthContext,
  params: Params,
  client: Doc,
): Pick<Transaction, 'organization' | 'organizationPrompt' | 'invitation'> {
  const wrong = (message: string): never => refuse(ctx, client, { error: 'invalid_request', message });
  const { organization: given, invitation: ticket } = params;
  const usage = client.organization_usage ?? 'deny';
  if (given === undefined) {
    if (ticket !== undefined) wrong('parameter organization is required with an invitation');
    if (usage !== 'require') return {};
    if (client.organization_require_behavior === 'pre_login_prompt') return { organizationPrompt: 'before' };
    if (client.organization_require_behavior === 'post_login_prompt') return { organizationPrompt: 'after' };
    return wrong('parameter organization is required for this client');
  }
  if (usage === 'deny') wrong('parameter organization is not allowed for this client');
  const organization = organizationNamed(ctx, given);
  if (!organization) return wrong('parameter organization is invalid: the organization does not exist');
  const id = String(organization.id);
  // Public documentation, enable-third-party-application-access.
  if (client.is_first_party === false && organization.third_party_client_access !== 'allow')
    wrong(`parameter organization is invalid: ${id}`);
  if (ticket === undefined) return { organization: id };
  const invitation: Invitation = invitationOf(ctx, client, id, ticket);
  return { organization: id, invitation: String(invitation.id) };
}

/** Organizations of a person, for choosing one. */
export const membershipsOf = ({ tenant }: AuthContext, user: Doc): Doc[] =>
  tenant
    .links('organization-members')
    .lefts(String(user.user_id))
    .map((id) => tenant.collection('organizations').get(id))
    .filter((organization) => organization !== undefined);
