/**
 * A rehearsal: the tenant's configuration is read through the policy and made again in a sandbox under the same ids;
 * the changes run there as they would in the tenant, under the same policy and scopes; what differs is shown.
 */
import { outgoing } from '../../policy/outgoing/outgoing.js';
import { mapParts } from '../../text/values.js';
import { errorResult, type ToolResult } from '../answer/result.js';
import { Execution } from '../call/execute.js';
import type { ApplyChanges } from '../changes/apply-arguments.js';
import { preparedSteps } from '../changes/change-steps.js';
import { referencesIn, resolver, withReferences } from '../changes/references.js';
import { shortened } from '../configuration/answer-compare.js';
import { compare } from '../configuration/compare.js';
import { KINDS, type Kind, NOT_COVERED } from '../configuration/kinds.js';
import { addPeopleUnder } from '../configuration/people.js';
import { type Configuration, readConfiguration } from '../configuration/read-configuration.js';
import { type Rebuilt, rebuild } from '../configuration/rebuild.js';
import { ToolError } from '../errors.js';
import type { CallContext, Runtime, Scratch } from '../runtime.js';
import { answer, coverage, drop, keepFirst, nothingSeen, some } from '../workflows/answer.js';
import { count } from '../workflows/words.js';
import { type LoggedEvent, lastEvent, loggedSince } from './logged.js';

type Json = Record<string, unknown>;
type Changes = ApplyChanges['changes'];

const MOST_BYTES = 24_000;

/** How one change went. */
interface Tried {
  change: number;
  operation: string;
  ok: boolean;
  effects?: readonly string[];
  error?: unknown;
}

/** @throws ToolError where there can be no sandbox, and where nothing of the tenant can be read */
export async function answerRehearsal(
  runtime: Runtime,
  changes: Changes,
  call: CallContext,
): Promise<ToolResult> {
  if (!runtime.scratch)
    throw new ToolError('not_available', 'This server cannot start a sandbox to rehearse in.');
  const from = await readConfiguration(runtime, call, kindsFor(changes));
  if (from.reader.lookedAt.length === 0) throw nothingSeen(from.reader, 'the configuration');
  call.progress?.('The configuration is read; making a sandbox of it.');
  const scratch = await runtime.scratch();
  try {
    // Its reads and changes are not those of the tenant.
    const inside: CallContext = { caller: call.caller, clientName: call.clientName, canAsk: false };
    const made = await copy(from, scratch, inside);
    return await rehearsed(runtime, scratch, { from, made, changes, call, inside });
  } finally {
    await scratch.close();
  }
}

/** Everything; custom texts, which take most reads, only where the changes are about prompts. */
const kindsFor = (changes: Changes): readonly Kind[] =>
  changes.some(({ operation }) => operation.includes('prompt'))
    ? KINDS
    : KINDS.filter(({ group }) => group !== 'texts');

async function copy(from: Configuration, scratch: Scratch, inside: CallContext): Promise<Rebuilt> {
  const present = await readConfiguration(scratch.everything(), inside, from.kinds);
  const place = { runtime: scratch.everything(), call: inside, present, origin: scratch.origin };
  const made = await rebuild(from, place);
  await scratch.rename(made.ids);
  return made;
}

interface Rehearsal {
  from: Configuration;
  made: Rebuilt;
  changes: Changes;
  call: CallContext;
  inside: CallContext;
}

async function rehearsed(
  runtime: Runtime,
  scratch: Scratch,
  { from, made, changes, call, inside }: Rehearsal,
): Promise<ToolResult> {
  const observer = scratch.everything();
  const here = addresses(from, runtime, scratch);
  const people = await addPeopleUnder(observer, inside, from, peopleIn(changes));
  const before = await readConfiguration(observer, inside, from.kinds);
  const newest = await lastEvent(observer, inside);
  const given = here.inwards(changes) as Changes;
  const stage = scratch.rehearsal(runtime);
  const refused = await refusalOf(stage, given, inside);
  const tried = await tryAll(stage, given, inside, call);
  const after = await readConfiguration(observer, inside, from.kinds);
  const events = await loggedSince(observer, inside, newest);
  const found = compare(before, after, true);
  const differ = {
    added: found.only_b,
    removed: found.only_a,
    changed: found.different.map(({ differences, ...thing }) => ({
      ...thing,
      differences: shortened({ ...thing, differences }).differences.map(
        ({ field, a, b, only_a, only_b }) => ({ field, from: a ?? only_a, to: b ?? only_b }),
      ),
    })),
  };
  return report(runtime, {
    ...{ changes, tried, refused, events, people, from, made },
    differ: here.outwards(differ) as Json,
  });
}

/** What apply_changes would refuse before it makes the first change. */
async function refusalOf(stage: Runtime, changes: Changes, inside: CallContext): Promise<string | undefined> {
  try {
    await preparedSteps(new Execution(stage, inside), { changes, why: 'rehearsal' });
    return undefined;
  } catch (error) {
    const told = errorResult('rehearse', error).structuredContent?.error;
    return (told as { message?: string } | undefined)?.message ?? 'It would be refused.';
  }
}

