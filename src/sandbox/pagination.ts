/** Lists as the Management API answers them: offset pages, totals, checkpoints, chosen fields. */
import { badRequest } from './errors.js';
import type { Doc } from './state/store.js';
import type { SandboxContext } from './types.js';

const isOwn = (name: string): boolean => name.startsWith('$');

/** A copy without the sandbox's own `$` properties. */
export function visible(doc: Doc): Doc {
  if (!Object.keys(doc).some(isOwn)) return { ...doc };
  const out: Doc = {};
  for (const [name, value] of Object.entries(doc)) if (!isOwn(name)) out[name] = value;
  return out;
}

/** Applies `fields` and `include_fields` of the query to a visible copy of a document. */
export function selectFields(doc: Doc, query: Record<string, unknown>): Doc {
  const given = query.fields;
  const names = (Array.isArray(given) ? given : String(given ?? '').split(','))
    .map((name) => String(name).trim())
    .filter(Boolean);
  if (names.length === 0) return visible(doc);
  const include = query.include_fields !== false;
  const out: Doc = {};
  if (include) {
    for (const name of names) if (!isOwn(name) && Object.hasOwn(doc, name)) out[name] = doc[name];
    return out;
  }
  for (const [name, value] of Object.entries(doc))
    if (!isOwn(name) && !names.includes(name)) out[name] = value;
  return out;
}

/** Page size of a list when none is asked for. */
const PAGE_SIZE = 50;
/** How far numbered pages reach on lists that have another way to the rest. */
const REACH = 1000;

/** Which part of a list a query asks for by `page` and `per_page`. */
export function numbered(query: Doc, size = PAGE_SIZE): { page: number; limit: number; start: number } {
  const limit = typeof query.per_page === 'number' ? query.per_page : size;
  const page = typeof query.page === 'number' ? Math.max(0, query.page) : 0;
  return { page, limit, start: page * limit };
}

/** Refuses a page that ends beyond the first thousand items. */
export function refuseBeyondReach(
  query: Doc,
  message = 'You can only page through the first 1000 records. Use checkpoint pagination instead.',
): void {
  const { start, limit } = numbered(query);
  if (start + limit > REACH) throw badRequest(message, 'invalid_paging');
}

/** How many items a query asks for by `take`. */
export const takeOf = ({ take }: Doc): number => (typeof take === 'number' ? take : PAGE_SIZE);

/** The caller asks for checkpoint pages rather than numbered ones. */
export const wantsCheckpoint = ({ query }: Pick<SandboxContext, 'query'>): boolean =>
  query.from !== undefined || query.take !== undefined;

/** Items may be documents, or anything that `idOf` and `view` understand: ids, of which only a page is looked up. */
export interface ListOptions<T = Doc> {
  /** Property that holds the items when the answer is an object. */
  key: string;
  /** The answer without `include_totals` is an object `{[key]: items}` and not a bare array. */
  alwaysObject?: boolean;
  /** Identifies an item in a checkpoint cursor; the property `id` when absent. */
  idOf?: (item: T) => string;
  /** Last touch on each answered item, after paging. Without it `fields` and `include_fields` apply. */
  view?: (item: T) => unknown;
  /** A checkpoint page that is not empty always has a `next`, even when nothing follows. */
  nextAlways?: boolean;
}

/**
 * One page of `items` according to the query: `from`/`take` when either is given, else `page`/`per_page`.
 * Answers a bare array, `{start, limit, length, total, [key]}` or `{[key], next}`, as Auth0 does.
 */
export function paginate<T = Doc>(
  items: readonly T[],
  ctx: SandboxContext,
  options: ListOptions<T>,
): unknown {
  if (wantsCheckpoint(ctx)) return checkpoint(items, ctx, options);
  const { key, alwaysObject, view = (item: T) => selectFields(item as Doc, ctx.query) } = options;
  const { start, limit } = numbered(ctx.query);
  const shown = items.slice(start, start + limit).map(view);
  if (ctx.query.include_totals === true) {
    return { [key]: shown, start, limit, length: shown.length, total: items.length };
  }
  return alwaysObject ? { [key]: shown } : shown;
}

/** As `paginate`, but a totals object has no `length`, as with roles, permissions and organizations. */
export function page<T = Doc>(items: readonly T[], ctx: SandboxContext, options: ListOptions<T>): unknown {
  const answer = paginate(items, ctx, options);
  if (Array.isArray(answer)) return answer;
  const { length: _length, ...rest } = answer as Doc;
  return rest;
}

/** A numbered page of a list that always says its total, page and page size. */
export function countedPage(
  items: readonly Doc[],
  ctx: SandboxContext,
  key: string,
  size = PAGE_SIZE,
): { total: number; [member: string]: unknown } {
  const { page, limit, start } = numbered(ctx.query, size);
  return { [key]: items.slice(start, start + limit), total: items.length, page, per_page: limit };
}

/** A checkpoint is good for a day. Its text is the same whenever it is given, so when is noted beside it. */
const CURSOR_MS = 86_400_000;
const MAX_NOTED = 10_000;
const givenAt = new WeakMap<object, Map<string, number>>();

function noteCursor(tenant: object, cursor: string, now: number): string {
  const noted = givenAt.get(tenant) ?? new Map<string, number>();
  givenAt.set(tenant, noted);
  noted.delete(cursor);
  noted.set(cursor, now);
  const [oldest] = noted.size > MAX_NOTED ? noted.keys() : [];
  if (oldest !== undefined) noted.delete(oldest);
  return cursor;
}

const isOld = (tenant: object, cursor: string, now: number): boolean =>
  now - (givenAt.get(tenant)?.get(cursor) ?? now) >= CURSOR_MS;

/** One checkpoint page (`from`, `take`) as `{[key], next?}`. The cursor names the last item that was answered. */
export function checkpoint<T = Doc>(
  items: readonly T[],
  ctx: Pick<SandboxContext, 'tenant' | 'now' | 'query'>,
  options: ListOptions<T>,
): Doc {
  const { key, nextAlways = false } = options;
  const { idOf = (item: T) => String((item as Doc).id) } = options;
  const { view = (item: T) => selectFields(item as Doc, ctx.query) } = options;
  const take = takeOf(ctx.query);
  let start = 0;
  if (typeof ctx.query.from === 'string' && ctx.query.from !== '') {
    const after = decodeCursor(ctx.query.from, isOld(ctx.tenant, ctx.query.from, ctx.now()));
    const at = items.findIndex((item) => idOf(item) === after.id);
    start = at >= 0 ? at + 1 : Math.min(after.index + 1, items.length);
  }
  const shown = items.slice(start, start + take);
  const last = shown.at(-1);
  const more = last !== undefined && (nextAlways || start + take < items.length);
  return {
    [key]: shown.map(view),
    ...(more
      ? {
          next: noteCursor(
            ctx.tenant,
            encodeCursor({ id: idOf(last), index: start + shown.length - 1 }),
            ctx.now(),
          ),
        }
      : {}),
  };
}

interface Cursor {
  /** Identifier of the last item already answered. */
  id: string;
  /** Its place, for when it has been deleted since. */
  index: number;
}

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.id, cursor.index])).toString('base64url');
}

function decodeCursor(text: string, old: boolean): Cursor {
  try {
    const [id, index]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof id === 'string' && typeof index === 'number' && !old)
      return { id, index: Math.max(0, Math.floor(index)) };
  } catch {
    // Not one of ours.
  }
  throw badRequest(
    "The checkpoint ID provided in the 'from' parameter has expired or is invalid, please remove the checkpoint ID and try again",
    'invalid_query_string',
  );
}
