/** What is told of everything that happens, for metrics. */
import type { ClientObserver } from '../../client/types.js';
import type { ConfirmationObserver } from '../../tools/runtime.js';

/** One `tools/call` as it ended. */
export interface CallSeen {
  /** A tool that exists, or `unknown`. */
  tool: string;
  /** Of the tool; `unknown` where there is none. */
  risk: string;
  /** `ok`, `asked`, `waiting`, `protocol_error`, or the code of an error. */
  outcome: string;
  /** HTTP status of the API, where an error has one. */
  status?: number;
  ms: number;
}

/** Its methods must not throw. */
export interface Observer extends ClientObserver, ConfirmationObserver {
  call(call: CallSeen): void;
  /** An HTTP request was not taken: the server stops, or has too much to do. */
  refused(reason: 'stopping' | 'busy'): void;
}
