/** What an approval covers besides the arguments. */
import { pick } from '../../catalog/wire.js';
import type { Change } from '../change/change.js';
import { presentValue } from '../change/present.js';
import { fingerprint } from './canonical.js';
import type { ConfirmRequest } from './confirm-request.js';
import { whatRuns } from './what-runs.js';

/** What people know an object by. */
const NAMES = ['name', 'display_name', 'email', 'phone_number', 'username', 'identifier', 'domain'];

const namesOf = ({ present }: Change): unknown[] =>
  NAMES.map((name) => pick(presentValue(present), name) ?? null);

/**
 * Everything that differs, the effects that were named, what the object is called, and the code that a deployment
 * makes run. A deletion takes the object as a whole, whose counters and dates may have moved on.
 */
export function changePrint({ change, all }: Pick<ConfirmRequest, 'change' | 'all'>): string {
  const changes = [...(change ? [change] : []), ...(all?.steps ?? []).map((step) => step.change)];
  return fingerprint(
    changes.map((one) => ({
      operation: one.operation,
      effects: one.effects,
      names: namesOf(one),
      ...(one.facts.kind === 'delete' ? {} : { differences: one.differences }),
      runs: whatRuns(one) ?? null,
    })),
  );
}
