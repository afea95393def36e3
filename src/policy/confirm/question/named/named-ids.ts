/**
 * What the ids in a change are the ids of: an application that a connection is enabled for, an Action that gets the
 * events, the person behind a parameter. An id alone tells a person nothing, so each is read and named on a line.
 */
import { pick, type Wire } from '../../../../catalog/wire.js';
import type { Change } from '../../../change/change.js';
import { presentValue } from '../../../change/present.js';
import type { PreviewReader } from '../../preview-read.js';
import type { ShownSubject } from '../subjects.js';
import { type Found, grant, idsIn, keyOf, readFound } from './ids-in.js';

/** Ids that are read; all of them stand in the change itself. */
const MOST_READS = 60;

/** Ids in the path, and in all that is lost, changed and added; of what is deleted as a whole, the path's alone. */
function idsOf({ facts, differences: { lost, changed, added } }: Change, wire: Wire): Found[] {
  const differing = facts.kind === 'delete' ? [] : [...lost, ...changed, ...added];
  return [
    ...idsIn(wire.path, []),
    ...differing.flatMap(({ path, from, to }) => [...idsIn(from, path), ...idsIn(to, path)]),
  ];
}

export interface NamedIds {
  shown: ShownSubject[];
  /** How many more there are, which were not read. */
  unread: number;
}

/**
 * Reads what the ids of a change name, apart from what is shown already. Rejects if a read fails, unless the object is
 * absent or a scope is missing.
 */
export async function namedIds(
  change: Change,
  wire: Wire,
  known: readonly ShownSubject[],
  read: PreviewReader,
): Promise<NamedIds> {
  const seen = new Set(known.map(({ subject, id }) => keyOf(subject, id)));
  const fresh = (found: readonly Found[]): Found[] =>
    found.filter(({ about, id }) => {
      const isNew = !seen.has(keyOf(about, id));
      seen.add(keyOf(about, id));
      return isNew;
    });
  const shown: ShownSubject[] = [];
  let next = fresh([...idsOf(change, wire), ...grantees(known)]);
  let unread = 0;
  // Grants name applications, and these nothing further.
  while (next.length > 0) {
    const room = MOST_READS - shown.length;
    unread += Math.max(0, next.length - room);
    const told = await Promise.all(
      next.slice(0, room).map(async (one) => ({
        subject: one.about,
        id: one.id,
        reading: await readFound(one, read),
      })),
    );
    shown.push(...told);
    next = fresh(grantees(told));
  }
  return { shown, unread };
}

/** The applications that have the grants among these: a grant alone tells a person nothing. */
const grantees = (shown: readonly ShownSubject[]): Found[] =>
  shown.flatMap(({ subject: { label }, reading }) =>
    label === grant.label ? idsIn(pick(presentValue(reading), 'client_id'), ['client_id']) : [],
  );
