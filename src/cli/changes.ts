/** `changes` and `undo`: what was changed, and taking a change back from a terminal. */
import type { Flags } from '../config/settings.js';
import { neutralize } from '../policy/outgoing/outgoing.js';
import { type ChangeFilter, changesOf, shownChange } from '../tools/changes/list-changes.js';
import type { CallContext } from '../tools/runtime.js';
import { runCall } from './call/call.js';
import { openOneRuntime } from './program/checked-config.js';
import { colorsFor, print, table } from './terminal/output.js';

export interface ChangesFlags extends Flags, ChangeFilter {
  json?: boolean;
}

/** The operator sees the changes of all callers that are in the journal. */
const OPERATOR: CallContext = { caller: 'local', clientName: 'terminal', canAsk: false, operator: true };

/** Prints the changes, newest first. @throws ToolError for an invalid time */
export async function runChanges({ json, tool, target, since, ...flags }: ChangesFlags): Promise<void> {
  const runtime = await openOneRuntime(flags);
  try {
    const changes = await changesOf(runtime, OPERATOR, { tool, target, since });
    const shown = changes.map((entry) => shownChange(runtime, entry, true));
    if (json) return await print(JSON.stringify(shown, null, 2));
    const cell = (value: unknown) =>
      neutralize(Array.isArray(value) ? value.join(', ') : String(value ?? ''));
    const rows = shown.map(({ id, time, caller, tool: name, targets, undo }) =>
      [id, time, caller, name, targets, undo].map(cell),
    );
    await print(table(['ID', 'TIME', 'CALLER', 'TOOL', 'WHAT', 'UNDO'], rows, colorsFor()));
    await print(`\n${rows.length} ${rows.length === 1 ? 'change' : 'changes'}.`);
    if (flags.journal === undefined && process.env.AUTH0_MCP_JOURNAL === undefined)
      await print(
        'No journal file is set (--journal or AUTH0_MCP_JOURNAL), so nothing is kept between processes.',
      );
  } finally {
    await runtime.close();
  }
}

/** Undoes a change; the person at the terminal is asked as `call` asks. */
export const runUndo = (id: string, flags: Flags): Promise<void> =>
  runCall('undo_change', JSON.stringify({ change_id: id }), flags, openOneRuntime);
