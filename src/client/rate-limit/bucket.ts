/** The `X-RateLimit-*` headers of one response. */
export interface Reading {
  limit: number;
  remaining: number;
  /** Until the bucket is full again, by the server's clock; undefined when the response did not say. */
  fullInMs: number | undefined;
}

/** One token, used by one request. */
export interface Taken {
  /** The request's number in this bucket. */
  readonly seq: number;
  readonly at: number;
  /** Requests in flight when this one was sent. */
  readonly underWay: number;
}

/** Readings closer together than this are too coarse to measure the refill: `remaining` is a whole number. */
const LEARN_WINDOW_MS = 2_000;
/** However much others take, we assume this share of the refill is ours: otherwise a slow start stays slow. */
const FAIR_SHARE = 1 / 8;
/** How fast the rate estimate grows when the bucket is unexpectedly full. */
const RATE_GROWTH = 1.1;
/** The margin, in tokens: at least, one surprise's worth, at most. Small buckets scale it down. */
const BASE_MARGIN = { tokens: 0.2, share: 0.05 };
const MARGIN_STEP = { tokens: 1.5, share: 0.15 };
const MAX_MARGIN = { tokens: 8, share: 0.6 };
const MARGIN_HALF_LIFE_MS = 45_000;
/** Tokens missing beyond the error of a prediction; and the most of them that are expected to be lost again. */
const UNFORESEEN = 3;
const MOST_FORESEEN = 6;
/**
 * When the level is not visible: the factor for the rate after a 429, and the share of the refill each request adds to
 * it. Larger steps both ways until the refill has been measured.
 */
const BLIND = { cut: 0.7, growth: 0.002 };
const BLIND_AT_FIRST = { cut: 0.4, growth: 0.016 };
/** 429 responses further apart than this are unrelated. */
const BLIND_WINDOW_MS = 120_000;
/** How long bursts are held back after an unexpected 429. */
const CONTENDED_MS = 20_000;

/**
 * A model of one token bucket at the server. The headers are always slightly stale: between two of them the
 * level is predicted from what was sent and from the refill rate learned so far. What others take from the same
 * bucket shows as a slower refill, so several processes find their shares without talking to each other.
 */
export class Bucket {
  readonly limit: number;
  /** Nothing is sent before this time (monotonic ms), as the server asked. */
  #blockedUntil = 0;
  /** Tokens per ms, net of what others take; 0 until learned. */
  #rate = 0;
  /** Gross refill of the server in tokens per ms: the best ever measured. */
  #gross = 0;
  #measured = false;
  /** Measured, or guessed from enough of the bucket missing. */
  #credible = false;
  #emptyAt = Number.NEGATIVE_INFINITY;
  #sentWhenEmpty = 0;
  #blindCap = Number.POSITIVE_INFINITY;
  /** A response has shown the level since the last 429. */
  #sighted = false;
  #level: number;
  #levelAt: number;
  #sent = 0;
  #takenAt = Number.NEGATIVE_INFINITY;
  /** Until then, we assume that others draw from the bucket too. */
  #contendedUntil = Number.NEGATIVE_INFINITY;
  #underWay = 0;
  /** When the last reading was processed; only a later request can bring a newer one. */
  #readAt = Number.NEGATIVE_INFINITY;
  #anchor: { seq: number; remaining: number; at: number } | undefined;
  /** Tokens kept in reserve against prediction errors. Grows with surprises, fades with time. */
  #margin: number;
  #marginAt: number;

  constructor(limit: number, now: number) {
    this.limit = limit;
    this.#level = limit;
    this.#levelAt = now;
    this.#margin = this.#tokens(BASE_MARGIN);
    this.#marginAt = now;
  }

