/** Roles, what they permit and who has them. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { conflict, forbidden, HttpError, notFound } from '../../errors.js';
import { checkpoint, page, refuseBeyondReach, wantsCheckpoint } from '../../pagination.js';
import { prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { noContent, ok, type SandboxContext } from '../../types.js';
import { requireOrganization } from '../organizations/store.js';
import { personView, requireUsers } from '../users/store.js';
import { groupView, requireGroup } from './group-store.js';
import {
  dropHeld,
  dropOfApi,
  grantPermissions,
  heldPermissions,
  type PermissionName,
  permissionCollection,
  revokePermissions,
} from './permissions.js';

/** The role with an id; 404 when there is none. */
export function requireRole(ctx: Pick<SandboxContext, 'tenant'>, id: string): Doc {
  const role = ctx.tenant.collection('roles').get(id);
  if (!role) throw notFound('Role not found.', 'inexistent_role');
  return role;
}

/**
 * Refuses a list with roles that do not exist.
 *
 * @param organization where they are given: of roles that belong to one, its own exist
 */
export function requireRoles(ctx: SandboxContext, ids: readonly string[], organization?: string): void {
  const missing = ids.filter((id) => {
    const role = ctx.tenant.collection('roles').get(id);
    return !role || (role.owner_id !== undefined && role.owner_id !== organization);
  });
  if (missing.length > 0) {
    throw new HttpError(
      400,
      `One or more of the specified roles do not exist: ${missing.join(', ')}`,
      'invalid_body',
    );
  }
}

/** The short form in lists of a user's roles. */
export const assignedRoleView = ({ id, name, description }: Doc): Doc => ({ id, name, description });

/** Role documents by id, in that order; ids of roles that are gone are passed over. */
export const rolesById = (ctx: Pick<SandboxContext, 'tenant'>, ids: readonly string[]): Doc[] =>
  ids.map((id) => ctx.tenant.collection('roles').get(id)).filter((role) => role !== undefined);

const current = (ctx: SandboxContext): Doc => requireRole(ctx, ctx.params.id ?? '');
const idOf = (ctx: SandboxContext): string => String(current(ctx).id);

/** Names are unique among a tenant's own roles, and within each organization. */
function refuseTaken(ctx: SandboxContext, name: unknown, owner: unknown, except?: string): void {
  for (const role of ctx.tenant.collection('roles').by('name', String(name).toLowerCase())) {
    if (role.id !== except && role.owner_id === owner)
      throw conflict('The role already exists.', 'role_conflict');
  }
}

/** Roles of an organization's own (public documentation, organizations/organization-roles). */
const MOST_OWN = 350;

function checkRoom({ tenant }: SandboxContext, owner: string): void {
  if (tenant.collection('roles').by('owner', owner).length >= MOST_OWN)
    throw forbidden(`An organization can have at most ${MOST_OWN} roles.`, 'too_many_entities');
}

function createRole(ctx: SandboxContext): Doc {
  const { name, description, type = 'tenant', owner_id } = ctx.body as Doc;
  if (type === 'organization') {
    requireOrganization(ctx, String(owner_id));
    checkRoom(ctx, String(owner_id));
  }
  refuseTaken(ctx, name, owner_id);
  const role = {
    id: prefixedId('rol'),
    name,
    description: description ?? '',
    type,
    ...(owner_id === undefined ? {} : { owner_id }),
  };
  ctx.tenant.collection('roles').insert(role);
  // Only this answer says null for a description that was not given.
  return { ...role, description: description ?? null };
}

function listRoles(ctx: SandboxContext): unknown {
  const { name_filter: filter, type, owner_id: owner } = ctx.query;
  const wanted = typeof filter === 'string' ? filter.toLowerCase() : '';
  const roles = ctx.tenant
    .collection('roles')
    .list()
    .filter(
      (role) =>
        String(role.name).toLowerCase().includes(wanted) &&
        (type === undefined || role.type === type) &&
        (owner === undefined || role.owner_id === owner),
    );
  return page(roles, ctx, { key: 'roles' });
}

