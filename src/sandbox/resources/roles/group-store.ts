/** Groups by id, and how they are shown. */
import { notFound } from '../../errors.js';
import { visible } from '../../pagination.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';

/** The group with an id; 404 when there is none. */
export function requireGroup(ctx: Pick<SandboxContext, 'tenant'>, id: string): Doc {
  const group = ctx.tenant.collection('groups').get(id);
  if (!group) throw notFound('Group not found.', 'inexistent_group');
  return group;
}

export const groupView = (group: Doc): Doc => visible(group);
