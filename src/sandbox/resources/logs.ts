/** Tenant logs: search by page, or all of them by checkpoint. */

import type { ResourceModule } from '../engine/resource-module.js';
import { invalidQuery, notFound } from '../errors.js';
import { numbered, refuseBeyondReach, selectFields, takeOf, visible } from '../pagination.js';
import { logDays } from '../plans.js';
import { demandedValue, logQuery } from '../search/logs.js';
import { byPath, firstSorted } from '../search/sort.js';
import { DAY, isoAt } from '../state/clock.js';
import { LOGS } from '../state/log-events.js';
import type { Doc } from '../state/store.js';
import { ok, type SandboxContext, type SandboxResponse } from '../types.js';
import { querySyntax } from './users/search.js';
import { requireUser } from './users/store.js';

const MAX_TAKE = 100;

function sortOf(ctx: SandboxContext): { field: string; direction: 1 | -1 } {
  const sort = ctx.query.sort;
  if (sort === undefined || sort === '') return { field: 'date', direction: -1 };
  const match = /^([\w.]+):(-?1)$/.exec(String(sort));
  if (!match) {
    throw invalidQuery(
      `Query validation error: 'String '${String(sort)}' does not match pattern. Must be field:1 or field:-1' on property sort.`,
    );
  }
  return { field: match[1] as string, direction: match[2] === '1' ? 1 : -1 };
}

/** One numbered page of `events`, which are sorted by time. */
function numberedPage(events: readonly Doc[], ctx: SandboxContext): unknown {
  const { query } = ctx;
  refuseBeyondReach(
    query,
    'You can only page through the first 1000 records. Use checkpoint pagination (from and take) to retrieve more.',
  );
  const { start, limit } = numbered(query);
  const { field, direction } = sortOf(ctx);
  const newest = field === 'date' && direction === -1;
  const ordered = newest
    ? events.slice(Math.max(0, events.length - start - limit)).reverse()
    : field === 'date'
      ? events.slice(0, start + limit)
      : firstSorted(events, byPath<Doc>(field, direction), start + limit);
  const logs = ordered.slice(start, start + limit).map((event) => selectFields(event, query));
  if (query.include_totals !== true) return logs;
  // The total is that of the page (public documentation, deploy-monitor/logs/log-search-query-syntax).
  return { start, limit, length: logs.length, logs, total: logs.length };
}

/** Events that the plan still keeps; they are in the order of their time. */
function retained(events: readonly Doc[], { now, plan }: SandboxContext): readonly Doc[] {
  const oldest = isoAt(now() - logDays(plan) * DAY);
  if (events.length === 0 || String(events[0]?.date) >= oldest) return events;
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (String(events[middle]?.date) < oldest) low = middle + 1;
    else high = middle;
  }
  return events.slice(low);
}

function searched(ctx: SandboxContext): readonly Doc[] {
  const logs = ctx.tenant.collection(LOGS);
  const q = ctx.request.search.get('q') ?? (typeof ctx.query.search === 'string' ? ctx.query.search : '');
  if (q.trim() === '') return retained(logs.list(), ctx);
  try {
    const matches = logQuery(q);
    const user = demandedValue(q, 'user_id');
    const near = user === undefined ? logs.list() : logs.by('user_id', user);
    return retained(near, ctx).filter(matches);
  } catch (error) {
    throw querySyntax(error);
  }
}

/** Events after a log id (`take` belongs to `from`), oldest first, and the address of the next page in a Link header. Other parameters are ignored. */
function checkpoint(ctx: SandboxContext): SandboxResponse {
  const take = Math.min(Math.max(1, takeOf(ctx.query)), MAX_TAKE);
  const from = typeof ctx.query.from === 'string' ? ctx.query.from : '';
  const events = retained(ctx.tenant.collection(LOGS).list(), ctx);
  const start = from === '' ? 0 : after(events, from);
  const page = events.slice(start, start + take).map(visible);
  const last = page.at(-1);
  const next = String(last?.log_id ?? from);
  const headers: Record<string, string> =
    next === ''
      ? {}
      : {
          link: `<${ctx.audience}logs?from=${encodeURIComponent(next)}&take=${take}>; rel="next"`,
        };
  return { status: 200, body: page, headers };
}

/** Index of the first event after an id. Ids sort by time, so an id that has gone still has its place. */
function after(events: readonly Doc[], id: string): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (String(events[middle]?.log_id) <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const logs: ResourceModule = {
  collections: [
    {
      name: LOGS,
      key: 'log_id',
      indexes: { user_id: { of: (event: Doc) => event.user_id as string | undefined } },
    },
  ],
  handlers: {
    'GET /logs': (ctx) =>
      ctx.query.from === undefined ? ok(numberedPage(searched(ctx), ctx)) : checkpoint(ctx),
    'GET /logs/{id}': (ctx) => {
      const event = ctx.tenant.collection(LOGS).get(ctx.params.id ?? '');
      if (!event || retained([event], ctx).length === 0) throw notFound('Log not found.', 'inexistent_log');
      return ok(visible(event));
    },
    'GET /users/{id}/logs': (ctx) => {
      const user = requireUser(ctx, ctx.params.id ?? '');
      return ok(
        numberedPage(retained(ctx.tenant.collection(LOGS).by('user_id', String(user.user_id)), ctx), ctx),
      );
    },
  },
};
