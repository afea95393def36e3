/** Keeps a change in the journal once it has been made. */
import { loadChangeFacts } from '../../catalog/change-facts.js';
import { type Change, changesNothing } from '../../policy/change/change.js';
import type { Differences } from '../../policy/change/difference.js';
import { inverseOf } from '../../policy/change/inverse.js';
import { type JournalEntry, newChangeId, type ShownDifference } from '../../policy/change/journal.js';
import { sameJson } from '../../policy/confirm/canonical.js';
import { outgoingText, redact } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { remembering } from '../../text/remembering.js';
import { leafOf, nested } from '../../text/values.js';
import type { ToolResult } from '../answer/result.js';
import { takesField } from '../call/sendable.js';
import { argumentFor, type Operation } from '../operation.js';
import type { CallContext, Runtime } from '../runtime.js';

export interface ChangeMade {
  operation: Operation;
  change: Change;
  targets: readonly string[];
  /** Body of the API's answer. */
  answer: unknown;
  /** Id of the composite change that it is a part of. */
  partOf?: string | undefined;
  /** The change that it takes back. */
  undoOf?: string | undefined;
}

/**
 * Records a change. What has happened has happened: where the journal cannot be written, that is logged, and the
 * change cannot be undone by this server.
 *
 * @returns undefined where nothing was changed
 */
export async function recordChange(
  runtime: Runtime,
  call: Pick<CallContext, 'caller' | 'person'>,
  made: ChangeMade,
): Promise<JournalEntry | undefined> {
  const { operation, change } = made;
  if (changesNothing(change)) return undefined;
  const failed = (error: unknown): void =>
    runtime.log.error(
      { tool: operation.name, error: String(error) },
      'a change could not be recorded in the journal',
    );
  let entry: JournalEntry;
  try {
    entry = entryOf(runtime, call, made);
  } catch (error) {
    failed(error);
    return undefined;
  }
  try {
    await runtime.journal.record(entry);
    return entry;
  } catch (error) {
    failed(error);
    return { ...entry, undo: { possible: false, why: 'The journal could not be written.' } };
  }
}

function entryOf(
  { tenant }: Runtime,
  { caller, person }: Pick<CallContext, 'caller' | 'person'>,
  { operation, change, targets, answer, partOf, undoOf }: ChangeMade,
): JournalEntry {
  const inverse = inverseOf(change, answer, {
    cleared: clearing(operation),
    writable: (field) => takesField(operation, field),
    facts: loadChangeFacts(),
  });
  return {
    id: newChangeId(),
    time: new Date().toISOString(),
    tenant,
    caller,
    ...(person === undefined ? {} : { person }),
    tool: operation.name,
    operation: change.operation,
    targets: targets.length > 0 ? targets : Object.values(change.wire.path).map(String),
    ...(inverse.touched ? { touched: inverse.touched } : {}),
    differences: shownDifferences(change.differences, change.operation),
    effects: change.effects.map(({ effect }) => effect),
    undo: inverse.undo,
    ...(partOf === undefined ? {} : { partOf }),
    ...(undoOf === undefined ? {} : { undoOf }),
  };
}

/** What a result says about taking the change back. */
export function undoInWords({ undo }: Pick<JournalEntry, 'undo'>): string {
  if (!undo.possible) return `impossible: ${undo.why}`;
  return undo.except.length === 0 ? 'possible' : `possible, except for ${undo.except.join(', ')}`;
}

/** The same of changes that were made as one. */
export function undoInWordsOfAll(entries: readonly JournalEntry[]): string {
  const lacking = entries.filter(({ undo }) => !undo.possible || undo.except.length > 0);
  if (lacking.length === 0) return 'possible';
  const words = [...new Set(lacking.map((entry) => `${entry.tool}: ${undoInWords(entry)}`))];
  const none = entries.every(({ undo }) => !undo.possible);
  return `${none ? 'impossible' : 'possible in part'} (${words.slice(0, 5).join('; ')})`;
}

/** Nearly all are the same few sentences. */
const shownWords = remembering((words) => outgoingText(words), { most: 1_000, longest: 300 });

/** A write's result, with the id under which it can be undone. */
export function withChange(result: ToolResult, entry: JournalEntry | undefined): ToolResult {
  if (entry === undefined || result.isError || result.structuredContent === undefined) return result;
  const told = { change_id: entry.id, undo: undoInWords(entry) };
  const line = `change_id: ${told.change_id}; undo: ${shownWords(told.undo)}`;
  return {
    ...result,
    content: [...result.content, { type: 'text', text: line }],
    structuredContent: { ...result.structuredContent, ...told },
  };
}

/** Differences as they may be kept and shown: secrets are known by the operation and the place in its body. */
function shownDifferences({ lost, changed, added }: Differences, operation: string): ShownDifference[] {
  return [...lost, ...changed, ...added].map(({ path, entry, from, to }) => {
    const safe = (value: unknown) => leafOf(redact(nested(path, value), { operation }), path);
    return {
      field: [...path, ...(entry === undefined ? [] : [`[${redact(entry)}]`])].join('.'),
      ...(from === undefined ? {} : { from: safe(from) }),
      ...(to === undefined ? {} : { to: safe(to) }),
    };
  });
}

/** What makes the API forget a field: null where the operation takes it, else the value that means the same. */
function clearing(operation: Operation): (field: string, now: unknown) => unknown {
  const { shape } = operation.input as unknown as {
    shape: Record<string, { safeParse(value: unknown): { success: boolean } }>;
  };
  return (field, now) => {
    const argument = argumentFor(operation, field);
    const schema = argument === undefined ? undefined : shape[argument];
    const empty = Array.isArray(now)
      ? []
      : isObject(now)
        ? Object.fromEntries(Object.keys(now).map((key) => [key, null]))
        : now === true
          ? false
          : typeof now === 'string'
            ? ''
            : undefined;
    const candidates = [null, empty].filter((value) => value !== undefined);
    return candidates.find(
      (value) => schema?.safeParse(value).success === true && (value === null || !sameJson(value, now)),
    );
  };
}
