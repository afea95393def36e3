/** Groups that directories bring along: read, deleted, and given roles. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { checkpoint, page, selectFields, wantsCheckpoint } from '../../pagination.js';
import type { Doc } from '../../state/store.js';
import { noContent, ok, type SandboxContext } from '../../types.js';
import { requireGroup } from './group-store.js';
import { assignedRoleView, requireRoles, rolesById } from './roles.js';

const idOf = (ctx: SandboxContext): string => String(requireGroup(ctx, ctx.params.id ?? '').id);

function listGroups(ctx: SandboxContext): unknown {
  const { connection_id, name, external_id, search } = ctx.query;
  const part = typeof search === 'string' ? search.toLowerCase() : '';
  const found = ctx.tenant
    .collection('groups')
    .list()
    .filter(
      (group) =>
        (connection_id === undefined || group.connection_id === connection_id) &&
        (name === undefined || group.name === name) &&
        (external_id === undefined || group.external_id === external_id) &&
        String(group.name).toLowerCase().includes(part),
    );
  if (wantsCheckpoint(ctx)) return checkpoint(found, ctx, { key: 'groups' });
  return page(found, ctx, { key: 'groups', alwaysObject: true });
}

function listMembers(ctx: SandboxContext): unknown {
  const group = requireGroup(ctx, ctx.params.id ?? '');
  const links = ctx.tenant.links('group-members');
  const members = links.rights(String(group.id)).map((id) => ({
    id,
    member_type: 'user',
    type: 'connection',
    ...(group.connection_id === undefined ? {} : { connection_id: group.connection_id }),
    created_at: (links.data(String(group.id), id) as Doc | null)?.created_at ?? group.created_at,
  }));
  return checkpoint(members, ctx, { key: 'members' });
}

export const groups: ResourceModule = {
  collections: [{ name: 'groups' }],
  links: [{ name: 'group-members', left: 'groups', right: 'users' }],
  handlers: {
    'GET /groups': (ctx) => ok(listGroups(ctx)),
    'GET /groups/{id}': (ctx) => ok(selectFields(requireGroup(ctx, ctx.params.id ?? ''), ctx.query)),
    'DELETE /groups/{id}': (ctx) => {
      ctx.tenant.collection('groups').delete(idOf(ctx));
      return noContent();
    },
    'GET /groups/{id}/members': (ctx) => ok(listMembers(ctx)),
    'GET /groups/{id}/roles': (ctx) => {
      const roles = rolesById(ctx, ctx.tenant.links('role-groups').lefts(idOf(ctx)));
      return ok(checkpoint(roles.map(assignedRoleView), ctx, { key: 'roles' }));
    },
    'POST /groups/{id}/roles': (ctx) => {
      const group = idOf(ctx);
      requireRoles(ctx, ctx.body.roles);
      for (const role of ctx.body.roles as string[]) ctx.tenant.links('role-groups').add(role, group);
      return noContent();
    },
    'DELETE /groups/{id}/roles': (ctx) => {
      const group = idOf(ctx);
      for (const role of (ctx.body?.roles ?? []) as string[])
        ctx.tenant.links('role-groups').remove(role, group);
      return noContent();
    },
  },
  onDelete: {
    connections: (tenant, connection) => {
      for (const group of tenant.collection('groups').list()) {
        if (group.connection_id === connection.id) tenant.collection('groups').delete(String(group.id));
      }
    },
  },
};
