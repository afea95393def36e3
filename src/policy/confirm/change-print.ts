/** What an approval covers besides the arguments. */
import { fingerprint } from './canonical.js';
import type { ConfirmRequest } from './confirm-request.js';
import { whatRuns } from './what-runs.js';

/**
 * Everything that differs, the effects that were named, and the code that a deployment makes run. Of a deletion, only
 * the effects: the object goes as a whole, and its counters and dates may have moved on.
 */
export function changePrint({ change, all }: Pick<ConfirmRequest, 'change' | 'all'>): string {
  const changes = [...(change ? [change] : []), ...(all?.steps ?? []).map((step) => step.change)];
  return fingerprint(
    changes.map((one) => ({
      operation: one.operation,
      effects: one.effects,
      ...(one.facts.kind === 'delete' ? {} : { differences: one.differences }),
      runs: whatRuns(one) ?? null,
    })),
  );
}
