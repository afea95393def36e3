/** Connections of an organization, in the current form (`/connections`) and the older one (`/enabled_connections`). */

import type { ResourceModule } from '../../engine/resource-module.js';
import { conflict, HttpError, notFound } from '../../errors.js';
import { page } from '../../pagination.js';
import { tooMany } from '../../plans.js';
import type { Doc } from '../../state/store.js';
import { created, noContent, ok, type SandboxContext } from '../../types.js';
import { organizationId } from './store.js';

const LINKS = 'organization-connections';
/** Public documentation, entity-limit-policy. */
const MAX_CONNECTIONS = 10;

export function requireConnection(ctx: SandboxContext, id: string): Doc {
  const connection = ctx.tenant.collection('connections').get(id);
  if (!connection) throw new HttpError(400, 'The connection does not exist.', 'inexistent_connection');
  return connection;
}

/** Settings as stored: what was given over the defaults. Only database connections have sign-up. */
export function connectionSettings(connection: Doc, given: Doc): Doc {
  const { connection_id: _id, ...rest } = given;
  return {
    ...(connection.strategy === 'auth0' ? { is_signup_enabled: false } : {}),
    assign_membership_on_login: false,
    show_as_button: true,
    is_enabled: true,
    organization_access_level: 'none',
    ...rest,
  };
}

function view(ctx: SandboxContext, organization: string, connectionId: string): Doc {
  const connection = ctx.tenant.collection('connections').get(connectionId) ?? {};
  const settings = ctx.tenant.links(LINKS).data(organization, connectionId) as Doc;
  return {
    connection_id: connectionId,
    ...settings,
    connection: { name: connection.name, strategy: connection.strategy },
  };
}

/** The older endpoint has neither access levels nor disabled connections. */
function olderView(shown: Doc): Doc {
  const {
    is_enabled: _enabled,
    organization_access_level: _level,
    organization_connection_name: _name,
    ...rest
  } = shown;
  return rest;
}

const views = (ctx: SandboxContext, organization: string): Doc[] =>
  ctx.tenant
    .links(LINKS)
    .rights(organization)
    .map((id) => view(ctx, organization, id));

export const enabledConnectionViews = (ctx: SandboxContext, organization: string): Doc[] =>
  views(ctx, organization)
    .filter((shown) => shown.is_enabled !== false)
    .map(olderView);

const connectionParameter = (ctx: SandboxContext): string =>
  ctx.params.connection_id ?? ctx.params.connectionId ?? '';

/** The link that the path names; 404 when the organization does not have the connection. */
function current(ctx: SandboxContext): { organization: string; connection: string } {
  const organization = organizationId(ctx);
  const connection = connectionParameter(ctx);
  if (!ctx.tenant.links(LINKS).has(organization, connection)) {
    throw notFound('The organization connection does not exist.');
  }
  return { organization, connection };
}

function add(ctx: SandboxContext): Doc {
  const organization = organizationId(ctx);
  const connection = requireConnection(ctx, String(ctx.body.connection_id));
  const id = String(connection.id);
  if (ctx.tenant.links(LINKS).rights(organization).length >= MAX_CONNECTIONS) throw tooMany('organization');
  if (ctx.tenant.links(LINKS).has(organization, id))
    throw conflict('The organization connection already exists.');
  ctx.tenant.links(LINKS).add(organization, id, connectionSettings(connection, ctx.body as Doc));
  return view(ctx, organization, id);
}

function update(ctx: SandboxContext): Doc {
  const { organization, connection } = current(ctx);
  const settings = { ...(ctx.tenant.links(LINKS).data(organization, connection) as Doc) };
  const defaults = connectionSettings(ctx.tenant.collection('connections').get(connection) ?? {}, {});
  for (const [name, value] of Object.entries((ctx.body ?? {}) as Doc)) {
    if (value !== null) settings[name] = value;
    else if (name in defaults) settings[name] = defaults[name];
    else delete settings[name];
  }
  ctx.tenant.links(LINKS).add(organization, connection, settings);
  return view(ctx, organization, connection);
}

function remove(ctx: SandboxContext) {
  ctx.tenant.links(LINKS).remove(organizationId(ctx), connectionParameter(ctx));
  return noContent();
}

function list(ctx: SandboxContext): unknown {
  const { is_enabled: enabled } = ctx.query;
  const found = views(ctx, organizationId(ctx)).filter(
    (shown) => enabled === undefined || shown.is_enabled === enabled,
  );
  return page(found, ctx, { key: 'connections' });
}

export const organizationConnections: ResourceModule = {
  handlers: {
    'GET /organizations/{id}/connections': (ctx) => ok(list(ctx)),
    'POST /organizations/{id}/connections': (ctx) => created(add(ctx)),
    'GET /organizations/{id}/connections/{connection_id}': (ctx) => {
      const { organization, connection } = current(ctx);
      return ok(view(ctx, organization, connection));
    },
    'PATCH /organizations/{id}/connections/{connection_id}': (ctx) => ok(update(ctx)),
    'DELETE /organizations/{id}/connections/{connection_id}': remove,
    'GET /organizations/{id}/enabled_connections': (ctx) =>
      ok(page(enabledConnectionViews(ctx, organizationId(ctx)), ctx, { key: 'enabled_connections' })),
    'POST /organizations/{id}/enabled_connections': (ctx) => created(olderView(add(ctx))),
    'GET /organizations/{id}/enabled_connections/{connectionId}': (ctx) => {
      const { organization, connection } = current(ctx);
      return ok(olderView(view(ctx, organization, connection)));
    },
    'PATCH /organizations/{id}/enabled_connections/{connectionId}': (ctx) => ok(olderView(update(ctx))),
    'DELETE /organizations/{id}/enabled_connections/{connectionId}': remove,
  },
};
