/**
 * Which replica waits for the answer to a push notification. Where it is gone, the one at which the call is made again
 * goes on waiting: a token that the tenant grants can be had once, so never two of them wait.
 */
import { randomBytes } from 'node:crypto';
import { LIFETIMES } from '../../../state/kinds.js';
import { type SharedState, type StateKey, StateUnavailable } from '../../../state/shared-state.js';
import type { Asked } from './granted-token.js';

/** What has to be known to wait for the answer. */
export interface Pushed {
  asked: Asked;
  /** Epoch ms. */
  until: number;
  intervalMs: number;
  /** Fingerprint of what the phone shows. */
  shown: string;
}

/** How much later than it meant to a replica may poll before it counts as gone, in ms. */
const LATE_MS = 10_000;

/** How long sending a notification may take, in ms. */
const SENDING_MS = 60_000;

const keyOf = (id: string): StateKey => ['push', id];
const followerOf = (id: string): StateKey => ['push-follower', id];

export class Followers {
  readonly #state: SharedState;
  readonly #self = randomBytes(12).toString('base64url');

  constructor(state: SharedState) {
    this.#state = state;
  }

  /** Whether this replica is the one that sends the notification; while the store is away, it is. */
  async claim(id: string): Promise<boolean> {
    const own = await whileThere(() =>
      this.#state.replace(followerOf(id), undefined, this.#self, SENDING_MS),
    );
    return own ?? true;
  }

  /** From now on this replica waits. While the store is away, it is the only one that can. */
  async begin(id: string, pushed: Pushed): Promise<void> {
    await whileThere(async () => {
      await this.#state.write(keyOf(id), pushed, LIFETIMES.push);
      await this.#state.write(followerOf(id), this.#self, pushed.intervalMs + LATE_MS);
    });
  }

  /** Whether this replica is still the one that waits; then it is for at least `ms` more. */
  async goOn(id: string, ms: number): Promise<boolean> {
    const still = await whileThere(async () => {
      const seen = await this.#state.read<string>(followerOf(id));
      if (seen && seen.value !== this.#self) return false;
      return this.#state.replace(followerOf(id), seen, this.#self, ms + LATE_MS);
    });
    return still ?? true;
  }

  /**
   * What to wait for where nobody does any more: then this replica has to. `followed`: another one waits; undefined: it
   * is not known what was asked, so that nobody can wait for the answer.
   *
   * @throws StateUnavailable
   */
  async takeUp(id: string): Promise<Pushed | 'followed' | undefined> {
    const pushed = (await this.#state.read<Pushed>(keyOf(id)))?.value;
    if ((await this.#state.read(followerOf(id))) !== undefined) return 'followed';
    if (!pushed) return undefined;
    const own = await this.#state.replace(followerOf(id), undefined, this.#self, pushed.intervalMs + LATE_MS);
    return own ? pushed : 'followed';
  }

  /** Leaves it to another one. */
  async leave(id: string): Promise<void> {
    await whileThere(async () => {
      const seen = await this.#state.read<string>(followerOf(id));
      if (seen?.value === this.#self) await this.#state.remove(followerOf(id));
    });
  }
}

/** Undefined where the store is away. */
async function whileThere<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StateUnavailable) return undefined;
    throw error;
  }
}
