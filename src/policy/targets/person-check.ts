/** One person against all rules of the policy about people. */
import { pick, type Wire } from '../../catalog/wire.js';
import { anySpelling, exactly, matches } from '../../text/patterns.js';
import { listIn } from '../../text/values.js';
import { quoteLine } from '../outgoing/outgoing.js';
import type { Policy } from '../policy.js';
import { foldAddress, spellingsOf } from './addresses.js';
import { Refused, uncheckable } from './refused.js';
import type { TargetMemory } from './target-memory.js';
import type { TargetReads } from './target-reads.js';

export interface PersonRules {
  policy: Policy;
  memory: TargetMemory;
  reads: TargetReads;
  wire: Wire;
}

/** Whether the policy protects people, or confines changes to those in certain organizations or connections. */
export function peopleMatter({ protect, only }: Policy): boolean {
  return (
    Object.values(protect.users).some((list) => list.length > 0) ||
    only.organizations.length > 0 ||
    only.connections.length > 0
  );
}

/** @throws Refused where the person is protected, or is not one of those that may be changed */
export async function checkPerson(rules: PersonRules, id: string): Promise<void> {
  await checkProtectedPerson(rules, id);
  const { only } = rules.policy;
  if (only.connections.length > 0) await inConnections(rules, id);
  if (only.organizations.length > 0) await inOrganizations(rules, id);
}

/** The rules about protected people alone: for those whom a call reaches indirectly. */
export async function checkProtectedPerson(rules: PersonRules, id: string): Promise<void> {
  const { ids, roles, organizations } = rules.policy.protect.users;
  checkProtectedId(rules.policy, id);
  if (!peopleMatter(rules.policy)) return;
  const user = await profile(rules, id);
  for (const linked of identitiesOf(user))
    if (anySpelling(ids)(linked)) protectedPerson(id, 'protected.users.ids');
  for (const email of emailsOf(user)) checkProtectedEmail(rules.policy, email, id);
  const primary = pick(user, 'user_id');
  const whose = typeof primary === 'string' ? primary : id;
  if (roles.length > 0) await withoutProtectedRole(rules, whose);
  if (organizations.length > 0) await outsideProtectedOrganizations(rules, whose);
}

export function checkProtectedId(policy: Policy, id: string): void {
  if (anySpelling(policy.protect.users.ids)(id)) protectedPerson(id, 'protected.users.ids');
}

export function checkProtectedEmail(policy: Policy, email: string, id = email): void {
  const addresses = spellingsOf(email);
  const patterns = policy.protect.users.emails.map(foldAddress);
  if (patterns.some((pattern) => addresses.some((one) => matches(pattern, one))))
    protectedPerson(id, 'protected.users.emails');
}

function protectedPerson(id: string, rule: string): never {
  throw new Refused(
    'target_protected',
    `The policy protects the user ${quoteLine(id)}: they cannot be changed or deleted.`,
    rule,
  );
}

