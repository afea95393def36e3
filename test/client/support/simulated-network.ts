import { Governor } from '../../../src/client/rate-limit/governor.js';
import type { Pacer, Permit, Priority } from '../../../src/client/rate-limit/pacer.js';
import { limitedWait, readLimits } from '../../../src/client/retry.js';
import type { Timing } from '../../../src/client/timing.js';

interface Event {
  at: number;
  nth: number;
  run: () => void;
}

/** A network in which events happen in the order of their times, and nothing takes real time. Deterministic. */
export class SimulatedNetwork {
  now = 0;
  readonly #queue: Event[] = [];
  #count = 0;
  #seed: number;

  constructor(seed = 1) {
    this.#seed = seed;
  }

  random(): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#seed / 2 ** 32;
  }

  after(ms: number, run: () => void): () => void {
    const event: Event = { at: this.now + Math.max(0, ms), nth: this.#count++, run };
    this.#queue.push(event);
    return () => {
      event.run = () => {};
    };
  }

  /** Lets time pass until there is nothing left to happen, or the moment has come. */
  run(untilMs: number): void {
    for (;;) {
      let next: Event | undefined;
      for (const event of this.#queue) {
        if (next === undefined || event.at < next.at || (event.at === next.at && event.nth < next.nth))
          next = event;
      }
      if (next === undefined || next.at > untilMs) break;
      this.#queue.splice(this.#queue.indexOf(next), 1);
      this.now = next.at;
      next.run();
    }
    this.now = untilMs;
  }

  /** The same where what happens ends after promises, as with a state that replicas share. */
  async runAsync(untilMs: number): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = Math.min(Number.POSITIVE_INFINITY, ...this.#queue.map(({ at }) => at));
      if (next > untilMs) break;
      this.run(next);
    }
    this.run(untilMs);
  }

  timing(): Timing {
    return {
      now: () => this.now,
      wall: () => EPOCH + this.now,
      after: (ms, run) => this.after(ms, run),
      random: () => this.random(),
    };
  }
}

const EPOCH = 1_800_000_000_000;

/** A token bucket at the server, with the headers of the real one: whole tokens, whole seconds. */
export class ServerBucket {
  readonly #network: SimulatedNetwork;
  readonly #limit: number;
  readonly #perSecond: number;
  #level: number;
  #at = 0;
  allowed = 0;
  refused = 0;

  constructor(network: SimulatedNetwork, limit: number, perSecond: number) {
    this.#network = network;
    this.#limit = limit;
    this.#perSecond = perSecond;
    this.#level = limit;
  }

  answer(): { ok: boolean; headers: Record<string, string> } {
    const { now } = this.#network;
    this.#level = Math.min(this.#limit, this.#level + (this.#perSecond * (now - this.#at)) / 1000);
    this.#at = now;
    const ok = this.#level >= 1;
    if (ok) this.#level -= 1;
    if (ok) this.allowed += 1;
    else this.refused += 1;
    const full = EPOCH + now + ((this.#limit - this.#level) / this.#perSecond) * 1000;
    return {
      ok,
      headers: {
        'x-ratelimit-limit': String(this.#limit),
        'x-ratelimit-remaining': String(Math.floor(this.#level)),
        'x-ratelimit-reset': String(Math.ceil(full / 1000)),
      },
    };
  }
}

/** The tenant's own bucket is asked first, then the endpoint's; answers speak of the endpoint's, refusals of whose it is. */
export class LayeredBucket extends ServerBucket {
  readonly #tenant: ServerBucket;
  refusedAnywhere = 0;

  constructor(network: SimulatedNetwork, tenant: ServerBucket, limit: number, perSecond: number) {
    super(network, limit, perSecond);
    this.#tenant = tenant;
  }

  override answer(): { ok: boolean; headers: Record<string, string> } {
    const first = this.#tenant.answer();
    const answer = first.ok ? super.answer() : first;
    if (!answer.ok) this.refusedAnywhere += 1;
    return answer;
  }
}

/** One process that sends as its governor lets it. */
export class Process {
  readonly governor: Pacer;
  readonly #network: SimulatedNetwork;
  readonly #latencyMs: number;
  inFlight = 0;
  mostInFlight = 0;

  constructor(network: SimulatedNetwork, latencyMs: number, governor?: Pacer) {
    this.#network = network;
    this.#latencyMs = latencyMs;
    this.governor = governor ?? new Governor(network.timing());
  }

  /** Sends one request, again after each refusal; tells how long it took when it is through. */
  send(bucket: ServerBucket, operation: string, priority: Priority, done: (tookMs: number) => void): void {
    const began = this.#network.now;
    let refusals = 0;
    const go = (ticket: Permit): void => {
      this.inFlight += 1;
      this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
      this.#network.after(this.#oneWay(), () => {
        const { ok, headers } = bucket.answer();
        this.#network.after(this.#oneWay(), () => {
          this.inFlight -= 1;
          const serverNow = EPOCH + this.#network.now;
          const reading = readLimits(headers, serverNow);
          if (ok) {
            this.governor.answered(ticket, reading, true);
            done(this.#network.now - began);
            return;
          }
          const rate = this.governor.refillRate(operation);
          const wait = limitedWait(headers, serverNow, rate, refusals++, this.#network.random());
          this.governor.limited(ticket, reading, wait.holdMs);
          this.#network.after(wait.waitMs, acquire);
        });
      });
    };
    const acquire = (): void => {
      const ticket = this.governor.tryAcquire(operation, priority);
      if (ticket === undefined) this.governor.wait(operation, priority, go);
      else go(ticket);
    };
    acquire();
  }

  /** Keeps so many requests going, for ever. */
  flood(
    bucket: ServerBucket,
    operation: string,
    priority: Priority,
    concurrency: number,
    done: () => void,
  ): void {
    const again = (): void => {
      done();
      this.send(bucket, operation, priority, again);
    };
    for (let i = 0; i < concurrency; i += 1) this.send(bucket, operation, priority, again);
  }

  #oneWay(): number {
    return (this.#latencyMs / 2) * (0.5 + this.#network.random());
  }
}
