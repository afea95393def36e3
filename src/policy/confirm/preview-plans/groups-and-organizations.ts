/** Previews of operations on roles, groups and organizations. */
import {
  client,
  connection,
  detail,
  firstPage,
  group,
  membersOf,
  organization,
  type Plan,
  people,
  plan,
  role,
  rolePermissions,
  subject,
  user,
} from './parts.js';

export const organizationPlans: Readonly<Record<string, Plan>> = {
  // Roles and groups
  'DELETE /roles/{id}': plan(
    [role()],
    [membersOf('Held by', '/roles/{id}/users'), rolePermissions()],
    'Everyone who has it loses its permissions.',
  ),
  'DELETE /roles/{id}/permissions': plan(
    [role()],
    [membersOf('Held by', '/roles/{id}/users'), rolePermissions()],
    'Everyone who has the role loses these permissions.',
  ),
  'DELETE /roles/{id}/groups': plan(
    [role(), group('body.groups')],
    [],
    'The members of these groups lose the permissions of the role.',
  ),
  'DELETE /groups/{id}': plan(
    [group()],
    [detail('Members', '/groups/{id}/members', { names: people }), detail('Roles', '/groups/{id}/roles')],
    'Its members lose the access it granted.',
  ),
  'DELETE /groups/{id}/roles': plan(
    [group(), role('body.roles')],
    [],
    'The members of the group lose the permissions of these roles.',
  ),

  // Organizations
  'DELETE /organizations/{id}': plan(
    [organization()],
    [
      membersOf('Members', '/organizations/{id}/members'),
      detail('Enabled connections', '/organizations/{id}/enabled_connections', {
        query: firstPage,
        names: ['connection.name', 'connection_id'],
      }),
      detail('Open invitations', '/organizations/{id}/invitations', { names: ['invitee.email'] }),
    ],
    'Memberships, member roles and invitations are permanently deleted; the user accounts remain.',
  ),
  'DELETE /organizations/{id}/members': plan(
    [organization(), user('body.members')],
    [],
    'They lose their membership and the roles they have in it.',
  ),
  'DELETE /organizations/{id}/members/{user_id}/roles': plan(
    [user('path.user_id'), organization(), role('body.roles')],
    [],
    'The person loses these roles in this organization.',
  ),
  'DELETE /organizations/{id}/invitations/{invitation_id}': plan(
    [subject('Invitation', '/organizations/{id}/invitations/{invitation_id}'), organization()],
    [],
    'The link that was sent stops working.',
  ),
  'DELETE /organizations/{id}/enabled_connections/{connectionId}': plan(
    [organization(), connection('path.connectionId')],
    [membersOf('Members', '/organizations/{id}/members')],
    'Members who sign in with this connection can no longer do so for this organization.',
  ),
  'DELETE /organizations/{id}/connections/{connection_id}': plan(
    [organization(), connection('path.connection_id')],
    [membersOf('Members', '/organizations/{id}/members')],
    'Members who sign in with this connection can no longer do so for this organization.',
  ),
  'DELETE /organizations/{id}/client-grants/{grant_id}': plan(
    [
      organization(),
      subject('Client grant', '/organizations/{id}/client-grants', {
        entry: { field: 'id', equals: 'path.grant_id' },
      }),
    ],
    [],
    'The application can no longer get tokens for this organization.',
  ),
  'DELETE /organizations/{id}/clients': plan(
    [organization(), client('body.clients')],
    [],
    'These applications are no longer part of the organization.',
  ),
  'DELETE /organizations/{id}/discovery-domains/{discovery_domain_id}': plan(
    [
      subject('Discovery domain', '/organizations/{id}/discovery-domains/{discovery_domain_id}'),
      organization(),
    ],
    [],
    'People with an e-mail address at this domain are no longer routed to the organization.',
  ),
  'DELETE /organizations/{id}/organization-templates/{template_id}': plan([
    organization(),
    subject('Template', '/organizations/{id}/organization-templates', {
      entry: { field: 'id', equals: 'path.template_id' },
    }),
  ]),
  'DELETE /organizations/{organization_id}/groups/{group_id}/roles': plan(
    [organization('path.organization_id'), group('path.group_id'), role('body.roles')],
    [],
    'The members of the group lose these roles in this organization.',
  ),
};
