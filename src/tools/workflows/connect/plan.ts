/**
 * The changes that connect a project: the API with its permissions, the application, its access to the API, and the
 * connection whose people may sign in. What is there already is not made again, so that a second call changes nothing.
 */
import { ToolError } from '../../errors.js';
import { createClientGrant, listClientGrants } from '../../operations/client-grants.js';
import { createClient, listClients, updateClient } from '../../operations/clients.js';
import {
  listConnectionClients,
  listConnections,
  updateConnectionClients,
} from '../../operations/connections.js';
import {
  createResourceServer,
  getResourceServer,
  updateResourceServer,
} from '../../operations/resource-servers.js';
import { strings } from '../fields.js';
import { itemsOf, type Reader } from '../reader.js';
import { LISTS } from './application.js';
import type { ConnectApplication } from './connect-arguments.js';

type Json = Record<string, unknown>;

interface PlannedChange {
  operation: string;
  arguments: Json;
}

export interface ConnectPlan {
  changes: PlannedChange[];
  /** Of the application that exists already. */
  clientId?: string;
  /** What the assistant should know, or still has to do. */
  notes: string[];
}

/** What is known of an application that the connection and the API refer to. */
interface Application {
  /** The client ID, or a reference to the answer of the change that creates it. */
  ref: string;
  exists: boolean;
}

const missing = (wanted: readonly string[], present: readonly string[]): string[] =>
  wanted.filter((one) => !present.includes(one));

/** Every text of the arguments as it is, also where it looks like a reference to an earlier change. */
export function literal(value: unknown): unknown {
  if (typeof value === 'string') return /^\$[$\d]/.test(value) ? `$${value}` : value;
  if (Array.isArray(value)) return value.map(literal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, literal(member)]));
}

/**
 * @param wanted the application as `create_client` takes it
 * @throws ToolError where the tenant has something else under the name, or the connection is not there
 */
export async function planConnect(
  reader: Reader,
  wanted: Json,
  given: ConnectApplication,
): Promise<ConnectPlan> {
  const plan: ConnectPlan = { changes: [], notes: [] };
  const add = (operation: { name: string }, args: Json): number =>
    plan.changes.push({ operation: operation.name, arguments: args });
  const api = given.api ? await planApi(reader, given.api, given.name, add) : undefined;
  const application = await planApplication(reader, wanted, plan, add);
  if (given.api && api) await planAccess(reader, given.api, api, application, plan, add);
  await planConnection(reader, given.connection, application, plan, add);
  return plan;
}

type Add = (operation: { name: string }, args: Json) => number;

/** The API as it is, or empty for a new one. */
async function planApi(
  reader: Reader,
  { identifier, name, scopes = [] }: NonNullable<ConnectApplication['api']>,
  application: string,
  add: Add,
): Promise<Json> {
  const found = await reader.read(getResourceServer, { resource_server_id: identifier }, 'the API');
  const entries = (values: readonly string[]) => values.map((value) => ({ value: literal(value) }));
  if (!found) {
    add(createResourceServer, {
      identifier: literal(identifier),
      name: literal(name ?? `${application} API`.replaceAll(/[<>]/g, '')),
      ...(scopes.length > 0 ? { scopes: entries(scopes) } : {}),
    });
    return {};
  }
  if (found.is_system === true)
    throw new ToolError(
      'invalid_arguments',
      `api: ${identifier} is an API of Auth0 itself, which applications of people are not for. Nothing was sent.`,
    );
  const present = (Array.isArray(found.scopes) ? found.scopes : []).map((one) => (one as Json).value);
  const more = missing(scopes, strings(present));
  if (more.length > 0)
    add(updateResourceServer, { resource_server_id: found.id, scopes: entries(more), apply: 'add' });
  return found;
}

