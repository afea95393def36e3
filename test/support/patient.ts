/** A person who reads a prompt before answering it, in tests that answer at once. */
import { Confirmer } from '../../src/policy/confirm/confirmation.js';
import type { RunningRuntime } from '../../src/server/runtime.js';

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

/** The runtime, with a person in front of it who takes their time. */
export function patient(runtime: RunningRuntime): RunningRuntime {
  runtime.confirmer = new Confirmer(runtime.policy, undefined, { now: patientClock() });
  return runtime;
}
