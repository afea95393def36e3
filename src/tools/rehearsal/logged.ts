/** The log events that changes leave behind in a sandbox. */
import { listLogs } from '../operations/logs.js';
import type { CallContext, Runtime } from '../runtime.js';
import { text } from '../workflows/fields.js';
import { itemsOf, Reader } from '../workflows/reader.js';

/** Events of one kind. */
export interface LoggedEvent {
  type: string;
  description?: string;
  times: number;
}

const MOST_READS = 50;

/** Id of the newest event; undefined where there is none. */
export async function lastEvent(runtime: Runtime, call: CallContext): Promise<string | undefined> {
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const newest = await reader.read(listLogs, { per_page: 1, sort: 'date:-1' }, 'log events');
  return text(itemsOf(newest)[0]?.log_id);
}

/** Events after that one, counted by what they say, in the order in which each first came. */
export async function loggedSince(
  runtime: Runtime,
  call: CallContext,
  last: string | undefined,
): Promise<LoggedEvent[]> {
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const found = new Map<string, LoggedEvent>();
  for (let from = last; reader.left > 0; ) {
    const page = itemsOf(
      await reader.read(listLogs, { take: 100, ...(from === undefined ? {} : { from }) }, 'log events'),
    );
    for (const event of page) {
      const type = String(event.type);
      const description = text(event.description);
      const known = found.get(`${type}\n${description}`);
      if (known) known.times += 1;
      else
        found.set(`${type}\n${description}`, {
          ...{ type, times: 1 },
          ...(description === undefined ? {} : { description }),
        });
    }
    const next = text(page.at(-1)?.log_id);
    if (page.length === 0 || next === undefined || next === from) break;
    from = next;
  }
  return [...found.values()];
}
