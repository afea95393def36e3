/**
 * Changes many users: selects them, holds each against the policy, shows what would happen, asks, and then makes
 * the change for one after the other. A run that ends early says how to take it up again.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { ManagementClient } from '../../client/types.js';
import { levelOf } from '../../policy/confirm/confirm-levels.js';
import type { ConfirmLevel } from '../../policy/policy.js';
import { checkTarget } from '../../policy/targets/target-check.js';
import { errorResult } from '../answer/result.js';
import { toRequest } from '../call/request.js';
import { assertAvailable, confirm, previewReader, send } from '../call/run.js';
import { CallTrail } from '../call/trail.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import { ASK_BEYOND, FIRST_FEW, preview, reportOf, type Weighed } from './answers.js';
import type { ApplyArguments } from './bulk-arguments.js';
import { type Change, changeOf } from './change.js';
import { recall, remember } from './interrupted.js';
import { type RunReport, runAll } from './run-all.js';
import {
  type Progress,
  progressOf,
  readToken,
  type SelectedUser,
  type Selection,
  select,
} from './selection.js';

/** How long one call goes on, in ms; hosts give up on a call after a minute. */
const RUN_MS = 45_000;

type Json = Record<string, unknown>;

export async function apply(
  runtime: Runtime,
  record: ToolRecord,
  args: ApplyArguments,
  call: CallContext,
): Promise<CallOutcome> {
  const trail = new CallTrail(runtime, call, record);
  trail.args = args;
  try {
    assertAvailable(runtime, record);
    const change = await changeOf(runtime, args, call);
    const earlier = earlierOf(runtime, args, call);
    const selection = await selectUsers(runtime, args, earlier, call);
    const weighed = await weigh(runtime, change, selection.users, call);
    if (args.dry_run !== false) {
      trail.decided('run');
      const result = await preview(runtime, change, selection, weighed, call);
      trail.ended({ status: 200 });
      return { kind: 'result', result };
    }
    const allowed = weighed.filter(({ verdict }) => verdict.ok);
    const finish = (report: RunReport): CallOutcome => {
      const progress = progressOf(args, selection, settledOf(weighed, report), earlier);
      remember(runtime, args, call, progress);
      return { kind: 'result', result: reportOf(runtime, selection, weighed, report, progress) };
    };
    if (allowed.length === 0) {
      trail.ended({ code: 'nothing_to_do' });
      return finish({ settled: [], done: 0, failures: [] });
    }
    const tool = confirmed(runtime, record, change.operation, allowed.length);
    const outcome = await confirm(
      runtime,
      tool,
      question(args, change, allowed),
      call,
      previewReader(runtime, call),
    );
    if (outcome.kind === 'ask') {
      trail.decided('ask');
      return outcome;
    }
    trail.decided('run', outcome.evidence);
    const report = await run(runtime, change, allowed, outcome.evidence, call);
    trail.ended(report.stopped === undefined ? { status: 200 } : { code: 'stopped' });
    return finish(report);
  } catch (error) {
    const result = errorResult(record.name, error);
    const { status, code } = (result.structuredContent?.error ?? {}) as { status?: number; code?: string };
    trail.ended({ status, code });
    return { kind: 'result', result };
  }
}

/** Who is over and done with: those that the run settled, and those that the policy keeps out of it. */
function settledOf(weighed: readonly Weighed[], { settled }: RunReport): boolean[] {
  let index = 0;
  return weighed.map(({ verdict }) => !verdict.ok || settled[index++] === true);
}

/** How far an earlier call of the same run came: by its token, or remembered where it was cancelled. */
function earlierOf(runtime: Runtime, args: ApplyArguments, call: CallContext): Progress | undefined {
  const told = args.resume_token === undefined ? undefined : readToken(args.resume_token, args);
  const remembered = recall(runtime, args, call);
  return (remembered?.done ?? -1) > (told?.done ?? -1) ? remembered : told;
}

async function selectUsers(
  runtime: Runtime,
  args: ApplyArguments,
  earlier: Progress | undefined,
  call: CallContext,
): Promise<Selection> {
  const { client, registry } = runtime;
  const lister = registry.byRequest('GET /users');
  if (args.q !== undefined) {
    if (!lister) throw new ToolError('not_available', 'Users cannot be searched.');
    assertAvailable(runtime, lister);
  }
  const searching: ManagementClient = {
    send: (request) => (lister ? send(runtime, lister, request, call) : client.send(request)),
    grantedScopes: () => client.grantedScopes(),
    onScopesChanged: (callback) => client.onScopesChanged(callback),
    close: async () => undefined,
  };
  return select(searching, args, earlier, call.signal);
}

