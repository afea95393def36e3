/** Reads the changes of settings that the log has. */
import { listLogs } from '../../../operations/logs.js';
import { toEvents } from '../../events.js';
import { oneOf } from '../../lucene.js';
import { PAGE } from '../../page-size.js';
import { itemsOf, type Reader } from '../../reader.js';
import type { LoginFacts } from '../facts.js';

/** How descriptions of changes begin; what is created stops nobody. */
const CHANGES = ['Delete*', 'Remove*', 'Rotate*', 'Update*', 'Set*', 'Deploy*', 'Add*'];

export async function readChanges(reader: Reader, facts: LoginFacts): Promise<void> {
  const body = await reader.read(
    listLogs,
    {
      q: `(type:sapi AND ${oneOf('description', CHANGES)}) OR type:gd_tenant_update`,
      sort: 'date:-1',
      per_page: PAGE,
    },
    'changes of settings',
  );
  if (body !== undefined) facts.changes = toEvents(itemsOf(body));
}
