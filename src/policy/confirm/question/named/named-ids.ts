/**
 * What the ids in a change are the ids of: an application that a connection is enabled for, an Action that gets the
 * events, the person behind a parameter. An id alone tells a person nothing, so each is read and named on a line.
 */
import { pick, type Wire } from '../../../../catalog/wire.js';
import type { Change } from '../../../change/change.js';
import { presentValue } from '../../../change/present.js';
import { type PreviewReader, type Reading, readOne } from '../../preview-read.js';
import type { ShownSubject } from '../subjects.js';
import { type Found, grant, idsIn } from './ids-in.js';

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
  const keyOf = (label: string, id: string) => `${label} ${id}`;
  const seen = new Set(known.map(({ subject: { label }, id }) => keyOf(label, id)));
  const fresh = (found: readonly Found[]): Found[] =>
    found.filter(({ about: { label }, id }) => {
      const isNew = !seen.has(keyOf(label, id));
      seen.add(keyOf(label, id));
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
      next.slice(0, room).map(async ({ about, id }) => ({
        subject: about,
        id,
        reading: await readOne(read, about.get, { id }).catch(notAnId),
      })),
    );
    shown.push(...told);
    next = fresh(grantees(told));
  }
  return { shown, unread };
}

/** What cannot be an id of that kind names nothing; the API says so of the call itself. */
function notAnId(error: unknown): Reading {
  if ((error as { status?: number }).status === 400) return { kind: 'absent' };
  throw error;
}

/** The applications that have the grants among these: a grant alone tells a person nothing. */
const grantees = (shown: readonly ShownSubject[]): Found[] =>
  shown.flatMap(({ subject: { label }, reading }) =>
    label === grant.label ? idsIn(pick(presentValue(reading), 'client_id'), ['client_id']) : [],
  );
