/** What was changed through this server, and what of it can be undone. */
import { z } from 'zod';
import type { JournalEntry } from '../../policy/change/journal.js';
import { outgoing } from '../../policy/outgoing/outgoing.js';
import { INSTANTS, instantOf } from '../../text/instant.js';
import { errorResult, RESPONSE_BUDGET, success } from '../answer/result.js';
import { checkArguments } from '../call/arguments.js';
import { ToolError } from '../errors.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';
import type { CallContext, Runtime } from '../runtime.js';
import { undoInWords } from './record-change.js';
import { scopeOf } from './scope.js';

const input = z.strictObject({
  tool: z.string().optional(),
  target: z.string().optional(),
  since: z.string().optional(),
  page: z.int().min(0).optional(),
});

/** Changes on one page. */
const PAGE = 10;

export interface ChangeFilter {
  tool?: string | undefined;
  target?: string | undefined;
  /** As `instantOf` takes it. */
  since?: string | undefined;
}

type Json = Record<string, unknown>;

/** Changes that the call may see, newest first. @throws ToolError for an invalid time */
export async function changesOf(
  runtime: Runtime,
  call: CallContext,
  { tool, target, since }: ChangeFilter = {},
): Promise<JournalEntry[]> {
  const from = since === undefined ? Number.NEGATIVE_INFINITY : instantOf(since, Date.now());
  if (from === undefined)
    throw new ToolError(
      'invalid_arguments',
      `since: must be ${INSTANTS}, not ${JSON.stringify(since?.slice(0, 60))}. Nothing was read.`,
    );
  const all = await runtime.journal.list(scopeOf(runtime, call));
  return all.filter(
    (entry) =>
      (tool === undefined || entry.tool === tool) &&
      (target === undefined || entry.id === target || entry.targets.some((one) => one.includes(target))) &&
      Date.parse(entry.time) >= from,
  );
}

/** One change as it is shown: without what only its undo needs. */
export function shownChange(runtime: Runtime, entry: JournalEntry, everybody = false): Json {
  const { id, time, tool, targets, differences, effects, caller, partOf, undoOf, undoneBy } = entry;
  return outgoing(
    {
      id,
      time,
      tool,
      targets,
      ...(everybody ? { caller } : {}),
      ...(differences.length > 0 ? { differences } : {}),
      ...(effects.length > 0 ? { effects } : {}),
      undo: undoneBy === undefined ? undoInWords(entry) : `done by ${undoneBy}`,
      ...(undoOf === undefined ? {} : { undo_of: undoOf }),
      ...(partOf === undefined ? {} : { part_of: partOf }),
    },
    { masking: runtime.policy.masking },
  ) as Json;
}

/** Differences of one change in a list, and characters of their JSON: a busy hour is read in a few lines each. */
const IN_LIST = { differences: 5, characters: 300 };
/** The same for a change that is alone on its page. */
const ALONE = { differences: 100, characters: RESPONSE_BUDGET / 2 };

function inList(change: Json, most: typeof IN_LIST): Json {
  const { differences, ...rest } = change;
  if (!Array.isArray(differences)) return change;
  const size = JSON.stringify(differences).length;
  if (differences.length <= most.differences && size <= most.characters) return change;
  const fields = [...new Set(differences.map(({ field }) => String(field)))];
  const left = differences.length;
  return {
    ...rest,
    fields: fields.slice(0, most.differences * 2),
    differences_left_out: most === IN_LIST ? `${left}; target: "${String(change.id)}" shows them` : left,
  };
}

/** One page of changes, newest first. */
async function pageOf(runtime: Runtime, call: CallContext, given: z.output<typeof input>): Promise<Json> {
  const { page = 0, ...filter } = given;
  const all = await changesOf(runtime, call, filter);
  const start = page * PAGE;
  const most = all.length === 1 ? ALONE : IN_LIST;
  const items = all.slice(start, start + PAGE).map((entry) => inList(shownChange(runtime, entry), most));
  const complete = start === 0 && items.length === all.length;
  return { items, total: all.length, start, limit: PAGE, complete };
}

/** The first page, for the resource. */
export const recentChanges = (runtime: Runtime, call: CallContext): Promise<Json> =>
  pageOf(runtime, call, {});

export const listChanges: BuiltInTool = builtIn({
  name: 'list_changes',
  title: 'List changes',
  description: 'Your changes, newest first, for undo_change.',
  toolset: 'discovery',
  risk: 'read',
  input,
  output: [],
  call: async (runtime, args, call) => {
    try {
      const result = success(await pageOf(runtime, call, checkArguments('list_changes', input, args)));
      return { kind: 'result', result };
    } catch (error) {
      return { kind: 'result', result: errorResult('list_changes', error) };
    }
  },
});