function listRoleUsers(ctx: SandboxContext): unknown {
  const people = ctx.tenant.links('role-users').rights(idOf(ctx));
  const view = (id: string): Doc => personView(ctx.tenant.collection('users').get(id) ?? {});
  if (wantsCheckpoint(ctx)) {
    return checkpoint(people, ctx, { key: 'users', idOf: (id) => id, view, nextAlways: true });
  }
  refuseBeyondReach(ctx.query);
  return page(people, ctx, { key: 'users', view });
}

export const roles: ResourceModule = {
  collections: [
    permissionCollection,
    {
      name: 'roles',
      indexes: {
        name: { of: (role: Doc) => String(role.name).toLowerCase() },
        owner: { of: (role: Doc) => role.owner_id as string | undefined },
      },
    },
  ],
  links: [
    { name: 'role-users', left: 'roles', right: 'users' },
    { name: 'role-groups', left: 'roles', right: 'groups' },
  ],
  handlers: {
    'GET /roles': (ctx) => ok(listRoles(ctx)),
    'POST /roles': (ctx) => ok(createRole(ctx)),
    'GET /roles/{id}': (ctx) => ok(current(ctx)),
    'PATCH /roles/{id}': (ctx) => {
      const role = current(ctx);
      const { name, description } = ctx.body as Doc;
      if (name !== undefined) refuseTaken(ctx, name, role.owner_id, String(role.id));
      const changes = {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description: description ?? '' }),
      };
      return ok(ctx.tenant.collection('roles').update(String(role.id), changes));
    },
    'DELETE /roles/{id}': (ctx) => {
      ctx.tenant.collection('roles').delete(idOf(ctx));
      return ok({});
    },
    'GET /roles/{id}/permissions': (ctx) =>
      ok(page(heldPermissions(ctx.tenant, 'role', idOf(ctx)), ctx, { key: 'permissions' })),
    'POST /roles/{id}/permissions': (ctx) => {
      grantPermissions(ctx, 'role', idOf(ctx), ctx.body.permissions as PermissionName[]);
      return { status: 201, body: {} };
    },
    'DELETE /roles/{id}/permissions': (ctx) => {
      revokePermissions(ctx, 'role', idOf(ctx), ctx.body.permissions as PermissionName[]);
      return noContent();
    },
    'GET /roles/{id}/users': (ctx) => ok(listRoleUsers(ctx)),
    'POST /roles/{id}/users': (ctx) => {
      const role = idOf(ctx);
      const ids = ctx.body.users as string[];
      requireUsers(ctx, ids, () => notFound('One or more of the users do not exist.', 'inexistent_user'));
      for (const id of ids) ctx.tenant.links('role-users').add(role, id);
      return ok({});
    },
    'GET /roles/{id}/groups': (ctx) => {
      const ids = ctx.tenant.links('role-groups').rights(idOf(ctx));
      const found = ids
        .map((id) => ctx.tenant.collection('groups').get(id))
        .filter((group) => group !== undefined);
      return ok(checkpoint(found.map(groupView), ctx, { key: 'groups' }));
    },
    'POST /roles/{id}/groups': (ctx) => {
      const role = idOf(ctx);
      for (const id of ctx.body.groups as string[]) requireGroup(ctx, id);
      for (const id of ctx.body.groups as string[]) ctx.tenant.links('role-groups').add(role, id);
      return noContent();
    },
    'DELETE /roles/{id}/groups': (ctx) => {
      const role = idOf(ctx);
      for (const id of (ctx.body?.groups ?? []) as string[]) ctx.tenant.links('role-groups').remove(role, id);
      return noContent();
    },
  },
  onDelete: {
    roles: (tenant, role) => dropHeld(tenant, 'role', String(role.id)),
    users: (tenant, user) => dropHeld(tenant, 'user', String(user.user_id)),
    'resource-servers': (tenant, api) => dropOfApi(tenant, String(api.identifier)),
  },
};
