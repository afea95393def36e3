/** Keeps a change in the journal once it has been made. */
import { loadChangeFacts } from '../../catalog/change-facts.js';
import { type Change, changesNothing } from '../../policy/change/change.js';
import { type InverseCall, inverseOf, showsObject, type Undo } from '../../policy/change/inverse.js';
import { type JournalEntry, newChangeId, type ShownDifference } from '../../policy/change/journal.js';
import { canonicalJson, sameJson } from '../../policy/confirm/canonical.js';
import { withoutSecrets } from '../../policy/confirm/question/without-secrets.js';
import { outgoingText, redact } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { remembering } from '../../text/remembering.js';
import { nested } from '../../text/values.js';
import type { ToolResult } from '../answer/result.js';
import { takesField } from '../call/sendable.js';
import { argumentFor, type Operation } from '../operation.js';
import type { CallContext, Runtime } from '../runtime.js';
import { callTaken } from './undo-call.js';

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
    entry = await entryOf(runtime, call, made);
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

async function entryOf(
  { tenant, registry }: Runtime,
  { caller, person }: Pick<CallContext, 'caller' | 'person'>,
  { operation, change, targets, answer, partOf, undoOf }: ChangeMade,
): Promise<JournalEntry> {
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
    differences: shownDifferences(change),
    effects: change.effects.map(({ effect }) => effect),
    undo: await takenBy(registry, inverse.undo, presentAfter(change, answer)),
    ...(partOf === undefined ? {} : { partOf }),
    ...(undoOf === undefined ? {} : { undoOf }),
  };
}

/**
 * The undo as far as the operations take its calls: what they refuse, such as an object without the secret that belongs
 * to it, stays as the change left it.
 *
 * @param present the object after the change
 */
async function takenBy(registry: Runtime['registry'], undo: Undo, present: unknown): Promise<Undo> {
  if (!undo.possible) return undo;
  const calls: InverseCall[] = [];
  const left = new Set<string>();
  for (const call of undo.calls) {
    const tool = registry.byRequest(call.operation);
    const operation = tool && (await registry.operation(tool.name));
    const facts = loadChangeFacts()[call.operation];
    const taken = operation && facts ? callTaken(operation, facts, present, call) : { call, left: [] };
    for (const place of taken.left) left.add(place);
    if (taken.call) calls.push(taken.call);
  }
  if (left.size === 0) return undo;
  // Without one of several calls, nothing would be as it was.
  if (calls.length < undo.calls.length)
    return {
      possible: false,
      why: `The API does not take back what was there before: ${[...left].join(', ')}.`,
    };
  return { ...undo, calls, except: [...new Set([...undo.except, ...left])] };
}

/** The object after a change; the answer is what reads will show. */
function presentAfter(change: Change, answer: unknown): unknown {
  const { after } = change;
  if (!isObject(after) || !showsObject(change, answer)) return after;
  const told = Object.entries(answer).filter(([field]) => Object.hasOwn(after, field));
  return { ...after, ...Object.fromEntries(told) };
}

/** What a result says about taking the change back. */
export function undoInWords({ undo }: Pick<JournalEntry, 'undo'>): string {
  if (!undo.possible) return `impossible: ${undo.why}`;
  return undo.except.length === 0 ? 'possible' : `possible, except for ${undo.except.join(', ')}`;
}

/** What undoing changes that were made as one leaves otherwise than before: nothing of what it deletes again. */
export function exceptOfAll(entries: readonly JournalEntry[]): (entry: JournalEntry) => readonly string[] {
  const facts = loadChangeFacts();
  const calls = entries.flatMap(({ undo }) => (undo.possible ? undo.calls : []));
  const deleted = new Set(
    calls
      .filter(({ operation }) => facts[operation]?.kind === 'delete')
      .map(({ path }) => canonicalJson(path)),
  );
  return ({ undo }) =>
    undo.possible && !undo.calls.every(({ path, patch }) => patch && deleted.has(canonicalJson(path)))
      ? undo.except
      : [];
}

/** The same of changes that were made as one. */
export function undoInWordsOfAll(entries: readonly JournalEntry[]): string {
  const except = exceptOfAll(entries);
  const lacking = entries.filter((entry) => !entry.undo.possible || except(entry).length > 0);
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

/** The names in a path; below one such as `tokens`, they may be secrets. */
function safePath(path: readonly string[]): string[] {
  if (!path.some((name) => name.length >= SHORTEST_SECRET_NAME)) return [...path];
  const names: string[] = [];
  for (let at = redact(nested(path, null)); isObject(at); ) {
    const [name] = Object.keys(at);
    if (name === undefined) break;
    names.push(name);
    at = at[name];
  }
  return names;
}

/** No shorter name is looked at as a secret itself. */
const SHORTEST_SECRET_NAME = 12;

/** Differences as they may be kept and shown. */
function shownDifferences(change: Change): ShownDifference[] {
  const { lost, changed, added } = change.differences;
  const known = withoutSecrets(change);
  return [...lost, ...changed, ...added].map(({ path, entry, from, to }) => {
    const identity = known.entry(entry);
    return {
      // The name of a member may be a secret by itself.
      field: redact(
        [...safePath(path), ...(identity === undefined ? [] : [`[${identity}]`])].join('.'),
      ) as string,
      ...(from === undefined ? {} : { from: known.part(path, from).safe }),
      ...(to === undefined ? {} : { to: known.part(path, to).safe }),
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
