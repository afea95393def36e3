/**
 * Changes many users: selects them, holds each against the policy, shows what would happen, asks, and then makes
 * the change for one after the other. A run that ends early says how to take it up again.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { buildPath } from '../../client/path.js';
import type { ApiRequest, ManagementClient } from '../../client/types.js';
import { levelOf } from '../../policy/confirm-levels.js';
import { maskPii } from '../../policy/masking.js';
import { neutralizeDeep } from '../../policy/neutralize.js';
import type { ConfirmLevel } from '../../policy/policy.js';
import { redact } from '../../policy/redaction.js';
import { checkTarget, type TargetVerdict } from '../../policy/rules.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import { toRequest } from '../request.js';
import { errorResult, success, type ToolResult } from '../result.js';
import { assertAvailable, confirm, previewReader, send } from '../run.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import { CallTrail } from '../trail.js';
import type { ApplyArguments } from './apply-to-users.js';
import { recall, remember } from './interrupted.js';
import { type RunReport, runAll } from './run-all.js';
import {
  type Progress,
  progressOf,
  readToken,
  type SelectedUser,
  type Selection,
  select,
  tokenOf,
} from './selection.js';

/** From so many users on a person is asked, whatever the risk of the single change. */
const ASK_BEYOND = 50;
/** How long one call goes on, in ms; hosts give up on a call after a minute. */
const RUN_MS = 45_000;
const FIRST_FEW = 5;
/** Most users that are named as failed or left out. */
const MOST_NAMED = 30;

type Json = Record<string, unknown>;

/** The change that a call makes to one user. */
interface Change {
  operation: Operation;
  /** The operation's arguments, beside the user's id. */
  args: Json;
  /** For a person. */
  words: Json;
}

interface Weighed {
  user: SelectedUser;
  verdict: TargetVerdict;
}

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
    if (allowed.length === 0) return nothingToDo(runtime, trail, selection, weighed);
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
    const result = reportOf(runtime, args, selection, weighed, report, earlier, call);
    trail.ended(report.stopped === undefined ? { status: 200 } : { code: 'stopped' });
    return { kind: 'result', result };
  } catch (error) {
    const result = errorResult(record.name, error);
    const { status, code } = (result.structuredContent?.error ?? {}) as { status?: number; code?: string };
    trail.ended({ status, code });
    return { kind: 'result', result };
  }
}

const invalid = (message: string) =>
  new ToolError('invalid_arguments', `${message} Nothing was changed.`, {
    hint: 'Mend the arguments and call again.',
  });

/** The operation behind the call, through the gate. @throws ToolError */
async function changeOf(runtime: Runtime, args: ApplyArguments, call: CallContext): Promise<Change> {
  const { user_ids, q, assign_roles, app_metadata, user_metadata } = args;
  if ((user_ids === undefined) === (q === undefined)) throw invalid('Give either user_ids or q.');
  const metadata = { app_metadata, user_metadata };
  const parts = Object.entries(metadata).filter(([, value]) => value !== undefined);
  if ((assign_roles === undefined) === (parts.length === 0))
    throw invalid('Give either assign_roles, or app_metadata and user_metadata.');
  for (const [name, value] of parts) {
    const members = Object.entries(value as Json);
    if (members.length === 0) throw invalid(`${name}: without members it would clear what is there.`);
    const gone = members.find(([, member]) => member === null);
    if (gone)
      throw invalid(`${name}.${gone[0]}: null would remove it; that is left to update_user, one by one.`);
  }
  const operation = await runtime.registry.operation(assign_roles ? 'assign_user_roles' : 'update_user');
  if (!operation) throw new ToolError('not_available', 'The operation behind this is not there.');
  assertAvailable(runtime, operation);
  if (!assign_roles) {
    const own = Object.fromEntries(parts);
    return { operation, args: own, words: own };
  }
  const names = await Promise.all(assign_roles.map((id) => roleName(runtime, id, call)));
  return { operation, args: { roles: assign_roles }, words: { assign_roles: names } };
}

