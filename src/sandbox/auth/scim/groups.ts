/** Groups that an identity provider provisions (public documentation, authenticate/protocols/scim/groups/configure-scim-groups). */
import { identitiesOf } from '../../resources/users/store.js';
import { base58Id } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import type { SandboxResponse } from '../../types.js';
import { body, type Provisioning, ScimError, search } from './endpoint.js';
import { patched } from './resource.js';

const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const MEMBERS = 'group-members';
/** API document: Group.name. */
const NAME = /^[\x20-\x7e]{1,128}$/;

const groupsOf = ({ ctx, connection }: Provisioning): Doc[] =>
  ctx.tenant
    .collection('groups')
    .list()
    .filter((group) => group.connection_id === connection.id);

function groupOf(request: Provisioning, id: string): Doc {
  const group = groupsOf(request).find((one) => one.id === decodeURIComponent(id));
  if (!group) throw new ScimError(404, 'The group does not exist');
  return group;
}

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
function membersOf({ ctx, connection }: Provisioning, resource: Doc): string[] {
  const given = (Array.isArray(resource.members) ? resource.members : []) as Doc[];
  return given.map(({ value }) => {
    const user = ctx.tenant.collection('users').get(String(value));
    if (!user || !identitiesOf(user).some((identity) => identity.connection === connection.name))
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

export function answerGroups(request: Provisioning, id: string | undefined): SandboxResponse {
  const { ctx } = request;
  const { method } = ctx.request;
  if (id === undefined) {
    if (method === 'GET')
      return search(
        request,
        groupsOf(request).map((group) => shown(request, group)),
      );
    if (method === 'POST') return body(shown(request, save(request, ctx.body)), 201);
    throw new ScimError(405, 'Method Not Allowed');
  }
  const group = groupOf(request, id);
  if (method === 'GET') return body(shown(request, group));
  if (method === 'PUT') return body(shown(request, save(request, ctx.body, group)));
  if (method === 'PATCH') {
    const resource = shown(request, group);
    const wrong = patched(resource, ctx.body.Operations);
    if (wrong !== undefined) throw new ScimError(400, wrong, 'invalidPath');
    return body(shown(request, save(request, resource, group)));
  }
  if (method !== 'DELETE') throw new ScimError(405, 'Method Not Allowed');
  ctx.tenant.collection('groups').delete(String(group.id));
  return { status: 204 };
}