/** Holds every user against the policy. What concerns no single user is read once. */
async function weigh(
  runtime: Runtime,
  { operation, args }: Change,
  users: readonly SelectedUser[],
  call: CallContext,
): Promise<Weighed[]> {
  const reader = previewReader(runtime, call);
  const shared = new Map<string, Promise<unknown>>();
  const read: typeof reader = (method, path, query, template) => {
    if (path.startsWith('/users')) return reader(method, path, query, template);
    const key = `${path}?${JSON.stringify(query)}`;
    const reading = shared.get(key) ?? reader(method, path, query, template);
    shared.set(key, reading);
    return reading;
  };
  const weighed: Weighed[] = [];
  await runAll(
    users.length,
    async (index) => {
      const user = users[index] as SelectedUser;
      const target = { tool: operation, args: { ...args, user_id: user.user_id }, read };
      weighed[index] = { user, verdict: await checkTarget(runtime.policy, target) };
    },
    () => (call.signal?.aborted ? 'The call was cancelled.' : undefined),
    () => undefined,
  );
  if (weighed.filter(Boolean).length < users.length)
    throw new ToolError('cancelled', 'The call was cancelled. Nothing was changed.');
  return weighed;
}

const strictness: readonly ConfirmLevel[] = ['none', 'ask', 'type-name', 'deny'];

/** The record under which a person is asked: whichever of this tool and the single change is stricter. */
function confirmed(runtime: Runtime, record: ToolRecord, operation: Operation, count: number): ToolRecord {
  const own: ToolRecord = count > ASK_BEYOND ? { ...record, risk: 'destructive' } : record;
  const { policy } = runtime;
  const stricter =
    strictness.indexOf(levelOf(policy, operation).level) > strictness.indexOf(levelOf(policy, own).level);
  return stricter
    ? { ...record, name: operation.name, aliases: operation.aliases, risk: 'destructive' }
    : own;
}

const labelOf = ({ user_id, profile }: SelectedUser): string => {
  const name = profile?.email ?? profile?.name;
  return typeof name === 'string' ? `${name} (${user_id})` : user_id;
};

/** What the person is shown, and what their answer counts for: these users, all of them by id. */
function question(args: ApplyArguments, { words }: Change, allowed: readonly Weighed[]): Json {
  return {
    users: allowed.length,
    ...(args.q === undefined ? {} : { found_by: args.q }),
    ...words,
    first_few: allowed.slice(0, FIRST_FEW).map(({ user }) => labelOf(user)),
    user_ids: allowed.map(({ user }) => user.user_id),
  };
}

/** Makes the change for all of them, each recorded and counted as if it had been called alone. */
function run(
  runtime: Runtime,
  { operation, args }: Change,
  allowed: readonly Weighed[],
  evidence: Parameters<CallTrail['decided']>[1],
  call: CallContext,
): Promise<RunReport> {
  const until = Date.now() + RUN_MS;
  return runAll(
    allowed.length,
    async (index) => {
      const { user, verdict } = allowed[index] as Weighed;
      if (!verdict.ok) throw new ToolError(verdict.code, verdict.reason);
      const trail = new CallTrail(runtime, call, operation);
      trail.args = { ...args, user_id: user.user_id };
      try {
        assertAvailable(runtime, operation);
        const request = toRequest(operation, trail.args);
        const refusal = runtime.counter.take({ person: call.person, risk: operation.risk, ...verdict });
        if (refusal) throw new ToolError(refusal.code, refusal.reason, refusal);
        trail.decided('run', evidence, verdict.targets);
        const { status, requestId } = await send(runtime, operation, { ...request, priority: 'bulk' }, call);
        trail.ended({ status, requestId });
      } catch (error) {
        const { status, code, errorCode, requestId } = error as {
          [key in 'code' | 'errorCode' | 'requestId']?: string;
        } & { status?: number };
        trail.ended({ status, code: errorCode ?? code, requestId });
        throw error;
      }
    },
    () =>
      call.signal?.aborted
        ? 'The call was cancelled.'
        : Date.now() >= until
          ? `A call goes on for ${RUN_MS / 1000} seconds at most.`
          : undefined,
    (over) => {
      if (over % 10 === 0 || over === allowed.length) call.progress?.(`${over} of ${allowed.length} users.`);
    },
  );
}
