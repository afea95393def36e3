/** Organizations, connections, applications, roles and APIs against the policy. */
import { pick } from '../../catalog/wire.js';
import { exactly, fold } from '../../text/patterns.js';
import { text } from '../../text/values.js';
import type { Differences } from '../change/difference.js';
import { quoteLine } from '../outgoing/outgoing.js';
import type { Reach, ThingKind, ThingTarget } from './kinds.js';
import { isAllowedConnection, type PersonRules } from './person-check.js';
import { selected } from './reach.js';
import { Refused, uncheckable } from './refused.js';
import { thingKinds } from './thing-kinds.js';

export interface ThingRules extends PersonRules {
  /** The call changes something. */
  changes: boolean;
  differences: () => Promise<Differences | undefined>;
}

const allowedOf = ({ policy }: ThingRules, kind: ThingKind): readonly string[] =>
  kind === 'organization' || kind === 'connection' ? policy.only[`${kind}s`] : [];

/** Whether this is the application that the server runs as, and the policy protects it. */
const isOwn = ({ memory }: ThingRules, kind: ThingKind, id: string | undefined): boolean =>
  kind === 'client' && id !== undefined && memory.own.clientId === id;

/**
 * Checks one thing; resolves to the id or name that it has, or undefined where there is none.
 *
 * @throws Refused
 */
export async function checkThing(rules: ThingRules, target: ThingTarget): Promise<string | undefined> {
  const { kind } = target;
  const { memory, policy } = rules;
  const allowed = allowedOf(rules, kind);
  const { name, how = 'changed', ...rest } = target as { id?: string; name?: string; how?: Reach };
  let { id } = rest;
  if ('read' in target) {
    // The owner matters only if the policy restricts such owners.
    const guarded = memory.protects(kind) || (policy.protect.self && memory.own.clientId !== undefined);
    if (!guarded && allowed.length === 0) return undefined;
    const found = await rules.reads.one(target.read, { id: target.id });
    if (found === undefined) return undefined;
    const owner = pick(found, target.field);
    // Nobody owns what the API answers without an owner, such as a default grant: it is not the own application's.
    if ((owner === undefined || owner === null) && !memory.protects(kind) && allowed.length === 0)
      return undefined;
    if (typeof owner !== 'string') throw uncheckable(`the owning ${kind}`, `protected.${kind}s`);
    id = selected(owner);
  }
  if (rules.changes && (how === 'changed' || how === 'listed')) await notProtected(rules, kind, id, name);
  const confined = rules.changes || kind === 'organization';
  if (confined && allowed.length > 0 && !(await isAllowed(rules, kind, allowed, id, name))) {
    throw new Refused(
      'target_not_allowed',
      `The policy restricts this server to certain ${kind}s, and ${quoteLine((id ?? name) as string)} is not one of them.`,
      `allowed.${kind}s`,
    );
  }
  return id ?? name;
}

async function notProtected(
  rules: ThingRules,
  kind: ThingKind,
  id: string | undefined,
  name: string | undefined,
): Promise<void> {
  const { memory, policy, reads } = rules;
  if (policy.protect.self && isOwn(rules, kind, id)) {
    throw new Refused(
      'target_protected',
      'This is the application that the server itself runs as: the policy protects it, its credentials and its grants.',
      'protected.self',
    );
  }
  if (!memory.protects(kind)) return;
  await memory.resolve(kind, reads);
  let rule = memory.ruleFor(kind, id, name);
  if (!rule && id !== undefined) rule = memory.ruleFor(kind, id, await nameOf(rules, kind, id));
  else if (!rule && name !== undefined)
    for (const thing of await thingKinds[kind].named([name], reads))
      if (pick(thing, 'name') === name) rule ??= memory.ruleFor(kind, text(pick(thing, 'id')), name);
  if (rule) {
    throw new Refused(
      'target_protected',
      `The policy protects the ${kind} ${quoteLine((id ?? name) as string)}: it cannot be changed or deleted.`,
      rule,
    );
  }
}

