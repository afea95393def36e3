import { Bucket, type Reading, type Taken } from './bucket.js';
import type { Timing } from './timing.js';

export type Priority = 'interactive' | 'bulk';

/** What shares one bucket at the server. */
interface Lane {
  /** Undefined where the API states no limit. */
  readonly bucket: Bucket | undefined;
  /** How many operations were found to draw from it. */
  operations: number;
  /** Interactive grants since the last bulk one. */
  streak: number;
  lastGrantAt: number;
}

type LimitedLane = Lane & { readonly bucket: Bucket };

/** Leave to send one request. Every ticket is given back exactly once. */
export interface Ticket {
  readonly operation: string;
  readonly lane: Lane;
  /** Its token; undefined in a lane without a bucket. */
  readonly taken: Taken | undefined;
  readonly bulk: boolean;
}

interface Waiter {
  readonly operation: string;
  readonly bulk: boolean;
  readonly grant: (ticket: Ticket) => void;
}

/** What is known of one operation; no lane until its first answer has shown which bucket it draws from. */
interface OperationState {
  lane: Lane | undefined;
  /** The first request is on its way: others of the same operation wait for what it finds out. */
  probing: boolean;
}

/** Requests on the wire at once. Bulk work leaves some of the connections free. */
export const MAX_IN_FLIGHT = 20;
const MAX_BULK_IN_FLIGHT = 14;
/** While both kinds wait, this many interactive requests go for each bulk one. */
const INTERACTIVE_PER_BULK = 4;
/** Predictions can be wrong: after this long without sending anything, one request may ask the server. */
const MAX_PACE_MS = 15_000;
/** A reading this share of the bucket above the prediction comes from another bucket of the same size. */
const CONTRADICTION_SHARE = 0.3;

/**
 * Decides when each request may go, so that the API's rate limits are used fully and hardly ever hit. It learns
 * from the headers of the answers which bucket an operation draws from and how that refills.
 */
export class Governor {
  readonly #timing: Timing;
  readonly #operations = new Map<string, OperationState>();
  readonly #lanes = new Map<string, LimitedLane>();
  readonly #unlimited: Lane = { bucket: undefined, operations: 0, streak: 0, lastGrantAt: 0 };
  /** The lane of the latest reading: the best guess for an operation never seen before. */
  #usual: Lane | undefined;
  #waiters: Waiter[] = [];
  #inFlight = 0;
  #bulkInFlight = 0;
  #disarm: (() => void) | undefined;

  constructor(timing: Timing) {
    this.#timing = timing;
  }

