/** Groups by id, and how they are shown. */
import { notFound } from '../../errors.js';
import { visible } from '../../pagination.js';
import type { Doc, Tenant } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';

/** The group with an id; 404 when there is none. */
export function requireGroup(ctx: Pick<SandboxContext, 'tenant'>, id: string): Doc {
  const group = ctx.tenant.collection('groups').get(id);
  if (!group) throw notFound('Group not found.', 'inexistent_group');
  return group;
}

export const groupView = (group: Doc): Doc => visible(group);

/** Ids of the roles that a person has when logging in: their own, and those of their groups. Source: assign-roles-to-groups. */
export const rolesAtLogin = (tenant: Tenant, userId: string): string[] => [
  ...tenant.links('role-users').lefts(userId),
  ...tenant
    .links('group-members')
    .lefts(userId)
    .flatMap((group) => tenant.links('role-groups').lefts(group)),
];
