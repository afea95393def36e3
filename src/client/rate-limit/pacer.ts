/** What decides when a request may be sent: the governor of this process, or that of all replicas. */
import type { Reading } from './bucket.js';

export type Priority = 'interactive' | 'bulk';

/** Permission to send one request, passed back once. */
export interface Permit {
  readonly operation: string;
}

export interface Pacer {
  /** A permit if the request may be sent now, else undefined: then `wait` for it. */
  tryAcquire(operation: string, priority: Priority): Permit | undefined;
  /** Queues for a permit, which is passed to `grant` later. Returns a function that leaves the queue. */
  wait(operation: string, priority: Priority, grant: (permit: Permit) => void): () => void;
  /** Estimated wait of a request that joins the queue now, in ms; 0 when unknown. */
  expectedWaitMs(operation: string, priority: Priority): number;
  /** How long the server has asked not to send such requests, in ms. */
  forbiddenMs(operation: string): number;
  /** Measured refill of the operation's bucket, in requests per ms; 0 until measured. */
  refillRate(operation: string): number;
  /** Passes a permit back after a response; `conclusive`: one without a reading proves that there is no limit. */
  answered(permit: Permit, reading: Reading | undefined, conclusive: boolean): void;
  /** Passes a permit back after a 429. */
  limited(permit: Permit, reading: Reading | undefined, holdMs: number): void;
  /** Passes a permit back when there was no response. */
  unanswered(permit: Permit): void;
}
