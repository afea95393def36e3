/** The journal in the state that replicas share: what one of them changed, any of them can take back. */
import { LIFETIMES } from '../../state/kinds.js';
import type { SharedState, StateKey } from '../../state/shared-state.js';
import {
  bounded,
  type Journal,
  type JournalEntry,
  type JournalScope,
  MOST_OF_ONE,
  visible,
} from './journal.js';

/** Changes that are listed of all together; the oldest go first. */
const MOST_OF_ALL = 2_000;
/** Parts of a composite change. */
const MOST_PARTS = 1_000;
/** Attempts to mark a change that others mark at the same time. */
const MOST_ATTEMPTS = 10;

const keyOf = (id: string): StateKey => ['change', id];
const listOf = (what: string, ...rest: string[]): StateKey => ['changes-of', what, ...rest];

/** All methods reject with StateUnavailable while the state is away. */
export class StateJournal implements Journal {
  readonly #state: SharedState;

  constructor(state: SharedState) {
    this.#state = state;
  }

  async record(entry: JournalEntry): Promise<void> {
    await this.#state.write(keyOf(entry.id), bounded(entry), LIFETIMES.change);
    const lists: [StateKey, number][] = [
      [ownList(entry.tenant, entry), MOST_OF_ONE],
      [listOf('all', entry.tenant), MOST_OF_ALL],
      ...(entry.partOf === undefined
        ? []
        : [[listOf('parts', entry.partOf), MOST_PARTS] as [StateKey, number]]),
    ];
    for (const [list, most] of lists)
      await this.#state.prepend(list, entry.id, most, LIFETIMES['changes-of']);
  }

  async get(id: string, scope: JournalScope): Promise<JournalEntry[]> {
    const parts = (await this.#state.entries(listOf('parts', id))).reverse();
    return this.#all([id, ...parts], scope);
  }

  async list(scope: JournalScope): Promise<JournalEntry[]> {
    const { tenant, owner } = scope;
    const list = owner === undefined ? listOf('all', tenant) : ownList(tenant, owner);
    return this.#all(await this.#state.entries(list), scope);
  }

  async markUndone(ids: readonly string[], by: string): Promise<void> {
    for (const id of ids) await this.#mark(id, by);
  }

  /** Lists are bounded by number alone, and those who read one see how long it is. */
  async forgotten(): Promise<undefined> {
    return undefined;
  }

  async #mark(id: string, by: string): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const seen = await this.#state.read<JournalEntry>(keyOf(id));
      if (!seen) return;
      const next = { ...seen.value, undoneBy: by };
      if (await this.#state.replace(keyOf(id), seen, next, LIFETIMES.change)) return;
    }
  }

  async #all(ids: readonly string[], scope: JournalScope): Promise<JournalEntry[]> {
    const found = await Promise.all(ids.map((id) => this.#state.read<JournalEntry>(keyOf(id))));
    return found.flatMap((stored) => (stored && visible(stored.value, scope) ? [stored.value] : []));
  }
}

function ownList(
  tenant: string,
  { person, caller }: { person?: string | undefined; caller: string },
): StateKey {
  return person === undefined ? listOf('caller', tenant, caller) : listOf('person', tenant, person);
}
