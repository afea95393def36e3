/** Where a list goes on after so many of its items. */
import type { PagingStyle } from '../client/paging-style.js';
import type { ApiRequest, ManagementClient, Query } from '../client/types.js';

/** How far a list has been read. */
export interface Position {
  style: PagingStyle;
  /** Query of each page asked for, in order; a few more than have been given. */
  asked: readonly Query[];
  /** For each page given: how many items came before it. */
  starts: number[];
  /** How many items have been given. */
  given: number;
}

/** Smallest page worth asking for, when a larger one would begin with items given before. */
const SMALL_PAGE = 10;

const PAGING = ['page', 'per_page', 'from', 'take', 'include_totals'];

const filtersOf = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([name]) => !PAGING.includes(name)));

/** The query that fetches what comes after all that was given; undefined where no query reaches it. */
export function placeOf(
  position: Position,
  query: Query,
  next: Query | undefined,
  brokenOff: boolean,
): Query | undefined {
  // The page that failed was asked for already.
  if (brokenOff) return position.asked[position.starts.length];
  if (next === undefined) return undefined;
  const { offset } = position.style;
  if (next.page === undefined || !offset || next.page === 0) return { ...filtersOf(query), ...next };
  const start = startOf(position) + position.given;
  for (let size = offset.maxPerPage; size >= SMALL_PAGE; size--) {
    if (start % size === 0) return { ...next, page: start / size, per_page: size };
  }
  return next;
}

/** Number of the first item in the whole list. */
export function startOf({ asked }: Position): number {
  const first = asked[0] ?? {};
  return Number(first.page ?? 0) * Number(first.per_page ?? 0);
}

/**
 * How many of the `fit` items that fit an answer to keep, and the query that goes on exactly after them.
 *
 * @throws ApiError where a checkpoint has to be asked for
 */
export async function placeAfter(
  position: Position,
  fit: number,
  client: ManagementClient,
  request: ApiRequest,
): Promise<{ kept: number; query: Query | undefined }> {
  const { style, asked, starts } = position;
  const page = starts.findLastIndex((start) => start <= fit);
  const first = asked[0] ?? {};
  // Whole pages: the next one begins where this answer ends.
  if (page > 0) return { kept: starts[page] as number, query: asked[page] };
  if (first.page !== undefined && style.offset) {
    const start = startOf(position);
    let kept = Math.min(fit, style.offset.maxPerPage);
    while (kept > 1 && start % kept !== 0) kept--;
    return { kept, query: { ...first, page: start / kept + 1, per_page: kept } };
  }
  // Not even the first page fits: a page of just so many gives the checkpoint after them.
  const query = { ...first, take: fit };
  const { body } = await client.send({ ...request, query, priority: 'bulk' });
  const next = (body as { next?: unknown } | undefined)?.next;
  if (typeof next === 'string' && next !== '') return { kept: fit, query: { ...first, from: next } };
  const last = (Array.isArray(body) ? body.at(-1) : undefined) as { log_id?: unknown } | undefined;
  return { kept: fit, query: typeof last?.log_id === 'string' ? { ...first, from: last.log_id } : undefined };
}
