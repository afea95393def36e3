/**
 * Changes many users: selects them, prepares the change of each, shows what would happen, asks, and then makes the
 * changes one by one. A run that ends early says how to resume it.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { toWire } from '../../catalog/wire.js';
import { PathError } from '../../client/wire/path.js';
import { reachOf } from '../../policy/change/effects/people-count.js';
import type { EffectFound } from '../../policy/change/field-effects.js';
import { newChangeId } from '../../policy/change/journal.js';
import type { ConfirmEvidence, ConfirmedStep } from '../../policy/confirm/confirm-request.js';
import { quoteWhole } from '../../policy/confirm/question/value-lines.js';
import { errorResult } from '../answer/result.js';
import { assertAvailable } from '../call/available.js';
import { Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import {
  ASK_BEYOND,
  FIRST_FEW,
  isSoAlready,
  notLeftOut,
  preview,
  reportOf,
  type Weighed,
} from './answers.js';
import type { ApplyArguments } from './bulk-arguments.js';
import { type Change, changeOf, nameOf } from './change.js';
import { recall, remember } from './interrupted.js';
import { type RunReport, runAll } from './run-all.js';
import { type Progress, progressOf, readToken, type SelectedUser, select } from './selection.js';

/** Time limit of one call, in ms; hosts time out after a minute. */
const RUN_MS = 45_000;

export async function apply(
  runtime: Runtime,
  record: ToolRecord,
  args: ApplyArguments,
  call: CallContext,
): Promise<CallOutcome> {
  // What is shown may come from the search. What is sent is made from each user as they are then.
  const first =
    call.state === undefined && !(await runtime.elsewhere.approvals.any(call.caller, record.name));
  const onlyShown = args.dry_run !== false || (call.canAsk && first);
  const shown = onlyShown ? await attempt(runtime, record, args, call, 'searched') : undefined;
  return shown ?? ((await attempt(runtime, record, args, call, 'read')) as CallOutcome);
}

/** @returns undefined where nobody has to be asked, and the users were not read */
async function attempt(
  runtime: Runtime,
  record: ToolRecord,
  args: ApplyArguments,
  call: CallContext,
  known: 'searched' | 'read',
): Promise<CallOutcome | undefined> {
  const execution = new Execution(runtime, call);
  const trail = execution.trail(record);
  trail.args = args;
  try {
    assertAvailable(runtime, record);
    const change = await changeOf(execution, args);
    const earlier = earlierOf(runtime, args, call);
    const selection = await select(execution, args, earlier);
    const getter = runtime.registry.byRequest('GET /users/{id}');
    if (known === 'searched' && getter)
      for (const { user_id, profile } of selection.users)
        if (profile) await execution.assume(getter, { user_id }, profile);
    const weighed = await weigh(execution, change, selection.users);
    if (args.dry_run !== false) {
      trail.decided('run');
      const result = await preview(execution, change, selection, weighed);
      trail.ended({ status: 200 });
      return { kind: 'result', result };
    }
    const allowed = notLeftOut(weighed);
    const finish = (report: RunReport): CallOutcome => {
      const progress = progressOf(args, selection, settledOf(weighed, report), earlier);
      remember(runtime, args, call, progress);
      return { kind: 'result', result: reportOf(execution, selection, weighed, report, progress) };
    };
    if (allowed.length === 0) {
      trail.ended({ code: 'nothing_to_do' });
      return finish({ settled: [], done: 0, failures: [] });
    }
    const together = reachOfAll(runtime, allowed);
    const { dry_run: _dryRun, resume_token: _token, ...approved } = args;
    const covered = { ...approved, user_ids: allowed.map(({ user }) => user.user_id) };
    const outcome = await execution.confirmAll(toWire(record, covered), {
      title: `${record.title} (${record.name})`,
      notes: await notesOf(execution, args, change, allowed),
      name: `${allowed.length} users`,
      effects: together,
      steps: stepsOf(allowed),
    });
    if (outcome.kind === 'asked') {
      trail.decided('ask');
      return outcome.outcome;
    }
    if (known === 'searched' && args.q !== undefined) return undefined;
    trail.decided('run', outcome.evidence);
    execution.partOf = newChangeId();
    const report = await run(execution, allowed, outcome.evidence, together.length > 0);
    trail.ended(report.stopped === undefined ? { status: 200 } : { code: 'stopped' });
    return finish(report);
  } catch (error) {
    trail.failed(error);
    return { kind: 'result', result: errorResult(record.name, error) };
  }
}

/** Finished users: those that the run processed, and those that the policy excludes. */
function settledOf(weighed: readonly Weighed[], { settled }: RunReport): boolean[] {
  let index = 0;
  return weighed.map(({ leftOut }) => leftOut !== undefined || settled[index++] === true);
}

