/** Groups that an identity provider provisions (public documentation, authenticate/protocols/scim/groups/configure-scim-groups). */
import { base58Id } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import { type Kind, type Provisioning, ScimError, userIn } from './endpoint.js';

const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const MEMBERS = 'group-members';
/** API document: Group.name. */
const NAME = /^[\x20-\x7e]{1,128}$/;

const groupsOf = ({ ctx, connection }: Provisioning): Doc[] =>
  ctx.tenant
    .collection('groups')
    .list()
    .filter((group) => group.connection_id === connection.id);

function shown({ ctx, base }: Provisioning, group: Doc): Doc {
  const id = String(group.id);
  return {
    schemas: [GROUP_SCHEMA],
    id,
    ...(group.external_id === undefined ? {} : { externalId: group.external_id }),
    displayName: group.name,
    members: ctx.tenant
      .links(MEMBERS)
      .rights(id)
      .map((user) => ({ value: user, $ref: `${base}/Users/${encodeURIComponent(user)}`, type: 'User' })),
    meta: {
      resourceType: 'Group',
      created: group.created_at,
      lastModified: group.updated_at,
      location: `${base}/Groups/${id}`,
    },
  };
}

/** The members that a resource names: users of the connection. */
function membersOf(request: Provisioning, resource: Doc): string[] {
  const given = (Array.isArray(resource.members) ? resource.members : []) as Doc[];
  return given.map(({ value }) => {
    if (!userIn(request, String(value)))
      throw new ScimError(400, `The member ${String(value)} does not exist`, 'invalidValue');
    return String(value);
  });
}

/** Stores what a resource says of a group; of another group when there is none yet. */
function save(request: Provisioning, resource: Doc, old?: Doc): Doc {
  const { ctx, connection } = request;
  const { displayName: name, externalId } = resource;
  if (typeof name !== 'string' || !NAME.test(name))
    throw new ScimError(400, 'displayName has to be of 1 to 128 printable characters', 'invalidValue');
  if (groupsOf(request).some((one) => one.name === name && one.id !== old?.id))
    throw new ScimError(409, 'The group already exists', 'uniqueness');
  const members = membersOf(request, resource);
  const groups = ctx.tenant.collection('groups');
  const stored = {
    name,
    external_id: typeof externalId === 'string' ? externalId : undefined,
    updated_at: ctx.iso(),
  };
  const group = old
    ? (groups.update(String(old.id), stored) as Doc)
    : groups.insert({
        id: base58Id('grp'),
        connection_id: connection.id,
        tenant_name: tenantName(ctx.url),
        created_at: ctx.iso(),
        ...stored,
      });
  const links = ctx.tenant.links(MEMBERS);
  const id = String(group.id);
  for (const user of links.rights(id)) if (!members.includes(user)) links.remove(id, user);
  for (const user of members) links.add(id, user, { created_at: ctx.iso() });
  return group;
}

export const groups: Kind = {
  all: groupsOf,
  one(request, id) {
    const group = groupsOf(request).find((one) => one.id === id);
    if (!group) throw new ScimError(404, 'The group does not exist');
    return group;
  },
  shown,
  create: save,
  save: (request, group, resource) => save(request, resource, group),
  remove: ({ ctx }, { id }) => ctx.tenant.collection('groups').delete(String(id)),
};
