/**
 * Remembers the progress of a run whose result may not have arrived, because the caller cancelled it: the same call
 * then resumes there. In this process, for an hour; the token in the result does not depend on it.
 */
import type { CallContext, Runtime } from '../runtime.js';
import type { ApplyArguments } from './bulk-arguments.js';
import { type Progress, runOf } from './selection.js';

const LIFETIME_MS = 60 * 60 * 1_000;
const MOST_RUNS = 100;

const runs = new WeakMap<Runtime, Map<string, { progress: Progress; until: number }>>();

const keyOf = (args: ApplyArguments, { caller }: CallContext): string => `${caller} ${runOf(args)}`;

/** Keeps the progress of a cancelled run; drops it when the run ended otherwise, because then its token was returned. */
export function remember(
  runtime: Runtime,
  args: ApplyArguments,
  call: CallContext,
  progress: Progress,
): void {
  const known = runs.get(runtime) ?? new Map<string, { progress: Progress; until: number }>();
  runs.set(runtime, known);
  const key = keyOf(args, call);
  known.delete(key);
  if (!call.signal?.aborted) return;
  known.set(key, { progress, until: Date.now() + LIFETIME_MS });
  const [oldest] = known.keys();
  if (known.size > MOST_RUNS && oldest !== undefined) known.delete(oldest);
}

/** The progress of a run of the same arguments that was cancelled. */
export function recall(runtime: Runtime, args: ApplyArguments, call: CallContext): Progress | undefined {
  const run = runs.get(runtime)?.get(keyOf(args, call));
  return run && run.until > Date.now() ? run.progress : undefined;
}
