/** Reads a person's access: roles, permissions and where they come from, organizations, consents, sessions. */
import { listClients } from '../../operations/clients.js';
import { listConnectionClients, listConnections } from '../../operations/connections.js';
import { listGrants } from '../../operations/grants.js';
import { listOrganizationMemberRoles } from '../../operations/organizations.js';
import { listRolePermissions } from '../../operations/roles.js';
import {
  listUserAuthenticationMethods,
  listUserOrganizations,
  listUserPermissions,
  listUserRefreshTokens,
  listUserRoles,
  listUserSessions,
} from '../../operations/users.js';
import { type Doc, timeOf } from '../fields.js';
import { type Account, findAccounts, identifierOf, toAccount, unreadAccount } from '../person.js';
import { itemsOf, type Reader, totalOf } from '../reader.js';

/** Maximum roles and organizations whose details are read; the others are only named. */
const MOST_DETAILS = 10;

export interface Named {
  id: string;
  name: string;
}

export interface Permission {
  api: string;
  name: string;
  /** `direct`, or the names of roles. */
  via: string[];
}

export interface Membership extends Named {
  /** undefined: could not be read. */
  roles?: string[];
}

/** An application that the person's connection is enabled for. */
interface OpenApplication {
  name: string;
  needsOrganization: boolean;
}

/** A member that is undefined could not be read. */
export interface Access {
  account: Account;
  /** Accounts of the same person, by user id. */
  others: string[];
  roles: Named[] | undefined;
  permissions: Permission[] | undefined;
  organizations: Membership[] | undefined;
  consents: { application: string; audience: string; scope: string[] }[] | undefined;
  sessions: { count: number; more?: boolean; last?: number; applications: string[] } | undefined;
  refreshTokens: { count: number; more?: boolean; applications: string[] } | undefined;
  factors: string[] | undefined;
  /** Applications that the person's connection is enabled for. */
  applications: string[] | undefined;
}

const named = (doc: Doc): Named => ({
  id: String(doc.id),
  name: String(doc.display_name ?? doc.name ?? doc.id),
});

