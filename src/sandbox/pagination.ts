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
  const { query } = ctx;
  const view = options.view ?? ((item: T) => selectFields(item as Doc, query));
  if (query.take !== undefined || query.from !== undefined) return checkpoint(items, query, options, view);
  const limit = typeof query.per_page === 'number' ? query.per_page : 50;
  const page = typeof query.page === 'number' ? query.page : 0;
  const start = page * limit;
  const shown = items.slice(start, start + limit).map(view);
  if (query.include_totals === true) {
    return { [options.key]: shown, start, limit, length: shown.length, total: items.length };
  }
  return options.alwaysObject ? { [options.key]: shown } : shown;
}

/** A checkpoint page: `from` is the cursor that the previous answer gave as `next`. */
function checkpoint<T>(
  items: readonly T[],
  query: Record<string, unknown>,
  options: ListOptions<T>,
  view: (item: T) => unknown,
): unknown {
  const idOf = options.idOf ?? ((item: T) => String((item as Doc).id));
  const take = typeof query.take === 'number' ? query.take : 50;
  let start = 0;
  if (typeof query.from === 'string' && query.from !== '') {
    const after = decodeCursor(query.from);
    if (after === undefined)
      throw badRequest('The specified checkpoint is not valid.', 'invalid_query_string');
    const at = items.findIndex((item) => idOf(item) === after.id);
    start = at >= 0 ? at + 1 : Math.min(after.index + 1, items.length);
  }
  const page = items.slice(start, start + take);
  const last = page.at(-1);
  const more = start + take < items.length && last !== undefined;
  return {
    [options.key]: page.map(view),
    ...(more ? { next: encodeCursor({ id: idOf(last), index: start + page.length - 1 }) } : {}),
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

function decodeCursor(text: string): Cursor | undefined {
  try {
    const [id, index] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    return typeof id === 'string' && typeof index === 'number' ? { id, index } : undefined;
  } catch {
    return undefined;
  }
}