/** The progress of an earlier call of the same run: from its token, or remembered if it was cancelled. */
function earlierOf(runtime: Runtime, args: ApplyArguments, call: CallContext): Progress | undefined {
  const told = args.resume_token === undefined ? undefined : readToken(args.resume_token, args);
  const remembered = recall(runtime, args, call);
  return (remembered?.done ?? -1) > (told?.done ?? -1) ? remembered : told;
}

/** Prepares the change of every user, which checks them against the policy. */
async function weigh(
  execution: Execution,
  { operation, argsFor }: Change,
  users: readonly SelectedUser[],
): Promise<Weighed[]> {
  const { signal } = execution.call;
  const weighed: Weighed[] = [];
  let fault: unknown;
  await runAll(
    users.length,
    async (index) => {
      const user = users[index] as SelectedUser;
      const given = argsFor(user.user_id);
      try {
        weighed[index] = { user, prepared: await execution.prepare(operation, given, { priority: 'bulk' }) };
      } catch (error) {
        if (error instanceof PathError) weighed[index] = { user, failed: error };
        else if (error instanceof ToolError && error.code.startsWith('target_'))
          weighed[index] = { user, leftOut: error };
        else fault ??= error;
      }
    },
    () => (fault !== undefined ? 'It failed.' : signal?.aborted ? 'The call was cancelled.' : undefined),
    () => undefined,
  );
  if (fault !== undefined) throw fault;
  if (weighed.filter(Boolean).length < users.length)
    throw new ToolError('cancelled', 'The call was cancelled. Nothing was changed.');
  return weighed;
}

/**
 * How many people it reaches at once. A plain change is not asked for because it is made to some; beyond `ASK_BEYOND`
 * it is, whatever it does.
 *
 * @throws ToolError where the policy does not allow that
 */
function reachOfAll({ policy }: Runtime, allowed: readonly Weighed[]): EffectFound[] {
  const found = reachOf(allowed.length, 'one by one');
  const plain = allowed.every(({ prepared }) => (prepared?.change?.effects.length ?? 0) === 0);
  if (plain && allowed.length <= ASK_BEYOND) return [];
  if (found.length > 0 && policy.maxRisk !== 'destructive')
    throw new ToolError(
      'risk_not_allowed',
      `A change of ${allowed.length} people at once is a high-impact change, and the policy's max_risk is "${policy.maxRisk}". Nothing was changed.`,
      { hint: `Change at most ${ASK_BEYOND} in one call.`, rule: 'max_risk' },
    );
  return found;
}

const stepsOf = (allowed: readonly Weighed[]): ConfirmedStep[] =>
  allowed.flatMap(({ prepared }) =>
    prepared?.change ? [{ tool: prepared.operation, change: prepared.change }] : [],
  );

const labelOf = ({ user_id, profile, shown }: SelectedUser): string => {
  const { email, name: called } = profile ?? shown ?? {};
  const name = email ?? called;
  return typeof name === 'string' ? `${quoteWhole(name)} (${user_id})` : user_id;
};

/** What the person reads before the changes: how many users, how they were found, and the first of them. */
async function notesOf(
  execution: Execution,
  args: ApplyArguments,
  { notes }: Change,
  allowed: readonly Weighed[],
): Promise<string[]> {
  const { q, role, organization } = args;
  const named = async (what: 'role' | 'organization', id: string) =>
    `everybody in the ${what}: ${quoteWhole(await nameOf(execution, what, what, id))}`;
  const same = allowed.filter(isSoAlready).length;
  return [
    `users: ${allowed.length}${same > 0 ? ` (for ${same} of them it is so already)` : ''}`,
    ...(q === undefined ? [] : [`found by: ${quoteWhole(q)}`]),
    ...(role === undefined ? [] : [await named('role', role)]),
    ...(organization === undefined ? [] : [await named('organization', organization)]),
    ...notes,
    `first: ${allowed
      .slice(0, FIRST_FEW)
      .map(({ user }) => labelOf(user))
      .join(', ')}`,
  ];
}

/** Makes the change for all of them, each recorded and counted like a separate call. */
function run(
  execution: Execution,
  allowed: readonly Weighed[],
  evidence: ConfirmEvidence,
  many: boolean,
): Promise<RunReport> {
  const { call } = execution;
  const until = Date.now() + RUN_MS;
  return runAll(
    allowed.length,
    async (index) => {
      const { prepared, failed } = allowed[index] as Weighed;
      if (!prepared) throw failed;
      await execution.carryOut(many ? { ...prepared, risk: 'destructive' } : prepared, evidence);
    },
    () =>
      call.signal?.aborted
        ? 'The call was cancelled.'
        : Date.now() >= until
          ? `A call runs for at most ${RUN_MS / 1000} seconds.`
          : undefined,
    (over) => {
      if (over % 10 === 0 || over === allowed.length) call.progress?.(`${over} of ${allowed.length} users.`);
    },
  );
}
