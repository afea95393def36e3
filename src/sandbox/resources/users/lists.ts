/** Lists about people: totals without `length`, and checkpoints that are answered even on a last page. */
import { badRequest } from '../../errors.js';
import { type ListOptions, paginate, selectFields } from '../../pagination.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';

/** As `paginate`, but a totals object has no `length`, as with roles, permissions and organizations. */
export function page<T = Doc>(items: readonly T[], ctx: SandboxContext, options: ListOptions<T>): unknown {
  const answer = paginate(items, ctx, options);
  if (Array.isArray(answer) || answer === null || typeof answer !== 'object') return answer;
  const { length: _length, ...rest } = answer as Record<string, unknown>;
  return rest;
}

export interface CheckpointOptions<T = Doc> {
  key: string;
  idOf: (item: T) => string;
  view?: (item: T) => Doc;
  /** A page that is not empty always has a `next`, even when nothing follows. */
  nextAlways?: boolean;
}

/** One checkpoint page (`from`, `take`) as `{[key], next?}`. The cursor names the last item that was answered. */
export function checkpoint<T = Doc>(
  items: readonly T[],
  ctx: SandboxContext,
  options: CheckpointOptions<T>,
): Doc {
  const { key, idOf, view = (item: T) => selectFields(item as Doc, ctx.query), nextAlways = false } = options;
  const take = typeof ctx.query.take === 'number' ? ctx.query.take : 50;
  const from = typeof ctx.query.from === 'string' ? ctx.query.from : '';
  let start = 0;
  if (from !== '') {
    const [id, index] = readCursor(from);
    const at = items.findIndex((item) => idOf(item) === id);
    start = at >= 0 ? at + 1 : Math.min(index, items.length);
  }
  const shown = items.slice(start, start + take);
  const last = shown.at(-1);
  const more = last !== undefined && (nextAlways || start + take < items.length);
  const next = more
    ? Buffer.from(JSON.stringify([idOf(last), start + shown.length - 1])).toString('base64url')
    : undefined;
  return { [key]: shown.map(view), ...(next === undefined ? {} : { next }) };
}

function readCursor(text: string): [id: string, index: number] {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(cursor) && typeof cursor[0] === 'string' && typeof cursor[1] === 'number') {
      return [cursor[0], Math.max(0, Math.floor(cursor[1]))];
    }
  } catch {
    // Not one of ours.
  }
  throw badRequest(
    "The checkpoint ID provided in the 'from' parameter has expired or is invalid, please remove the checkpoint ID and try again",
    'invalid_query_string',
  );
}

/** The caller asks for checkpoint pages rather than numbered ones. */
export const wantsCheckpoint = (ctx: SandboxContext): boolean =>
  ctx.query.from !== undefined || ctx.query.take !== undefined;
