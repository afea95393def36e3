/** What a user may do: roles and permissions, given directly, through roles and through groups; organizations. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { checkpoint, page, wantsCheckpoint } from '../../pagination.js';
import { tooMany } from '../../plans.js';
import type { Doc, Tenant } from '../../state/store.js';
import { noContent, ok, type SandboxContext } from '../../types.js';
import { organizationView } from '../organizations/store.js';
import { groupView } from '../roles/group-store.js';
import {
  grantPermissions,
  heldPermissions,
  type PermissionName,
  permissionKey,
  revokePermissions,
} from '../roles/permissions.js';
import { assignedRoleView, requireRole, requireRoles, rolesById } from '../roles/roles.js';
import { requireUser } from './store.js';

/** Roles of a user (public documentation, entity-limit-policy). */
const MAX_ROLES = 50;

const idOf = (ctx: SandboxContext): string => String(requireUser(ctx, ctx.params.id ?? '').user_id);

type Source = 'direct' | 'groups';

/** Roles of a user by id, with how each came about. */
function effectiveRoles(tenant: Tenant, userId: string): Map<string, Set<Source>> {
  const found = new Map<string, Set<Source>>();
  const note = (role: string, source: Source): void => {
    found.set(role, (found.get(role) ?? new Set()).add(source));
  };
  for (const role of tenant.links('role-users').lefts(userId)) note(role, 'direct');
  for (const group of tenant.links('group-members').lefts(userId)) {
    for (const role of tenant.links('role-groups').lefts(group)) note(role, 'groups');
  }
  return found;
}

function effectiveRoleDocs(ctx: SandboxContext): Doc[] {
  return [...effectiveRoles(ctx.tenant, idOf(ctx))].flatMap(([id, sources]) =>
    rolesById(ctx, [id]).map((role) => ({ ...assignedRoleView(role), sources: [...sources] })),
  );
}

/** Permissions held directly and through roles, each once, with where it comes from. */
function allPermissions(ctx: SandboxContext): Doc[] {
  const user = idOf(ctx);
  const byKey = new Map<string, Doc & { sources: Doc[] }>();
  const note = (permission: Doc, source: Doc): void => {
    const known = byKey.get(permissionKey(permission));
    if (known) known.sources.push(source);
    else byKey.set(permissionKey(permission), { ...permission, sources: [source] });
  };
  for (const permission of heldPermissions(ctx.tenant, 'user', user)) {
    note(permission, { source_id: '', source_name: '', source_type: 'DIRECT' });
  }
  for (const role of rolesById(ctx, ctx.tenant.links('role-users').lefts(user))) {
    for (const permission of heldPermissions(ctx.tenant, 'role', String(role.id))) {
      note(permission, { source_id: role.id, source_name: role.name, source_type: 'ROLE' });
    }
  }
  return [...byKey.values()];
}

/** Permissions on one API, with `direct` or `roles` as sources; roles through groups count as roles. */
function effectivePermissions(ctx: SandboxContext): Doc[] {
  const user = idOf(ctx);
  const byKey = new Map<string, Doc & { sources: string[] }>();
  const note = (permission: Doc, source: string): void => {
    if (permission.resource_server_identifier !== ctx.query.resource_server_identifier) return;
    const known = byKey.get(permissionKey(permission)) ?? { ...permission, sources: [] };
    if (!known.sources.includes(source)) known.sources.push(source);
    byKey.set(permissionKey(permission), known);
  };
  for (const permission of heldPermissions(ctx.tenant, 'user', user)) note(permission, 'direct');
  for (const role of effectiveRoles(ctx.tenant, user).keys()) {
    for (const permission of heldPermissions(ctx.tenant, 'role', role)) note(permission, 'roles');
  }
  return [...byKey.values()];
}

function rolesGivingPermission(ctx: SandboxContext): Doc[] {
  const wanted = permissionKey(ctx.query);
  return effectiveRoleDocs(ctx).filter((role) =>
    heldPermissions(ctx.tenant, 'role', String(role.id)).some(
      (permission) => permissionKey(permission) === wanted,
    ),
  );
}

