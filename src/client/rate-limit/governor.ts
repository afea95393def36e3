import type { Timing } from '../timing.js';
import { Bucket, type Reading, type Taken } from './bucket.js';
import type { Pacer, Permit, Priority } from './pacer.js';

/** One bucket at the server, with the state needed to share it. */
interface Lane {
  readonly bucket: Bucket;
  /** How many operations' responses report it. */
  operations: number;
  lastGrantAt: number;
}

/** Permission to send one request. Every ticket is returned exactly once. */
export interface Ticket extends Permit {
  readonly bulk: boolean;
  /** The tokens it took. */
  readonly taken: readonly { lane: Lane; token: Taken }[];
}

interface Waiter {
  readonly operation: string;
  readonly bulk: boolean;
  readonly grant: (ticket: Ticket) => void;
}

interface OperationState {
  /** A response has shown which bucket it draws from, or that there is none. */
  known: boolean;
  /** The bucket that its responses report. */
  lane: Lane | undefined;
  /** The first request is in flight: others of the same operation wait for what it finds out. */
  probing: boolean;
}

/** Concurrent requests of one process, and the share of them that bulk work may take. */
export const MAX_IN_FLIGHT = 20;
const BULK_SHARE = 0.7;
/** While both kinds wait, this many interactive requests are sent per bulk request. */
const INTERACTIVE_PER_BULK = 4;
/** Predictions can be wrong: after this long without sending anything, one probe request may go. */
const MAX_PACE_MS = 15_000;
/** A reading this share of the bucket above the prediction comes from another bucket of the same size. */
const CONTRADICTION_SHARE = 0.3;

/**
 * Decides when each request may be sent, so that the API's rate limits are used fully and rarely hit. It learns
 * from response headers which bucket an operation draws from and how that refills. Buckets that show
 * only in 429 responses, such as the tenant-wide one behind an endpoint's, are assumed to apply to all operations.
 */
export class Governor implements Pacer {
  readonly #timing: Timing;
  readonly #mostInFlight: number;
  readonly #operations = new Map<string, OperationState>();
  readonly #lanes = new Map<string, Lane>();
  #shared: Lane[] = [];
  /** The lane of the latest reading: the best guess for an operation never seen before. */
  #usual: Lane | undefined;
  #waiters: Waiter[] = [];
  #inFlight = 0;
  #bulkInFlight = 0;
  /** Interactive grants since the last bulk one. */
  #streak = 0;
  #disarm: (() => void) | undefined;

  /** @param mostInFlight concurrent requests; bulk work leaves some of them to others */
  constructor(timing: Timing, mostInFlight = MAX_IN_FLIGHT) {
    this.#timing = timing;
    this.#mostInFlight = mostInFlight;
  }

