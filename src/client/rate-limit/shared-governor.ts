/**
 * One governor for all replicas: one of them leads, and the others ask it before they send, and tell it what came
 * back. So the tenant's limits are learned once, and used as fully as by a single process. While the store is away, or
 * the leader does not answer, each replica goes by its own governor.
 */
import { randomBytes } from 'node:crypto';
import { LIFETIMES } from '../../state/kinds.js';
import type { SharedState, StateKey } from '../../state/shared-state.js';
import type { Timing } from '../timing.js';
import type { Reading } from './bucket.js';
import { Governor, type Ticket } from './governor.js';
import type { Pacer, Permit, Priority } from './pacer.js';

/** A leader that has not said so for so long leads no more, in ms. */
const TERM_MS = LIFETIMES.rate;
/** How often the leader says that it leads, and the others look, in ms. */
const LOOK_MS = 1_000;
/** A permit that is not passed back within this time is lost with its replica, in ms. */
const LOST_MS = 120_000;
/** A leader that does not even say that a request waits is gone, in ms. */
const SILENCE_MS = 2_000;
/** Messages that are kept until the store is back. */
const MOST_UNTOLD = 1_000;
/** Requests under way of all replicas: each has connections of its own. */
const MOST_IN_FLIGHT = 60;

type Outcome =
  | { kind: 'answered'; reading?: Reading | undefined; conclusive: boolean }
  | { kind: 'limited'; reading?: Reading | undefined; holdMs: number }
  | { kind: 'unanswered' };

type Message =
  | { from: string; ask: string; operation: string; bulk: boolean }
  | { from: string; leave: string }
  | { from: string; ended: string; outcome: Outcome }
  /** To who asked: it waits, about so long. */
  | { from: string; waits: string; ms: number; forbidden: number; rate: number }
  /** To who asked: it may be sent. */
  | { from: string; granted: string };

/** A permit of the leader. */
interface Remote extends Permit {
  readonly id: string;
  readonly leader: string;
}

interface Asked {
  operation: string;
  priority: Priority;
  grant: (permit: Permit) => void;
  /** How to leave the queue it is in. */
  leave: () => void;
  silence: () => void;
}

const leaderKey = (tenant: string): StateKey => ['rate', tenant];

export class SharedGovernor implements Pacer {
  readonly #state: SharedState;
  readonly #timing: Timing;
  readonly #tenant: string;
  readonly #own: Governor;
  readonly #id = randomBytes(16).toString('base64url');
  /** The replica that leads, as far as known. */
  #leader: string | undefined;
  #count = 0;
  /** What this replica waits for at the leader. */
  readonly #asked = new Map<string, Asked>();
  /** What this replica, as the leader, has granted to others, or lets wait. */
  readonly #granted = new Map<string, { ticket: Ticket; disarm: () => void }>();
  readonly #waiting = new Map<string, () => void>();
  /** What the leader last said of an operation: how long a request waits, and what is forbidden until when. */
  readonly #told = new Map<string, { ms: number; forbiddenUntil: number; rate: number }>();
  /** Operations whose responses stated no limit: nobody has to be asked. */
  readonly #unlimited = new Set<string>();
  readonly #outbox = new Map<string, Message[]>();
  /** How requests ended, which the leader could not be told. */
  readonly #untold: [leader: string, message: Message][] = [];
  readonly #stopListening: () => void;
  #disarm: () => void = () => undefined;
  #closed = false;

  /** @param tenant whose limits they are */
  constructor(state: SharedState, timing: Timing, tenant: string) {
    this.#state = state;
    this.#timing = timing;
    this.#tenant = tenant;
    this.#own = new Governor(timing, MOST_IN_FLIGHT);
    state
      .subscribe(['replica', this.#id], (messages) => {
        for (const message of messages as Message[]) this.#receive(message);
      })
      .catch(() => undefined);
    this.#stopListening = state.onReturn(() => this.#returned());
    void this.#look();
  }

