/**
 * What an object was called before it was changed through this server, and whether it was created through it. Names,
 * and new objects, need no approval: somebody could relabel an object, or make one with the name of another, and then
 * have a person approve what is to be done to it.
 */
import { pick } from '../../../catalog/wire.js';
import { type JournalEntry, type KnownChanges, MOST_OF_ONE } from '../../change/journal.js';
import type { ShownSubject } from './subjects.js';
import { quoteWhole } from './value-lines.js';

const isUpdate = ({ operation }: JournalEntry): boolean =>
  operation.startsWith('PATCH ') || operation.startsWith('PUT ');
const isAbout = ({ targets }: JournalEntry, id: string): boolean =>
  targets.some((target) => target === id || target.endsWith(` ${id}`));

/** Whether the entry is the creation of this object: its undo deletes it. */
function isCreationOf({ operation, undo }: JournalEntry, id: string): boolean {
  const [method, path] = operation.split(' ');
  return (
    method === 'POST' &&
    undo.possible &&
    undo.calls.some(
      (call) => call.operation.startsWith(`DELETE ${path}/{`) && Object.values(call.path).includes(id),
    )
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Somebody may make many changes, or large ones, to have the one forgotten that matters: then the journal is full, and
 * young.
 */
function floodLines({ entries: journal, forgotten }: KnownChanges): string[] {
  const oldest = journal.at(-1);
  const since = journal.length < MOST_OF_ONE ? forgotten : oldest?.time;
  if (!oldest || since === undefined) return [];
  if (Date.parse((journal[0] ?? oldest).time) - Date.parse(since) > DAY_MS) return [];
  return [`  ${journal.length} changes are known, since ${oldest.time}; names before that may be gone`];
}

export function earlierNameLines(shown: readonly ShownSubject[], known: KnownChanges): string[] {
  if (shown.length === 0) return [];
  return [...shown.flatMap((one) => linesOf(one, known.entries)), ...floodLines(known)];
}

function linesOf({ subject, id, reading }: ShownSubject, journal: readonly JournalEntry[]): string[] {
  if (reading.kind !== 'found') return [];
  const updates = journal.filter((entry) => isUpdate(entry) && isAbout(entry, id));
  const creation = journal.find((entry) => isCreationOf(entry, id));
  const created = creation ? [`  ${subject.label} ${quoteWhole(id)}: created ${creation.time}`] : [];
  const renamed = subject.fields.flatMap(([field, label]) => {
    const first = updates.findLast(({ differences }) => differences.some((one) => one.field === field));
    if (!first) return [];
    const from = first.differences.find((one) => one.field === field)?.from;
    if (from !== undefined && from === pick(reading.value, field)) return [];
    const was = from !== undefined ? quoteWhole(String(from)) : first.touched ? 'not set' : 'not known';
    return [`  ${subject.label} ${quoteWhole(id)}, ${label}: ${was}, until ${first.time}`];
  });
  return [...created, ...renamed];
}
