/**
 * What the ids in a change are the ids of: an application that a connection is enabled for, an Action that gets the
 * events, the person behind a parameter. An id alone tells a person nothing, so each is read and named on a line.
 */
import { pick, type Wire } from '../../../../catalog/wire.js';
import { isObject } from '../../../../text/is-object.js';
import type { Change } from '../../../change/change.js';
import { presentValue } from '../../../change/present.js';
import { isPending, pendingStep } from '../../pending.js';
import {
  client,
  connection,
  group,
  organization,
  role,
  type Subject,
  subject,
  user,
} from '../../preview-plans/parts.js';
import { type PreviewReader, type Reading, readOne } from '../../preview-read.js';
import type { ShownSubject } from '../subjects.js';

/** Ids that are read; all of them stand in the change itself. */
const MOST_READS = 60;
/** Applications of grants are read, too: each read may name one more. */
const MOST_STEPS = 2;

const action = subject('Action', '/actions/actions/{id}');
const grant = subject('Client grant', '/client-grants/{id}');

/** The last key of a path -> what its ids are of. */
const kinds: ReadonlyMap<string | undefined, Subject> = new Map(
  Object.entries({
    ...{ client_id: client(), client_ids: client(), enabled_clients: client(), allowed_clients: client() },
    ...{ user_id: user(), users: user(), members: user() },
    ...{ role_id: role(), roles: role() },
    ...{ connection_id: connection(), organization_id: organization(), group_id: group() },
    ...{ action_id: action, grant_id: grant, client_grant_id: grant },
  }),
);
/** Beneath these, an id is somebody else's: an application at an identity provider, a key in metadata. */
const FOREIGN = /^(?:options|params|setup|credentials|sink|addons)$|metadata$/;
/** No id has spaces. */
const ID = /^[^\s()/]{1,200}$/;
const isId = (text: string): boolean => ID.test(text) || pendingStep(text) !== undefined;

interface Found {
  about: Subject;
  id: string;
}

function idsIn(value: unknown, path: readonly string[]): Found[] {
  if (path.some((key) => FOREIGN.test(key))) return [];
  if (Array.isArray(value)) return value.flatMap((item) => idsIn(item, path));
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => idsIn(item, [...path, key]));
  const about = kinds.get(path.at(-1));
  if (!about || typeof value !== 'string' || !isId(value)) return [];
  // Of a new account, or within a connection, an id has no provider.
  return about.label === 'User' && !value.includes('|') && !isPending(value) ? [] : [{ about, id: value }];
}

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
  for (let step = 0; step < MOST_STEPS && next.length > 0; step++) {
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
