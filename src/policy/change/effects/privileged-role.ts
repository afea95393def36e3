/** What the roles that a change gives carry: permissions of the Management API are said, and have the name typed. */
import { pick } from '../../../catalog/wire.js';
import { isObject } from '../../../text/is-object.js';
import type { ChangeView, ComputedEffect } from '../change.js';
import type { EffectFound } from '../field-effects.js';
import { isManagementApi } from './management-api.js';
import { attemptAll, quoted, texts } from './reading.js';

/** More roles than one call can give are not followed. */
const MOST_ROLES = 50;

/** What gives the role that the path names. */
const OF_PATH = new Set(['POST /roles/{id}/users', 'POST /roles/{id}/groups']);

/** Ids of the roles that are given: those of the body, or the one that the path names. */
function rolesOf({ operation, wire }: ChangeView): string[] {
  return OF_PATH.has(operation) ? texts(pick(wire, 'path.id')) : texts(pick(wire, 'body.roles') ?? []);
}

export const privilegedRole: ComputedEffect = async (view) => {
  const roles = rolesOf(view);
  const powerful: string[] = [];
  const unread: string[] = roles.slice(MOST_ROLES);
  for (const id of roles.slice(0, MOST_ROLES)) {
    const { items, why } = await attemptAll(view, '/roles/{id}/permissions', { id });
    const carries = items.some(
      (one) => isObject(one) && isManagementApi(one.resource_server_identifier, view.self),
    );
    if (carries) powerful.push(id);
    else if (why !== undefined) unread.push(id);
  }
  const found: EffectFound[] = [];
  if (powerful.length > 0)
    found.push({
      effect: 'privileges',
      fields: [],
      why: `Permissions of the Management API, which controls the whole tenant, come with ${quoted(powerful)}.`,
      grave: true,
    });
  if (unread.length > 0)
    found.push({
      effect: 'privileges',
      fields: [],
      why: `All that comes with ${quoted(unread)} could not be read.`,
    });
  return found;
};
