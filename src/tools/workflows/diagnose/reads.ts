/** The individual reads of a diagnosis; each adds what it finds to the facts. */
import { getIpBlock } from '../../operations/anomaly.js';
import { listClientGrants } from '../../operations/client-grants.js';
import { getClient, listClientConnections, listClients } from '../../operations/clients.js';
import { listConnectionClients, listConnections } from '../../operations/connections.js';
import { listLogs } from '../../operations/logs.js';
import {
  getOrganizationByName,
  listOrganizationConnections,
  listOrganizationInvitations,
  listOrganizations,
} from '../../operations/organizations.js';
import { getResourceServer } from '../../operations/resource-servers.js';
import { listUserBlocks } from '../../operations/user-blocks.js';
import {
  listUserAuthenticationMethods,
  listUserEnrollments,
  listUserOrganizations,
} from '../../operations/users.js';
import { toEvents } from '../events.js';
import { type Doc, strings, text, timeOf } from '../fields.js';
import { anyOf, oneOf, phrase } from '../lucene.js';
import { PAGE } from '../page-size.js';
import { itemsOf, type Reader, type Seen } from '../reader.js';
import type { Application, BruteForceBlock, Factor, Invitation, LoginFacts, Organization } from './facts.js';

/** Failures that Auth0 can log without a user. */
const NAMELESS = [
  'f',
  'fc',
  'fco',
  'fcoa',
  'fepft',
  'fepotpft',
  'feotpft',
  'feoobft',
  'fercft',
  'feacft',
  'fdeleacft',
  'fecte',
  'feta',
  'fens',
  'fd',
  'fdeac',
  'fdeaz',
  'fede',
  'fpar',
  'fi',
  'fertft',
  'ferrt',
  'jwt_bearer_exchange_failed',
  'ciba_start_failed',
  'ciba_exchange_failed',
  'passkey_challenge_failed',
  'actions_execution_failed',
  'flows_execution_failed',
  'forms_submission_failed',
  'rich_consents_access_error',
  'limit_mu',
  'api_limit',
];

export async function readFactors(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  if (reader.may(listUserAuthenticationMethods) || !reader.may(listUserEnrollments)) {
    const methods = await reader.read(listUserAuthenticationMethods, { user_id: id }, 'second factors');
    if (methods !== undefined) facts.factors = itemsOf(methods).map(toFactor);
    return;
  }
  const enrollments = await reader.read(listUserEnrollments, { user_id: id }, 'second factors');
  if (enrollments !== undefined) facts.factors = itemsOf(enrollments).map(toFactor);
}

function toFactor(doc: Doc): Factor {
  const factor: Factor = {
    id: String(doc.id),
    type: String(doc.type ?? ''),
    confirmed: doc.confirmed !== false && doc.status !== 'pending',
  };
  const name = text(doc.name) ?? text(doc.phone_number) ?? text(doc.email);
  const lastUsed = timeOf(doc.last_auth_at ?? doc.last_auth);
  if (name !== undefined) factor.name = name;
  if (lastUsed !== undefined) factor.lastUsed = lastUsed;
  return factor;
}

const toOrganization = (doc: Doc): Organization => {
  const name = text(doc.display_name) ?? text(doc.name);
  return { id: String(doc.id), ...(name === undefined ? {} : { name }) };
};

export async function readOrganizations(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const body = await reader.read(
    listUserOrganizations,
    { user_id: id, per_page: PAGE },
    "the person's organizations",
  );
  if (body === undefined) return;
  facts.organizations = itemsOf(body).map(toOrganization);
  const named = facts.organizations.find((organization) => organization.id === facts.organization?.id);
  if (named) facts.organization = named;
}

export const blocksOf = (body: Seen<unknown>): BruteForceBlock[] | undefined =>
  body === undefined || body === null
    ? undefined
    : ((body as { blocked_for?: BruteForceBlock[] }).blocked_for ?? []);

export async function readBlocks(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const blocks = blocksOf(await reader.read(listUserBlocks, { user_id: id }, 'brute-force blocks'));
  if (blocks) facts.bruteForce = [...(facts.bruteForce ?? []), ...blocks];
}

function toApplication(doc: Doc): Application {
  const app: Application = {
    client_id: String(doc.client_id),
    name: text(doc.name) ?? String(doc.client_id),
    callbacks: strings(doc.callbacks),
  };
  if (Array.isArray(doc.grant_types)) app.grantTypes = strings(doc.grant_types);
  const type = text(doc.app_type);
  const usage = text(doc.organization_usage);
  if (type) app.appType = type;
  if (usage) app.organizationUsage = usage;
  return app;
}

