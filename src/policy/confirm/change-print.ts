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

/** What moves by itself while a question is open: people sign in, and builds finish. */
const MOVING =
  /^ *(?:Last login|Last changed|Last used|Logins|Status|State|Sessions|Refresh tokens|Blocks|Users who would be deleted): /;

/**
 * Everything that differs, the effects that were named, what the object is called, and the code that a deployment
 * makes run. A deletion takes the object as a whole, whose counters and dates may have moved on.
 *
 * @param concerned lines of the question about what the call concerns: a role gets people, another object a name
 */
export function changePrint(
  { change, all }: Pick<ConfirmRequest, 'change' | 'all'>,
  concerned: readonly string[],
): string {
  const changes = [...(change ? [change] : []), ...(all?.steps ?? []).map((step) => step.change)];
  return fingerprint({
    concerned: concerned.filter((line) => !MOVING.test(line)),
    changes: changes.map((one) => ({
      operation: one.operation,
      effects: one.effects,
      names: namesOf(one),
      ...(one.facts.kind === 'delete' ? {} : { differences: one.differences }),
      runs: whatRuns(one) ?? null,
    })),
  });
}
