/** Organizations themselves. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, invalidQuery } from '../../errors.js';
import { checkpoint, page, refuseBeyondReach, wantsCheckpoint } from '../../pagination.js';
import { organizationQuery } from '../../search/organizations.js';
import { scimFilter } from '../../search/scim.js';
import { byPath } from '../../search/sort.js';
import { asChanges, withoutNulls } from '../../state/changes.js';
import { prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { created, noContent, ok, type SandboxContext } from '../../types.js';
import { querySyntax } from '../users/search.js';
import { connectionSettings, enabledConnectionViews, requireConnection } from './connections.js';
import {
  organizationCollection,
  organizationId,
  organizationLinks,
  organizationView,
  refuseTakenName,
  requireOrganization,
} from './store.js';

const byId = (doc: Doc): string => String(doc.id);

/** Metadata is replaced as a whole; null entries are dropped. */
const settled = (given: Doc): Doc =>
  given.metadata === undefined ? given : { ...given, metadata: withoutNulls(given.metadata as Doc) };

function create(ctx: SandboxContext): Doc {
  const { enabled_connections: connections = [], ...given } = settled(ctx.body as Doc) as Doc & {
    enabled_connections?: Doc[];
  };
  refuseTakenName(ctx, given.name);
  const stored = ctx.tenant.collection('connections');
  const absent = connections.map((one) => String(one.connection_id)).filter((id) => !stored.get(id));
  // As observed (auth0-developer-hub/auth0-b2b-saas-starter, issue 53).
  if (absent.length > 0)
    throw badRequest(`Connections: ${absent.join(', ')} not found.`, 'inexistent_connection');
  const enabled = connections.map((one) => [requireConnection(ctx, String(one.connection_id)), one] as const);
  const organization: Doc = {
    id: prefixedId('org'),
    display_name: given.name,
    ...given,
    third_party_client_access: given.third_party_client_access ?? 'block',
    is_app_entitlement_active: given.is_app_entitlement_active ?? false,
    $created_at: ctx.iso(),
  };
  ctx.tenant.collection('organizations').insert(organization);
  for (const [connection, settings] of enabled) {
    ctx.tenant
      .links('organization-connections')
      .add(byId(organization), String(connection.id), connectionSettings(connection, settings));
  }
  const shown = organizationView(organization);
  if (connections.length > 0) shown.enabled_connections = enabledConnectionViews(ctx, byId(organization));
  return shown;
}

function update(ctx: SandboxContext): Doc {
  const id = organizationId(ctx);
  const changes = asChanges(settled(ctx.body as Doc));
  if (changes.name !== undefined) refuseTakenName(ctx, changes.name, id);
  return organizationView(ctx.tenant.collection('organizations').update(id, changes) as Doc);
}

function sorted(organizations: Doc[], sort: unknown): Doc[] {
  if (typeof sort !== 'string' || sort === '') return organizations;
  const match = /^(name|display_name|created_at)(?::(-?1))?$/.exec(sort);
  if (!match)
    throw invalidQuery(`Query validation error: 'String '${sort}' does not match pattern' on property sort.`);
  const field = match[1] === 'created_at' ? '$created_at' : (match[1] as string);
  return organizations.sort(byPath<Doc>(field, match[2] === '-1' ? -1 : 1));
}

function list(ctx: SandboxContext): unknown {
  const organizations = sorted(ctx.tenant.collection('organizations').list(), ctx.query.sort);
  const client = ctx.query.include_client_association_for;
  const view = (doc: Doc): Doc => ({
    ...organizationView(doc),
    ...(client === undefined ? {} : associationWith(ctx, String(doc.id), String(client))),
  });
  if (wantsCheckpoint(ctx)) return checkpoint(organizations, ctx, { key: 'organizations', view });
  refuseBeyondReach(ctx.query);
  return page(organizations, ctx, { key: 'organizations', view });
}

/** How an application belongs to an organization, for lists that are asked for it. */
function associationWith({ tenant }: SandboxContext, organization: string, client: string): Doc {
  const association = tenant.links('organization-clients').data(organization, client) as Doc | undefined;
  return association
    ? { client: { client_id: client, use_for_member_access: association.use_for_member_access } }
    : {};
}

function search(ctx: SandboxContext): unknown {
  const q = typeof ctx.query.q === 'string' ? ctx.query.q : '';
  let matches: (doc: Doc) => boolean = () => true;
  try {
    if (q.trim() !== '') matches = ctx.query.parser === 'scim' ? scimFilter(q) : organizationQuery(q);
  } catch (error) {
    throw querySyntax(error);
  }
  const found = sorted(ctx.tenant.collection('organizations').list().filter(matches), ctx.query.sort);
  return checkpoint(found, ctx, { key: 'organizations', view: organizationView });
}

export const organizations: ResourceModule = {
  collections: [organizationCollection],
  links: organizationLinks,
  handlers: {
    'GET /organizations': (ctx) => ok(list(ctx)),
    'POST /organizations': (ctx) => created(create(ctx)),
    'GET /organizations/search': (ctx) => ok(search(ctx)),
    'GET /organizations/name/{name}': (ctx) => {
      const found = ctx.tenant
        .collection('organizations')
        .findBy('name', (ctx.params.name ?? '').toLowerCase());
      return ok(organizationView(found ?? requireOrganization(ctx, '')));
    },
    'GET /organizations/{id}': (ctx) => ok(organizationView(requireOrganization(ctx, ctx.params.id ?? ''))),
    'PATCH /organizations/{id}': (ctx) => ok(update(ctx)),
    'DELETE /organizations/{id}': (ctx) => {
      ctx.tenant.collection('organizations').delete(organizationId(ctx));
      return noContent();
    },
  },
  onDelete: {
    organizations: (tenant, organization) => {
      // Roles that belong to the organization go with it.
      for (const role of tenant.collection('roles').by('owner', String(organization.id))) {
        tenant.collection('roles').delete(String(role.id));
      }
    },
  },
};
