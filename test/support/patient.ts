/** Patience in tests that answer at once: a person who reads a prompt before answering it, and tests that wait. */
import { Confirmer } from '../../src/policy/confirm/confirmation.js';
import type { RunningRuntime } from '../../src/server/runtime.js';

/** How long a test waits for what surely comes, in ms: on a busy machine nearly anything takes seconds. */
export const PATIENCE_MS = 100_000;

/**
 * Four seconds pass between any two looks at the clock.
 *
 * @param start epoch ms; absent: now
 */
export function patientClock(start?: number): () => number {
  let passed = 0;
  return () => {
    passed += 4_000;
    return (start ?? Date.now()) + passed;
  };
}

/** The runtime, in front of a client that answers before any time has passed, on however busy a machine. */
export function answeredAtOnce(runtime: RunningRuntime): RunningRuntime {
  const now = Date.now();
  runtime.confirmer = new Confirmer(runtime.policy, undefined, { now: () => now });
  return runtime;
}

/** The runtime, with a person in front of it who takes their time. */
export function patient(runtime: RunningRuntime): RunningRuntime {
  runtime.confirmer = new Confirmer(runtime.policy, undefined, { now: patientClock() });
  return runtime;
}
