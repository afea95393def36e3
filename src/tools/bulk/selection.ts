/** Which users a bulk call applies to, in an order that a later call can resume. */
import { collect } from '../../client/pages/pagination.js';
import { fingerprint } from '../../policy/confirm/canonical.js';
import type { Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import { type ApplyArguments, LISTS, MOST_USERS } from './bulk-arguments.js';
import { listedPeople } from './listed-people.js';

export interface SelectedUser {
  user_id: string;
  /** What a search returned about the person. */
  profile?: Record<string, unknown>;
  /** What a list tells of the person, which is less than the profile. */
  shown?: Record<string, unknown>;
}

export interface Selection {
  users: SelectedUser[];
  /** The number of matches, including those beyond this call's limit. */
  total?: number;
  /** The number of users processed by earlier calls. */
  before: number;
}

/** The progress of a run. */
export interface Progress {
  /** Fingerprint of the change and the selection. */
  run: string;
  /** The number of users processed. */
  done: number;
  /** For a search: creation date up to which all users are processed, and the processed users with that date. */
  after?: string;
  at: string[];
  /** For a role or an organization: the id up to which all users are processed. */
  passed?: string;
  /** Users processed out of order. */
  ahead: string[];
}

/** What makes two calls the same run. */
export function runOf({ dry_run: _dryRun, resume_token: _token, ...same }: ApplyArguments): string {
  return fingerprint(same).slice(0, 24);
}

export const tokenOf = (progress: Progress): string =>
  Buffer.from(JSON.stringify(progress)).toString('base64url');

const isDate = (value: unknown): value is string | undefined =>
  value === undefined || (typeof value === 'string' && /^[\w:.+-]{4,40}$/.test(value));

/**
 * Decodes a token. It can only skip users, so it needs no seal; one from another run is an error.
 *
 * @throws ToolError
 */
export function readToken(token: string, args: ApplyArguments): Progress {
  let read: Partial<Progress> | null = null;
  try {
    read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Partial<Progress> | null;
  } catch {
    // Reported below.
  }
  const { run, done, after, at, ahead, passed } = read ?? {};
  if (
    run !== runOf(args) ||
    !Number.isInteger(done) ||
    !isDate(after) ||
    (passed !== undefined && typeof passed !== 'string') ||
    !Array.isArray(at) ||
    !Array.isArray(ahead)
  ) {
    const message = 'resume_token: does not belong to these arguments. Nothing was changed.';
    throw new ToolError('invalid_arguments', message, {
      hint: 'Use it with exactly the arguments of the call that returned it.',
    });
  }
  const ids = { at: at.map(String), ahead: ahead.map(String) };
  return {
    ...{ run, done: done as number },
    ...ids,
    ...(after === undefined ? {} : { after }),
    ...(passed === undefined ? {} : { passed }),
  };
}

/** The ids of the call, without duplicates. */
const idsOf = ({ user_ids = [] }: ApplyArguments): string[] => [...new Set(user_ids)];

/**
 * The users of this call, without those already processed.
 *
 * @throws ToolError where people may not be searched, ApiError where the search fails
 */
export async function select(
  execution: Execution,
  args: ApplyArguments,
  progress: Progress | undefined,
): Promise<Selection> {
  const before = progress?.done ?? 0;
  const settled = new Set([...(progress?.at ?? []), ...(progress?.ahead ?? [])]);
  const isOpen = (id: string) => !settled.has(id);
  if (args.user_ids) {
    const ids = idsOf(args);
    // All before the first pending one are processed; processed ones after it are listed.
    const open = ids.slice(Math.max(0, before - settled.size)).filter(isOpen);
    return { users: open.map((user_id) => ({ user_id })), total: ids.length, before };
  }
  const listed = await listedPeople(execution, args);
  if (listed) {
    const { passed } = progress ?? {};
    const open = listed.filter(
      ({ user_id }) => isOpen(user_id) && (passed === undefined || user_id > passed),
    );
    return { users: open.slice(0, MOST_USERS), total: before + open.length, before };
  }
  const { q = '' } = args;
  const { runtime, call } = execution;
  const lister = runtime.registry.byRequest(LISTS.q);
  if (!lister) throw new ToolError('not_available', 'Users cannot be searched.');
  const search = await execution.prepare(lister, {
    q: progress?.after === undefined ? q : `(${q}) AND created_at:[${progress.after} TO *]`,
    search_engine: 'v3',
    sort: 'created_at:1',
    include_totals: true,
  });
  const { operation, path, query = {} } = search.request;
  const found = await execution.carryOutPages(search, undefined, (sender) =>
    collect(sender, {
      ...{ operation, path, query },
      style: { offset: { maxPerPage: 100, totals: true, cap: 1_000 }, key: ['user_id'] },
      maxItems: MOST_USERS + Math.min(settled.size, MOST_USERS),
      priority: 'bulk',
      ...(call.signal ? { signal: call.signal } : {}),
    }),
  );
  const people = (found.items as Record<string, unknown>[]).flatMap((profile) =>
    typeof profile.user_id === 'string' ? [{ user_id: profile.user_id, profile }] : [],
  );
  const open = people.filter(({ user_id }) => isOpen(user_id));
  const total = found.total === undefined ? undefined : found.total - (people.length - open.length) + before;
  return { users: open.slice(0, MOST_USERS), before, ...(total === undefined ? {} : { total }) };
}

/** The progress of the run, from the processed users of this call. */
export function progressOf(
  args: ApplyArguments,
  { users, before }: Selection,
  isSettled: readonly boolean[],
  earlier: Progress | undefined,
): Progress {
  const run = runOf(args);
  const settled = users.filter((_, i) => isSettled[i]).map(({ user_id }) => user_id);
  const done = before + settled.length;
  if (args.user_ids) {
    const open = new Set(users.filter((_, i) => !isSettled[i]).map(({ user_id }) => user_id));
    const ids = idsOf(args);
    const first = ids.findIndex((id) => open.has(id));
    const ahead = first === -1 ? [] : ids.slice(first).filter((id) => !open.has(id));
    return { run, done, at: [], ahead };
  }
  const settledNow = (inOrder: readonly SelectedUser[]) => {
    const passed = new Set(inOrder.map(({ user_id }) => user_id));
    return settled.filter((id) => !passed.has(id));
  };
  const firstOpen = isSettled.slice(0, users.length).indexOf(false);
  const inOrder = users.slice(0, firstOpen === -1 ? users.length : firstOpen);
  if (args.q === undefined) {
    const passed = inOrder.at(-1)?.user_id ?? earlier?.passed;
    const ahead = [...(earlier?.ahead ?? []), ...settledNow(inOrder)];
    const open = ahead.filter((id) => passed === undefined || id > passed);
    return { run, done, at: [], ahead: open, ...(passed === undefined ? {} : { passed }) };
  }
  const created = inOrder.at(-1)?.profile?.created_at;
  const after = isDate(created) && created !== undefined ? created : earlier?.after;
  // Other users may have the same creation date and are still pending.
  const moment = inOrder.filter(({ profile }) => profile?.created_at === after).map(({ user_id }) => user_id);
  const at = [...(after === earlier?.after ? (earlier?.at ?? []) : []), ...moment];
  const ahead = [...(earlier?.ahead ?? []), ...settledNow(inOrder)];
  return { run, done, at, ahead, ...(after === undefined ? {} : { after }) };
}
