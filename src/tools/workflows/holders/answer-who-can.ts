/** Answers who has a permission, a role, an API, an application or an organization, and through what. */
import { nearest } from '../../../text/nearest.js';
import type { ToolResult } from '../../answer/result.js';
import { ToolError } from '../../errors.js';
import { listClientGrants } from '../../operations/client-grants.js';
import { listClientConnections, listClients } from '../../operations/clients.js';
import { listOrganizations } from '../../operations/organizations.js';
import { listResourceServers } from '../../operations/resource-servers.js';
import { listRoles } from '../../operations/roles.js';
import { listUsers } from '../../operations/users.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { answer, coverage, drop, keepFirst, nothingSeen, some } from '../answer.js';
import { type Doc, strings, text } from '../fields.js';
import { itemsOf, Reader } from '../reader.js';
import { count, list, q } from '../words.js';
import { Holders } from './holders.js';
import type { Question } from './question.js';
import {
  eachOf,
  type Named,
  namedAs,
  readDirectHolders,
  readGivingRoles,
  readMembers,
  readRoleHolders,
} from './read-holders.js';

const MOST_READS = 700;
const MOST_BYTES = 6_000;

type Json = Record<string, unknown>;

interface Found {
  /** What was asked about, in words. */
  about: string;
  holders: Holders;
  /** More that gives access, besides people. */
  more?: Json;
}

export async function answerWhoCan(
  runtime: Runtime,
  question: Question,
  call: CallContext,
): Promise<ToolResult> {
  const reader = new Reader(runtime, call, { limit: MOST_READS, priority: 'bulk' });
  const { about, holders, more = {} } = await find(reader, question);
  if (reader.lookedAt.length === 0) throw nothingSeen(reader, about);
  const people = holders.all;
  const complete = reader.unseen.length === 0;
  const sentence = [
    `${complete ? '' : 'At least '}${count(people.length, 'person has', 'people have')} ${about}.`,
    complete ? undefined : 'Not everything could be read; see could_not_see.',
    typeof more.note === 'string' ? more.note : undefined,
  ];
  const body = {
    about,
    count: people.length,
    complete,
    through: holders.counts,
    people: people.map(({ user_id, name, through }) => ({ user_id, name, through: through.join('; ') })),
    ...more,
    ...coverage(reader),
  };
  return answer(runtime, sentence.filter((part) => part !== undefined).join(' '), body, {
    bytes: MOST_BYTES,
    trims: [drop('looked_at'), ...[60, 40, 25, 15, 8].map((most) => keepFirst('people', most))],
  });
}

function find(reader: Reader, question: Question): Promise<Found> {
  const { permission, role, api, application, organization } = question;
  if (role !== undefined) return ofRole(reader, role);
  if (organization !== undefined) return ofOrganization(reader, organization);
  if (application !== undefined) return ofApplication(reader, application);
  return ofPermission(reader, permission, api);
}

/** The entry that is meant: by its id, else by its name in any case. @throws ToolError with what there is */
function pickOne(what: string, asked: string, docs: readonly Doc[], keys: readonly string[]): Doc {
  const exact = docs.find((doc) => keys.some((key) => doc[key] === asked));
  if (exact) return exact;
  const lower = asked.toLowerCase();
  const close = docs.filter((doc) => keys.some((key) => text(doc[key])?.toLowerCase() === lower));
  if (close.length === 1) return close[0] as Doc;
  const names = docs.map((doc) => String(doc.name ?? doc.id));
  throw new ToolError(
    'not_found',
    `There is no ${what} ${q(asked, 80)}.`,
    names.length > 0 ? { hint: `There are: ${list(names, 12)}.` } : {},
  );
}

/** A list without which there is no answer. @throws ToolError */
function needed(reader: Reader, docs: Doc[] | null | undefined, what: string): Doc[] {
  if (!docs) throw nothingSeen(reader, what);
  return docs;
}

async function ofRole(reader: Reader, asked: string): Promise<Found> {
  const roles = needed(reader, await reader.readAll(listRoles, {}, 'roles'), 'roles');
  const role = namedAs(pickOne('role', asked, roles, ['id', 'name']));
  const holders = new Holders();
  await readRoleHolders(reader, [role], holders);
  return { about: `the role ${q(role.name, 60)}`, holders };
}

