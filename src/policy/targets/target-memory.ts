/**
 * What is remembered about targets while the server runs: the ids that the names in the policy had when they were
 * first needed, the application that the server runs as, and who joined an organization through the server.
 */
import { pick } from '../../catalog/wire.js';
import { anySpelling } from '../../text/patterns.js';
import { text } from '../../text/values.js';
import { mapKinds, type Policy } from '../policy.js';
import type { ThingKind } from './kinds.js';
import type { TargetReads } from './target-reads.js';
import { thingKinds } from './thing-kinds.js';

/** The application that the server runs as, as far as its credentials or its token tell. */
export interface OwnApplication {
  clientId: string | undefined;
  /** Identifier of the Management API. */
  audience: string | undefined;
}

/** A list of the policy, and the key that holds it. */
export interface Named {
  rule: string;
  names: readonly string[];
}

export class TargetMemory {
  readonly own: OwnApplication;
  /** People whom a call of this server made members; they do not count as members. */
  readonly joined = new Set<string>();
  readonly #lists: Record<ThingKind, Named[]>;
  readonly #ids = new Map<ThingKind, Map<string, string>>();
  readonly #resolving = new Map<ThingKind, Promise<void>>();

  constructor(policy: Policy, own: OwnApplication = { clientId: undefined, audience: undefined }) {
    const { protect } = policy;
    const list = (rule: string, names: readonly string[]): Named[] =>
      names.length > 0 ? [{ rule, names }] : [];
    this.own = own;
    const { users } = protect;
    this.#lists = mapKinds((kind) => [
      ...list(`protected.${kind}s`, protect[`${kind}s`]),
      ...(kind === 'organization' || kind === 'role'
        ? list(`protected.users.${kind}s`, users[`${kind}s`])
        : []),
    ]);
  }

  /** Whether the policy protects anything of this kind by id or name. */
  protects(kind: ThingKind): boolean {
    return this.#lists[kind].length > 0;
  }

  /** The rule that protects a thing with this id or name, in any spelling; undefined where none does. */
  ruleFor(kind: ThingKind, id: string | undefined, name: string | undefined): string | undefined {
    return this.#lists[kind].find(({ names }) => this.#isIn(kind, names, id, name))?.rule;
  }

  /** The same among these names of the policy. */
  isAmong(kind: ThingKind, names: readonly string[], entry: unknown): boolean {
    return this.#isIn(kind, names, text(pick(entry, 'id')), text(pick(entry, 'name')));
  }

  #isIn(
    kind: ThingKind,
    names: readonly string[],
    id: string | undefined,
    name: string | undefined,
  ): boolean {
    const among = anySpelling(names);
    const remembered = this.#ids.get(kind);
    const before = id === undefined ? undefined : remembered?.get(id);
    const hit = [id, name, before].some((text) => text !== undefined && among(text));
    if (hit && id !== undefined && name !== undefined && among(name) && remembered) remembered.set(id, name);
    return hit;
  }

  /** Ids of the protected things of a kind, as far as they are known. Needs `resolve` first. */
  idsOf(kind: ThingKind): string[] {
    return [
      ...new Set([
        ...this.#lists[kind].flatMap(({ names }) => names),
        ...(this.#ids.get(kind)?.keys() ?? []),
      ]),
    ];
  }

  /**
   * Finds the ids of the names once in the life of the server, when the first change needs them. A failure is tried
   * again by the next call, and refuses this one.
   */
  resolve(kind: ThingKind, reads: TargetReads): Promise<void> {
    let resolving = this.#resolving.get(kind);
    if (!resolving) {
      resolving = this.#resolve(kind, reads);
      this.#resolving.set(kind, resolving);
      resolving.catch(() => this.#resolving.delete(kind));
    }
    return resolving;
  }

  async #resolve(kind: ThingKind, reads: TargetReads): Promise<void> {
    const facts = thingKinds[kind];
    const names = this.#lists[kind].flatMap((list) => list.names);
    const unresolved = names.filter((name) => !facts.isId(name));
    const found = new Map<string, string>();
    const among = anySpelling(names);
    for (const thing of unresolved.length > 0 ? await facts.named(unresolved, reads) : []) {
      const id = pick(thing, facts.id);
      const name = pick(thing, 'name');
      if (typeof id === 'string' && typeof name === 'string' && among(name)) found.set(id, name);
    }
    this.#ids.set(kind, found);
  }
}
