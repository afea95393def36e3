/** Connections: where users come from. */

import { itemAt } from '../../engine/item-at.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, notFound } from '../../errors.js';
import { checkAtOnce } from '../../limits.js';
import { checkpoint, selectFields, visible } from '../../pagination.js';
import { asChanges } from '../../state/changes.js';
import { alphanumeric, prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import {
  type Handler,
  type LogEvent,
  noContent,
  ok,
  type SandboxContext,
  type SandboxServices,
} from '../../types.js';
import { clientOf } from '../clients/named.js';
import { optionsOf, sharesEmails } from '../users/store.js';
import { createdOptions, ENTERPRISE, updatedOptions } from './connection-defaults.js';
import { connectionKeys } from './connection-keys.js';
import { checkChangedConnection, checkNewConnection } from './connection-rules.js';
import { sealed } from './opaque-configuration.js';

const CONNECTIONS = 'connections';
const CONNECTION_CLIENTS = 'connection-clients';

const missingConnection = () => notFound('The connection does not exist', 'inexistent_connection');

/** The connection in the path, or the API's 404. */
export const connectionOf = itemAt(CONNECTIONS, missingConnection);

/** A connection as returned: with sorted options, and the applications it is enabled for. */
function shown(doc: Doc, { tenant }: SandboxServices): Doc {
  const options = Object.entries(optionsOf(doc)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...visible(doc),
    ...(doc.options === undefined ? {} : { options: Object.fromEntries(options) }),
    enabled_clients: tenant.links(CONNECTION_CLIENTS).rights(String(doc.id)),
  };
}

/** A whole connection from what the caller gave, stored with its applications. */
export function insertConnection(given: Doc, services: SandboxServices): Doc {
  const { enabled_clients: enabled, ...rest } = given;
  const strategy = String(given.strategy);
  const host = new URL(services.url).host;
  const doc: Doc = {
    id: prefixedId('con'),
    is_domain_connection: false,
    authentication: { active: true },
    connected_accounts: { active: false },
    realms: [given.name],
    ...(ENTERPRISE.has(strategy)
      ? { show_as_button: false, provisioning_ticket_url: `${services.url}/p/${strategy}/${alphanumeric(8)}` }
      : {}),
    ...(strategy === 'waad' ? { display_name: given.name } : {}),
    ...rest,
    ...sealed(createdOptions(strategy, optionsOf(given), host)),
  };
  services.tenant.collection(CONNECTIONS).insert(doc);
  if (Array.isArray(enabled)) setClients(services, String(doc.id), enabled);
  return doc;
}

function setClients({ tenant }: SandboxServices, id: string, clients: unknown[]): void {
  const links = tenant.links(CONNECTION_CLIENTS);
  links.removeLeft(id);
  for (const client of clients)
    if (tenant.collection('clients').has(String(client))) links.add(id, String(client));
}

const create: Handler = (ctx) => {
  const body = ctx.body as Doc;
  checkNewConnection(body, ctx);
  return { status: 201, body: shown(insertConnection(body, ctx), ctx) };
};

/** What the answer shows whatever `fields` asks for. */
const ALWAYS_SHOWN = ['id', 'is_domain_connection', 'authentication', 'connected_accounts'];

const read: Handler = (ctx) => {
  const doc = shown(connectionOf(ctx), ctx);
  const always = Object.fromEntries(
    ALWAYS_SHOWN.filter((name) => doc[name] !== undefined).map((name) => [name, doc[name]]),
  );
  return ok({ ...always, ...selectFields(doc, ctx.query) });
};

const update: Handler = (ctx) => {
  const old = connectionOf(ctx);
  const body = ctx.body as Doc;
  checkChangedConnection(old, body, ctx);
  const { enabled_clients: enabled, options, ...rest } = body;
  const changes: Doc = asChanges(rest);
  if (options) {
    const before = optionsOf(old);
    const host = new URL(ctx.url).host;
    Object.assign(changes, sealed(updatedOptions(String(old.strategy), options as Doc, before, host), old));
  }
  const doc = ctx.tenant.collection(CONNECTIONS).update(String(old.id), changes);
  if (Array.isArray(enabled)) {
    setClients(ctx, String(old.id), enabled);
    ctx.log(enabledClientsNotice(ctx));
  }
  return ok(shown(doc as Doc, ctx));
};

/**
 * What a tenant's log says of the deprecated way to enable applications (public documentation,
 * troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-dedicated-connection-endpoints).
 */
const enabledClientsNotice = ({ caller, request }: SandboxContext): LogEvent => ({
  type: 'depnote',
  description:
    "Legacy Management of Connection's Enabled Clients: This feature is being deprecated. Please see details.feature of this log for more information.",
  client_id: caller.clientId,
  details: {
    feature: {
      id: 'connections_legacy_enabled_clients',
      name: "Legacy Management of Connection's Enabled Clients",
      description: 'Use PATCH /api/v2/connections/{id}/clients instead of enabled_clients.',
      documentation:
        'https://auth0.com/docs/troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-dedicated-connection-endpoints',
    },
    method: request.method,
    path: request.path,
  },
});

/** Deleting goes on in the background on a real tenant: 202 with the moment; 204 when there was nothing to delete. */
const remove: Handler = (ctx) => {
  const doc = ctx.tenant.collection(CONNECTIONS).delete(ctx.params.id ?? '');
  return doc ? { status: 202, body: { deleted_at: ctx.iso() } } : noContent();
};

const enabledClients: Handler = (ctx) => {
  const { id } = connectionOf(ctx);
  const clients = ctx.tenant.links(CONNECTION_CLIENTS).rights(String(id));
  const view = (client: string) => ({ client_id: client });
  return ok(checkpoint(clients, ctx, { key: 'clients', idOf: (client) => client, view }));
};

/** Connections for which an application is enabled. */
const ofClient: Handler = (ctx) => {
  const { strategy: strategies } = ctx.query;
  const enabled = ctx.tenant
    .links(CONNECTION_CLIENTS)
    .lefts(String(clientOf(ctx).client_id))
    .map((connection) => ctx.tenant.collection(CONNECTIONS).get(connection))
    .filter((doc): doc is Doc => doc !== undefined)
    .filter((doc) => !Array.isArray(strategies) || strategies.includes(doc.strategy));
  const view = (doc: Doc): Doc => selectFields(shown(doc, ctx), ctx.query);
  return ok(checkpoint(enabled, ctx, { key: 'connections', view }));
};

/** API document: PATCH /connections/{id}/clients client_id. */
const MOST_CLIENTS = 50;

const changeClients: Handler = (ctx) => {
  checkAtOnce(ctx.body as unknown[], MOST_CLIENTS, 'clients');
  const id = String(connectionOf(ctx).id);
  const links = ctx.tenant.links(CONNECTION_CLIENTS);
  for (const { client_id: client, status } of ctx.body as { client_id: string; status: boolean }[]) {
    if (!ctx.tenant.collection('clients').has(client))
      throw notFound('The client does not exist', 'inexistent_client');
    if (status) links.add(id, client);
    else links.remove(id, client);
  }
  ctx.tenant.collection(CONNECTIONS).update(id, { $chosen: true });
  return noContent();
};

/** The connectors of directory connections count as online; other connections have none. */
const status: Handler = (ctx) => {
  const { strategy } = connectionOf(ctx);
  if (strategy !== 'ad' && strategy !== 'auth0-adldap') throw notFound('not connected to any node');
  return ok({});
};

/** Deletes the one user of a connection that has the e-mail address. */
const removeUser: Handler = (ctx) => {
  const connection = connectionOf(ctx);
  const { name, strategy } = connection;
  if (strategy !== 'auth0')
    throw badRequest('Connection must be a database connection', 'operation_not_supported');
  if (sharesEmails(connection))
    throw badRequest('Connection must have unique email addresses', 'operation_not_supported');
  const users = ctx.tenant.collection('users');
  const email = String(ctx.query.email).toLowerCase();
  for (const user of users.by('connection', String(name))) {
    if (String(user.email ?? '').toLowerCase() === email) users.delete(String(user.user_id));
  }
  return noContent();
};

export const connections: ResourceModule = {
  collections: [
    {
      name: CONNECTIONS,
      indexes: { name: { of: (doc) => doc.name }, strategy: { of: (doc) => doc.strategy } },
    },
  ],
  traits: [
    {
      path: '/connections',
      reach: true,
      missing: missingConnection,
      open: true,
      view: (doc, ctx) => shown(doc, ctx),
      matches: (doc, { query }) =>
        (query.name === undefined || doc.name === query.name) &&
        (!Array.isArray(query.strategy) || query.strategy.includes(doc.strategy)),
    },
  ],
  handlers: {
    'POST /connections': create,
    'GET /connections/{id}': read,
    'PATCH /connections/{id}': update,
    'DELETE /connections/{id}': remove,
    'GET /clients/{id}/connections': ofClient,
    'GET /connections/{id}/clients': enabledClients,
    'PATCH /connections/{id}/clients': changeClients,
    'GET /connections/{id}/status': status,
    'DELETE /connections/{id}/users': removeUser,
    ...connectionKeys,
  },
  onReset: (services) => {
    const options = { passwordPolicy: 'good' };
    insertConnection({ name: 'Username-Password-Authentication', strategy: 'auth0', options }, services);
  },
  onDelete: {
    connections: (tenant, doc) => {
      const users = tenant.collection('users');
      for (const user of users.by('connection', String(doc.name))) {
        const [primary] = Array.isArray(user.identities) ? (user.identities as Doc[]) : [];
        if (primary?.connection === doc.name) users.delete(String(user.user_id));
      }
    },
  },
};
