/**
 * Whole lists in one call: page after page within the rate limit, as many items as fit in the response, or all of
 * them into a file. Reports what is missing, and the arguments to continue with.
 */
import { ApiError } from '../../client/errors.js';
import { type ListEnd, pages } from '../../client/pages/pagination.js';
import { type PagingStyle, pagingOf } from '../../client/pages/paging-style.js';
import type { ApiRequest, Query, Sender } from '../../client/types.js';
import { outgoing, outgoingData, outgoingText } from '../../policy/outgoing/outgoing.js';
import { fullInputSchema } from '../listing/json-schema.js';
import type { Operation } from '../operation.js';
import { DEFAULT_ITEMS, isPaged } from '../own-arguments.js';
import type { CallContext, Runtime } from '../runtime.js';
import { beyondCap, ordered, type Position, placeAfter, placeOf, startOf } from './fetch-all-place.js';
import { fewerProperties } from './fewer-properties.js';
import { cutInside, type LeftOut } from './part.js';
import { RESPONSE_BUDGET, shapeBody, success, THE_REST, type ToolResult } from './result.js';

type Json = Record<string, unknown>;

/** Items between two progress reports while a file is written. */
const REPORT_EVERY = 1_000;

export interface FetchAll {
  runtime: Runtime;
  operation: Operation;
  args: Json;
  /** The operation's request without our paging. */
  request: ApiRequest;
  sender: Sender;
  call: CallContext;
}

export interface Fetched {
  result: ToolResult;
  /** The error that interrupted the list after part of it was received. */
  brokenOff?: ApiError;
}

/** How the operation is paged, derived from its schema. */
function styleOf(operation: Operation): PagingStyle | undefined {
  const { properties = {} } = fullInputSchema(operation);
  const parameters = Object.entries(operation.binding).flatMap(([argument, { in: place, name }]) =>
    place === 'body' ? [] : [{ name, in: place, required: false, schema: properties[argument] ?? {} }],
  );
  return pagingOf({ method: operation.method, path: operation.path, parameters });
}

/** As many complete items as fit in a response. */
class Kept {
  readonly items: unknown[] = [];
  /** Parts of items that were left out, because one of them is too large. */
  readonly left: LeftOut[] = [];
  #used = 0;
  full = false;

  add(items: readonly unknown[]): void {
    for (const whole of items) {
      // One item alone may be larger than a response.
      const item = cutInside(whole, RESPONSE_BUDGET / 2, `items[${this.items.length}]`, this.left);
      const size = (JSON.stringify(item)?.length ?? 4) + 1;
      this.full ||= this.items.length > 0 && this.#used + size > RESPONSE_BUDGET;
      if (this.full) return;
      this.items.push(item);
      this.#used += size;
    }
  }
}

/**
 * Fetches the list, until the response is full: more items could not be shown.
 *
 * @throws ApiError if nothing was received, or the call was cancelled
 */
export async function fetchAll(work: FetchAll): Promise<Fetched> {
  const style = isPaged(work.operation) ? styleOf(work.operation) : undefined;
  return style === undefined ? fetchOnce(work) : fetchPages(work, style);
}

/** A list without pages, for a file. */
async function fetchOnce({ runtime, operation, request, sender, call }: FetchAll): Promise<Fetched> {
  const { body } = await sender.send(request);
  const { masking } = runtime.policy;
  const { items } = shapeBody(operation, outgoingData(body, { operation: request.operation, masking }));
  const list = Array.isArray(items) ? items : [];
  await call.out?.(list);
  return { result: success({ fetched: list.length, complete: true }) };
}

/** The outcome of reading a list's pages. */
interface Read {
  position: Position;
  kept: Kept;
  total?: number;
  /** How the list ended, unless the response was full before. */
  end?: ListEnd;
  /** The last item, as returned by the API. */
  last?: unknown;
  brokenOff?: ApiError;
}

async function fetchPages(work: FetchAll, style: PagingStyle): Promise<Fetched> {
  const query = ordered(style, work.request.query ?? {});
  const asked: Query[] = [];
  // What reading needs in addition to the caller's selection is no part of the arguments for the rest.
  const { fields, include_fields } = query;
  const recording: Sender = {
    send: (page) => {
      asked.push({ ...page.query, ...(fields === undefined ? {} : { fields, include_fields }) });
      return work.sender.send(page);
    },
  };
  const read = await readPages(work, recording, query, { style, asked, starts: [], given: 0 });
  const { position, kept, total } = read;
  if (!kept.full) return ended(work, read, query);
  const place = await placeAfter(position, kept.items.length, recording, work.request);
  const items = kept.items.slice(0, place.kept);
  const structured = {
    items,
    ...factsOf(read),
    complete: false,
    ...truncation(work, position, place.query, place.kept, total, 'The response is full.', items),
  };
  return { result: success(structured) };
}