/** The profile; of a linked identity, the one that it is linked to. Undefined where there is none. */
async function profile({ reads }: PersonRules, id: string): Promise<unknown> {
  const user = await reads.one('/users/{id}', { id });
  if (user !== undefined || !id.includes('|')) return user;
  const own = id.slice(id.indexOf('|') + 1).replace(/[\\"]/g, '\\$&');
  const query = { q: `identities.user_id:"${own}"`, search_engine: 'v3', per_page: 100 };
  const found = await reads.one('/users', {}, query);
  if (found === undefined) return undefined;
  if (!Array.isArray(found)) throw uncheckable('the affected person');
  return found.find((one) => identitiesOf(one).includes(id));
}

async function withoutProtectedRole(rules: PersonRules, id: string): Promise<void> {
  const { memory, policy, reads } = rules;
  await memory.resolve('role', reads);
  const what = 'the memberships of the person';
  const held = (entries: readonly unknown[]) => {
    if (entries.some((role) => memory.isAmong('role', policy.protect.users.roles, role)))
      protectedPerson(id, 'protected.users.roles');
  };
  held(await reads.all('/users/{id}/roles', { id }, what));
  held(await byGroups(rules, id));
  for (const organization of await reads.all('/users/{id}/organizations', { id }, what)) {
    const organizationId = pick(organization, 'id');
    if (typeof organizationId !== 'string') throw uncheckable(what);
    const params = { id: organizationId, user_id: id };
    held(await reads.all('/organizations/{id}/members/{user_id}/roles', params, what));
  }
}

/** Roles held through groups, where the tenant has groups and the token may read them. */
async function byGroups({ reads }: PersonRules, id: string): Promise<unknown[]> {
  try {
    return await reads.all('/users/{id}/effective-roles', { id }, 'the memberships of the person', {
      pages: 'cursor',
    });
  } catch (error) {
    if ((error as { status?: number }).status === 403) return [];
    throw error;
  }
}

async function outsideProtectedOrganizations(rules: PersonRules, id: string): Promise<void> {
  const { memory, policy, reads } = rules;
  await memory.resolve('organization', reads);
  const own = await reads.all('/users/{id}/organizations', { id }, 'the memberships of the person');
  if (own.some((one) => memory.isAmong('organization', policy.protect.users.organizations, one)))
    protectedPerson(id, 'protected.users.organizations');
}

async function inConnections(rules: PersonRules, id: string): Promise<void> {
  const user = await profile(rules, id);
  if (user === undefined) return;
  const identities = pick(user, 'identities');
  const names = (Array.isArray(identities) ? identities : []).map((identity) => pick(identity, 'connection'));
  if (names.length === 0) throw uncheckable('the connections of the person');
  for (const name of names) {
    if (typeof name === 'string' && (await isAllowedConnection(rules, name))) continue;
    throw new Refused(
      'target_not_allowed',
      `The policy restricts this server to certain connections, and the user ${quoteLine(id)} signs in with another one.`,
      'allowed.connections',
    );
  }
}

/** By its name; the policy may hold its id. */
export async function isAllowedConnection({ policy, reads }: PersonRules, name: string): Promise<boolean> {
  const among = exactly(policy.only.connections);
  if (among(name)) return true;
  const found = await reads.one('/connections', {}, { name });
  return (listIn(found) ?? []).some((item) => {
    const id = pick(item, 'id');
    return pick(item, 'name') === name && typeof id === 'string' && among(id);
  });
}

async function inOrganizations(rules: PersonRules, id: string): Promise<void> {
  const { memory, policy, reads, wire } = rules;
  const allowed = exactly(policy.only.organizations);
  const isAllowed = (item: unknown) =>
    ['id', 'name'].some((field) => {
      const value = pick(item, field);
      return typeof value === 'string' && allowed(value);
    });
  const own = await reads.all('/users/{id}/organizations', { id }, 'the memberships of the person');
  const joins = wire.tool.method === 'POST' && wire.tool.path === '/organizations/{id}/members';
  // A person without memberships may be added if their connection is allowed, which has been checked.
  const mayJoin = joins && policy.only.connections.length > 0;
  if (own.some((item) => !isAllowed(item)) || (own.length === 0 && !mayJoin)) {
    throw new Refused(
      'target_not_allowed',
      `The policy restricts this server to certain organizations, and the user ${quoteLine(id)} is not a member of only those.`,
      'allowed.organizations',
    );
  }
  if (memory.joined.has(id) && !joins) {
    throw new Refused(
      'target_not_allowed',
      `The policy restricts this server to members of certain organizations, and the user ${quoteLine(id)} became a member through this server.`,
      'allowed.organizations',
    );
  }
  if (own.length === 0) memory.joined.add(id);
}

/** Ids of all identities of a person, with their providers; the first is their own. */
function identitiesOf(user: unknown): string[] {
  const identities = pick(user, 'identities');
  const own = pick(user, 'user_id');
  return [
    ...(typeof own === 'string' ? [own] : []),
    ...(Array.isArray(identities) ? identities : []).map(
      (identity) => `${pick(identity, 'provider')}|${pick(identity, 'user_id')}`,
    ),
  ];
}

function emailsOf(user: unknown): string[] {
  const identities = pick(user, 'identities');
  const all = [
    pick(user, 'email'),
    ...(Array.isArray(identities) ? identities.map((identity) => pick(identity, 'profileData.email')) : []),
  ];
  return all.filter((email) => typeof email === 'string');
}