/** Runs every change that does not depend on one that failed. */
async function tryAll(
  stage: Runtime,
  changes: Changes,
  inside: CallContext,
  { signal, progress }: CallContext,
): Promise<Tried[]> {
  const answers = new Map<number, unknown>();
  const tried: Tried[] = [];
  for (const [index, { operation, arguments: args }] of changes.entries()) {
    const change = index + 1;
    if (signal?.aborted) throw new ToolError('cancelled', 'The call was cancelled.');
    progress?.(`Change ${change} of ${changes.length}: ${operation}.`);
    try {
      const lost = referencesIn(args).find(({ step }) => !answers.has(step));
      if (lost) throw new ToolError('not_tried', `It depends on change ${lost.step}, which was not made.`);
      const execution = new Execution(stage, inside);
      const record = stage.registry.find(operation);
      if (!record) throw new ToolError('unknown_tool', `There is no operation ${operation}.`);
      if (record.risk === 'read') throw new ToolError('wrong_runner', 'It changes nothing.');
      const prepared = await execution.prepare(record, withReferences(args, resolver(answers)));
      const confirmed = await execution.confirm(prepared.wire, prepared.change);
      if (confirmed.kind === 'asked') throw new ToolError('not_tried', 'It asks a person.');
      const { body } = await execution.carryOut(prepared, confirmed.evidence);
      answers.set(change, outgoing(body ?? {}, { operation: `${record.method} ${record.path}` }));
      const effects = (prepared.change?.effects ?? []).map(({ effect }) => effect);
      tried.push({ change, operation, ok: true, ...(effects.length > 0 ? { effects } : {}) });
    } catch (error) {
      const told = errorResult(operation, error).structuredContent?.error;
      tried.push({ change, operation, ok: false, error: told });
    }
  }
  return tried;
}

/** Ids of people among the arguments. */
function peopleIn(changes: Changes): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string' && /^[a-z][\w-]{1,40}\|\S{1,200}$/.test(value)) found.add(value);
    else if (typeof value === 'object' && value !== null)
      for (const member of Object.values(value)) look(member);
  };
  look(changes);
  return [...found].slice(0, 200);
}

/** Addresses of the tenant in what goes into the sandbox, and those of the sandbox in what comes out of it. */
function addresses(from: Configuration, { tenant }: Runtime, { origin }: Scratch) {
  const replaced = (value: unknown, pairs: readonly (readonly [string, string])[]): unknown => {
    if (typeof value === 'string') {
      const [old, other] = pairs.find(([one]) => value.startsWith(`${one}/`)) ?? [];
      return old === undefined ? value : `${other}${value.slice(old.length)}`;
    }
    return mapParts(value, (member) => replaced(member, pairs));
  };
  return {
    inwards: (value: unknown) =>
      replaced(
        value,
        from.names.origins.map((one) => [one, origin] as const),
      ),
    outwards: (value: unknown) => replaced(value, [[origin, `https://${tenant}`]]),
  };
}

interface Findings {
  changes: Changes;
  tried: Tried[];
  refused: string | undefined;
  differ: Json;
  events: readonly LoggedEvent[];
  /** Ids of people that the sandbox does not have. */
  people: readonly string[];
  from: Configuration;
  made: Rebuilt;
}

function report(runtime: Runtime, found: Findings): ToolResult {
  const { changes, tried, refused, differ, events, people, from, made } = found;
  const failed = tried.filter(({ ok }) => !ok);
  const ok = failed.length === 0 && refused === undefined;
  const { could_not_see } = coverage(from.reader);
  const sentence = ok
    ? `All ${changes.length} changes work in a sandbox copy of ${runtime.tenant}. Nothing was changed in the tenant; apply_changes with the same changes makes them.`
    : `${failed.length > 0 ? `${failed.length} of ${count(changes.length, 'change')} fail in a sandbox copy of ${runtime.tenant}` : `apply_changes would refuse this: ${refused}`}. Nothing was changed in the tenant.`;
  const body = {
    ok,
    changes: tried,
    ...(refused === undefined ? {} : { would_be_refused: refused }),
    ...differ,
    log_events: events,
    ...(ok ? { next: 'apply_changes with the same changes' } : {}),
    could_not_see,
    not_copied: some(made.problems),
    people_not_copied: some(people),
    not_covered: NOT_COVERED,
  };
  return answer(runtime, sentence, body, {
    bytes: MOST_BYTES,
    trims: [
      drop('not_covered'),
      keepFirst('could_not_see', 8),
      keepFirst('not_copied', 8),
      keepFirst('log_events', 12),
      ...[30, 15, 8].flatMap((most) => [keepFirst('changed', most), keepFirst('added', most)]),
      keepFirst('removed', 10),
    ],
  });
}
