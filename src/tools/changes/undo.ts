/**
 * Takes a change back: its inverse calls go through the same pipeline as any other call, with one question for all of
 * them. Nothing is sent where the object has changed since.
 */
import { type ChangeFacts, loadChangeFacts } from '../../catalog/change-facts.js';
import type { ToolRecord } from '../../catalog/tool-record.js';
import { toWire } from '../../catalog/wire.js';
import { differencesOf } from '../../policy/change/change.js';
import type { InverseCall } from '../../policy/change/inverse.js';
import { type Journal, type JournalEntry, newChangeId } from '../../policy/change/journal.js';
import { type Present, presentValue, type Read, readPresent } from '../../policy/change/present.js';
import { asLeftBy } from '../../policy/change/together/as-left.js';
import { changedSince } from '../../policy/change/touched.js';
import { canonicalJson } from '../../policy/confirm/canonical.js';
import type { ConfirmEvidence } from '../../policy/confirm/confirm-request.js';
import { outgoing, redact } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { leafOf, nested } from '../../text/values.js';
import { pagedAsListed } from '../call/change-stage.js';
import { type Confirmed, Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import { scopeOf } from './scope.js';
import { argumentsOf, argumentsToSend } from './undo-call.js';
import { comparable, leftAsChanged, report, type Step, stopped } from './undo-report.js';

type Json = Record<string, unknown>;

/** @throws ToolError, and what the stages of the pipeline throw */
export async function undo(
  runtime: Runtime,
  record: ToolRecord,
  changeId: string,
  call: CallContext,
): Promise<CallOutcome> {
  const found = await runtime.journal.get(changeId, scopeOf(runtime, call));
  const open = undoable(changeId, found);
  const impossible = found.flatMap(({ undoneBy, undo: how, tool }) =>
    undoneBy === undefined && !how.possible ? [`${tool}: ${how.why}`] : [],
  );
  const stays = [...new Set(impossible)];
  const execution = new Execution(runtime, call);
  const steps: Step[] = [];
  for (const one of combined(open)) {
    const before = steps.flatMap(({ prepared: { change } }) => change ?? []);
    steps.push(await prepareStep(execution, one, asLeftBy(before, execution.present)));
  }
  const agreed = await ask(execution, record, changeId, steps, stays);
  if (agreed.kind === 'asked') return agreed.outcome;
  const { evidence } = agreed;
  return alone(
    runtime.journal,
    open.map(({ id }) => id),
    async () => {
      // Another call may have taken it back while a person was asked, or while the object was read.
      const now = undoable(changeId, await runtime.journal.get(changeId, scopeOf(runtime, call)));
      if (now.length < open.length)
        throw refused('already_undone', `A part of ${changeId} has just been undone.`);
      return carryOutAll(execution, { changeId, open, steps, stays, evidence });
    },
  );
}

interface Agreed {
  changeId: string;
  open: readonly JournalEntry[];
  steps: readonly Step[];
  /** What of a composite change cannot be undone, and why. */
  stays: readonly string[];
  evidence: ConfirmEvidence;
}

async function carryOutAll(execution: Execution, agreed: Agreed): Promise<CallOutcome> {
  const { changeId, open, steps, stays, evidence } = agreed;
  const { runtime } = execution;
  // An undo of several calls is itself undone as one.
  const own = steps.length > 1 ? newChangeId() : undefined;
  execution.partOf = own;
  const done: Step[] = [];
  try {
    for (const step of steps) {
      await execution.carryOut({ ...step.prepared, undoOf: step.entry.id }, evidence);
      done.push(step);
    }
  } catch (error) {
    if (done.length === 0) throw error;
    const noted = await noteUndone(runtime, finished(open, steps, done), own ?? changeId);
    return { kind: 'result', result: stopped(changeId, { steps, done, noted }, error) };
  }
  const ids = own === undefined ? execution.recorded.map(({ id }) => id) : [own];
  const noted = await noteUndone(
    runtime,
    open.map(({ id }) => id),
    ids[0] ?? changeId,
  );
  const found = await leftAsChanged(execution, steps);
  return { kind: 'result', result: report(runtime, changeId, { open, steps, stays, ids, noted, ...found }) };
}

/** What has happened has happened: whether the journal could be told, or else goes on to list the changes as open. */
async function noteUndone({ journal, log }: Runtime, ids: readonly string[], by: string): Promise<boolean> {
  try {
    await journal.markUndone(ids, by);
    return true;
  } catch (error) {
    log.error({ ids, error: String(error) }, 'an undo could not be noted in the journal');
    return false;
  }
}

/** Changes that are being taken back, by journal: each only once at a time. */
const inProgress = new WeakMap<Journal, Set<string>>();

/** @throws ToolError where one of the changes is being taken back by another call */
async function alone<T>(journal: Journal, ids: readonly string[], work: () => Promise<T>): Promise<T> {
  const running = inProgress.get(journal) ?? new Set();
  inProgress.set(journal, running);
  if (ids.some((id) => running.has(id)))
    throw refused(
      'undo_in_progress',
      'Another call is undoing it right now.',
      'list_changes shows how it ends.',
    );
  for (const id of ids) running.add(id);
  try {
    return await work();
  } finally {
    for (const id of ids) running.delete(id);
  }
}

const refused = (code: string, why: string, hint?: string): ToolError =>
  new ToolError(code, `${why} Nothing was changed.`, hint === undefined ? {} : { hint });

/** The changes to take back, the last one first. @throws ToolError */
function undoable(changeId: string, found: readonly JournalEntry[]): JournalEntry[] {
  if (found.length === 0)
    throw refused(
      'not_found',
      `There is no change ${JSON.stringify(changeId.slice(0, 60))}.`,
      'list_changes lists them.',
    );
  const open = found.filter(({ undoneBy }) => undoneBy === undefined).reverse();
  if (open.length === 0)
    throw refused(
      'already_undone',
      `${changeId} has been undone already, by ${found[0]?.undoneBy}.`,
      `To make the change again, undo ${found[0]?.undoneBy}.`,
    );
  const possible = open.filter(({ undo: how }) => how.possible);
  if (possible.length === 0) {
    const why = open.map(({ undo: how }) => (how.possible ? '' : how.why)).join(' ');
    throw refused('cannot_undo', `${changeId} cannot be undone: ${why}`);
  }
  return possible;
}

interface InverseOf {
  /** What the object is compared with. */
  entry: JournalEntry;
  /** Ids of the changes that it takes back. */
  covers: readonly string[];
  inverse: InverseCall;
}

/** The inverse calls; of several changes of one object, one call that puts back what was before the first. */
function combined(open: readonly JournalEntry[]): InverseOf[] {
  const all: InverseOf[] = [];
  for (const entry of open) {
    for (const inverse of entry.undo.possible ? entry.undo.calls : []) {
      const { operation, path } = inverse;
      const same = (one: InverseOf) =>
        one.inverse.operation === operation && canonicalJson(one.inverse.path) === canonicalJson(path);
      const later = inverse.patch ? all.findIndex((one) => one.inverse.patch && same(one)) : -1;
      const known = all[later];
      if (!known) all.push({ entry, inverse, covers: [entry.id] });
      else all[later] = joined(known, { entry, inverse, covers: [entry.id] });
    }
  }
  return all;
}

function joined(later: InverseOf, earlier: InverseOf): InverseOf {
  return {
    covers: [...later.covers, ...earlier.covers],
    inverse: { ...earlier.inverse, body: laidOver(later.inverse.body, earlier.inverse.body) },
    entry: {
      ...later.entry,
      touched: {
        before: laidOver(later.entry.touched?.before, earlier.entry.touched?.before) as Json,
        after: laidOver(earlier.entry.touched?.after, later.entry.touched?.after) as Json,
      },
    },
  };
}

/** Members of both, those of the upper one where both have them. */
function laidOver(lower: unknown, upper: unknown): unknown {
  if (!isObject(lower) || !isObject(upper)) return upper === undefined ? lower : upper;
  const keys = new Set([...Object.keys(lower), ...Object.keys(upper)]);
  return Object.fromEntries([...keys].map((key) => [key, laidOver(lower[key], upper[key])]));
}

/** @param read as what is taken back before it leaves the tenant */
async function prepareStep(
  execution: Execution,
  { entry, inverse, covers }: InverseOf,
  read: Read,
): Promise<Step> {
  const { runtime } = execution;
  const tool = runtime.registry.byRequest(inverse.operation);
  const operation = tool && (await runtime.registry.operation(tool.name));
  const facts = loadChangeFacts()[inverse.operation];
  if (!tool || !operation || !facts)
    throw new ToolError('not_available', `There is no operation ${inverse.operation}. Nothing was changed.`);
  const wire = toWire(operation, argumentsOf(operation, inverse));
  const present = await readPresent(facts, wire, pagedAsListed(runtime, read));
  mustBeAsLeft(entry, inverse, facts, present, differencesOf(facts, wire, present));
  const args = argumentsToSend(operation, facts, presentValue(present), inverse);
  const prepared = await execution.prepare(tool, args, { readAlways: true, read });
  return {
    entry,
    covers,
    prepared,
    patch: inverse.patch === true || Array.isArray(inverse.body),
    ...(present.kind === 'unknown' && (entry.touched || facts.relation) ? { unchecked: present.why } : {}),
  };
}

const shown = (value: unknown): string => {
  const text = value === undefined || value === null ? 'nothing' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text;
};

/** @throws ToolError that says field by field what is no longer as the change left it */
function mustBeAsLeft(
  entry: JournalEntry,
  inverse: InverseCall,
  facts: ChangeFacts,
  present: Present,
  differs: ReturnType<typeof differencesOf>,
): void {
  if (present.kind === 'unknown') return;
  const since: string[] = [];
  const wasDeleted = loadChangeFacts()[entry.operation]?.kind === 'delete';
  if (wasDeleted && facts.kind === 'replace') {
    if (present.kind === 'found') since.push('there is one again');
  } else if (present.kind === 'absent' && facts.kind !== 'create' && facts.kind !== 'act')
    since.push('it is gone');
  else if (facts.relation) {
    const { body } = facts.relation;
    const named = body === '*' ? inverse.body : (inverse.body as Json | undefined)?.[body];
    const count = Array.isArray(named) ? named.length : 0;
    const left = (facts.kind === 'unlink' ? differs.lost : differs.added).length;
    if (left < count)
      since.push(
        facts.kind === 'unlink'
          ? `${count - left} of the ${count} entries of ${body} have been removed already`
          : `${count - left} of the ${count} entries of ${body} have been added again`,
      );
  } else if (entry.touched && present.kind === 'found') {
    for (const { field, expected, now } of changedSince(entry.touched, comparable(present.value))) {
      const safe = outgoing(redact({ expected, now: shownAt(now, field, inverse.operation) })) as Json;
      since.push(`${field} is ${shown(safe.now)}, and was ${shown(safe.expected)} after the change`);
    }
  }
  if (since.length === 0) return;
  throw new ToolError(
    'changed_since',
    `${entry.id} cannot be undone, because the object has changed since: ${since.join('; ')}. Nothing was changed.`,
    { hint: 'Read the object, and make the change that is wanted now.' },
  );
}

/** The value as it may be shown: redacted by its place. */
function shownAt(value: unknown, field: string, operation: string): unknown {
  const path = field.split('.');
  return leafOf(redact(nested(path, value), { operation }), path);
}

/** One question for all calls: that of the only one, or one that shows each of them. */
async function ask(
  execution: Execution,
  record: ToolRecord,
  changeId: string,
  steps: readonly Step[],
  stays: readonly string[],
) {
  const trail = execution.trail(record);
  trail.args = { change_id: changeId };
  const notChecked = [...new Set(steps.flatMap(({ unchecked }) => unchecked ?? []))];
  const notes = [
    ...notChecked.map((one) => `Whether it has changed since could not be checked: ${one}.`),
    ...stays.map((one) => `Not undone: ${one}`),
  ];
  try {
    const [only] = steps;
    let outcome: Confirmed;
    if (only && steps.length === 1 && notes.length === 0) {
      const { operation, wire, change } = only.prepared;
      const tool: ToolRecord = { ...operation, title: `Undo of ${changeId}: ${operation.title}` };
      outcome = await execution.confirm(
        { ...wire, tool },
        change && { ...change, wire: { ...change.wire, tool } },
      );
    } else {
      const shownSteps = steps.flatMap(({ prepared: { operation, change } }) =>
        change ? [{ tool: operation, change }] : [],
      );
      const wire = toWire(record, { change_id: changeId });
      outcome = await execution.confirmAll(wire, { title: `Undo of ${changeId}`, notes, steps: shownSteps });
    }
    if (outcome.kind === 'asked') trail.decided('ask');
    return outcome;
  } catch (error) {
    trail.failed(error);
    throw error;
  }
}

/** Changes all of whose calls have been made. */
function finished(open: readonly JournalEntry[], steps: readonly Step[], done: readonly Step[]): string[] {
  return open
    .map(({ id }) => id)
    .filter((id) => steps.filter(({ covers }) => covers.includes(id)).every((step) => done.includes(step)));
}
