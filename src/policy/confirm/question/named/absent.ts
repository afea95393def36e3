/**
 * What a call names and the tenant does not have: the API would refuse it, or do nothing, so that nobody has to be
 * asked. Entries that were looked for in a list count as unknown: the list may have more pages.
 */
import type { Change } from '../../../change/change.js';
import type { ShownSubject } from '../subjects.js';
import { quoteWhole } from '../value-lines.js';

/** Kinds of change for which an absent object is no reason against it: what is to be gone may be gone already. */
const MAY_BE_GONE = new Set(['delete', 'unlink']);

/** Names of absent objects, each with its kind. */
export function absentObjects(change: Change | undefined, shown: readonly ShownSubject[]): string[] {
  if (!change || MAY_BE_GONE.has(change.facts.kind)) return [];
  const given = JSON.stringify([change.wire.path, change.wire.body, change.wire.query]);
  return shown
    .filter(
      ({ subject, id, reading }) =>
        reading.kind === 'absent' &&
        subject.entry === undefined &&
        subject.mayBeGone !== true &&
        given.includes(JSON.stringify(id)),
    )
    .map(({ subject, id }) => `${subject.label} ${quoteWhole(id)}`);
}

/** Ids that an earlier change may have made as they were given: they have no characters that ids never have. */
const PLAIN_ID = / "[\w|.@+:-]+"$/;

/** Of several changes: what is absent now and that no earlier one can have made. */
export function absentOfAll(steps: readonly { change: Change; absent: readonly string[] }[]): string[] {
  let creates = false;
  return steps.flatMap(({ change, absent }) => {
    const known = creates ? absent.filter((name) => !PLAIN_ID.test(name)) : absent;
    creates ||= change.facts.kind === 'create';
    return known;
  });
}
