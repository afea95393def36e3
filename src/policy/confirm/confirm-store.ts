/** Remembers which approvals have been used. Replicas that share a key must share a store. */
export interface ConfirmStore {
  /**
   * Marks the id as used until `expiresAt` (epoch ms). True for the first caller only; a store that cannot determine
   * this must reject.
   */
  useOnce(id: string, expiresAt: number): Promise<boolean>;
}

/** The default store: in memory. */
export class MemoryConfirmStore implements ConfirmStore {
  readonly #used = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
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