  #tokens({ tokens, share }: { tokens: number; share: number }): number {
    return Math.min(tokens, this.limit * share);
  }

  get #blind(): { cut: number; growth: number } {
    return this.#measured ? BLIND : BLIND_AT_FIRST;
  }

  #raiseMargin(margin: number, now: number): void {
    this.#margin = Math.max(this.#currentMargin(now), margin);
    this.#marginAt = now;
  }

  #currentMargin(now: number): number {
    const base = this.#tokens(BASE_MARGIN);
    return base + (this.#margin - base) * 0.5 ** ((now - this.#marginAt) / MARGIN_HALF_LIFE_MS);
  }

  /** Predicted number of tokens at the server; negative when more was sent than fits. */
  level(now: number): number {
    return Math.min(this.limit, this.#level + this.#rate * Math.max(0, now - this.#levelAt));
  }

  /** The rate, once it has been measured and not merely guessed from a header; 0 before. */
  get measuredRate(): number {
    return this.#measured ? this.#rate : 0;
  }

  /** A request that took a token here was rejected by another bucket: the server did not count it. */
  returned(): void {
    this.#sentWhenEmpty += 1;
    if (this.#anchor !== undefined) this.#anchor.seq += 1;
  }

  /** Takes a token for a request about to be sent. */
  take(now: number): Taken {
    this.#level = this.level(now) - 1;
    this.#levelAt = Math.max(now, this.#blockedUntil);
    this.#takenAt = now;
    if (!this.#sighted) this.#rate = Math.min(this.#blindCap, this.#rate + this.#gross * this.#blind.growth);
    this.#sent += 1;
    const taken = { seq: this.#sent, at: now, underWay: this.#underWay };
    this.#underWay += 1;
    return taken;
  }

  /** Numbers a request that was sent before it was known to draw from this bucket. */
  adopt(now: number): Taken {
    this.#sent += 1;
    return { seq: this.#sent, at: now, underWay: this.#underWay };
  }

  /** The most that a response can report as left if the model is right; Infinity while learning. */
  mostExpected(taken: Taken, now: number): number {
    if (this.#rate === 0) return Number.POSITIVE_INFINITY;
    return this.level(now) + (this.#sent - taken.seq) + taken.underWay;
  }

  /** The request that took a token has ended, with a response or without. */
  settle(): void {
    this.#underWay -= 1;
  }

  /** Nothing is sent before this time, whatever the prediction. */
  get blockedUntil(): number {
    return this.#blockedUntil;
  }

  /** How long until `ahead` + 1 more requests fit, in ms; 0 for now, Infinity while the refill is unknown. */
  waitMs(now: number, ahead = 0): number {
    const need = ahead + Math.min(this.limit, 1 + this.#currentMargin(now));
    const lack = need - this.level(now);
    const refill = lack <= 0 ? 0 : this.#rate > 0 ? lack / this.#rate : Number.POSITIVE_INFINITY;
    // A burst that emptied a shared bucket is likely to recur: for a while, no faster than our share refills.
    const spaced = now < this.#contendedUntil && this.#credible ? this.#takenAt + 1 / this.#rate - now : 0;
    return Math.max(refill, this.#blockedUntil - now, spaced, 0);
  }

  /** Processes the headers of the response to one request. */
  read(taken: Taken, reading: Reading, now: number): void {
    // Responses overtake each other. One sent before the last reading arrived may be older than that reading.
    if (taken.at < this.#readAt) return;
    // A refill that was only guessed may be completely wrong.
    const doubt = this.#measured ? 0 : this.#rate * Math.max(0, now - this.#readAt);
    this.#readAt = now;
    this.#sighted = true;
    if (now < this.#blockedUntil) return;
    const expected = this.level(now) + (this.#sent - taken.seq);
    this.#learn(taken.seq, reading, now);
    // Others draw from the bucket, and will do so between this response and our next request, too.
    const drawn = Math.min(expected - reading.remaining, MOST_FORESEEN);
    if (drawn > UNFORESEEN + doubt)
      this.#raiseMargin(this.#tokens({ tokens: drawn, share: MARGIN_STEP.share }), now);
    // Small buckets reveal a faster refill only by being full too early.
    if (reading.remaining >= this.limit - 1 && expected < this.limit - 1.5) this.#rate *= RATE_GROWTH;
    // The server may or may not have counted other in-flight requests before this one.
    this.#level = reading.remaining - (this.#sent - taken.seq) - taken.underWay;
    // It was counted somewhere between sending and now.
    this.#levelAt = (taken.at + now) / 2;
  }

  /**
   * The server answered 429 although we expected a token: others draw from the bucket. Nothing is sent for
   * `holdMs`; then one request finds out what is there, however full the bucket might be by then.
   */
  surprised(now: number, holdMs: number, reading: Reading | undefined): void {
    if (reading !== undefined) this.#guess(reading);
    const bunch = now < this.#blockedUntil;
    this.#margin = Math.min(this.#tokens(MAX_MARGIN), this.#currentMargin(now) + this.#tokens(MARGIN_STEP));
    this.#marginAt = now;
    this.#blockedUntil = Math.max(this.#blockedUntil, now + holdMs);
    this.#level = Math.min(this.limit, 1 + this.#margin);
    this.#levelAt = this.#blockedUntil;
    this.#contendedUntil = this.#blockedUntil + CONTENDED_MS;
    if (!this.#sighted && !bunch) this.#learnBlind(now);
    this.#sighted = false;
    // A rejected request is numbered like the others, but took no token.
    this.returned();
  }

  /** Where no response shows what is left, only 429 responses reveal our share. */
  #learnBlind(now: number): void {
    const elapsed = now - this.#emptyAt;
    if (elapsed >= LEARN_WINDOW_MS && elapsed < BLIND_WINDOW_MS) {
      // Empty then and empty now: what was refilled in between is what was sent.
      const seen = (this.#sent - this.#sentWhenEmpty) / elapsed;
      this.#gross = Math.max(this.#gross, seen);
      this.#rate = seen;
      this.#blindCap = this.#gross;
      this.#measured = true;
      this.#credible = true;
    }
    this.#rate = Math.max(this.#gross * FAIR_SHARE, this.#rate * this.#blind.cut);
    this.#emptyAt = now;
    this.#sentWhenEmpty = this.#sent;
  }

  /** A first estimate of the refill. Headers count in whole seconds: rough, but good enough until measured. */
  #guess({ remaining, fullInMs }: Reading): void {
    const missing = this.limit - remaining;
    if (this.#measured || fullInMs === undefined || fullInMs <= 0) return;
    if (this.#gross > 0 && missing < 4) return;
    const guess = missing < 8 ? Math.max(1, missing) / (fullInMs + 500) : missing / Math.max(fullInMs, 250);
    if (guess <= this.#gross) return;
    this.#gross = guess;
    this.#rate = guess;
    this.#credible = missing >= 4;
  }

  #learn(seq: number, reading: Reading, now: number): void {
    this.#guess(reading);
    const { remaining } = reading;
    const anchor = this.#anchor;
    const full = remaining >= this.limit - 1;
    if (anchor === undefined) {
      this.#anchor = { seq, remaining, at: now };
    } else if (full || now - anchor.at >= LEARN_WINDOW_MS) {
      const seen = (remaining - anchor.remaining + (seq - anchor.seq)) / Math.max(1, now - anchor.at);
      // A full bucket stops refilling: what was seen is then a lower bound.
      if (!full || (seen > this.#rate && now - anchor.at >= LEARN_WINDOW_MS)) {
        this.#gross = Math.max(this.#gross, seen);
        const rate = Math.max(seen, this.#gross * FAIR_SHARE);
        this.#rate = this.#rate === 0 ? rate : (this.#rate + rate) / 2;
        this.#measured = true;
        this.#credible = true;
      }
      this.#anchor = { seq, remaining, at: now };
    }
  }
}
