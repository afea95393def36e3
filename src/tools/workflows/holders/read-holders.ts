/** Reads who holds roles and permissions: directly, and within organizations. */
import {
  listOrganizationMembers,
  listOrganizationRoleMembers,
  listOrganizations,
} from '../../operations/organizations.js';
import { listRolePermissions, listRoles, listRoleUsers } from '../../operations/roles.js';
import { listUserPermissions, listUsers } from '../../operations/users.js';
import { type Doc, text } from '../fields.js';
import { itemsOf, type Reader } from '../reader.js';
import { q } from '../words.js';
import type { Holders } from './holders.js';

/** Lists that are read at a time. */
const AT_ONCE = 6;

export interface Named {
  id: string;
  name: string;
}

export const namedAs = (doc: Doc): Named => ({
  id: String(doc.id),
  name: text(doc.display_name) ?? text(doc.name) ?? String(doc.id),
});

/** Calls `work` for each item, a few at a time. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}

/** Everybody with one of these roles: everywhere, or within an organization. */
export async function readRoleHolders(reader: Reader, roles: readonly Named[], into: Holders): Promise<void> {
  await eachOf(roles, async ({ id, name }) => {
    const people = await reader.readOn(listRoleUsers, { role_id: id }, `people with the role ${q(name, 40)}`);
    for (const person of people ?? []) into.add(person, `role ${name}`);
  });
  if (roles.length === 0) return;
  const organizations = await readOrganizations(reader);
  const pairs = organizations.flatMap((organization) => roles.map((role) => ({ organization, role })));
  await eachOf(pairs, async ({ organization, role }) => {
    const members = await reader.readOn(
      listOrganizationRoleMembers,
      { organization_id: organization.id, role_id: role.id },
      'people with a role within an organization',
    );
    for (const member of members ?? []) into.add(member, `role ${role.name} in ${organization.name}`);
  });
}

async function readOrganizations(reader: Reader): Promise<Named[]> {
  return ((await reader.readOn(listOrganizations, {}, 'organizations')) ?? []).map(namedAs);
}

/** The members of an organization, with their roles in it. */
export async function readMembers(reader: Reader, organization: Named, into: Holders): Promise<void> {
  const args = { organization_id: organization.id, fields: 'user_id,email,name,roles' };
  const members = await reader.readOn(listOrganizationMembers, args, 'members');
  for (const member of members ?? []) {
    into.add(member, 'member');
    for (const role of itemsOf(member.roles)) into.add(member, `role ${namedAs(role).name}`);
  }
}

export interface Wanted {
  /** Identifier of the API; any where it is not given. */
  api: string | undefined;
  /** Any permission of the API where it is not given. */
  permission: string | undefined;
}

const isWanted = ({ api, permission }: Wanted, doc: Doc): boolean =>
  (api === undefined || doc.resource_server_identifier === api) &&
  (permission === undefined || doc.permission_name === permission);

/** Reads that are kept for the people of the roles that were found. */
const READS_FOR_PEOPLE = 150;

/** The roles that give what is wanted, as far as the reads go. */
export async function readGivingRoles(reader: Reader, wanted: Wanted): Promise<Named[]> {
  const roles = (await reader.readAll(listRoles, {}, 'roles')) ?? [];
  const giving: Named[] = [];
  let unread = 0;
  await eachOf(roles.map(namedAs), async (role) => {
    if (reader.left <= READS_FOR_PEOPLE) {
      unread++;
      return;
    }
    const list = await reader.readAll(listRolePermissions, { role_id: role.id }, 'permissions of roles');
    if ((list ?? []).some((doc) => isWanted(wanted, doc))) giving.push(role);
  });
  if (unread > 0)
    reader.leaveOut(
      `permissions of ${unread} of ${roles.length} roles`,
      listRolePermissions.name,
      'it takes too many reads; give the role instead',
    );
  return giving;
}

/**
 * People who hold it without a role. The API lists nobody by permission, so each person is looked at, as far as the
 * reads go.
 */
export async function readDirectHolders(reader: Reader, wanted: Wanted, into: Holders): Promise<void> {
  const what = 'permissions assigned to people directly';
  const first = await reader.read(
    listUsers,
    { per_page: 1, include_totals: true, fields: 'user_id' },
    'number of users',
  );
  const total = Number(first?.total);
  if (!first || Number.isNaN(total)) return;
  const pages = Math.ceil(total / 100);
  if (total + pages > reader.left) {
    reader.leaveOut(
      what,
      listUserPermissions.name,
      `the API lists nobody by permission, and looking at each of ${total} people takes too many reads; list_user_permissions tells for one person`,
    );
    return;
  }
  const people =
    (await reader.readAll(listUsers, { fields: 'user_id,email,name', include_fields: true }, 'users')) ?? [];
  await eachOf(people, async (person) => {
    const list = await reader.readAll(listUserPermissions, { user_id: String(person.user_id) }, what);
    for (const doc of list ?? []) {
      if (!isWanted(wanted, doc)) continue;
      const sources = itemsOf(doc.sources);
      if (sources.length === 0 || sources.some((source) => source.source_type === 'DIRECT'))
        into.add(person, 'direct');
    }
  });
}