/** By client id, or by name among the first hundred. */
export async function findApplication(reader: Reader, given: string): Promise<Application | undefined> {
  const what = 'the application';
  if (/^[A-Za-z0-9_-]{20,64}$/.test(given)) {
    const client = await reader.read(getClient, { client_id: given }, what);
    if (client) return toApplication(client as Doc);
    if (client === undefined) return undefined;
  }
  const fields = 'client_id,name,callbacks,grant_types,app_type,organization_usage';
  const clients = itemsOf(await reader.read(listClients, { per_page: PAGE, fields }, what));
  const wanted = given.toLowerCase();
  const match =
    clients.find((client) => String(client.name).toLowerCase() === wanted) ??
    clients.find((client) => String(client.name).toLowerCase().includes(wanted));
  if (!match)
    reader.leaveOut(what, listClients.name, `no application is named ${JSON.stringify(given.slice(0, 60))}`);
  return match && toApplication(match);
}

export async function findOrganization(reader: Reader, given: string): Promise<Organization | undefined> {
  if (/^org_[A-Za-z0-9]+$/.test(given)) return { id: given };
  const what = 'the organization';
  const body = await reader.read(getOrganizationByName, { organization_name: given.toLowerCase() }, what);
  if (body === null) reader.leaveOut(what, getOrganizationByName.name, 'there is none with this name');
  return body ? toOrganization(body as Doc) : undefined;
}

export async function readApplication(reader: Reader, facts: LoginFacts, clientId: string): Promise<void> {
  const [client, connections] = await Promise.all([
    facts.application ? undefined : reader.read(getClient, { client_id: clientId }, 'the application'),
    reader.read(listClientConnections, { client_id: clientId, take: PAGE }, "the application's connections"),
  ]);
  if (client) facts.application = toApplication(client as Doc);
  const name = facts.events.find((event) => event.clientId === clientId)?.clientName;
  if (connections === undefined || connections === null) return;
  const list = itemsOf(connections).map((doc) => ({ id: String(doc.id), name: String(doc.name) }));
  for (const one of list) facts.connectionIds[one.name] = one.id;
  facts.application ??= { client_id: clientId, name: name ?? clientId, callbacks: [] };
  facts.application.connections = list;
}

export async function readUnattributed(
  reader: Reader,
  facts: LoginFacts,
  clientId: string | undefined,
  addresses: readonly string[],
  connections: readonly string[],
): Promise<void> {
  const where = [
    ...(clientId ? [phrase('client_id', clientId)] : []),
    ...addresses.map((ip) => phrase('ip', ip)),
    ...connections.map((name) => phrase('connection', name)),
  ];
  const q = `(${anyOf(where)}) AND ${oneOf('type', NAMELESS)}`;
  const logs = await reader.read(
    listLogs,
    { q, sort: 'date:-1', per_page: PAGE },
    'failures that are logged without a user',
  );
  // A blocked address affects everyone behind it, regardless of the account tried last.
  facts.unattributed = toEvents(itemsOf(logs)).filter(
    ({ type, userId, userName }) => type === 'limit_mu' || (!userId && !userName),
  );
}

/** Where others may sign in as the person does. */
export interface Place {
  ip?: string | undefined;
  connection?: string | undefined;
  clientId?: string | undefined;
}

/** Sign-ins of others: whether the address is shared, as in an office, and whether what failed works by now. */
export async function readOthers(reader: Reader, facts: LoginFacts, places: readonly Place[]): Promise<void> {
  const where = places.flatMap(({ ip, connection, clientId }) => [
    ...(ip ? [phrase('ip', ip)] : []),
    ...(connection ? [phrase('connection', connection)] : clientId ? [phrase('client_id', clientId)] : []),
  ]);
  const logs = await reader.read(
    listLogs,
    { q: `(${anyOf([...new Set(where)].slice(0, 6))}) AND type:s`, sort: 'date:-1', per_page: PAGE },
    "other people's sign-ins there",
  );
  if (logs === undefined) return;
  const own = new Set(facts.accounts.map(({ user_id }) => user_id));
  const addresses = new Set(places.flatMap(({ ip }) => ip ?? []));
  facts.others = toEvents(itemsOf(logs)).filter(({ userId }) => userId !== undefined && !own.has(userId));
  facts.sharedAddress = facts.others.some(({ ip }) => ip !== undefined && addresses.has(ip));
}