async function ofOrganization(reader: Reader, asked: string): Promise<Found> {
  const all = await readOrganizationsByName(reader, asked);
  const holders = new Holders();
  await readMembers(reader, all, holders);
  return { about: `the organization ${q(all.name, 60)}`, holders };
}

async function readOrganizationsByName(reader: Reader, asked: string): Promise<Named> {
  const all = needed(reader, await reader.readOn(listOrganizations, {}, 'organizations'), 'organizations');
  return namedAs(pickOne('organization', asked, all, ['id', 'name', 'display_name']));
}

async function ofPermission(
  reader: Reader,
  permission: string | undefined,
  asked: string | undefined,
): Promise<Found> {
  const apis = await reader.readAll(listResourceServers, {}, 'APIs');
  const api =
    asked === undefined
      ? undefined
      : String(pickOne('API', asked, needed(reader, apis, 'APIs'), ['identifier', 'id', 'name']).identifier);
  const defining = (apis ?? []).filter(
    (one) =>
      (api === undefined || one.identifier === api) &&
      (permission === undefined || itemsOf(one.scopes).some(({ value }) => value === permission)),
  );
  const wanted = { api, permission };
  const holders = new Holders();
  // Nobody can hold what no API defines.
  if (permission !== undefined && apis && defining.length === 0)
    throw new ToolError('not_found', `No API defines the permission ${q(permission, 60)}.`, {
      hint: definedInstead(permission, apis, api),
    });
  const roles = await readGivingRoles(reader, wanted);
  await readRoleHolders(reader, roles, holders);
  await readDirectHolders(reader, wanted, holders);
  const grants = (await reader.readAll(listClientGrants, {}, 'grants of applications')) ?? [];
  const giving = grants.filter(
    (grant) =>
      (api === undefined
        ? defining.some(({ identifier }) => identifier === grant.audience)
        : grant.audience === api) &&
      (permission === undefined ||
        grant.allow_all_scopes === true ||
        strings(grant.scope).includes(permission)),
  );
  const what = permission === undefined ? 'permissions' : `the permission ${q(permission, 60)}`;
  return {
    about: `${what}${api === undefined ? '' : ` of ${q(api, 80)}`}`,
    holders,
    more: {
      roles: some(roles.map(({ name }) => name)),
      apis: permission === undefined ? undefined : some(defining.map((one) => one.identifier)),
      applications: some(giving.map((grant) => grant.client_id)),
    },
  };
}

/** The permission that may be meant, or all that there are. */
function definedInstead(permission: string, apis: readonly Doc[], api: string | undefined): string {
  const names = apis
    .filter(({ identifier, is_system }) => (api === undefined ? is_system !== true : identifier === api))
    .flatMap(({ scopes }) => itemsOf(scopes).map(({ value }) => String(value)));
  const near = nearest(permission, names);
  if (near !== undefined) return `Names are exact; is ${q(near, 60)} meant?`;
  return names.length > 0
    ? `Names are exact. There are ${list(names, 20)}.`
    : 'list_resource_servers shows the permissions of each API.';
}

/** Who can sign in: through which connections and organizations; people are counted, for they may be everybody. */
async function ofApplication(reader: Reader, asked: string): Promise<Found> {
  const fields = 'client_id,name,organization_usage,grant_types';
  const clients = needed(
    reader,
    await reader.readAll(listClients, { fields }, 'applications'),
    'applications',
  );
  const client = pickOne('application', asked, clients, ['client_id', 'name']);
  const client_id = String(client.client_id);
  const connections = await reader.readOn(listClientConnections, { client_id }, 'its connections');
  const holders = new Holders();
  const counts: Json = {};
  await eachOf(connections ?? [], async ({ name }) => {
    const query = `identities.connection:${JSON.stringify(String(name))}`;
    const args = { q: query, search_engine: 'v3' as const, fields: 'user_id,email,name' };
    const users = await reader.readAll(listUsers, args, `people of the connection ${q(String(name), 40)}`, {
      most: 1_000,
    });
    counts[String(name)] = users?.length ?? 'not readable';
    for (const person of users ?? []) holders.add(person, `connection ${String(name)}`);
  });
  const usage = text(client.organization_usage);
  return {
    about: `a way to sign in to ${q(String(client.name), 60)}`,
    holders,
    more: {
      client_id,
      connections: counts,
      ...(usage === 'require'
        ? { note: 'It requires an organization: only members of one with an enabled connection get in.' }
        : {}),
    },
  };
}
