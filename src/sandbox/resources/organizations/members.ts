/** Members of an organization and the roles they have in it, directly or through groups. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, conflict, HttpError } from '../../errors.js';
import { checkAtOnce } from '../../limits.js';
import { checkpoint, page, refuseBeyondReach, selectFields, wantsCheckpoint } from '../../pagination.js';
import type { Doc, Tenant } from '../../state/store.js';
import { type LogEvent, noContent, ok, type SandboxContext } from '../../types.js';
import { groupView, requireGroup } from '../roles/group-store.js';
import { assignedRoleView, requireRole, requireRoles, rolesById } from '../roles/roles.js';
import { personView, requireUser, requireUsers, usersById } from '../users/store.js';
import { organizationId } from './store.js';

const MEMBERS = 'organization-members';
/** Who (a user or a group) has which role in which organization. */
const ASSIGNMENTS = 'organization-role-assignments';
type Holder = 'user' | 'group';

/** Members that one call adds (public documentation, manage-users/organizations/configure-organizations/assign-members). */
const MEMBERS_AT_ONCE = 10;
/** Roles of a member, or of a group, in an organization (public documentation, entity-limit-policy). */
const MAX_ROLES = 50;

const holderKey = (organization: string, holder: Holder, id: string): string =>
  `${organization}\n${holder}\n${id}`;
const byId = (doc: Doc): string => String(doc.id);

function assign(tenant: Tenant, organization: string, holder: Holder, holderId: string, role: string): void {
  const id = JSON.stringify([organization, holder, holderId, role]);
  const table = tenant.collection(ASSIGNMENTS);
  if (!table.has(id)) table.insert({ id, organization, holder, holder_id: holderId, role });
}

function unassign(
  tenant: Tenant,
  organization: string,
  holder: Holder,
  holderId: string,
  role: string,
): void {
  tenant.collection(ASSIGNMENTS).delete(JSON.stringify([organization, holder, holderId, role]));
}

/** Makes a user a member and gives roles in the organization. */
export function addMember(
  tenant: Tenant,
  organization: string,
  userId: string,
  roles: readonly string[] = [],
): void {
  tenant.links(MEMBERS).add(organization, userId);
  for (const role of roles) assign(tenant, organization, 'user', userId, role);
}

/** The log event of a user who becomes a member. */
export const memberAdded = (tenant: Tenant, organization: string, user: Doc): LogEvent => ({
  type: 'organization_member_added',
  description: 'User added to organization',
  user_id: user.user_id,
  user_name: user.email ?? user.username,
  organization_id: organization,
  organization_name: tenant.collection('organizations').get(organization)?.name,
});

function removeMember(tenant: Tenant, organization: string, userId: string): void {
  tenant.links(MEMBERS).remove(organization, userId);
  for (const role of rolesIn(tenant, organization, 'user', userId))
    unassign(tenant, organization, 'user', userId, role);
}

const rolesIn = (tenant: Tenant, organization: string, holder: Holder, id: string): string[] =>
  tenant
    .collection(ASSIGNMENTS)
    .by('holder', holderKey(organization, holder, id))
    .map((doc) => String(doc.role));

/** Ids of the roles that a member has in an organization, directly or through groups. */
export const rolesInOrganization = (tenant: Tenant, organization: string, user: string): string[] => [
  ...rolesIn(tenant, organization, 'user', user),
  ...tenant
    .links('group-members')
    .lefts(user)
    .flatMap((group) => rolesIn(tenant, organization, 'group', group)),
];

/** Ids of the users or groups that have a role in the organization. */
const holdersOf = (tenant: Tenant, organization: string, role: string, holder: Holder): string[] =>
  tenant
    .collection(ASSIGNMENTS)
    .by('role', `${organization}\n${role}`)
    .filter((doc) => doc.holder === holder)
    .map((doc) => String(doc.holder_id));

/** The member that the path names: the user must exist and belong to the organization. */
function member(ctx: SandboxContext): { organization: string; user: string } {
  const organization = organizationId(ctx);
  const user = String(requireUser(ctx, ctx.params.user_id ?? '').user_id);
  if (!ctx.tenant.links(MEMBERS).has(organization, user)) {
    throw new HttpError(400, 'The user is not a member of the organization.', 'invalid_body');
  }
  return { organization, user };
}

