/** What the roles that a change gives carry: permissions of the Management API are said, and have the name typed. */
import { pick } from '../../../catalog/wire.js';
import { isObject } from '../../../text/is-object.js';
import type { ChangeView, ComputedEffect } from '../change.js';
import type { EffectFound } from '../field-effects.js';
import { isManagementApi } from './management-api.js';
import { attempt, listIn, quoted, texts } from './reading.js';

/** More roles than one call can give, or more permissions than one page has, are not followed. */
const MOST_ROLES = 50;
const PER_PAGE = 100;

/** Ids of the roles that are given: those of the body, or the one that the path names. */
function rolesOf({ operation, wire }: ChangeView): string[] {
  return /^POST \/roles\/\{id\}\/(users|groups)$/.test(operation)
    ? texts(pick(wire, 'path.id'))
    : texts(pick(wire, 'body.roles') ?? []);
}

export const privilegedRole: ComputedEffect = async (view) => {
  const roles = rolesOf(view);
  const powerful: string[] = [];
  const unread: string[] = roles.slice(MOST_ROLES);
  for (const id of roles.slice(0, MOST_ROLES)) {
    const query = { per_page: PER_PAGE };
    const permissions = listIn(await attempt(view, '/roles/{id}/permissions', { id }, query));
    const carries = permissions?.some(
      (one) => isObject(one) && isManagementApi(one.resource_server_identifier, view.self),
    );
    if (carries) powerful.push(id);
    else if (permissions === undefined || permissions.length >= PER_PAGE) unread.push(id);
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
