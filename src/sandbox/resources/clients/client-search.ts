/** `GET /clients/search`: applications by a query, without their secrets. */
import { loadFacts, resolveRef } from '../../../catalog/load.js';
import { listShape } from '../../engine/facts.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { checkpoint, selectFields, visible } from '../../pagination.js';
import { clientQuery, type SearchableClient } from '../../search/clients.js';
import { byPath } from '../../search/sort.js';
import type { Doc } from '../../state/store.js';
import { ok, type SandboxContext } from '../../types.js';
import { querySyntax } from '../users/search.js';
import { CLIENT_GRANTS } from './client-grants.js';
import { CLIENTS } from './named.js';

/** Organizations that a grant may be used for. */
const organizationsOf = (grant: Doc, { tenant }: SandboxContext): readonly string[] =>
  tenant.links('organization-client-grants').lefts(String(grant.id));

/** An application with what its grants are for. */
export function searchable(client: Doc, ctx: SandboxContext): SearchableClient {
  const grants = ctx.tenant.collection(CLIENT_GRANTS).by('client_id', String(client.client_id));
  return {
    client_id: client.client_id,
    external_client_id: client.external_client_id,
    name: client.name,
    app_type: client.app_type,
    is_first_party: client.is_first_party,
    updated_at: client.$updated_at,
    metadata: client.client_metadata,
    client_grant: {
      organization_id: grants.flatMap((grant) => organizationsOf(grant, ctx)),
      allow_any_organization: grants.map((grant) => grant.allow_any_organization === true),
    },
  };
}

/** The documented properties alone: what has secrets, keys, owners or addons is none of them. */
function shown(client: Doc, ctx: SandboxContext): Doc {
  const item = listShape(ctx.operation)?.item;
  const { properties = {} } = item ? resolveRef(item, loadFacts().schemas) : {};
  const documented = Object.entries(visible(client)).filter(([name]) => Object.hasOwn(properties, name));
  return selectFields(Object.fromEntries(documented), ctx.query);
}

function search(ctx: SandboxContext): unknown {
  const { q, parser, sort } = ctx.query;
  let found = ctx.tenant.collection(CLIENTS).list();
  if (typeof q === 'string' && q.trim() !== '') {
    try {
      const matches = clientQuery(q, parser);
      found = found.filter((client) => matches(searchable(client, ctx)));
    } catch (error) {
      throw querySyntax(error);
    }
  }
  if (typeof sort === 'string')
    found = [...found].sort(byPath<Doc>(sort === 'updated_at' ? '$updated_at' : sort, 1));
  const idOf = (client: Doc): string => String(client.client_id);
  return checkpoint(found, ctx, { key: 'clients', idOf, view: (client) => shown(client, ctx) });
}

export const clientSearch: ResourceModule = {
  handlers: { 'GET /clients/search': (ctx) => ok(search(ctx)) },
};
