/** The result of a bulk call: the preview, or the report of a run and how to resume it. */
import { changesNothing } from '../../policy/change/change.js';
import { outgoing } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { success, type ToolResult } from '../answer/result.js';
import type { Execution, PreparedCall } from '../call/execute.js';
import { undoInWordsOfAll } from '../changes/record-change.js';
import type { ToolError } from '../errors.js';
import type { Runtime } from '../runtime.js';
import type { Change } from './change.js';
import type { RunReport } from './run-all.js';
import { type Progress, type SelectedUser, type Selection, tokenOf } from './selection.js';

/** Above this number of users a person must approve, whatever the risk of the single change. */
export const ASK_BEYOND = 50;
/** Users shown in a preview, and in the confirmation prompt. */
export const FIRST_FEW = 5;
/** Maximum number of users listed as failed, or as excluded by one rule. */
const MOST_NAMED = 30;

type Json = Record<string, unknown>;

/** A user, and the result of preparing their change. */
export interface Weighed {
  user: SelectedUser;
  prepared?: PreparedCall;
  /** The policy excludes them. */
  leftOut?: ToolError;
  /** Their id is invalid. */
  failed?: Error;
}

/** Those whose change is tried. */
export const notLeftOut = (weighed: readonly Weighed[]): Weighed[] =>
  weighed.filter(({ leftOut }) => leftOut === undefined);

/** Whether it is so already: their change is made like the others, and changes nothing. */
export const isSoAlready = ({ prepared }: Weighed): boolean =>
  prepared?.change !== undefined && changesNothing(prepared.change);

const people = (count: number): string => (count === 1 ? '1 user' : `${count} users`);

const safe = (runtime: Runtime, value: Json): Json =>
  outgoing(value, { masking: runtime.policy.masking }) as Json;

/** Users that the policy excludes, by rule. */
function leftOutOf(weighed: readonly Weighed[]): Json {
  const rules = new Map<string, { why: string; user_ids: string[] }>();
  let count = 0;
  for (const { user, leftOut } of weighed) {
    if (!leftOut) continue;
    count += 1;
    const { rule: name = '', message } = leftOut;
    const rule = rules.get(name) ?? { why: message, user_ids: [] };
    rules.set(name, rule);
    if (rule.user_ids.length < MOST_NAMED) rule.user_ids.push(user.user_id);
  }
  if (count === 0) return {};
  return { left_out: count, left_out_by: [...rules].map(([rule, more]) => ({ rule, ...more })) };
}

/** What a run would do. */
export async function preview(
  execution: Execution,
  change: Change,
  { total, before }: Selection,
  weighed: readonly Weighed[],
): Promise<ToolResult> {
  const allowed = notLeftOut(weighed);
  const leftOut = leftOutOf(weighed);
  const first = await Promise.all(
    allowed.slice(0, FIRST_FEW).map(({ user }) => firstOf(execution, user, change)),
  );
  const same = allowed.filter(isSoAlready).length;
  const already = same > 0 ? ` (${same} more: it is so already)` : '';
  const sentence = `Nothing was changed. ${people(allowed.length - same)} would be changed${already}; set dry_run false to apply${
    allowed.length > ASK_BEYOND || 'effects' in effectsIn(allowed) ? ', after a person approves' : ''
  }.`;
  const structured = {
    dry_run: true,
    users: allowed.length,
    ...(same > 0 ? { unchanged: same } : {}),
    ...(total === undefined ? {} : { total }),
    ...(before > 0 ? { settled_before: before } : {}),
    change: change.words,
    ...effectsIn(allowed),
    first,
    ...leftOut,
  };
  return success(safe(execution.runtime, structured), sentence);
}

/** High-impact effects that the change has for some of them: a person is asked for those, however few users. */
function effectsIn(allowed: readonly Weighed[]): Json {
  const found = new Set(
    allowed.flatMap(({ prepared }) => prepared?.change?.effects.map(({ effect }) => effect) ?? []),
  );
  return found.size > 0 ? { effects: [...found] } : {};
}

/** One user for a preview, with the current values that the change would overwrite. */
async function firstOf(execution: Execution, user: SelectedUser, { sets }: Change): Promise<Json> {
  let profile = user.profile ?? (Object.keys(sets).length === 0 ? user.shown : undefined);
  const getter = execution.runtime.registry.byRequest('GET /users/{id}');
  if (profile === undefined && getter && execution.mayRead(getter)) {
    try {
      profile = (await execution.read(getter, { user_id: user.user_id })).body as Json;
    } catch (error) {
      if ((error as { status?: number }).status !== 404) throw error;
      return { user_id: user.user_id, missing: true };
    }
  }
  const { email, name } = profile ?? {};
  const now: Json = {};
  for (const [part, value] of Object.entries(profile ? sets : {})) {
    const present = profile?.[part];
    if (!isObject(value)) {
      now[part] = present ?? false;
      continue;
    }
    const keys = Object.keys(value).filter((key) => isObject(present) && Object.hasOwn(present, key));
    if (keys.length > 0) now[part] = Object.fromEntries(keys.map((key) => [key, (present as Json)[key]]));
  }
  return { user_id: user.user_id, email, name, ...(Object.keys(now).length > 0 ? { now } : {}) };
}

/** The result of a run, and how to resume it. */
export function reportOf(
  { runtime, recorded, partOf }: Execution,
  selection: Selection,
  weighed: readonly Weighed[],
  report: RunReport,
  progress: Progress,
): ToolResult {
  const allowed = notLeftOut(weighed);
  const { total } = selection;
  const remaining = Math.max(0, (total ?? selection.before + weighed.length) - progress.done);
  const token = remaining > 0 ? tokenOf(progress) : undefined;
  const leftOut = leftOutOf(weighed);
  const failures = report.failures.map(({ index, ...failure }) => ({
    user_id: allowed[index]?.user.user_id,
    ...failure,
  }));
  const failed = new Set(report.failures.map(({ index }) => index));
  const same = allowed.filter((one, at) => report.settled[at] && !failed.has(at) && isSoAlready(one)).length;
  const structured = {
    dry_run: false,
    done: report.done,
    ...(same > 0 ? { unchanged: same } : {}),
    failed: failures.length,
    ...leftOut,
    ...(total === undefined ? {} : { total }),
    ...(selection.before > 0 ? { settled_before: selection.before } : {}),
    remaining,
    complete: remaining === 0,
    ...(failures.length > 0 ? { failures: failures.slice(0, MOST_NAMED) } : {}),
    ...(report.stopped === undefined ? {} : { stopped: report.stopped }),
    ...(recorded.length > 0 ? { change_id: partOf, undo: undoInWordsOfAll(recorded) } : {}),
  };
  const sentence = [
    `Done for ${people(report.done)}${same > 0 ? `; for ${same} of them it was so already` : ''}.`,
    failures.length > 0 ? `${failures.length} failed.` : '',
    weighed.length > allowed.length ? `The policy excluded ${weighed.length - allowed.length}.` : '',
    report.stopped ?? '',
    token ? `${remaining} remain: call again with the same arguments and the resume_token.` : '',
  ];
  const result = success(
    { ...safe(runtime, structured), ...(token ? { resume_token: token } : {}) },
    sentence.filter(Boolean).join(' '),
  );
  const isFailed = report.done === 0 && (failures.length > 0 || report.stopped !== undefined);
  return isFailed ? { ...result, isError: true } : result;
}