/** The role as a person knows it; its id where roles may not be read. @throws ToolError where there is none */
async function roleName(runtime: Runtime, id: string, call: CallContext): Promise<string> {
  const getter = runtime.registry.byRequest('GET /roles/{id}');
  if (!getter || !runtime.gate.check(getter).available) return id;
  try {
    const request: ApiRequest = {
      operation: 'GET /roles/{id}',
      method: 'GET',
      path: buildPath('/roles/{id}', { id }),
    };
    const role = (await send(runtime, getter, request, call)).body as { name?: unknown } | undefined;
    return `${String(role?.name)} (${id})`;
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error;
    throw invalid(`assign_roles: there is no role ${JSON.stringify(id)}; list_roles shows those there are.`);
  }
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

const safe = (runtime: Runtime, value: Json): Json =>
  neutralizeDeep(maskPii(redact(value), runtime.policy.masking)) as Json;

/** Whom the policy leaves out, by the rule that does. */
function leftOutOf(weighed: readonly Weighed[]): Json {
  const rules = new Map<string, { why: string; user_ids: string[] }>();
  let count = 0;
  for (const { user, verdict } of weighed) {
    if (verdict.ok) continue;
    count += 1;
    const rule = rules.get(verdict.rule) ?? { why: verdict.reason, user_ids: [] };
    rules.set(verdict.rule, rule);
    if (rule.user_ids.length < MOST_NAMED) rule.user_ids.push(user.user_id);
  }
  if (count === 0) return {};
  return { left_out: count, left_out_by: [...rules].map(([rule, more]) => ({ rule, ...more })) };
}

/** What a run would do. */
async function preview(
  runtime: Runtime,
  change: Change,
  { total, before }: Selection,
  weighed: readonly Weighed[],
  call: CallContext,
): Promise<ToolResult> {
  const allowed = weighed.filter(({ verdict }) => verdict.ok);
  const leftOut = leftOutOf(weighed);
  const first = await Promise.all(
    allowed.slice(0, FIRST_FEW).map(({ user }) => firstOf(runtime, user, change, call)),
  );
  const sentence = `Nothing was changed. ${allowed.length} users would be; with dry_run false they are${
    allowed.length > ASK_BEYOND ? ', once a person agrees' : ''
  }.`;
  const structured = {
    dry_run: true,
    users: allowed.length,
    ...(total === undefined ? {} : { total }),
    ...(before > 0 ? { settled_before: before } : {}),
    change: change.words,
    first,
    ...leftOut,
  };
  return success(safe(runtime, structured), sentence);
}

/** One user for a preview, with what they have now where the change would overwrite it. */
async function firstOf(
  runtime: Runtime,
  user: SelectedUser,
  { operation, args }: Change,
  call: CallContext,
): Promise<Json> {
  let { profile } = user;
  const getter = runtime.registry.byRequest('GET /users/{id}');
  if (profile === undefined && getter && runtime.gate.check(getter).available) {
    try {
      const path = buildPath('/users/{id}', { id: user.user_id });
      const request: ApiRequest = { operation: 'GET /users/{id}', method: 'GET', path };
      profile = (await send(runtime, getter, request, call)).body as Json;
    } catch (error) {
      if ((error as { status?: number }).status !== 404) throw error;
      return { user_id: user.user_id, missing: true };
    }
  }
  const { email, name } = profile ?? {};
  const now: Json = {};
  if (operation.name === 'update_user' && profile) {
    for (const [part, value] of Object.entries(args)) {
      const present = (profile[part] ?? {}) as Json;
      const keys = Object.keys(value as Json).filter((key) => Object.hasOwn(present, key));
      if (keys.length > 0) now[part] = Object.fromEntries(keys.map((key) => [key, present[key]]));
    }
  }
  return { user_id: user.user_id, email, name, ...(Object.keys(now).length > 0 ? { now } : {}) };
}

function nothingToDo(
  runtime: Runtime,
  trail: CallTrail,
  { total, before }: Selection,
  weighed: readonly Weighed[],
): CallOutcome {
  const leftOut = leftOutOf(weighed);
  trail.ended({ code: 'nothing_to_do' });
  const structured = {
    dry_run: false,
    done: 0,
    complete: weighed.length === 0,
    ...(total === undefined ? {} : { total }),
    ...(before > 0 ? { settled_before: before } : {}),
    ...leftOut,
  };
  const sentence = `Nothing was changed: ${weighed.length > 0 ? 'the policy leaves none of them.' : 'nobody is left to change.'}`;
  return { kind: 'result', result: success(safe(runtime, structured), sentence) };
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
        const refusal = runtime.counter.take({ risk: operation.risk, ...verdict });
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

/** The result of a run, and how it goes on. */
function reportOf(
  runtime: Runtime,
  args: ApplyArguments,
  selection: Selection,
  weighed: readonly Weighed[],
  report: RunReport,
  earlier: Progress | undefined,
  call: CallContext,
): ToolResult {
  const allowed = weighed.filter(({ verdict }) => verdict.ok);
  const over = new Set(allowed.filter((_, i) => report.settled[i]).map(({ user }) => user.user_id));
  const settled = weighed.map(({ user, verdict }) => !verdict.ok || over.has(user.user_id));
  const progress = progressOf(args, selection, settled, earlier);
  const { total } = selection;
  const open = settled.filter((one) => !one).length;
  const remaining = Math.max(open, total === undefined ? 0 : total - progress.done);
  const token = remaining > 0 ? tokenOf(progress) : undefined;
  remember(runtime, args, call, token ? progress : undefined);
  const leftOut = leftOutOf(weighed);
  const failures = report.failures.map(({ index, ...failure }) => ({
    user_id: allowed[index]?.user.user_id,
    ...failure,
  }));
  const structured = {
    dry_run: false,
    done: report.done,
    failed: failures.length,
    ...leftOut,
    ...(total === undefined ? {} : { total }),
    ...(selection.before > 0 ? { settled_before: selection.before } : {}),
    remaining,
    complete: remaining === 0,
    ...(failures.length > 0 ? { failures: failures.slice(0, MOST_NAMED) } : {}),
    ...(report.stopped === undefined ? {} : { stopped: report.stopped }),
  };
  const sentence = [
    `Done for ${report.done} users.`,
    failures.length > 0 ? `${failures.length} failed.` : '',
    weighed.length > allowed.length ? `The policy left ${weighed.length - allowed.length} out.` : '',
    report.stopped ?? '',
    token ? `${remaining} remain: the same arguments with the resume_token go on there.` : '',
  ];
  const result = success(
    { ...safe(runtime, structured), ...(token ? { resume_token: token } : {}) },
    sentence.filter(Boolean).join(' '),
  );
  return report.done === 0 ? { ...result, isError: true } : result;
}