function memberView(ctx: SandboxContext, organization: string): (user: Doc) => Doc {
  const wanted = String(ctx.query.fields ?? '')
    .split(',')
    .map((field) => field.trim());
  const withRoles = wanted.includes('roles') && ctx.query.include_fields !== false;
  return (user) => {
    const shown = personView(user);
    if (withRoles) {
      const roles = rolesById(ctx, rolesIn(ctx.tenant, organization, 'user', String(user.user_id)));
      shown.roles = roles.map(({ id, name }) => ({ id, name }));
    }
    return selectFields(shown, ctx.query);
  };
}

function listMembers(ctx: SandboxContext): unknown {
  const organization = organizationId(ctx);
  const people = ctx.tenant.links(MEMBERS).rights(organization);
  const show = memberView(ctx, organization);
  const view = (id: string): Doc => show(ctx.tenant.collection('users').get(id) ?? {});
  if (wantsCheckpoint(ctx)) {
    return checkpoint(people, ctx, { key: 'members', idOf: (id) => id, view, nextAlways: true });
  }
  refuseBeyondReach(ctx.query);
  return page(people, ctx, { key: 'members', view });
}

function addMembers(ctx: SandboxContext) {
  const organization = organizationId(ctx);
  const ids = ctx.body.members as string[];
  checkAtOnce(ids, MEMBERS_AT_ONCE, 'members');
  requireUsers(ctx, ids, (missing) =>
    badRequest(`One or more of the specified users do not exist: ${missing.join(', ')}`, 'invalid_body'),
  );
  for (const id of ids) {
    if (ctx.tenant.links(MEMBERS).has(organization, id)) continue;
    addMember(ctx.tenant, organization, id);
    ctx.log(memberAdded(ctx.tenant, organization, ctx.tenant.collection('users').get(id) ?? {}));
  }
  return noContent();
}

/** Gives the roles that the body names, unless there would be too many. */
function assignRoles(ctx: SandboxContext, organization: string, holder: Holder, id: string): void {
  const roles = ctx.body.roles as string[];
  requireRoles(ctx, roles, organization);
  if (new Set([...rolesIn(ctx.tenant, organization, holder, id), ...roles]).size > MAX_ROLES)
    throw conflict(
      `No more roles can be assigned to this organization ${holder === 'user' ? 'member' : 'group'}.`,
    );
  for (const role of roles) assign(ctx.tenant, organization, holder, id, role);
}

/** Roles of a member with how each came about. */
function effectiveRoles(ctx: SandboxContext): Doc[] {
  const { organization, user } = member(ctx);
  const sources = new Map<string, Set<string>>();
  const note = (role: string, source: string) =>
    sources.set(role, (sources.get(role) ?? new Set()).add(source));
  for (const role of rolesIn(ctx.tenant, organization, 'user', user)) note(role, 'direct');
  for (const group of ctx.tenant.links('group-members').lefts(user)) {
    for (const role of rolesIn(ctx.tenant, organization, 'group', group)) note(role, 'groups');
  }
  return [...sources].flatMap(([id, found]) =>
    rolesById(ctx, [id]).map((role) => ({ ...assignedRoleView(role), sources: [...found] })),
  );
}

const groupDocs = (ctx: SandboxContext, ids: readonly string[]): Doc[] =>
  ids
    .map((id) => ctx.tenant.collection('groups').get(id))
    .filter((group) => group !== undefined)
    .map(groupView);

function groupsGivingRole(ctx: SandboxContext): Doc[] {
  const { organization, user } = member(ctx);
  const role = String(requireRole(ctx, String(ctx.query.role_id)).id);
  const own = new Set(ctx.tenant.links('group-members').lefts(user));
  return groupDocs(
    ctx,
    holdersOf(ctx.tenant, organization, role, 'group').filter((group) => own.has(group)),
  );
}

/** Groups that have any role in the organization. */
function organizationGroups(ctx: SandboxContext): Doc[] {
  const assignments = ctx.tenant
    .collection(ASSIGNMENTS)
    .by('subject', `organization\n${organizationId(ctx)}`);
  const ids = assignments.filter((doc) => doc.holder === 'group').map((doc) => String(doc.holder_id));
  return groupDocs(ctx, [...new Set(ids)]);
}

function roleOfPath(ctx: SandboxContext): string {
  return String(requireRole(ctx, ctx.params.role_id ?? '').id);
}

const groupOfPath = (ctx: SandboxContext): [organization: string, group: string] => [
  organizationId(ctx),
  String(requireGroup(ctx, ctx.params.group_id ?? '').id),
];

