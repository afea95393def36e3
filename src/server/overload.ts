/**
 * Requests that arrive faster than they are served wait unseen, in the sockets of their clients. Those that waited too
 * long are refused at once, with when to come back, which costs much less than to serve them: so nobody waits for
 * minutes, and no connection is closed as slow that was only not looked at.
 */
import type { ServerResponse } from 'node:http';

/** The longest wait before a request is looked at, in ms. */
export const LONGEST_WAIT_MS = 5_000;

export class Overload {
  readonly #mostMs: number;
  readonly #now: () => number;
  /** When the requests that were ready at the same time began to be looked at. */
  #since: number | undefined;

  /** @param now ms, monotonic */
  constructor(mostMs = LONGEST_WAIT_MS, now: () => number = () => performance.now()) {
    this.#mostMs = mostMs;
    this.#now = now;
  }

  /** Whether the request waited too long for those before it. */
  exceeded(): boolean {
    const now = this.#now();
    if (this.#since === undefined) {
      this.#since = now;
      // Runs once everything that was ready has been looked at.
      setImmediate(() => {
        this.#since = undefined;
      });
    }
    return now - this.#since > this.#mostMs;
  }
}

/** The answer to a request that the server cannot take now. */
export function refuseForNow(
  res: ServerResponse,
  { message, againInS, close = false }: { message: string; againInS: number; close?: boolean },
): void {
  const error = { code: -32000, message };
  res
    .writeHead(503, {
      'content-type': 'application/json',
      'retry-after': String(againInS),
      ...(close ? { connection: 'close' } : {}),
    })
    .end(JSON.stringify({ jsonrpc: '2.0', error, id: null }));
}