function groupDocs(ctx: SandboxContext, ids: readonly string[]): Doc[] {
  return ids
    .map((id) => ctx.tenant.collection('groups').get(id))
    .filter((group) => group !== undefined)
    .map(groupView);
}

/** Groups through which the user has a role. */
function groupsGivingRole(ctx: SandboxContext): Doc[] {
  const user = idOf(ctx);
  const role = requireRole(ctx, String(ctx.query.role_id));
  const groups = ctx.tenant.links('group-members').lefts(user);
  return groupDocs(
    ctx,
    groups.filter((group) => ctx.tenant.links('role-groups').has(String(role.id), group)),
  );
}

function userGroups(ctx: SandboxContext): unknown {
  const user = idOf(ctx);
  const members = ctx.tenant.links('group-members');
  const groups = groupDocs(ctx, members.lefts(user)).map((group) => ({
    ...group,
    membership_created_at:
      (members.data(String(group.id), user) as Doc | null)?.created_at ?? group.created_at,
  }));
  if (wantsCheckpoint(ctx)) return checkpoint(groups, ctx, { key: 'groups' });
  return page(groups, ctx, { key: 'groups' });
}

export const userAccess: ResourceModule = {
  handlers: {
    'GET /users/{id}/roles': (ctx) => {
      const roles = rolesById(ctx, ctx.tenant.links('role-users').lefts(idOf(ctx)));
      return ok(page(roles, ctx, { key: 'roles', view: assignedRoleView }));
    },
    'POST /users/{id}/roles': (ctx) => {
      const user = idOf(ctx);
      requireRoles(ctx, ctx.body.roles);
      const held = ctx.tenant.links('role-users').lefts(user);
      if (new Set([...held, ...ctx.body.roles]).size > MAX_ROLES) throw tooMany('user');
      for (const role of ctx.body.roles as string[]) ctx.tenant.links('role-users').add(role, user);
      return noContent();
    },
    'DELETE /users/{id}/roles': (ctx) => {
      const user = idOf(ctx);
      for (const role of ctx.body.roles as string[]) ctx.tenant.links('role-users').remove(role, user);
      return noContent();
    },
    'GET /users/{id}/permissions': (ctx) => ok(page(allPermissions(ctx), ctx, { key: 'permissions' })),
    'POST /users/{id}/permissions': (ctx) => {
      grantPermissions(ctx, 'user', idOf(ctx), ctx.body.permissions as PermissionName[]);
      return { status: 201, body: {} };
    },
    'DELETE /users/{id}/permissions': (ctx) => {
      revokePermissions(ctx, 'user', idOf(ctx), ctx.body.permissions as PermissionName[]);
      return noContent();
    },
    'GET /users/{id}/effective-roles': (ctx) => ok(checkpoint(effectiveRoleDocs(ctx), ctx, { key: 'roles' })),
    'GET /users/{id}/effective-roles/sources/groups': (ctx) =>
      ok(checkpoint(groupsGivingRole(ctx), ctx, { key: 'groups' })),
    'GET /users/{id}/effective-permissions': (ctx) =>
      ok(checkpoint(effectivePermissions(ctx), ctx, { key: 'permissions', idOf: permissionKey })),
    'GET /users/{id}/effective-permissions/sources/effective-roles': (ctx) =>
      ok(checkpoint(rolesGivingPermission(ctx), ctx, { key: 'roles' })),
    'GET /users/{id}/groups': (ctx) => ok(userGroups(ctx)),
    'GET /users/{id}/organizations': (ctx) => {
      const ids = ctx.tenant.links('organization-members').lefts(idOf(ctx));
      const found = ids
        .map((id) => ctx.tenant.collection('organizations').get(id))
        .filter((one) => one !== undefined);
      return ok(page(found, ctx, { key: 'organizations', view: organizationView }));
    },
  },
};
