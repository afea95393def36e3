/** What an undo answers: what was put back, and what not. */
import type { JournalEntry } from '../../policy/change/journal.js';
import { type Present, presentValue, readPresent } from '../../policy/change/present.js';
import { notAsBefore } from '../../policy/change/touched.js';
import { outgoing, outgoingText } from '../../policy/outgoing/outgoing.js';
import { errorResult, success, type ToolResult } from '../answer/result.js';
import { pagedAsListed } from '../call/change-stage.js';
import { Execution, type PreparedCall } from '../call/execute.js';
import type { Runtime } from '../runtime.js';
import { exceptOfAll } from './record-change.js';

type Json = Record<string, unknown>;

/** One inverse call, ready to be confirmed. */
export interface Step {
  entry: JournalEntry;
  covers: readonly string[];
  prepared: PreparedCall;
  /** It puts back parts of an object that stays. */
  patch: boolean;
  /** Why it could not be checked whether the object has changed since. */
  unchecked?: string;
}

/** A list as a whole is kept under `*`. */
export const comparable = (value: unknown): unknown => (Array.isArray(value) ? { '*': value } : value);

/** What a read afterwards shows as not put back, beside what was known to stay; and why there was no such read. */
export async function leftAsChanged(
  { runtime, call }: Execution,
  steps: readonly Step[],
): Promise<Pick<Undone, 'found' | 'unread'>> {
  const found: string[] = [];
  const unread: string[] = [];
  // A state of its own: what was read before the undo is not what is there now.
  const read = pagedAsListed(runtime, new Execution(runtime, call).present);
  for (const { entry, patch, prepared } of steps) {
    const { change } = prepared;
    if (!entry.touched || !change || !patch) continue;
    const now: Present = await readPresent(change.facts, prepared.wire, read).catch(() => ({
      kind: 'unknown',
      why: 'reading it failed',
    }));
    if (now.kind === 'unknown') unread.push(now.why);
    else if (now.kind === 'found')
      found.push(...notAsBefore(change.facts, entry.touched, comparable(presentValue(now))));
  }
  return { found, unread };
}

const NOT_NOTED = 'The journal could not be written, so list_changes still lists what was undone as open.';

interface Progress {
  steps: readonly Step[];
  done: readonly Step[];
  /** Whether the journal knows what was done. */
  noted: boolean;
}

export function stopped(changeId: string, { steps, done, noted }: Progress, error: unknown): ToolResult {
  const result = errorResult('undo_change', error);
  const progress = `${done.length} of ${steps.length} steps of undoing ${changeId} were done before this one failed; call again to continue.${noted ? '' : ` ${NOT_NOTED}`}`;
  return {
    ...result,
    content: [{ type: 'text', text: progress }, ...result.content],
    structuredContent: { ...result.structuredContent, undone: false, done: done.length, steps: steps.length },
  };
}

interface Undone {
  open: readonly JournalEntry[];
  steps: readonly Step[];
  /** What of a composite change cannot be undone, and why. */
  stays: readonly string[];
  /** Id that undoes the undo. */
  ids: readonly string[];
  /** Whether the journal knows that they are undone. */
  noted: boolean;
  /** Dotted paths that are not as before, whatever was expected. */
  found: readonly string[];
  /** Why that could not be looked at. */
  unread: readonly string[];
}

export function report(
  runtime: Runtime,
  changeId: string,
  { open, steps, stays, ids, noted, found, unread }: Undone,
): ToolResult {
  const known = open.flatMap(exceptOfAll(open));
  const isKnown = (path: string) =>
    known.some((one) => {
      const [place = ''] = one.split(' (left as ');
      return path === place || path.startsWith(`${place}.`) || place.startsWith(`${path}.`);
    });
  const except = [...new Set([...known, ...found.filter((path) => !isKnown(path))])];
  const safe = outgoing(
    {
      undone: true,
      change_id: changeId,
      steps: steps.map(({ prepared }) => ({
        tool: prepared.operation.name,
        targets:
          prepared.reached.targets.length > 0 ? prepared.reached.targets : Object.values(prepared.wire.path),
      })),
      ...(except.length > 0 ? { not_put_back: except } : {}),
      ...(stays.length > 0 ? { not_undone: stays } : {}),
      ...(unread.length > 0 ? { not_checked: [...new Set(unread)] } : {}),
      ...(ids[0] === undefined ? {} : { redo: ids[0] }),
      ...(noted ? {} : { not_noted: NOT_NOTED }),
    },
    { masking: runtime.policy.masking },
  ) as Json;
  const rest = except.length > 0 ? ` Not put back: ${except.join(', ')}.` : '';
  const head =
    stays.length > 0 ? `${changeId} is undone, except for ${stays.join('; ')}` : `${changeId} is undone.`;
  return success(safe, outgoingText(`${head}${rest}${noted ? '' : ` ${NOT_NOTED}`}`));
}
