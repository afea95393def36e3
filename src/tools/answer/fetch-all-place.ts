/** Where a list continues after a number of items. */
import type { Keyset, PagingStyle } from '../../client/pages/paging-style.js';
import type { ApiRequest, Query, Sender } from '../../client/types.js';
import { cutAfter, pageAt } from './page-at.js';
import { success, THE_REST, type ToolResult } from './result.js';

type Json = Record<string, unknown>;

/** How far a list has been read. */
export interface Position {
  style: PagingStyle;
  /** Query of each requested page, in order; a few more than have been returned. */
  asked: readonly Query[];
  /** For each returned page: the number of items before it. */
  starts: number[];
  /** The number of items returned so far. */
  given: number;
}

const PAGING = ['page', 'per_page', 'from', 'take', 'include_totals'];

const filtersOf = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([name]) => !PAGING.includes(name)));

/**
 * The query with a sort order that is stable while the list is read and resumed, if the API supports one and
 * the caller did not set one.
 */
export function ordered({ keyset }: PagingStyle, query: Query): Query {
  const { sort, from, page, search_engine: engine } = query;
  // A read that starts in the middle keeps the order of its first part.
  const begins = from === undefined && Number(page ?? 0) === 0;
  if (!keyset || sort !== undefined || !begins || (engine !== undefined && engine !== 'v3')) return query;
  return { ...query, ...keyset.query, sort: sortOf(keyset) };
}

const sortOf = ({ field, descending }: Keyset): string => `${field}:${descending ? -1 : 1}`;

/** Beyond the last page that the API returns: the search from the last item's timestamp on. */
export function beyondCap({ style, asked }: Position, last: unknown): Query | undefined {
  const { keyset } = style;
  const { page: _page, per_page: _size, ...query } = asked.at(-1) ?? {};
  if (!keyset || query.sort !== sortOf(keyset)) return undefined;
  const value = (last as Json | undefined)?.[keyset.field];
  // Only a valid range bound may become part of a query.
  if (typeof value !== 'string' || !/^[\w:.+-]+$/.test(value)) return undefined;
  const range = `${keyset.field}:[${keyset.descending ? `* TO ${value}` : `${value} TO *`}]`;
  const q = typeof query.q === 'string' && query.q.trim() !== '' ? query.q : undefined;
  // More items with one timestamp than the API pages through: the same query would repeat.
  if (q?.endsWith(range)) return undefined;
  return { ...query, q: q === undefined ? range : `(${q}) AND ${range}` };
}

/** The query that fetches what follows the returned items; undefined if no query can. */
export function placeOf(position: Position, query: Query, next: Query | undefined): Query | undefined {
  if (next === undefined) return undefined;
  const { offset } = position.style;
  if (next.page === undefined || !offset || next.page === 0) return { ...filtersOf(query), ...next };
  return { ...next, ...pageAt(startOf(position) + position.given, offset.maxPerPage) };
}

/** Number of the first item in the whole list. */
export function startOf({ asked }: Position): number {
  const first = asked[0] ?? {};
  return Number(first.page ?? 0) * Number(first.per_page ?? 0);
}

/** How many of the `fit` items that fit to keep, and the query that continues exactly after them. */
export async function placeAfter(
  position: Position,
  fit: number,
  sender: Sender,
  request: ApiRequest,
): Promise<{ kept: number; query: Query | undefined }> {
  const { style, asked, starts } = position;
  const page = starts.findLastIndex((start) => start <= fit);
  const first = asked[0] ?? {};
  // Whole pages: the next one starts where this response ends.
  if (page > 0) return { kept: starts[page] as number, query: asked[page] };
  if (first.page !== undefined && style.offset) {
    const { kept, next } = cutAfter(startOf(position), fit, style.offset.maxPerPage);
    return { kept, query: { ...first, ...next } };
  }
  return { kept: fit, query: await checkpointAfter(fit, first, sender, request) };
}

/**
 * The result of a list that was cut between two cursors, with arguments that continue exactly after the kept items.
 * Without a cursor it stays unchanged: its arguments repeat the kept items.
 */
export async function withCursor(
  result: ToolResult,
  args: Json,
  request: ApiRequest,
  sender: Sender,
): Promise<ToolResult> {
  const { truncation, ...structured } = result.structuredContent as { truncation: Json };
  const { kept, left_out: take } = truncation as { kept: number; left_out: number };
  const after = await checkpointAfter(kept, request.query ?? {}, sender, request);
  if (after === undefined) return result;
  const rest = { ...args, from: after.from, take };
  return success({ ...structured, truncation: { ...truncation, advice: THE_REST, arguments: rest } });
}

/** Not even the first page fits: a smaller page gives the checkpoint after it. */
async function checkpointAfter(
  fit: number,
  first: Query,
  sender: Sender,
  request: ApiRequest,
): Promise<Query | undefined> {
  try {
    // A selection of properties may lack the one to continue from.
    const { fields: _fields, include_fields: _mode, ...whole } = first;
    const { body } = await sender.send({ ...request, query: { ...whole, take: fit }, priority: 'bulk' });
    const last = Array.isArray(body) ? body.at(-1) : undefined;
    // The log continues from its last event, everything else from a checkpoint.
    const from =
      (body as { next?: unknown } | undefined)?.next ?? (last as { log_id?: unknown } | undefined)?.log_id;
    return typeof from === 'string' && from !== '' ? { ...first, from } : undefined;
  } catch {
    // The fetched items are kept even if the rest is unreachable.
    return undefined;
  }
}