  /** A ticket if the request may be sent now, else undefined: then `wait` for it. */
  tryAcquire(operation: string, priority: Priority): Ticket | undefined {
    if (this.#waiters.length > 0) return undefined;
    return this.#tryGrant(operation, priority === 'bulk', this.#timing.now());
  }

  /** Queues for a ticket, which is passed to `grant` later. Returns a function that leaves the queue. */
  wait(operation: string, priority: Priority, grant: (ticket: Ticket) => void): () => void {
    const waiter: Waiter = { operation, bulk: priority === 'bulk', grant };
    this.#waiters.push(waiter);
    this.#pump();
    return () => {
      const place = this.#waiters.indexOf(waiter);
      if (place >= 0) this.#waiters.splice(place, 1);
    };
  }

  /** Estimated wait of a request that joins the queue now, in ms; 0 when unknown. */
  expectedWaitMs(operation: string, priority: Priority): number {
    const { lane } = this.#state(operation);
    if (lane === undefined) return 0;
    const ahead = { interactive: 0, bulk: 0 };
    for (const waiter of this.#waiters)
      if (this.#state(waiter.operation).lane === lane) ahead[waiter.bulk ? 'bulk' : 'interactive'] += 1;
    const { interactive, bulk } = ahead;
    // A person's call passes most of the bulk work.
    const passing = Math.min(bulk, Math.ceil(interactive / INTERACTIVE_PER_BULK));
    const before = interactive + (priority === 'bulk' ? bulk : passing);
    const wait = lane.bucket.waitMs(this.#timing.now(), before);
    return Number.isFinite(wait) ? wait : 0;
  }

  /** How long the server has asked not to use any bucket of the operation, in ms; 0 when it has not. */
  forbiddenMs(operation: string): number {
    const own = this.#ownLane(this.#state(operation));
    const lanes = typeof own === 'string' ? this.#shared : [own, ...this.#shared];
    const until = Math.max(0, ...lanes.map(({ bucket }) => bucket.blockedUntil));
    return Math.max(0, until - this.#timing.now());
  }

  /** Measured refill of the operation's bucket for us, in tokens per ms; 0 until measured. */
  refillRate(operation: string): number {
    return this.#state(operation).lane?.bucket.measuredRate ?? 0;
  }

  /**
   * Returns a ticket after a response. `reading` is undefined when it stated no limit; `conclusive`: then there is
   * none (an error page of some gateway proves nothing).
   */
  answered(ticket: Ticket, reading: Reading | undefined, conclusive: boolean): void {
    const state = this.#state(ticket.operation);
    if (reading !== undefined) this.#read(ticket, state, reading);
    else if (conclusive) state.known = true;
    this.#release(ticket, state);
  }

  /** Returns a ticket after a 429; nothing of its bucket goes out for the next `holdMs`. */
  limited(ticket: Ticket, reading: Reading | undefined, holdMs: number): void {
    const state = this.#state(ticket.operation);
    const now = this.#timing.now();
    const refusing = this.#refusing(ticket, state, reading, now);
    refusing?.bucket.surprised(now, holdMs, reading);
    for (const { lane } of ticket.taken) if (lane !== refusing) lane.bucket.returned();
    this.#release(ticket, state);
  }

  /** Returns a ticket when there was no response. */
  unanswered(ticket: Ticket): void {
    this.#release(ticket, this.#state(ticket.operation));
  }

  #state(operation: string): OperationState {
    let state = this.#operations.get(operation);
    if (state === undefined) {
      state = { known: false, lane: undefined, probing: false };
      this.#operations.set(operation, state);
    }
    return state;
  }

  /** The operation's own lane as far as known; `wait` while only another request's response can tell. */
  #ownLane(state: OperationState): Lane | 'none' | 'wait' {
    if (state.known) return state.lane ?? 'none';
    if (state.probing) return 'wait';
    if (this.#usual !== undefined) return this.#usual;
    // At startup a single request finds out how large the burst is.
    return this.#inFlight === 0 ? 'none' : 'wait';
  }

  #waitMs({ bucket, lastGrantAt }: Lane, now: number): number {
    const patience = Math.max(lastGrantAt + MAX_PACE_MS, bucket.blockedUntil) - now;
    return Math.max(0, Math.min(bucket.waitMs(now), patience));
  }

  /** `waits` collects how long each lane that is not ready still needs. */
  #tryGrant(operation: string, bulk: boolean, now: number, waits?: Map<Lane, number>): Ticket | undefined {
    const most = this.#mostInFlight;
    if (this.#inFlight >= most || (bulk && this.#bulkInFlight >= most * BULK_SHARE)) return undefined;
    const state = this.#state(operation);
    const own = this.#ownLane(state);
    if (own === 'wait') return undefined;
    const lanes = own === 'none' || this.#shared.includes(own) ? this.#shared : [own, ...this.#shared];
    for (const lane of lanes) {
      if (waits?.has(lane)) return undefined;
      const wait = this.#waitMs(lane, now);
      if (wait > 0) {
        waits?.set(lane, wait);
        return undefined;
      }
    }
    this.#inFlight += 1;
    if (bulk) this.#bulkInFlight += 1;
    this.#streak = bulk ? 0 : this.#streak + 1;
    if (!state.known) state.probing = true;
    const taken = lanes.map((lane) => {
      lane.lastGrantAt = now;
      return { lane, token: lane.bucket.take(now) };
    });
    return { operation, bulk, taken };
  }

  /** Records which bucket the operation draws from, and what is left in it. */
  #read(ticket: Ticket, state: OperationState, reading: Reading): void {
    const now = this.#timing.now();
    let lane = state.lane;
    if (lane?.bucket.limit !== reading.limit)
      lane = this.#enter(String(reading.limit), reading.limit, now, state);
    else if (lane.operations > 1) {
      const token = tokenIn(lane, ticket);
      const excess = token === undefined ? 0 : reading.remaining - lane.bucket.mostExpected(token, now);
      if (excess > 2 + reading.limit * CONTRADICTION_SHARE) {
        lane = this.#enter(`${reading.limit} ${ticket.operation}`, reading.limit, now, state);
      }
    }
    state.known = true;
    this.#usual = lane;
    // A request that was counted elsewhere belongs to this bucket from now on.
    lane.bucket.read(tokenIn(lane, ticket) ?? lane.bucket.adopt(now), reading, now);
  }

  /** The lane whose bucket a 429 comes from, judging by its size. */
  #refusing(
    ticket: Ticket,
    state: OperationState,
    reading: Reading | undefined,
    now: number,
  ): Lane | undefined {
    const own = state.lane ?? ticket.taken[0]?.lane;
    if (reading === undefined || own?.bucket.limit === reading.limit) return own;
    const lane = this.#lane(String(reading.limit), reading.limit, now);
    // Its responses report another bucket, so this one lies behind all of them.
    if (state.known && !this.#shared.includes(lane)) this.#shared = [...this.#shared, lane];
    return lane;
  }

  #lane(key: string, limit: number, now: number): Lane {
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      lane = { bucket: new Bucket(limit, now), operations: 0, lastGrantAt: now };
      this.#lanes.set(key, lane);
    }
    return lane;
  }

  /** Puts the operation into the lane of that name. */
  #enter(key: string, limit: number, now: number, state: OperationState): Lane {
    const lane = this.#lane(key, limit, now);
    if (state.lane !== undefined) state.lane.operations -= 1;
    state.lane = lane;
    lane.operations += 1;
    return lane;
  }

  #release(ticket: Ticket, state: OperationState): void {
    this.#inFlight -= 1;
    if (ticket.bulk) this.#bulkInFlight -= 1;
    for (const { lane } of ticket.taken) lane.bucket.settle();
    state.probing = false;
    if (this.#waiters.length > 0) this.#pump();
  }

  /** Grants every ticket that is due, and sets a timer for the next one. */
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
    pass((waiter) => waiter.bulk && this.#streak >= INTERACTIVE_PER_BULK);
    pass((waiter) => !waiter.bulk);
    pass((waiter) => waiter.bulk);
    if (waits.size > 0) {
      // Slightly longer, so that the token is there when the timer fires.
      this.#disarm = this.#timing.after(Math.min(...waits.values()) + 1, () => this.#pump());
    }
    for (const [waiter, ticket] of grants) waiter.grant(ticket);
  }
}

function tokenIn(lane: Lane, ticket: Ticket): Taken | undefined {
  return ticket.taken.find((one) => one.lane === lane)?.token;
}