/** undefined: no account was found; the reader knows what could not be read. */
export async function gatherAccess(reader: Reader, user: string): Promise<Access | undefined> {
  const asked = identifierOf(user);
  const found = await findAccounts(reader, asked);
  const accounts = (
    found?.map(toAccount) ?? (asked.kind === 'user_id' ? [unreadAccount(asked.value)] : [])
  ).sort((a, b) => (b.lastLogin ?? 0) - (a.lastLogin ?? 0) || b.logins - a.logins);
  const [account, ...others] = accounts;
  if (!account) return undefined;
  const user_id = account.user_id;
  const [roles, direct, organizations, consents, sessions, tokens, methods, applications] = await Promise.all(
    [
      reader.readAll(listUserRoles, { user_id }, 'roles'),
      reader.readAll(listUserPermissions, { user_id }, 'direct permissions'),
      reader.readAll(listUserOrganizations, { user_id }, 'organizations'),
      reader.readAll(listGrants, { user_id }, 'consents given to applications'),
      reader.read(listUserSessions, { user_id, take: 50 }, 'sessions'),
      reader.read(listUserRefreshTokens, { user_id, take: 50 }, 'refresh tokens'),
      reader.read(listUserAuthenticationMethods, { user_id }, 'authentication methods'),
      openApplications(reader, account),
    ],
  );
  const heldRoles = roles === undefined ? undefined : (roles ?? []).map(named);
  const memberOf = organizations === undefined ? undefined : (organizations ?? []).map(named);
  const [permissions, memberships] = await Promise.all([
    permissionsOf(reader, heldRoles, direct === undefined ? undefined : (direct ?? [])),
    membershipsOf(reader, user_id, memberOf),
  ]);
  const nameOf = (id: unknown) => applications.names.get(String(id)) ?? String(id);
  return {
    account,
    others: others.map((other) => other.user_id),
    roles: heldRoles,
    permissions,
    organizations: memberships,
    consents:
      consents === undefined
        ? undefined
        : itemsOf(consents).map((doc) => ({
            application: nameOf(doc.clientID),
            audience: String(doc.audience ?? ''),
            scope: Array.isArray(doc.scope) ? doc.scope.map(String) : [],
          })),
    sessions: sessions === undefined ? undefined : sessionsOf(sessions, nameOf),
    refreshTokens:
      tokens === undefined
        ? undefined
        : {
            ...counted(tokens),
            applications: distinct(itemsOf(tokens).map((doc) => nameOf(doc.client_id))),
          },
    factors:
      methods === undefined
        ? undefined
        : distinct(
            itemsOf(methods)
              .filter((doc) => doc.type !== 'password')
              .map((doc) => String(doc.type)),
          ),
    applications: openTo(applications.open, memberOf),
  };
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

/** How many there are, or a lower bound if the list has more pages. */
function counted(body: unknown): { count: number; more?: boolean } {
  const count = totalOf(body) ?? itemsOf(body).length;
  const next = (body as { next?: unknown } | null)?.next;
  return typeof next === 'string' && next !== '' && totalOf(body) === undefined
    ? { count, more: true }
    : { count };
}

function sessionsOf(body: unknown, nameOf: (id: unknown) => string) {
  const items = itemsOf(body);
  const last = items.flatMap((doc) => timeOf(doc.last_interacted_at ?? doc.authenticated_at) ?? []);
  return {
    ...counted(body),
    ...(last.length > 0 ? { last: Math.max(...last) } : {}),
    applications: distinct(
      items.flatMap((doc) => itemsOf(doc.clients).map((client) => nameOf(client.client_id))),
    ),
  };
}

async function permissionsOf(
  reader: Reader,
  roles: readonly Named[] | undefined,
  direct: readonly Doc[] | undefined,
): Promise<Permission[] | undefined> {
  const found = new Map<string, Permission>();
  const add = (doc: Doc, via: string) => {
    const [api, name] = [String(doc.resource_server_identifier), String(doc.permission_name)];
    const key = `${api}\n${name}`;
    const known = found.get(key) ?? { api, name, via: [] };
    if (!known.via.includes(via)) known.via.push(via);
    found.set(key, known);
  };
  for (const doc of direct ?? []) {
    // The list includes permissions from roles; those are read with their roles.
    const sources = itemsOf(doc.sources);
    if (sources.length === 0 || sources.some((source) => source.source_type === 'DIRECT')) add(doc, 'direct');
    else for (const source of sources) add(doc, String(source.source_name ?? 'a role'));
  }
  const shown = (roles ?? []).slice(0, MOST_DETAILS);
  if (roles && roles.length > MOST_DETAILS)
    reader.leaveOut(
      'permissions of additional roles',
      listRolePermissions.name,
      `only the first ${MOST_DETAILS} roles were read`,
    );
  const pages = await Promise.all(
    shown.map((role) => reader.readAll(listRolePermissions, { role_id: role.id }, 'permissions of roles')),
  );
  pages.forEach((page, i) => {
    for (const doc of page ?? []) add(doc, shown[i]?.name ?? '');
  });
  if (!direct && pages.every((page) => page === undefined)) return undefined;
  return [...found.values()].sort((a, b) => (`${a.api} ${a.name}` < `${b.api} ${b.name}` ? -1 : 1));
}

async function membershipsOf(
  reader: Reader,
  user_id: string,
  organizations: readonly Named[] | undefined,
): Promise<Membership[] | undefined> {
  if (!organizations) return undefined;
  const shown = organizations.slice(0, MOST_DETAILS);
  if (organizations.length > MOST_DETAILS)
    reader.leaveOut(
      'roles within additional organizations',
      listOrganizationMemberRoles.name,
      `only the first ${MOST_DETAILS} organizations were looked into`,
    );
  const roles = await Promise.all(
    shown.map(({ id }) =>
      reader.readAll(
        listOrganizationMemberRoles,
        { organization_id: id, user_id },
        'roles within organizations',
      ),
    ),
  );
  return organizations.map((organization, i) => {
    const page = roles[i];
    return page === undefined
      ? organization
      : { ...organization, roles: itemsOf(page).map((doc) => String(doc.name ?? doc.id)) };
  });
}

/** The applications that the account's connection is enabled for, and the names of all. */
async function openApplications(
  reader: Reader,
  account: Account,
): Promise<{ open: OpenApplication[] | undefined; names: Map<string, string> }> {
  const connection = account.identities[0]?.connection;
  const what = 'applications the connection is enabled for';
  const [clients, connections] = await Promise.all([
    reader.readAll(listClients, { fields: 'client_id,name,organization_usage' }, 'applications'),
    connection ? reader.read(listConnections, { name: connection, fields: 'id,name' }, what) : undefined,
  ]);
  const known = new Map((clients ?? []).map((doc) => [String(doc.client_id), doc]));
  const names = new Map([...known].map(([client, doc]) => [client, String(doc.name)]));
  const id = itemsOf(connections)[0]?.id;
  const enabled = typeof id === 'string' ? await enabledFor(reader, id, what) : undefined;
  const open = enabled?.map((client) => ({
    name: names.get(client) ?? client,
    needsOrganization: known.get(client)?.organization_usage === 'require',
  }));
  return { open, names };
}

/** Ids of all applications that a connection is enabled for. */
async function enabledFor(
  reader: Reader,
  connection_id: string,
  what: string,
): Promise<string[] | undefined> {
  const enabled = await reader.readOn(listConnectionClients, { connection_id }, what);
  return enabled?.map((doc) => String(doc.client_id));
}

/** Names of the applications that somebody can use: some are for members of an organization alone. */
function openTo(
  applications: readonly OpenApplication[] | undefined,
  organizations: readonly Named[] | undefined,
): string[] | undefined {
  const hasNone = organizations?.length === 0;
  return applications
    ?.filter(({ needsOrganization }) => !(needsOrganization && hasNone))
    .map(({ name }) => name);
}
