/** Reads what resources show, through the same gate, client and masking as tools. */
import { outgoing } from '../../policy/outgoing/outgoing.js';
import { RESPONSE_BUDGET } from '../../tools/answer/result.js';
import { getClient, listClients } from '../../tools/operations/clients.js';
import { listConnections } from '../../tools/operations/connections.js';
import {
  getOrganization,
  getOrganizationByName,
  listOrganizations,
} from '../../tools/operations/organizations.js';
import { listResourceServers } from '../../tools/operations/resource-servers.js';
import { listRoles } from '../../tools/operations/roles.js';
import { getTenantSettings } from '../../tools/operations/tenants.js';
import { getUser, listUsers } from '../../tools/operations/users.js';
import type { CallContext, Runtime } from '../../tools/runtime.js';
import { findAccounts, identifierOf } from '../../tools/workflows/person.js';
import { itemsOf, Reader, type Seen, totalOf } from '../../tools/workflows/reader.js';

/** What has a resource of its own by id. */
export type Kind = 'users' | 'organizations' | 'applications';

const clean = (runtime: Runtime, value: unknown): unknown =>
  outgoing(value, { masking: runtime.policy.masking });

/** The tenant at a glance. */
export async function overview(runtime: Runtime, call: CallContext): Promise<unknown> {
  const reader = new Reader(runtime, call, { limit: 8 });
  const counted = { per_page: 1, page: 0, include_totals: true };
  const [users, clients, connections, organizations, apis, roles, settings] = await Promise.all([
    reader.read(listUsers, counted, 'users'),
    reader.read(listClients, { ...counted, fields: 'client_id' }, 'applications'),
    reader.read(listConnections, { ...counted, fields: 'id' }, 'connections'),
    reader.read(listOrganizations, counted, 'organizations'),
    reader.read(listResourceServers, counted, 'APIs'),
    reader.read(listRoles, counted, 'roles'),
    reader.read(getTenantSettings, {}, 'tenant settings'),
  ]);
  const number = (body: unknown) => (body === undefined ? undefined : totalOf(body));
  const kept = (settings ?? {}) as Record<string, unknown>;
  const unseen = reader.unseen.map(({ what, scopes, why }) => ({
    what,
    ...(scopes ? { grant: scopes.join(' or ') } : { why }),
  }));
  return clean(runtime, {
    tenant: runtime.tenant,
    ...(runtime.sandbox ? { sandbox: 'A built-in sandbox with made-up data, not a real tenant.' } : {}),
    users: number(users),
    applications: number(clients),
    connections: number(connections),
    organizations: number(organizations),
    apis: number(apis),
    roles: number(roles),
    settings:
      settings &&
      Object.fromEntries(
        [
          'friendly_name',
          'support_email',
          'support_url',
          'default_directory',
          'session_lifetime',
          'idle_session_lifetime',
          'enabled_locales',
        ]
          .filter((name) => kept[name] !== undefined)
          .map((name) => [name, kept[name]]),
      ),
    ...(unseen.length > 0 ? { could_not_see: unseen } : {}),
  });
}

/** One user, organization or application; undefined when there is none. Throws when reading it is not allowed. */
export async function document(
  runtime: Runtime,
  kind: Kind,
  id: string,
  call: CallContext,
): Promise<unknown> {
  const reader = new Reader(runtime, call, { limit: 3 });
  const found = await find(reader, kind, id);
  if (found === undefined) {
    const [first] = reader.unseen;
    throw new Error(
      `It could not be read: ${first?.why ?? `the token lacks ${first?.scopes?.join(' or ')}`}.`,
    );
  }
  if (found === null) return undefined;
  const shown = clean(runtime, found);
  const size = JSON.stringify(shown).length;
  return size <= RESPONSE_BUDGET
    ? shown
    : { truncated: true, note: `${size} characters; read parts of it with a tool and its fields argument.` };
}

async function find(reader: Reader, kind: Kind, id: string): Promise<Seen<unknown>> {
  switch (kind) {
    case 'users': {
      if (id.includes('|')) return reader.read(getUser, { user_id: id }, 'the user');
      const users = await findAccounts(reader, identifierOf(id));
      return users === undefined
        ? undefined
        : users.length === 0
          ? null
          : users.length === 1
            ? users[0]
            : { accounts: users };
    }
    case 'organizations':
      return id.startsWith('org_')
        ? reader.read(getOrganization, { organization_id: id }, 'the organization')
        : reader.read(getOrganizationByName, { organization_name: id }, 'the organization');
    case 'applications': {
      const byId = /^[A-Za-z0-9_-]{20,64}$/.test(id)
        ? await reader.read(getClient, { client_id: id }, 'the application')
        : null;
      if (byId !== null) return byId;
      const clients = await reader.read(
        listClients,
        { per_page: 100, page: 0, fields: 'client_id,name' },
        'applications',
      );
      if (!clients) return clients;
      const match = itemsOf(clients).find(({ name }) => String(name).toLowerCase() === id.toLowerCase());
      return match ? reader.read(getClient, { client_id: String(match.client_id) }, 'the application') : null;
    }
  }
}