/** Its name; undefined where there is no such thing. */
async function nameOf({ reads }: ThingRules, kind: ThingKind, id: string): Promise<string | undefined> {
  const thing = await reads.one(thingKinds[kind].path, { id });
  if (thing === undefined) return undefined;
  const name = pick(thing, 'name');
  if (typeof name !== 'string') throw uncheckable(`the name of the ${kind}`, `protected.${kind}s, allowed`);
  return name;
}

async function isAllowed(
  rules: ThingRules,
  kind: ThingKind,
  allowed: readonly string[],
  id: string | undefined,
  name: string | undefined,
): Promise<boolean> {
  const among = exactly(allowed);
  if (id === undefined) return isAllowedConnection(rules, name as string);
  if (among(id)) return true;
  const found = await nameOf(rules, kind, id);
  return found !== undefined && among(found);
}

/**
 * An API: the Management API itself, and those on which a protected application has a grant or of which a protected
 * role has permissions.
 *
 * @throws Refused
 */
export async function checkApi(rules: ThingRules, id: string): Promise<void> {
  const { memory, policy, reads, wire } = rules;
  const own = policy.protect.self ? memory.own.audience : undefined;
  if (own === undefined && !memory.protects('client') && !memory.protects('role')) return;
  const found = await reads.one('/resource-servers/{id}', { id });
  if (found === undefined) return;
  const identifier = pick(found, 'identifier');
  if (typeof identifier !== 'string') throw uncheckable('the identifier of the API', 'protected');
  if (own !== undefined && fold(identifier) === fold(own)) {
    throw new Refused(
      'target_protected',
      'This is the Management API, which the server itself uses: the policy protects it.',
      'protected.self',
    );
  }
  const gone = wire.tool.method === 'DELETE' ? 'all' : await lostScopes(rules);
  if (memory.protects('client') && (gone === 'all' || gone.size > 0 || changesMore(wire.body)))
    await withoutProtectedGrant(rules, identifier);
  if (memory.protects('role') && (gone === 'all' || gone.size > 0))
    await withoutProtectedPermission(rules, identifier, gone);
}

/** Whether an update changes more of an API than its name, and than adding scopes. */
const changesMore = (body: unknown): boolean =>
  Object.keys((body ?? {}) as object).some((field) => field !== 'name' && field !== 'scopes');

/** Scopes that the API loses; all where that is not known. */
async function lostScopes({ wire, differences }: ThingRules): Promise<Set<string> | 'all'> {
  if (pick(wire, 'body.scopes') === undefined) return new Set();
  const found = await differences();
  if (!found) return 'all';
  const lost = found.lost.filter(({ path }) => path[0] === 'scopes');
  const scopes = lost.map(({ from }) => (typeof from === 'string' ? from : pick(from, 'value')));
  return scopes.every((scope) => typeof scope === 'string') ? new Set(scopes as string[]) : 'all';
}

async function withoutProtectedGrant(rules: ThingRules, audience: string): Promise<void> {
  const what = 'the applications with a grant on the API';
  const rule = 'protected.clients';
  for (const grant of await rules.reads.all('/client-grants', {}, what, { query: { audience }, rule })) {
    const client = pick(grant, 'client_id');
    if (typeof client !== 'string') throw uncheckable(what, rule);
    await notProtected(rules, 'client', client, undefined);
  }
}

async function withoutProtectedPermission(
  { memory, reads }: ThingRules,
  identifier: string,
  gone: Set<string> | 'all',
): Promise<void> {
  await memory.resolve('role', reads);
  for (const id of memory.idsOf('role')) {
    const what = 'the permissions of the protected roles';
    const permissions = await reads.all('/roles/{id}/permissions', { id }, what, { rule: 'protected.roles' });
    const hit = permissions.some((permission) => {
      const scope = pick(permission, 'permission_name');
      const of = pick(permission, 'resource_server_identifier');
      return of === identifier && (gone === 'all' || (typeof scope === 'string' && gone.has(scope)));
    });
    if (!hit) continue;
    throw new Refused(
      'target_protected',
      `The policy protects the role ${quoteLine(id)}: it has permissions of this API, and would lose them.`,
      'protected.roles',
    );
  }
}
