/**
 * What an object was called before it was changed through this server. A new name or description needs no approval, so
 * that somebody could relabel an object first, and then have a person approve what is to be done to it.
 */
import { pick } from '../../../catalog/wire.js';
import type { JournalEntry } from '../../change/journal.js';
import type { ShownSubject } from './subjects.js';
import { quoteWhole } from './value-lines.js';

const isUpdate = ({ operation }: JournalEntry): boolean => /^(?:PATCH|PUT) /.test(operation);
const isAbout = ({ targets }: JournalEntry, id: string): boolean =>
  targets.some((target) => target === id || target.endsWith(` ${id}`));

/** @param journal changes made through this server, newest first */
export function earlierNameLines(shown: readonly ShownSubject[], journal: readonly JournalEntry[]): string[] {
  return shown.flatMap(({ subject, id, reading }) => {
    if (reading.kind !== 'found') return [];
    const updates = journal.filter((entry) => isUpdate(entry) && isAbout(entry, id));
    return subject.fields.flatMap(([field, label]) => {
      const first = updates.findLast(({ differences }) => differences.some((one) => one.field === field));
      if (!first) return [];
      const from = first.differences.find((one) => one.field === field)?.from;
      if (from !== undefined && from === pick(reading.value, field)) return [];
      const was = from !== undefined ? quoteWhole(String(from)) : first.touched ? 'nothing' : 'not known';
      return [`  ${subject.label} ${quoteWhole(id)}, ${label}: ${was}, until ${first.time}`];
    });
  });
}