async function planApplication(
  reader: Reader,
  wanted: Json,
  plan: ConnectPlan,
  add: Add,
): Promise<Application> {
  const fields = ['client_id', 'name', 'app_type', ...LISTS].join(',');
  const clients = await reader.readAll(listClients, { fields, include_fields: true }, 'applications');
  if (!clients)
    plan.notes.push('Whether the application exists already could not be seen: that needs read:clients.');
  const named = (clients ?? []).filter(({ name }) => name === wanted.name);
  const same = named.filter(({ app_type }) => app_type === wanted.app_type);
  const [found] = same;
  if (same.length > 1 || (named.length > 0 && !found)) {
    const why =
      same.length > 1
        ? `${same.length} applications have that name`
        : `an application of that name is of the type ${String(named[0]?.app_type)}, not ${String(wanted.app_type)}`;
    throw new ToolError('name_taken', `name: ${why}. Nothing was sent.`, { hint: 'Choose another name.' });
  }
  if (!found) return { ref: `$${add(createClient, literal(wanted) as Json)}.client_id`, exists: false };
  const clientId = String(found.client_id);
  plan.clientId = clientId;
  const more = Object.fromEntries(
    LISTS.map((list) => [list, missing(strings(wanted[list]), strings(found[list]))] as const).filter(
      ([, entries]) => entries.length > 0,
    ),
  );
  if (Object.keys(more).length > 0) add(updateClient, { client_id: clientId, ...more, apply: 'add' });
  return { ref: clientId, exists: true };
}

/** Whether tokens for people need a grant is a setting of the API; by default they do not. */
async function planAccess(
  reader: Reader,
  { identifier, scopes = [] }: NonNullable<ConnectApplication['api']>,
  api: Json,
  application: Application,
  plan: ConnectPlan,
  add: Add,
): Promise<void> {
  const { user } = (api.subject_type_authorization ?? {}) as { user?: { policy?: string } };
  if (user?.policy === 'deny_all')
    plan.notes.push(`${identifier} gives no tokens to people (subject_type_authorization.user is deny_all).`);
  if (user?.policy !== 'require_client_grant') return;
  if (application.exists) {
    const filter = { client_id: application.ref, audience: identifier, subject_type: 'user' as const };
    const grants = await reader.read(listClientGrants, filter, 'its access to the API');
    const present = grants ? itemsOf(grants) : [];
    if (present.length > 0) {
      const lacking = missing(
        scopes,
        present.flatMap(({ scope }) => strings(scope)),
      );
      if (lacking.length > 0)
        plan.notes.push(
          `Its grant for ${identifier} lacks ${lacking.join(', ')}: add them with update_client_grant ${String(present[0]?.id)}.`,
        );
      return;
    }
  }
  add(createClientGrant, {
    client_id: application.ref,
    audience: literal(identifier),
    scope: literal(scopes),
    subject_type: 'user',
  });
}

async function planConnection(
  reader: Reader,
  wanted: string | undefined,
  application: Application,
  plan: ConnectPlan,
  add: Add,
): Promise<void> {
  const later = 'Enable a connection with update_connection_clients, or nobody can sign in.';
  const fields = 'id,name,strategy';
  const all = await reader.readAll(listConnections, { fields, include_fields: true }, 'connections');
  const fits = (all ?? []).filter(({ id, name, strategy }) =>
    wanted === undefined ? strategy === 'auth0' : id === wanted || name === wanted,
  );
  const [found] = fits;
  if (wanted !== undefined && !found)
    throw new ToolError(
      'not_found',
      all
        ? `connection: there is no ${JSON.stringify(wanted)}; there are ${all.map(({ name }) => String(name)).join(', ') || 'none'}. Nothing was sent.`
        : 'connection: connections cannot be read here. Nothing was sent.',
    );
  if (!found || fits.length > 1 || (wanted === undefined && !reader.may(updateConnectionClients))) {
    plan.notes.push(found && fits.length > 1 ? `${later} There are several databases.` : later);
    return;
  }
  const connection_id = String(found.id);
  if (application.exists) {
    const enabled = await reader.read(
      listConnectionClients,
      { connection_id, take: 1_000 },
      'applications of the connection',
    );
    if (enabled && itemsOf(enabled).some(({ client_id }) => client_id === application.ref)) return;
  }
  add(updateConnectionClients, { connection_id, clients: [{ client_id: application.ref, status: true }] });
}
