/** Consents that users gave to applications, and credentials of their devices. */

import type { ResourceModule } from '../engine/resource-module.js';
import { conflict } from '../errors.js';
import { page, selectFields, visible } from '../pagination.js';
import { prefixedId } from '../state/ids.js';
import type { Doc, Tenant } from '../state/store.js';
import { created, noContent, ok, type SandboxContext } from '../types.js';
import { grantedWith, REFRESH_TOKENS } from './sessions.js';

export const GRANTS = 'grants';
const DEVICES = 'device-credentials';
const TOKEN_PREFIX = 'dcr_rt_';

/** Records that a user let an application use scopes of an API, added to what was given before. */
export function recordConsent(
  tenant: Tenant,
  consent: { user_id: string; clientID: string; audience: string; scope: string[] },
): Doc {
  const grants = tenant.collection(GRANTS);
  const known = grants
    .by('user', consent.user_id)
    .find((grant) => grant.clientID === consent.clientID && grant.audience === consent.audience);
  if (!known) return grants.insert({ id: prefixedId('grant'), ...consent });
  const scope = [...new Set([...(known.scope as string[]), ...consent.scope])];
  return grants.update(String(known.id), { scope }) as Doc;
}

/** A grant that is taken back takes its tokens along (public documentation, revoke-refresh-tokens). */
function takeBack(tenant: Tenant, grant: Doc | undefined): void {
  if (!grant) return;
  for (const token of grantedWith(tenant, grant)) tenant.collection(REFRESH_TOKENS).delete(String(token.id));
  tenant.collection(GRANTS).delete(String(grant.id));
}

function listGrants(ctx: SandboxContext): unknown {
  const { user_id, client_id, audience } = ctx.query;
  const table = ctx.tenant.collection(GRANTS);
  const near = typeof user_id === 'string' ? table.by('user', user_id) : table.list();
  const found = near.filter(
    (grant) =>
      (client_id === undefined || grant.clientID === client_id) &&
      (audience === undefined || grant.audience === audience),
  );
  return page(found, ctx, { key: 'grants', view: visible });
}

/** Refresh tokens count as credentials of the device that holds them. */
function tokenCredential(token: Doc): Doc {
  const device = (token.device ?? {}) as Doc;
  return {
    id: `${TOKEN_PREFIX}${String(token.id)}`,
    device_name: device.initial_user_agent ?? 'Unknown',
    type: token.rotating === true ? 'rotating_refresh_token' : 'refresh_token',
    user_id: token.user_id,
    client_id: token.client_id,
  };
}

function listDevices(ctx: SandboxContext): unknown {
  const { user_id, client_id, type } = ctx.query;
  const keys = ctx.tenant.collection(DEVICES);
  const tokens = ctx.tenant.collection(REFRESH_TOKENS);
  const all =
    typeof user_id === 'string'
      ? [...keys.by('user', user_id), ...tokens.by('user', user_id).map(tokenCredential)]
      : [...keys.list(), ...tokens.list().map(tokenCredential)];
  const found = all.filter(
    (one) =>
      (client_id === undefined || one.client_id === client_id) && (type === undefined || one.type === type),
  );
  return page(found, ctx, { key: 'device_credentials', view: (one) => selectFields(one, ctx.query) });
}

function addDevice(ctx: SandboxContext): Doc {
  const { device_name, type, value, device_id, client_id = ctx.caller.clientId } = ctx.body as Doc;
  const user = ctx.caller.subject;
  const table = ctx.tenant.collection(DEVICES);
  if (
    table.by('user', user).some((known) => known.device_id === device_id && known.client_id === client_id)
  ) {
    throw conflict('A public key already exists for the device.');
  }
  return table.insert({
    id: prefixedId('dcr'),
    device_name,
    device_id,
    type,
    user_id: user,
    client_id,
    $value: value,
  });
}

export const grants: ResourceModule = {
  collections: [GRANTS, DEVICES].map((name) => ({
    name,
    indexes: { user: { of: (doc: Doc) => String(doc.user_id) } },
  })),
  handlers: {
    'GET /grants': (ctx) => ok(listGrants(ctx)),
    'DELETE /grants': (ctx) => {
      for (const grant of ctx.tenant.collection(GRANTS).by('user', String(ctx.query.user_id)))
        takeBack(ctx.tenant, grant);
      return noContent();
    },
    'DELETE /grants/{id}': (ctx) => {
      takeBack(ctx.tenant, ctx.tenant.collection(GRANTS).get(ctx.params.id ?? ''));
      return noContent();
    },
    'GET /device-credentials': (ctx) => ok(listDevices(ctx)),
    'POST /device-credentials': (ctx) => created({ id: addDevice(ctx).id }),
    'DELETE /device-credentials/{id}': (ctx) => {
      const id = ctx.params.id ?? '';
      if (id.startsWith(TOKEN_PREFIX))
        ctx.tenant.collection(REFRESH_TOKENS).delete(id.slice(TOKEN_PREFIX.length));
      else ctx.tenant.collection(DEVICES).delete(id);
      return noContent();
    },
  },
  onDelete: {
    users: (tenant, user) => {
      for (const name of [GRANTS, DEVICES]) {
        for (const doc of tenant.collection(name).by('user', String(user.user_id)))
          tenant.collection(name).delete(String(doc.id));
      }
    },
    clients: (tenant, client) => {
      for (const grant of tenant.collection(GRANTS).list()) {
        if (grant.clientID === client.client_id) tenant.collection(GRANTS).delete(String(grant.id));
      }
    },
  },
};
