/** Brute-force blocks: an identifier kept from logging in from an address. */

import type { ResourceModule } from '../engine/resource-module.js';
import { DAY } from '../state/clock.js';
import type { CollectionDeclaration, Doc, Tenant } from '../state/store.js';
import { noContent, ok, type SandboxContext, type SandboxServices } from '../types.js';
import { requireUser } from './users/store.js';

const BLOCKS = 'user-blocks';
/** Failed logins since the last success, by identifier and address. */
const FAILURES = 'login-failures';

const collections: CollectionDeclaration[] = [BLOCKS, FAILURES].map((name) => ({
  name,
  indexes: { identifier: { of: (doc: Doc) => String(doc.identifier) } },
}));

const keyOf = (identifier: string, ip: string): string => `${identifier.toLowerCase()}\n${ip}`;

/** The identifiers under which a user can be blocked. */
export const identifiersOf = (user: Doc): string[] =>
  [user.email, user.username, user.phone_number]
    .filter((value) => typeof value === 'string')
    .map((value) => value.toLowerCase());

/** Blocks end by themselves after 30 days (public documentation, brute-force-protection). */
const BLOCK_MS = 30 * DAY;

type Timed = Pick<SandboxServices, 'tenant' | 'now'>;

/** The block with an id, unless it has come to its end. */
function liveBlock({ tenant, now }: Timed, id: string): Doc | undefined {
  const block = tenant.collection(BLOCKS).get(id);
  if (block && now() - Number(block.$at ?? now()) < BLOCK_MS) return block;
  if (block) {
    tenant.collection(BLOCKS).delete(id);
    tenant.collection(FAILURES).delete(id);
  }
  return undefined;
}

export const isBlocked = (ctx: Timed, identifier: string, ip: string): boolean =>
  liveBlock(ctx, keyOf(identifier, ip)) !== undefined;

/** Lifts all blocks: a threshold that is raised does. */
export function liftAll(tenant: Tenant): void {
  for (const name of [BLOCKS, FAILURES])
    for (const doc of tenant.collection(name).list()) tenant.collection(name).delete(String(doc.id));
}

/** Counts a failed login and answers how many there have been in a row. */
export function countFailure(tenant: Tenant, identifier: string, ip: string): number {
  const failures = tenant.collection(FAILURES);
  const id = keyOf(identifier, ip);
  const count = Number(failures.get(id)?.count ?? 0) + 1;
  const doc = { id, identifier: identifier.toLowerCase(), count };
  if (!failures.replace(id, doc)) failures.insert(doc);
  return count;
}

/** A success resets the count. */
export function forgetFailures(tenant: Tenant, identifier: string, ip: string): void {
  tenant.collection(FAILURES).delete(keyOf(identifier, ip));
}

export function block(
  { tenant, now }: Pick<Timed, 'tenant'> & Partial<Timed>,
  identifier: string,
  ip: string,
  connection: string,
): void {
  const doc = {
    id: keyOf(identifier, ip),
    identifier: identifier.toLowerCase(),
    ip,
    connection,
    ...(now ? { $at: now() } : {}),
  };
  if (!tenant.collection(BLOCKS).replace(doc.id, doc)) tenant.collection(BLOCKS).insert(doc);
}

/** Lifts the blocks of identifiers from every address; true when there were any. */
export function unblock(tenant: Tenant, identifiers: readonly string[]): boolean {
  let lifted = false;
  for (const name of [BLOCKS, FAILURES]) {
    const table = tenant.collection(name);
    for (const identifier of identifiers) {
      for (const doc of table.by('identifier', identifier)) {
        table.delete(String(doc.id));
        lifted ||= name === BLOCKS;
      }
    }
  }
  return lifted;
}

function blockedFor(ctx: SandboxContext, identifiers: readonly string[]): { blocked_for: Doc[] } {
  const settings = ctx.tenant.singleton('/attack-protection/brute-force-protection') as Doc | undefined;
  if (ctx.query.consider_brute_force_enablement === true && settings?.enabled === false)
    return { blocked_for: [] };
  const blocks = identifiers
    .flatMap((identifier) => ctx.tenant.collection(BLOCKS).by('identifier', identifier))
    .filter(({ id }) => liveBlock(ctx, String(id)) !== undefined);
  return { blocked_for: blocks.map(({ identifier, ip, connection }) => ({ identifier, ip, connection })) };
}

const fromQuery = (ctx: SandboxContext): string[] => [String(ctx.query.identifier ?? '').toLowerCase()];
const fromUser = (ctx: SandboxContext): string[] => identifiersOf(requireUser(ctx, ctx.params.id ?? ''));

export const userBlocks: ResourceModule = {
  collections,
  handlers: {
    'GET /user-blocks': (ctx) => ok(blockedFor(ctx, fromQuery(ctx))),
    'DELETE /user-blocks': (ctx) => {
      unblock(ctx.tenant, fromQuery(ctx));
      return noContent();
    },
    'GET /user-blocks/{id}': (ctx) => ok(blockedFor(ctx, fromUser(ctx))),
    'DELETE /user-blocks/{id}': (ctx) => {
      unblock(ctx.tenant, fromUser(ctx));
      return noContent();
    },
  },
  onDelete: {
    users: (tenant, user) => {
      unblock(tenant, identifiersOf(user));
    },
  },
};
