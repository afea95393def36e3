/** Log events of the past: collected in any order, written down in order of time. */

import type { Doc } from '../state/store.js';
import type { SandboxServices } from '../types.js';
import type { Random } from './random.js';

export interface PastEvent {
  /** Epoch milliseconds. */
  at: number;
  type: string;
  [field: string]: unknown;
}

export class LogBook {
  readonly #events: PastEvent[] = [];

  add(event: PastEvent): void {
    this.#events.push(event);
  }

  /** Events of one user and type, oldest first. */
  of(userId: string, type: string): PastEvent[] {
    return this.#events
      .filter((event) => event.user_id === userId && event.type === type)
      .sort((a, b) => a.at - b.at);
  }

  /** Writes everything to the tenant's log, with ids that sort as the tenant's own do. */
  write(services: SandboxServices, random: Random): void {
    const ordered = this.#events
      .map((event, i) => ({ event, i }))
      .sort((a, b) => a.event.at - b.event.at || a.i - b.i);
    ordered.forEach(({ event }, sequence) => {
      const { at, ...fields } = event;
      const date = new Date(at).toISOString();
      const id = `900${date.replace(/\D/g, '')}${String(sequence).padStart(9, '0')}00000${random.digits(18)}`;
      services.log({ ...fields, date, log_id: id } as Doc & { type: string });
    });
  }
}
