/** The sandbox's own time, in epoch milliseconds: the machine's clock plus what the control plane advanced. */
export class Clock {
  #offset = 0;

  now(): number {
    return Date.now() + this.#offset;
  }

  /** The current instant as Auth0 writes it, such as `2024-05-01T12:00:00.000Z`. */
  iso(): string {
    return new Date(this.now()).toISOString();
  }

  advance(ms: number): void {
    this.#offset += ms;
  }
}