  /** A ticket when the request may go right now, else undefined: then `wait` for it. */
  tryAcquire(operation: string, priority: Priority): Ticket | undefined {
    if (this.#waiters.length > 0) return undefined;
    return this.#tryGrant(operation, priority === 'bulk', this.#timing.now(), undefined);
  }

  /** Queues for a ticket, which is handed to `grant` later on. Returns the way to leave the queue. */
  wait(operation: string, priority: Priority, grant: (ticket: Ticket) => void): () => void {
    const waiter: Waiter = { operation, bulk: priority === 'bulk', grant };
    this.#waiters.push(waiter);
    this.#pump();
    return () => {
      const place = this.#waiters.indexOf(waiter);
      if (place >= 0) this.#waiters.splice(place, 1);
    };
  }

  /** How long a request joining the queue now will probably wait, in ms; 0 when that is not known. */
  expectedWaitMs(operation: string): number {
    const lane = this.#state(operation).lane;
    if (lane?.bucket === undefined) return 0;
    let ahead = 0;
    for (const waiter of this.#waiters) if (this.#state(waiter.operation).lane === lane) ahead += 1;
    const wait = lane.bucket.waitMs(this.#timing.now(), ahead);
    return Number.isFinite(wait) ? wait : 0;
  }

  /**
   * Gives a ticket back after an answer. `reading` is undefined when it stated no limit; `conclusive`: then there is
   * none (an error page of some gateway proves nothing).
   */
  answered(ticket: Ticket, reading: Reading | undefined, conclusive: boolean): void {
    const state = this.#state(ticket.operation);
    if (reading !== undefined) this.#read(ticket, state, reading);
    else if (conclusive) state.lane ??= this.#unlimited;
    this.#release(ticket, state);
  }

  /** Gives a ticket back after a 429; nothing of its bucket goes out for the next `holdMs`. */
  limited(ticket: Ticket, reading: Reading | undefined, holdMs: number): void {
    const state = this.#state(ticket.operation);
    if (reading !== undefined) this.#read(ticket, state, reading);
    (state.lane ?? ticket.lane).bucket?.surprised(this.#timing.now(), holdMs);
    this.#release(ticket, state);
  }

  /** Gives a ticket back when no answer came. */
  unanswered(ticket: Ticket): void {
    this.#release(ticket, this.#state(ticket.operation));
  }

  /** Tokens per ms that the operation's bucket was measured to refill for us; 0 before. */
  refillRate(operation: string): number {
    return this.#state(operation).lane?.bucket?.measuredRate ?? 0;
  }

  #state(operation: string): OperationState {
    let state = this.#operations.get(operation);
    if (state === undefined) {
      state = { lane: undefined, probing: false };
      this.#operations.set(operation, state);
    }
    return state;
  }

  /** The lane a request would go in; undefined while only another request's answer can tell. */
  #laneFor(state: OperationState): Lane | undefined {
    if (state.lane !== undefined) return state.lane;
    if (state.probing) return undefined;
    if (this.#usual !== undefined) return this.#usual;
    // At the very start one request alone finds out how large the burst is.
    return this.#inFlight === 0 ? this.#unlimited : undefined;
  }

  #waitMs(lane: Lane, now: number): number {
    if (lane.bucket === undefined) return 0;
    const patience = Math.max(lane.lastGrantAt + MAX_PACE_MS, lane.bucket.blockedUntil) - now;
    return Math.max(0, Math.min(lane.bucket.waitMs(now), patience));
  }

  /** `waits` collects how long each lane that is not ready still needs. */
  #tryGrant(
    operation: string,
    bulk: boolean,
    now: number,
    waits: Map<Lane, number> | undefined,
  ): Ticket | undefined {
    if (this.#inFlight >= MAX_IN_FLIGHT || (bulk && this.#bulkInFlight >= MAX_BULK_IN_FLIGHT))
      return undefined;
    const state = this.#state(operation);
    const lane = this.#laneFor(state);
    if (lane === undefined || waits?.has(lane)) return undefined;
    const wait = this.#waitMs(lane, now);
    if (wait > 0) {
      waits?.set(lane, wait);
      return undefined;
    }
    this.#inFlight += 1;
    if (bulk) this.#bulkInFlight += 1;
    lane.streak = bulk ? 0 : lane.streak + 1;
    lane.lastGrantAt = now;
    if (state.lane === undefined) state.probing = true;
    return { operation, lane, taken: lane.bucket?.take(now), bulk };
  }

  /** Notes which bucket the operation draws from, and what is left in it. */
  #read(ticket: Ticket, state: OperationState, reading: Reading): void {
    const now = this.#timing.now();
    let bucket = state.lane?.bucket;
    if (bucket?.limit !== reading.limit)
      bucket = this.#lane(String(reading.limit), reading.limit, now, state);
    else if (ticket.lane === state.lane && ticket.taken !== undefined && ticket.lane.operations > 1) {
      const excess = reading.remaining - bucket.mostExpected(ticket.taken, now);
      if (excess > 2 + reading.limit * CONTRADICTION_SHARE) {
        bucket = this.#lane(`${reading.limit} ${ticket.operation}`, reading.limit, now, state);
      }
    }
    this.#usual = state.lane;
    // A request that was counted in another lane is one of this one's from now on.
    const taken = ticket.lane === state.lane ? ticket.taken : undefined;
    bucket.read(taken ?? bucket.adopt(now), reading, now);
  }

  /** Puts the operation into the lane of that name. */
  #lane(key: string, limit: number, now: number, state: OperationState): Bucket {
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      lane = { bucket: new Bucket(limit, now), operations: 0, streak: 0, lastGrantAt: now };
      this.#lanes.set(key, lane);
    }
    if (state.lane !== undefined) state.lane.operations -= 1;
    state.lane = lane;
    lane.operations += 1;
    return lane.bucket;
  }

  #release(ticket: Ticket, state: OperationState): void {
    this.#inFlight -= 1;
    ticket.lane.bucket?.settle();
    if (ticket.bulk) this.#bulkInFlight -= 1;
    state.probing = false;
    if (this.#waiters.length > 0) this.#pump();
  }

  /** Lets everyone go whose turn has come, and wakes up again when the next one's will. */
  #pump(): void {
    this.#disarm?.();
    this.#disarm = undefined;
    const now = this.#timing.now();
    const waits = new Map<Lane, number>();
    const grants: [Waiter, Ticket][] = [];
    const pass = (eligible: (waiter: Waiter) => boolean): void => {
      this.#waiters = this.#waiters.filter((waiter) => {
        if (!eligible(waiter)) return true;
        const ticket = this.#tryGrant(waiter.operation, waiter.bulk, now, waits);
        if (ticket === undefined) return true;
        grants.push([waiter, ticket]);
        return false;
      });
    };
    pass(
      (waiter) => waiter.bulk && (this.#state(waiter.operation).lane?.streak ?? 0) >= INTERACTIVE_PER_BULK,
    );
    pass((waiter) => !waiter.bulk);
    pass((waiter) => waiter.bulk);
    if (waits.size > 0) {
      // A fraction of a millisecond more, so that the token is there when the timer fires.
      const next = Math.min(...waits.values()) + 1;
      this.#disarm = this.#timing.after(next, () => this.#pump());
    }
    for (const [waiter, ticket] of grants) waiter.grant(ticket);
  }
}