/** @throws ApiError if nothing was received, or the call was cancelled */
async function readPages(work: FetchAll, sender: Sender, query: Query, position: Position): Promise<Read> {
  const { args, request, call } = work;
  const { out, signal } = call;
  const reading = pages(sender, {
    operation: request.operation,
    path: request.path,
    query,
    style: position.style,
    maxItems: (args.max_items as number | undefined) ?? (out ? Number.POSITIVE_INFINITY : DEFAULT_ITEMS),
    priority: 'bulk',
    ...(signal ? { signal } : {}),
  });
  const read: Read = { position, kept: new Kept() };
  try {
    while (!read.kept.full) {
      const step = await reading.next();
      const { total } = step.value;
      if (total !== undefined) read.total ??= total;
      if (step.done) {
        read.end = step.value;
        break;
      }
      const { items } = step.value;
      position.starts.push(position.given);
      position.given += items.length;
      if (items.length > 0) read.last = items.at(-1);
      const clean = cleaned(work, items);
      if (out) await out(clean);
      else read.kept.add(clean);
      report(call, position.given, items.length, read.total);
    }
  } catch (error) {
    const cancelled = error instanceof ApiError && error.kind === 'cancelled';
    if (!(error instanceof ApiError) || position.starts.length === 0 || (cancelled && !out)) throw error;
    read.brokenOff = error;
  } finally {
    await reading.return({ complete: false });
  }
  return read;
}

const factsOf = ({ position, total, kept }: Read): Json => ({
  ...(total === undefined ? {} : { total }),
  fetched: position.given,
  ...(kept.left.length > 0
    ? {
        cut: kept.left.slice(0, 12),
        cut_advice: 'These parts of large items were left out: read such an item alone, with part.',
      }
    : {}),
});

/** The response for a list that was read to its end, to max_items, or as far as Auth0 allows. */
function ended(work: FetchAll, read: Read, query: Query): Fetched {
  const { position, kept, end, brokenOff, last, total } = read;
  const complete = end?.complete ?? false;
  let rest: Query | undefined;
  let why = 'max_items was reached; continue only if more is needed.';
  if (brokenOff) {
    // The page that failed had already been requested.
    rest = position.asked[position.starts.length];
    why = 'It can be resumed.';
  } else if (!complete && end?.next === undefined && !end?.stalled) {
    rest = beyondCap(position, last);
    why = 'Auth0’s pagination limit was reached; this continues from the last item, which is repeated.';
  } else if (!complete && !end?.stalled) {
    rest = placeOf(position, query, end?.next);
  }
  const note = noteOf(work, read);
  const structured = {
    ...(work.call.out ? {} : { items: kept.items }),
    ...factsOf(read),
    complete: complete && kept.left.length === 0,
    ...(rest ? truncation(work, position, rest, position.given, total, why) : {}),
    ...(brokenOff ? { broke_off: brokenOff.kind } : {}),
    ...(note ? { note } : {}),
  };
  return { result: success(structured, note), ...(brokenOff ? { brokenOff } : {}) };
}

/** Items as they may leave the server, in the answer or into a file. */
function cleaned({ runtime, operation, request, call }: FetchAll, items: unknown[]): unknown[] {
  const key = operation.list?.key;
  const body = key ? { [key]: items } : items;
  const clean = call.out ? outgoingData : outgoing;
  const shown = clean(body, { operation: request.operation, masking: runtime.policy.masking });
  return (key ? (shown as Json)[key] : shown) as unknown[];
}

function report(call: CallContext, given: number, fresh: number, total: number | undefined): void {
  // Files are large, so reporting every page would be too frequent.
  const step = call.out ? REPORT_EVERY : 1;
  if (Math.floor(given / step) === Math.floor((given - fresh) / step)) return;
  const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`;
  call.progress?.(`${given.toLocaleString('en')}${of} fetched.`);
}

/** Why the list ended early, and how to get the rest. */
function noteOf({ operation, runtime }: FetchAll, { end, brokenOff }: Read): string | undefined {
  if (brokenOff) return outgoingText(`The list was interrupted here: ${brokenOff.message}`);
  if (!end?.note || end.complete || operation.path !== '/users') return end?.note;
  const exporter = runtime.registry.byRequest('POST /jobs/users-exports');
  if (!exporter) return end.note;
  const availability = runtime.gate.check(exporter);
  return availability.available
    ? `${end.note} That job is ${exporter.name} (run_write_operation); get_job then returns its file.`
    : `${end.note} That job is ${exporter.name}, which is not available here: ${availability.detail}`;
}

/** The part of the response that says how to continue. */
function truncation(
  { operation, args }: FetchAll,
  position: Position,
  query: Query | undefined,
  kept: number,
  total: number | undefined,
  why: string,
  tooMuch: unknown[] = [],
): Json {
  const smaller = tooMuch.length > 0 ? fewerProperties(operation, args, tooMuch) : {};
  if (query === undefined) {
    const advice = `${why} Narrow it with a filter argument.`;
    return { truncated: true, truncation: { kept, advice, ...smaller } };
  }
  const rest: Json = {};
  for (const [argument, { in: place, name }] of Object.entries(operation.binding)) {
    const value = place === 'query' ? query[name] : args[argument];
    if (value !== undefined) rest[argument] = value;
  }
  rest.fetch_all = true;
  if (typeof args.max_items === 'number' && args.max_items > kept) rest.max_items = args.max_items - kept;
  const leftOut = total === undefined ? -1 : total - startOf(position) - kept;
  return {
    truncated: true,
    truncation: {
      kept,
      ...(leftOut < 0 ? {} : { left_out: leftOut }),
      advice: `${why} ${THE_REST}`,
      ...smaller,
      arguments: rest,
    },
  };
}