const dropSubject =
  (kind: string, key: string) =>
  (tenant: Tenant, doc: Doc): void => {
    const table = tenant.collection(ASSIGNMENTS);
    for (const assignment of table.by('subject', `${kind}\n${String(doc[key])}`))
      table.delete(byId(assignment));
  };

export const organizationMembers: ResourceModule = {
  collections: [
    {
      name: ASSIGNMENTS,
      indexes: {
        holder: {
          of: (doc: Doc) => holderKey(String(doc.organization), doc.holder as Holder, String(doc.holder_id)),
        },
        role: { of: (doc: Doc) => `${String(doc.organization)}\n${String(doc.role)}` },
        subject: {
          of: (doc: Doc) => [
            `organization\n${String(doc.organization)}`,
            `${String(doc.holder)}\n${String(doc.holder_id)}`,
            `role\n${String(doc.role)}`,
          ],
        },
      },
    },
  ],
  handlers: {
    'GET /organizations/{id}/members': (ctx) => ok(listMembers(ctx)),
    'POST /organizations/{id}/members': addMembers,
    'DELETE /organizations/{id}/members': (ctx) => {
      const organization = organizationId(ctx);
      for (const id of ctx.body.members as string[]) removeMember(ctx.tenant, organization, id);
      return noContent();
    },
    'GET /organizations/{id}/members/{user_id}/roles': (ctx) => {
      const { organization, user } = member(ctx);
      const roles = rolesById(ctx, rolesIn(ctx.tenant, organization, 'user', user));
      return ok(page(roles, ctx, { key: 'roles', view: assignedRoleView }));
    },
    'POST /organizations/{id}/members/{user_id}/roles': (ctx) => {
      const { organization, user } = member(ctx);
      assignRoles(ctx, organization, 'user', user);
      return noContent();
    },
    'DELETE /organizations/{id}/members/{user_id}/roles': (ctx) => {
      const { organization, user } = member(ctx);
      for (const role of ctx.body.roles as string[]) unassign(ctx.tenant, organization, 'user', user, role);
      return noContent();
    },
    'GET /organizations/{id}/members/{user_id}/effective-roles': (ctx) =>
      ok(checkpoint(effectiveRoles(ctx), ctx, { key: 'roles' })),
    'GET /organizations/{id}/members/{user_id}/effective-roles/sources/groups': (ctx) =>
      ok(checkpoint(groupsGivingRole(ctx), ctx, { key: 'groups' })),
    'GET /organizations/{id}/roles/{role_id}/members': (ctx) => {
      const people = usersById(
        ctx.tenant,
        holdersOf(ctx.tenant, organizationId(ctx), roleOfPath(ctx), 'user'),
      );
      const view = (user: Doc): Doc => selectFields(personView(user), ctx.query);
      return ok(checkpoint(people, ctx, { key: 'members', idOf: (user) => String(user.user_id), view }));
    },
    'GET /organizations/{organization_id}/groups': (ctx) =>
      ok(checkpoint(organizationGroups(ctx), ctx, { key: 'groups' })),
    'GET /organizations/{organization_id}/groups/{group_id}/roles': (ctx) => {
      const roles = rolesById(ctx, rolesIn(ctx.tenant, groupOfPath(ctx)[0], 'group', groupOfPath(ctx)[1]));
      return ok(checkpoint(roles.map(assignedRoleView), ctx, { key: 'roles' }));
    },
    'POST /organizations/{organization_id}/groups/{group_id}/roles': (ctx) => {
      const [organization, group] = groupOfPath(ctx);
      assignRoles(ctx, organization, 'group', group);
      return noContent();
    },
    'DELETE /organizations/{organization_id}/groups/{group_id}/roles': (ctx) => {
      const [organization, group] = groupOfPath(ctx);
      for (const role of (ctx.body?.roles ?? []) as string[])
        unassign(ctx.tenant, organization, 'group', group, role);
      return noContent();
    },
    'GET /organizations/{organization_id}/roles/{role_id}/groups': (ctx) => {
      const ids = holdersOf(ctx.tenant, organizationId(ctx), roleOfPath(ctx), 'group');
      return ok(checkpoint(groupDocs(ctx, ids), ctx, { key: 'groups' }));
    },
  },
  onDelete: {
    organizations: dropSubject('organization', 'id'),
    users: dropSubject('user', 'user_id'),
    groups: dropSubject('group', 'id'),
    roles: dropSubject('role', 'id'),
  },
};