export async function readInvitations(
  reader: Reader,
  facts: LoginFacts,
  organizationIds: readonly string[],
): Promise<void> {
  const pages = await Promise.all(
    organizationIds.map((organization_id) =>
      reader.read(
        listOrganizationInvitations,
        { organization_id, per_page: PAGE },
        'invitations to the organization',
      ),
    ),
  );
  if (pages.every((page) => page === undefined)) return;
  const addresses = new Set(
    [facts.asked.value, ...facts.accounts.map((account) => account.email)].map((one) => one?.toLowerCase()),
  );
  const all = pages.flatMap((page, i) =>
    itemsOf(page).map((doc) => toInvitation(doc, organizationIds[i] as string)),
  );
  const theirs = (invitation: Invitation) => addresses.has(invitation.email.toLowerCase());
  facts.invitations = all.filter(theirs);
  facts.otherInvitations = all.filter((invitation) => !theirs(invitation));
}

function toInvitation(doc: Doc, organizationId: string): Invitation {
  const invitation: Invitation = {
    id: String(doc.id),
    organizationId: text(doc.organization_id) ?? organizationId,
    email: text((doc.invitee as Doc | undefined)?.email) ?? '',
  };
  const inviter = text((doc.inviter as Doc | undefined)?.name);
  const clientId = text(doc.client_id);
  const connectionId = text(doc.connection_id);
  const created = timeOf(doc.created_at);
  const expires = timeOf(doc.expires_at);
  if (inviter) invitation.inviter = inviter;
  if (clientId) invitation.clientId = clientId;
  if (connectionId) invitation.connectionId = connectionId;
  if (Array.isArray(doc.roles)) invitation.roles = strings(doc.roles);
  if (created !== undefined) invitation.created = created;
  if (expires !== undefined) invitation.expires = expires;
  return invitation;
}

export async function readAddress(reader: Reader, facts: LoginFacts, address: string): Promise<void> {
  const body = await reader.read(getIpBlock, { ip_address: address }, 'blocked IP addresses');
  if (body !== undefined) facts.blockedIps = body === null ? [] : [address];
}

export async function readGrants(reader: Reader, facts: LoginFacts, clientId: string): Promise<void> {
  const body = await reader.read(
    listClientGrants,
    { client_id: clientId, per_page: PAGE },
    "the application's API grants",
  );
  if (body === undefined) return;
  facts.grants = itemsOf(body).map((doc) => ({
    id: String(doc.id),
    audience: String(doc.audience ?? ''),
    scope: strings(doc.scope),
  }));
}

/** Whether the API exists: a grant for one that does not is rejected. */
export async function readApi(reader: Reader, facts: LoginFacts, identifier: string): Promise<void> {
  const api = await reader.read(getResourceServer, { resource_server_id: identifier }, 'the API requested');
  if (api !== undefined) facts.api = { identifier, exists: api !== null };
}

export async function readOrganizationConnections(
  reader: Reader,
  facts: LoginFacts,
  id: string,
): Promise<void> {
  const body = await reader.read(
    listOrganizationConnections,
    { organization_id: id, per_page: PAGE },
    "the organization's connections",
  );
  if (body === undefined) return;
  facts.organizationConnections = itemsOf(body)
    .filter((doc) => doc.is_enabled !== false)
    .flatMap((doc) => text((doc.connection as Doc | undefined)?.name) ?? []);
}

export async function readTwinOrganizations(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const body = await reader.read(
    listUserOrganizations,
    { user_id: id, per_page: PAGE },
    "the second account's organizations",
  );
  if (body !== undefined) facts.otherOrganizations = { [id]: itemsOf(body).map(toOrganization) };
}

/** Whether the connection is enabled for any other application. */
export async function readConnectionClients(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const body = await reader.read(
    listConnectionClients,
    { connection_id: id, take: 1 },
    'applications of the connection',
  );
  if (body) facts.connectionClients = itemsOf(body).length;
}

export async function readConnectionId(reader: Reader, facts: LoginFacts, name: string): Promise<void> {
  const body = await reader.read(listConnections, { name, fields: 'id,name' }, 'the connection');
  const id = text(itemsOf(body)[0]?.id);
  if (id) facts.connectionIds[name] = id;
}

export async function searchInvitations(reader: Reader, facts: LoginFacts): Promise<void> {
  // One read lists the organizations; each of them takes one more.
  const room = reader.left - 1;
  if (room < 1) return;
  const body = await reader.read(listOrganizations, { per_page: room + 1 }, 'organizations');
  const ids = itemsOf(body).map((doc) => String(doc.id));
  if (ids.length > room) {
    reader.leaveOut(
      'invitations',
      listOrganizationInvitations.name,
      'too many organizations; name one with the argument organization',
    );
    return;
  }
  await readInvitations(reader, facts, ids);
}