  /** Leaves no timer behind, and the lead to another one. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopListening();
    this.#disarm();
    for (const { disarm } of this.#granted.values()) disarm();
    for (const { silence } of this.#asked.values()) silence();
    if (this.#leader === this.#id) await this.#state.remove(leaderKey(this.#tenant)).catch(() => undefined);
  }

  tryAcquire(operation: string, priority: Priority): Permit | undefined {
    return this.#asksOther(operation) ? undefined : this.#own.tryAcquire(operation, priority);
  }

  wait(operation: string, priority: Priority, grant: (permit: Permit) => void): () => void {
    const leader = this.#asksOther(operation);
    if (leader === undefined) return this.#own.wait(operation, priority, grant);
    this.#count += 1;
    const id = `${this.#id} ${this.#count}`;
    const asked: Asked = {
      ...{ operation, priority, grant },
      leave: () => this.#send(leader, { from: this.#id, leave: id }),
      silence: this.#timing.after(SILENCE_MS, () => this.#alone()),
    };
    this.#asked.set(id, asked);
    this.#send(leader, { from: this.#id, ask: id, operation, bulk: priority === 'bulk' });
    return () => {
      asked.silence();
      this.#asked.delete(id);
      asked.leave();
    };
  }

  expectedWaitMs(operation: string, priority: Priority): number {
    if (this.#asksOther(operation) === undefined) return this.#own.expectedWaitMs(operation, priority);
    return this.#told.get(operation)?.ms ?? 0;
  }

  forbiddenMs(operation: string): number {
    if (this.#asksOther(operation) === undefined) return this.#own.forbiddenMs(operation);
    return Math.max(0, (this.#told.get(operation)?.forbiddenUntil ?? 0) - this.#timing.now());
  }

  refillRate(operation: string): number {
    if (this.#asksOther(operation) === undefined) return this.#own.refillRate(operation);
    return this.#told.get(operation)?.rate ?? 0;
  }

  answered(permit: Permit, reading: Reading | undefined, conclusive: boolean): void {
    if (reading === undefined && conclusive) this.#unlimited.add(permit.operation);
    else if (reading !== undefined) this.#unlimited.delete(permit.operation);
    this.#ended(permit, { kind: 'answered', reading, conclusive });
  }

  limited(permit: Permit, reading: Reading | undefined, holdMs: number): void {
    this.#unlimited.delete(permit.operation);
    this.#ended(permit, { kind: 'limited', reading, holdMs });
  }

  unanswered(permit: Permit): void {
    this.#ended(permit, { kind: 'unanswered' });
  }

  /** The replica to ask before such a request is sent; undefined: none. */
  #asksOther(operation: string): string | undefined {
    return this.#leader === this.#id || this.#unlimited.has(operation) ? undefined : this.#leader;
  }

  #ended(permit: Permit, outcome: Outcome): void {
    if ('leader' in permit) {
      const { id, leader } = permit as Remote;
      this.#send(leader, { from: this.#id, ended: id, outcome });
    } else passBack(this.#own, permit as Ticket, outcome);
  }

  #receive(message: Message): void {
    if ('ask' in message) this.#onAsk(message);
    else if ('leave' in message) this.#onLeave(message.leave);
    else if ('ended' in message) this.#onEnded(message.ended, message.outcome);
    else if ('waits' in message) {
      const asked = this.#asked.get(message.waits);
      asked?.silence();
      const forbiddenUntil = this.#timing.now() + message.forbidden;
      if (asked) this.#told.set(asked.operation, { ms: message.ms, rate: message.rate, forbiddenUntil });
    } else this.#onGranted(message.from, message.granted);
  }

  #onGranted(leader: string, id: string): void {
    const asked = this.#asked.get(id);
    // Nobody waits for it any more: it is passed back unused.
    if (!asked) {
      this.#send(leader, { from: this.#id, ended: id, outcome: { kind: 'unanswered' } });
      return;
    }
    this.#asked.delete(id);
    asked.silence();
    const permit: Remote = { operation: asked.operation, id, leader };
    asked.grant(permit);
  }

  #onAsk({ from, ask: id, operation, bulk }: Extract<Message, { ask: string }>): void {
    const priority = bulk ? 'bulk' : 'interactive';
    let waits = true;
    const granted = (ticket: Ticket): void => {
      waits = false;
      this.#waiting.delete(id);
      const disarm = this.#timing.after(LOST_MS, () => this.#onEnded(id, { kind: 'unanswered' }));
      this.#granted.set(id, { ticket, disarm });
      this.#send(from, { from: this.#id, granted: id });
    };
    const ticket = this.#own.tryAcquire(operation, priority);
    if (ticket) {
      granted(ticket);
      return;
    }
    const ms = this.#own.expectedWaitMs(operation, priority);
    const leave = this.#own.wait(operation, priority, granted);
    if (!waits) return;
    this.#waiting.set(id, leave);
    const [forbidden, rate] = [this.#own.forbiddenMs(operation), this.#own.refillRate(operation)];
    this.#send(from, { from: this.#id, waits: id, ms, forbidden, rate });
  }

  #onLeave(id: string): void {
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
    this.#onEnded(id, { kind: 'unanswered' });
  }

  #onEnded(id: string, outcome: Outcome): void {
    const granted = this.#granted.get(id);
    if (!granted) return;
    this.#granted.delete(id);
    granted.disarm();
    passBack(this.#own, granted.ticket, outcome);
  }

  /** Messages of one moment go together. */
  #send(to: string, message: Message): void {
    const messages = this.#outbox.get(to);
    if (messages) messages.push(message);
    else {
      this.#outbox.set(to, [message]);
      queueMicrotask(() => this.#flush(to));
    }
  }

  #flush(to: string): void {
    const messages = this.#outbox.get(to) ?? [];
    this.#outbox.delete(to);
    this.#state.publish(['replica', to], messages).then(
      (reached) => {
        if (reached > 0) return;
        this.#notTold(to, messages, true);
        if (to !== this.#leader) return;
        this.#alone();
        this.#disarm();
        void this.#look();
      },
      () => {
        this.#notTold(to, messages, false);
        this.#alone();
      },
    );
  }

  /** Nothing stays taken, and nobody in the queue, for a replica that does not hear of it. @param gone it is not there */
  #notTold(to: string, messages: readonly Message[], gone: boolean): void {
    for (const message of messages) {
      if ('granted' in message) this.#onEnded(message.granted, { kind: 'unanswered' });
      else if (gone && 'waits' in message) this.#onLeave(message.waits);
      else if (!gone && 'ended' in message && this.#untold.length < MOST_UNTOLD)
        this.#untold.push([to, message]);
    }
  }

  /** The store was away, so that messages may be lost: what waits for one waits here, and no room is kept for one. */
  #returned(): void {
    this.#alone();
    for (const [to, message] of this.#untold.splice(0)) this.#send(to, message);
    for (const id of [...this.#granted.keys()]) this.#onEnded(id, { kind: 'unanswered' });
  }

  /** The leader, or the store, is away: what waits there waits here. */
  #alone(): void {
    if (this.#leader === this.#id) return;
    this.#leader = undefined;
    const asked = [...this.#asked];
    this.#asked.clear();
    for (const [, one] of asked) {
      one.silence();
      one.leave = () => undefined;
      const ticket = this.#own.tryAcquire(one.operation, one.priority);
      if (ticket) one.grant(ticket);
      else one.leave = this.#own.wait(one.operation, one.priority, one.grant);
    }
  }

  /** Learns who leads, and leads where nobody does. */
  async #look(): Promise<void> {
    try {
      const key = leaderKey(this.#tenant);
      const seen = await this.#state.read<string>(key);
      const leads = seen === undefined || seen.value === this.#id;
      const won = leads && (await this.#state.replace(key, seen, this.#id, TERM_MS));
      const leader = won ? this.#id : (seen?.value ?? (await this.#state.read<string>(key))?.value);
      if (this.#leader !== undefined && leader !== this.#leader) this.#alone();
      this.#leader = leader;
    } catch {
      if (this.#leader === this.#id) this.#leader = undefined;
      this.#alone();
    }
    if (!this.#closed) this.#disarm = this.#timing.after(LOOK_MS, () => void this.#look());
  }
}

function passBack(governor: Governor, ticket: Ticket, outcome: Outcome): void {
  if (outcome.kind === 'answered') governor.answered(ticket, outcome.reading, outcome.conclusive);
  else if (outcome.kind === 'limited') governor.limited(ticket, outcome.reading, outcome.holdMs);
  else governor.unanswered(ticket);
}
