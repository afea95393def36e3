import type { SharedState } from '../../state/shared-state.js';

/** Remembers which confirmations have been used. Replicas that share a key must share a store. */
export interface ConfirmStore {
  /** Changes when the store may have forgotten what was used. @throws StateUnavailable */
  epoch(): Promise<string>;
  /**
   * Marks the id as used until `expiresAt` (epoch ms). True for the first caller only; a store that cannot determine
   * this must reject, and so must one that has another epoch by now.
   */
  useOnce(id: string, expiresAt: number, epoch?: string): Promise<boolean>;
}

/** By how much the clocks of replicas may differ, in ms. */
const SKEW_MS = 2 * 60 * 1000;

/** In the state that replicas share. */
export class SharedConfirmStore implements ConfirmStore {
  readonly #state: SharedState;

  constructor(state: SharedState) {
    this.#state = state;
  }

  epoch(): Promise<string> {
    return this.#state.epoch();
  }

  useOnce(id: string, expiresAt: number, epoch?: string): Promise<boolean> {
    return this.#state.useOnce(
      ['confirmation-used', id],
      Math.max(1, expiresAt - Date.now()) + SKEW_MS,
      epoch,
    );
  }
}

/** In memory. */
export class MemoryConfirmStore implements ConfirmStore {
  readonly #used = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  async epoch(): Promise<string> {
    return '';
  }

  async useOnce(id: string, expiresAt: number): Promise<boolean> {
    const now = this.#now();
    for (const [used, until] of this.#used) {
      // Entries are added roughly in order of expiry, so the first live one ends the sweep.
      if (until > now) break;
      this.#used.delete(used);
    }
    if (this.#used.has(id)) return false;
    this.#used.set(id, expiresAt);
    return true;
  }
}
