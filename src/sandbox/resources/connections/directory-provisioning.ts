/** Inbound directory provisioning of connections. */

import attributes from '../../../../catalog/sandbox/directory-attributes.json' with { type: 'json' };
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, conflict, notFound } from '../../errors.js';
import { checkpoint } from '../../pagination.js';
import { prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { created, type Handler, noContent, ok, type SandboxContext } from '../../types.js';
import { connectionConfiguration } from './connection-configuration.js';
import { connectionOf } from './connections.js';

const PROVISIONINGS = 'directory-provisionings';
const GROUPS = 'synchronized-groups';

/** Each directory attribute with the profile properties that it fills. */
const MAPPING = Object.entries(attributes).flatMap(([idp, names]) => names.map((auth0) => ({ idp, auth0 })));

const provisioning = connectionConfiguration({
  collection: PROVISIONINGS,
  strategies: new Set(['google-apps']),
  missing: () => notFound('Directory provisioning configuration not found'),
  unsupported: () =>
    badRequest(
      'The connection strategy does not support inbound directory provisioning',
      'operation_not_supported',
    ),
  existing: () => conflict('Directory provisioning is already enabled on the specified connection'),
  check: ({ options }) => {
    if ((options as Doc | undefined)?.api_enable_users !== true)
      throw badRequest(
        'The Google Workspace Users API is not enabled on the connection. Select the Enable Users API option and go through the setup again.',
        'operation_not_supported',
      );
  },
  listKey: 'directory_provisionings',
  make: (ctx) => {
    const body = ctx.body as Doc | null;
    const now = ctx.iso();
    return {
      mapping: MAPPING,
      synchronize_automatically: false,
      ...body,
      created_at: now,
      updated_at: now,
      synchronize_groups: body?.synchronize_groups ?? 'off',
    };
  },
});
const provisioningOf = provisioning.of;

const update: Handler = (ctx) => {
  const { connection_id: id } = provisioningOf(ctx);
  const body = (ctx.body as Doc | null | undefined) ?? {};
  return ok(ctx.tenant.collection(PROVISIONINGS).update(String(id), { ...body, updated_at: ctx.iso() }));
};

const synchronize: Handler = (ctx) => {
  const { connection_id: id } = provisioningOf(ctx);
  ctx.tenant
    .collection(PROVISIONINGS)
    .update(String(id), { last_synchronization_at: ctx.iso(), last_synchronization_status: 'completed' });
  return created({ connection_id: id, synchronization_id: prefixedId('dsn'), status: 'pending' });
};

const groupKey = (connection: unknown, group: unknown): string => `${String(connection)} ${String(group)}`;

const groupsOf = (ctx: SandboxContext, connection: unknown): Doc[] =>
  ctx.tenant.collection(GROUPS).by('connection', String(connection));

function addGroups(ctx: SandboxContext, connection: unknown, given: Doc[]): void {
  const groups = ctx.tenant.collection(GROUPS);
  for (const group of given) {
    const key = groupKey(connection, group.id);
    const doc = { ...group, $key: key, $connection: connection };
    if (!groups.replace(key, doc)) groups.insert(doc);
  }
}

const dropGroups = (ctx: SandboxContext, groups: Doc[]): void => {
  for (const group of groups) ctx.tenant.collection(GROUPS).delete(String(group.$key));
};

const listGroups: Handler = (ctx) => {
  const { connection_id: id } = provisioningOf(ctx);
  const { q } = ctx.query;
  const found = groupsOf(ctx, id).filter((group) => typeof q !== 'string' || matches(group, q));
  return ok(checkpoint(found, ctx, { key: 'groups' }));
};

/** `name:admins*`, `id:x`, or a word that any field holds. */
function matches(group: Doc, q: string): boolean {
  const [, field, value = q] = /^(\w+):(.*)$/.exec(q.trim()) ?? [];
  const wanted = value.replace(/["*]/g, '').toLowerCase();
  const fields = field === undefined ? [group.id, group.name, group.email] : [group[field]];
  return fields.some((text) =>
    String(text ?? '')
      .toLowerCase()
      .includes(wanted),
  );
}

const given = (ctx: SandboxContext): Doc[] => (ctx.body as { groups: Doc[] }).groups;

const postGroups: Handler = (ctx) => {
  addGroups(ctx, provisioningOf(ctx).connection_id, given(ctx));
  return noContent();
};

const putGroups: Handler = (ctx) => {
  const { connection_id: id } = provisioningOf(ctx);
  dropGroups(ctx, groupsOf(ctx, id));
  addGroups(ctx, id, given(ctx));
  return noContent();
};

const deleteGroups: Handler = (ctx) => {
  const { connection_id: id } = provisioningOf(ctx);
  const ids = new Set(given(ctx).map((group) => group.id));
  dropGroups(
    ctx,
    groupsOf(ctx, id).filter((group) => ids.has(group.id)),
  );
  return noContent();
};

export const directoryProvisioning: ResourceModule = {
  collections: [
    { name: PROVISIONINGS, key: 'connection_id' },
    { name: GROUPS, key: '$key', indexes: { connection: { of: (doc) => doc.$connection } } },
  ],
  handlers: {
    'GET /connections-directory-provisionings': provisioning.list,
    'GET /connections/{id}/directory-provisioning': (ctx) => ok(provisioningOf(ctx)),
    'POST /connections/{id}/directory-provisioning': provisioning.create,
    'PATCH /connections/{id}/directory-provisioning': update,
    'DELETE /connections/{id}/directory-provisioning': provisioning.remove,
    'GET /connections/{id}/directory-provisioning/default-mapping': (ctx) => {
      connectionOf(ctx);
      return ok({ mapping: MAPPING });
    },
    'POST /connections/{id}/directory-provisioning/synchronizations': synchronize,
    'GET /connections/{id}/directory-provisioning/synchronized-groups': listGroups,
    'POST /connections/{id}/directory-provisioning/synchronized-groups': postGroups,
    'PUT /connections/{id}/directory-provisioning/synchronized-groups': putGroups,
    'DELETE /connections/{id}/directory-provisioning/synchronized-groups': deleteGroups,
  },
  onDelete: {
    connections: (tenant, { id }) => {
      tenant.collection(PROVISIONINGS).delete(String(id));
    },
    [PROVISIONINGS]: (tenant, { connection_id: id }) => {
      const groups = tenant.collection(GROUPS);
      for (const group of groups.by('connection', String(id))) groups.delete(String(group.$key));
    },
  },
};
