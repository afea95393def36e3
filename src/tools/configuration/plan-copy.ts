/** The changes that make chosen things of one tenant in another, in an order in which each can be made. */
import { nearest } from '../../text/nearest.js';
import { MOST_CHANGES } from '../changes/apply-arguments.js';
import { ToolError } from '../errors.js';
import type { Registry } from '../listing/registry.js';
import { named } from './compare.js';
import { kindsOf } from './kinds.js';
import type { Reference } from './natural.js';
import type { Configuration, Thing } from './read-configuration.js';
import { type Left, ThingWriter, type Written } from './write-thing.js';

export interface Chosen {
  resource: string;
  name?: string | undefined;
}

/** What of a thing is not copied, in words. */
export interface NotCopied {
  kind: string;
  name?: string;
  what: string;
}

export interface CopyPlan {
  changes: { operation: string; arguments: Record<string, unknown> }[];
  notCopied: NotCopied[];
  /** Things that are the same there already. */
  same: number;
}

/** The chosen things. @throws ToolError for one that is not there */
export function chosenThings(from: Configuration, chosen: readonly Chosen[]): Thing[] {
  const found = new Set<Thing>();
  for (const { resource, name } of chosen) {
    const kinds = kindsOf([resource]);
    const all = from.things.filter(({ kind, builtIn }) => kinds.includes(kind) && !builtIn);
    const matching = all.filter(({ key, kind }) => name === undefined || key === name || kind.kind === name);
    if (matching.length === 0 && name !== undefined) {
      const near = nearest(
        name,
        all.map(({ key }) => key),
      );
      throw new ToolError(
        'not_found',
        `things: there is no ${JSON.stringify(name.slice(0, 100))} among ${resource}${near ? `; did you mean ${JSON.stringify(near)}?` : ', or it could not be read.'} Nothing was changed.`,
      );
    }
    for (const thing of matching) found.add(thing);
  }
  // In the order of the configuration, in which each thing comes after what it refers to.
  return from.things.filter((thing) => found.has(thing));
}

/** @throws ToolError where there are more changes than one call may make */
export async function planCopy(
  registry: Registry,
  from: Configuration,
  to: Configuration,
  things: readonly Thing[],
  origin: string,
): Promise<CopyPlan> {
  const keyOf = ({ kind, key }: { kind: string; key: string }) => `${kind}\n${key}`;
  const there = new Map(to.things.map((thing) => [keyOf({ kind: thing.kind.kind, key: thing.key }), thing]));
  const ids = new Map<string, string>();
  for (const [key, { id }] of there) if (id !== undefined) ids.set(key, id);
  const plan: CopyPlan = { changes: [], notCopied: [], same: 0 };
  const writer = new ThingWriter(registry, from.names, {
    idOf: (reference: Reference) => ids.get(keyOf(reference)),
    origin,
    // What begins so would be taken as a reference to an earlier change.
    literal: (text) => (/^\$[$\d]/.test(text) ? `$${text}` : text),
    secret: undefined,
  });
  const add = (thing: Thing, { call, left, impossible }: Written): void => {
    for (const one of left) plan.notCopied.push({ ...named(thing), what: inWords(one) });
    if (impossible !== undefined) plan.notCopied.push({ ...named(thing), what: `all of it: ${impossible}` });
    if (call) plan.changes.push({ operation: call.operation, arguments: call.args });
  };
  for (const thing of things) {
    const key = keyOf({ kind: thing.kind.kind, key: thing.key });
    const existing = there.get(key);
    const before = plan.changes.length;
    const whole = await writer.whole(thing, existing);
    add(thing, whole);
    const isMade = plan.changes.length > before;
    if (existing === undefined && isMade && thing.id !== undefined)
      ids.set(key, `$${plan.changes.length}.${thing.kind.id ?? 'id'}`);
    const id = ids.get(key);
    if (id !== undefined || thing.id === undefined)
      for (const part of await writer.rest(thing, existing, id ?? '', isMade)) add(thing, part);
    for (const part of thing.unread)
      plan.notCopied.push({ ...named(thing), what: `${part}: it could not be read` });
    if (existing !== undefined && plan.changes.length === before) plan.same += 1;
  }
  if (plan.changes.length > MOST_CHANGES)
    throw new ToolError(
      'too_many',
      `This takes ${plan.changes.length} changes; ${MOST_CHANGES} are possible in one call. Choose fewer things. Nothing was changed.`,
    );
  return plan;
}

function inWords({ field, why, needs }: Left): string {
  if (why === 'secret') return `${field}: secrets are not copied; set it in the other tenant`;
  if (why === 'missing')
    return `${field}: ${needs?.kind} ${JSON.stringify(needs?.key)} is not in the other tenant; copy it first`;
  return why === 'kept'
    ? `${field}: the other tenant keeps what it has`
    : `${field}: the API does not let it be set`;
}
