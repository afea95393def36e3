import { ApiError } from '../errors.js';
import type { ApiRequest, Query, Sender } from '../types.js';
import { DEFAULT_PER_PAGE, type Keyset, type PagingStyle } from './paging-style.js';
import { Seen } from './seen.js';
import { type Selection, selectionWith } from './selection.js';

export interface ListRequest
  extends Pick<ApiRequest, 'operation' | 'path' | 'signal' | 'onProgress' | 'priority'> {
  /** Filters, and optionally where to start (`from`, or `page`). */
  query?: Query;
  style: PagingStyle;
  /** Stop after so many; all there are when absent. */
  maxItems?: number;
}

export interface ListPage {
  items: unknown[];
  /** The total that the API reports, if it does. */
  total?: number;
}

/** How a list ended. */
export interface ListEnd {
  /** All items were returned. */
  complete: boolean;
  total?: number;
  /** Query parameters that fetch the next part. */
  next?: Query;
  /** One or two sentences: what is missing and how to get it, or what changed in the meantime. */
  note?: string;
  /** The list stopped bringing anything new: continuing from the last item would not help. */
  stalled?: true;
}

export interface ListResult extends ListEnd {
  items: unknown[];
}

/** Pages prefetched ahead of the current one, where their requests are known in advance. */
const LOOK_AHEAD = 4;
/** Pages in a row that bring nothing new, after which a list is given up. */
const MOST_BARREN = 3;
const BARREN = `The last ${MOST_BARREN} pages brought nothing new, so reading was stopped; later items may be missing.`;
const CIRCLE = 'The API returned the same checkpoint again; later items are missing.';
/** Cursors remembered to notice that they repeat. */
const MOST_CURSORS = 10_000;

interface RawPage {
  items: unknown[];
  total?: number;
  next?: string;
}

function readPage(body: unknown): RawPage {
  if (Array.isArray(body)) return { items: body };
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const page: RawPage = { items: Object.values(fields).find((value) => Array.isArray(value)) ?? [] };
  if (typeof fields.total === 'number') page.total = fields.total;
  if (typeof fields.next === 'string' && fields.next !== '') page.next = fields.next;
  return page;
}

/** One list being read, with any kind of paging. */
class Listing {
  readonly #client: Sender;
  readonly request: ListRequest;
  readonly #seen: Seen;
  readonly #cursors = new Set<unknown>();
  readonly #selection: Selection;
  /** The last page as text, if its items have no identity. */
  #text: string | undefined;
  given = 0;
  /** The last item returned. */
  last: unknown;
  /** Some items were fetched but not returned, because the limit was reached. */
  cut = false;
  /** Pages in a row that brought nothing new. */
  #barren = 0;

  constructor(client: Sender, request: ListRequest) {
    this.#client = client;
    this.request = request;
    const { style, query = {} } = request;
    const { key = [], keyset } = style;
    this.#seen = new Seen(key);
    this.#selection = selectionWith(query, keyset ? [...key, keyset.field] : key);
  }

  get left(): number {
    return (this.request.maxItems ?? Number.POSITIVE_INFINITY) - this.given;
  }

  /** The list repeats itself, or goes on without items: reading further would not end. */
  get isBarren(): boolean {
    return this.#barren >= MOST_BARREN;
  }

  /** Whether a cursor was followed before: the list would be read in a circle. */
  isCircle(cursor: unknown): boolean {
    if (this.#cursors.has(cursor) || this.#cursors.size >= MOST_CURSORS) return true;
    this.#cursors.add(cursor);
    return false;
  }

  async fetch(query: Query, signal = this.request.signal): Promise<RawPage> {
    const { operation, path, onProgress, priority } = this.request;
    const selected = query.fields === undefined ? query : { ...query, ...this.#selection.query };
    const request: ApiRequest = { operation, method: 'GET', path, query: selected };
    if (signal !== undefined) request.signal = signal;
    if (onProgress !== undefined) request.onProgress = onProgress;
    if (priority !== undefined) request.priority = priority;
    return readPage((await this.#client.send(request)).body);
  }

  /** Whether a page of items without identity is the same as the one before. */
  #isRepeated(items: unknown[]): boolean {
    const text = items.some((item) => this.#seen.knows(item)) ? undefined : JSON.stringify(items);
    const repeated = text !== undefined && text === this.#text;
    this.#text = text;
    return repeated;
  }

  /** The items not returned before, up to the limit. */
  take({ items, total }: RawPage): ListPage {
    const fresh = items.filter((item) => this.#seen.isNew(item));
    const wanted = fresh.length > this.left ? fresh.slice(0, this.left) : fresh;
    this.cut = wanted.length < fresh.length;
    this.#barren = fresh.length > 0 && !this.#isRepeated(items) ? 0 : this.#barren + 1;
    this.given += wanted.length;
    this.last = wanted.at(-1) ?? this.last;
    const shown = this.#selection.shown(wanted);
    return total === undefined ? { items: shown } : { items: shown, total };
  }
}

type Pages = AsyncGenerator<ListPage, ListEnd, void>;

/**
 * Reads a list page by page, with the paging that reaches furthest. No item is returned twice; the next pages are
 * prefetched while the current one is in use, within the rate limit.
 *
 * @returns how it ended, as the generator's return value
 * @throws ApiError from the requests
 */
export function pages(client: Sender, request: ListRequest): Pages {
  const listing = new Listing(client, request);
  const { style, query = {}, maxItems = Number.POSITIVE_INFINITY } = request;
  const { offset, checkpoint } = style;
  if (style.followsLog && query.from !== undefined) return byLogEvent(listing, query);
  // Checkpoints have no cap and do not shift when the list changes; only page paging gives totals.
  const wantsPages =
    query.page !== undefined || (query.include_totals === true && maxItems <= (offset?.cap ?? 1_000));
  if (checkpoint !== undefined && !(offset !== undefined && wantsPages && query.from === undefined)) {
    return byCheckpoint(listing, query, checkpoint.maxTake);
  }
  if (offset === undefined) throw new Error(`${request.operation} is not a paged list`);
  return byPage(listing, query, offset, style.keyset);
}

/** Reads a list into memory. @throws ApiError */
export async function collect(client: Sender, request: ListRequest): Promise<ListResult> {
  const items: unknown[] = [];
  const reading = pages(client, request);
  for (;;) {
    const step = await reading.next();
    if (step.done) return { items, ...step.value };
    for (const item of step.value.items) items.push(item);
  }
}

function without(query: Query, ...names: string[]): Query {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
}

async function* byCheckpoint(listing: Listing, query: Query, maxTake: number): Pages {
  const filters = without(query, 'page', 'per_page', 'include_totals', 'from', 'take');
  let from = query.from;
  for (;;) {
    // Requesting exactly the remainder makes the last checkpoint the place to resume from.
    const position: Query = {
      take: Math.min(maxTake, listing.left),
      ...(from === undefined ? {} : { from }),
    };
    const page = await listing.fetch({ ...filters, ...position });
    yield listing.take(page);
    if (page.next === undefined) return { complete: !listing.cut };
    if (page.next === from || listing.isCircle(page.next))
      return { complete: false, stalled: true, note: CIRCLE };
    if (listing.isBarren) return { complete: false, stalled: true, note: BARREN };
    from = page.next;
    if (listing.left <= 0) return { complete: false, next: { from, take: maxTake } };
  }
}

/** Parameters of a log search that Auth0 ignores where the log is followed from an event. */
const IGNORED_FROM = ['q', 'sort', 'fields', 'include_fields'];

/** What the caller has to know about a log that is followed from an event; undefined if nothing was ignored. */
export function ignoredWithFrom(query: Query): string | undefined {
  const ignored = IGNORED_FROM.filter((name) => query[name] !== undefined);
  if (ignored.length === 0) return undefined;
  const all = query.q === undefined ? '' : ' These are all events after it, not only those that match q.';
  return `With from, Auth0 ignores ${ignored.join(', ')}.${all} To filter, leave out from and give q a range of date.`;
}

/** Log events in the order they happened, after the one named by `from`; the API ignores filters here. */
async function* byLogEvent(listing: Listing, query: Query): Pages {
  const maxTake = 100;
  let from = query.from;
  const ignored = ignoredWithFrom(query);
  const note = ignored === undefined ? {} : { note: ignored };
  for (;;) {
    const page = await listing.fetch({ from, take: Math.min(maxTake, listing.left) });
    if (page.items.length > 0) yield listing.take(page);
    const last = (page.items.length > 0 ? listing.last : undefined) as
      | { log_id?: unknown; _id?: unknown }
      | undefined;
    const lastId = last?.log_id ?? last?._id;
    if (typeof lastId !== 'string' || lastId === from)
      return { complete: query.q === undefined, ...note, next: { from, take: maxTake } };
    if (listing.isBarren) return { complete: false, stalled: true, note: BARREN };
    from = lastId;
    if (listing.left <= 0) return { complete: false, ...note, next: { from, take: maxTake } };
  }
}

async function* byPage(
  listing: Listing,
  query: Query,
  offset: NonNullable<PagingStyle['offset']>,
  keyset: Keyset | undefined,
): Pages {
  const filters = without(query, 'page', 'per_page', 'from', 'take');
  if (offset.totals) filters.include_totals = true;
  const first = Number(query.page ?? 0);
  // A page's start depends on the size of all before it, so only a list read from its beginning can choose the size.
  const wanted = Number(query.per_page ?? 0);
  const perPage =
    first > 0
      ? Math.min(offset.maxPerPage, wanted || DEFAULT_PER_PAGE)
      : Math.min(offset.maxPerPage, Math.max(1, listing.left), wanted || Number.POSITIVE_INFINITY);
  const cap = offset.cap ?? Number.POSITIVE_INFINITY;
  const window =
    keyset !== undefined && first === 0 && listing.left >= cap ? orderedBy(keyset, filters) : undefined;
  let end = yield* oneWindow(listing, window?.query ?? filters, first, perPage, cap);
  const { total } = end;
  while (window !== undefined && end.reached === 'cap') {
    const next = narrowed(window, listing.last);
    if (next === undefined) break;
    const before = listing.given;
    try {
      end = yield* oneWindow(listing, next, 0, perPage, cap);
    } catch (error) {
      // The window is added by us: a query that cannot be narrowed ends at the cap.
      if (error instanceof ApiError && error.status === 400) break;
      throw error;
    }
    // More items with one timestamp than a window holds: there is no way past them.
    if (listing.given === before) break;
  }
  const totals = total === undefined ? {} : { total };
  if (end.reached === 'barren') return { complete: false, ...totals, stalled: true, note: BARREN };
  if (end.reached === 'short') {
    const note = end.note ?? `Auth0 counts ${end.total} items, and returned fewer; some are missing.`;
    return { complete: false, ...totals, stalled: true, note };
  }
  if (end.reached === 'end')
    return { complete: true, ...totals, ...(end.note === undefined ? {} : { note: end.note }) };
  if (end.reached === 'enough') {
    // No page number reaches beyond the cap.
    const beyond = listing.given >= cap && window !== undefined ? narrowed(window, listing.last) : undefined;
    const page = beyond === undefined ? first + Math.floor(listing.given / perPage) : 0;
    return { complete: false, ...totals, next: { ...(beyond ?? filters), page, per_page: perPage } };
  }
  return { complete: false, ...totals, note: beyondCap(listing, cap, total) };
}

interface WindowEnd {
  /** `short`: it ended before its total. */
  reached: 'end' | 'enough' | 'cap' | 'barren' | 'short';
  total?: number;
  note?: string;
}

/** Pages of one query, up to the cap; those after the first are prefetched, in order. */
async function* oneWindow(
  listing: Listing,
  query: Query,
  first: number,
  perPage: number,
  cap: number,
): AsyncGenerator<ListPage, WindowEnd, void> {
  const { signal } = listing.request;
  const stop = new AbortController();
  const stopped = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const ahead: Promise<RawPage>[] = [];
  let asked = first;
  // Until the first page has given the total, there is nothing to prefetch.
  let known = (first + 1) * perPage;
  let total: number | undefined;
  let note: string | undefined;
  // The API may return smaller pages than were asked for: what counts is what came.
  let came = first * perPage;
  let largest = 0;
  const end = (reached: WindowEnd['reached']): WindowEnd => ({
    reached,
    ...(total === undefined ? {} : { total }),
    ...(note === undefined ? {} : { note }),
  });
  try {
    for (let page = first; ; page += 1) {
      if (page * perPage >= cap || came >= cap) return end('cap');
      const wantedPages = Math.ceil(listing.left / perPage);
      while (
        asked <= page ||
        (asked * perPage < Math.min(known, cap) && ahead.length < Math.min(LOOK_AHEAD, wantedPages))
      ) {
        const fetching = listing.fetch({ ...query, page: asked, per_page: perPage }, stopped);
        // Abandoned prefetches reject with nobody waiting.
        fetching.catch(() => {});
        ahead.push(fetching);
        asked += 1;
      }
      const raw = await (ahead.shift() as Promise<RawPage>);
      if (total !== undefined && raw.total !== undefined && raw.total !== total) {
        note = `The list changed while it was being read (from ${total} items to ${raw.total}): some items may have been missed.`;
      }
      total = raw.total ?? total;
      known = total ?? (page + 2) * perPage;
      yield listing.take(raw);
      if (listing.cut) return end('enough');
      const { length } = raw.items;
      came += length;
      largest = Math.max(largest, length);
      if (length === 0) return end(total !== undefined && came < total ? 'short' : 'end');
      // More than the total is a total that is wrong, and a page as large as any may have another one after it.
      if (came === total && length < (page === first ? perPage : largest)) return end('end');
      // A window with a cap ends by itself, and may begin with many items of one moment that are known.
      if (cap === Number.POSITIVE_INFINITY && listing.isBarren) return end('barren');
      if (listing.left <= 0) return end(came === total ? 'end' : 'enough');
    }
  } catch (error) {
    if (error instanceof ApiError && error.status === 400 && /page through the first/i.test(error.message)) {
      return end('cap');
    }
    throw error;
  } finally {
    stop.abort();
  }
}

interface Window extends Keyset {
  /** The search sorted by the keyset's field. */
  query: Query;
  /** The caller's own search. */
  q: string | undefined;
}

/** The search sorted by the keyset's field, or undefined when the caller wants another order or view. */
function orderedBy(keyset: Keyset, query: Query): Window | undefined {
  const sort = `${keyset.field}:${keyset.descending ? -1 : 1}`;
  if (query.sort !== undefined && query.sort !== sort) return undefined;
  if (query.search_engine !== undefined && query.search_engine !== 'v3') return undefined;
  const q = typeof query.q === 'string' && query.q.trim() !== '' ? query.q : undefined;
  return { ...keyset, q, query: { ...query, ...keyset.query, sort } };
}

/** The search from the last item's timestamp on, inclusive, since other items may share it. */
function narrowed({ field, descending, q, query }: Window, last: unknown): Query | undefined {
  const value = (last as Record<string, unknown> | undefined)?.[field];
  // Only a valid range bound may become part of a query.
  if (typeof value !== 'string' || !/^[\w:.+-]+$/.test(value)) return undefined;
  const range = descending ? `${field}:[* TO ${value}]` : `${field}:[${value} TO *]`;
  return { ...query, q: q === undefined ? range : `(${q}) AND ${range}` };
}

function beyondCap(listing: Listing, cap: number, total: number | undefined): string {
  const { operation } = listing.request;
  const missing =
    total === undefined ? 'Later items are missing' : `${total - listing.given} of ${total} are missing`;
  const limit = Number.isFinite(cap) ? `the first ${cap.toLocaleString('en')} results` : 'the first results';
  const advice = {
    'GET /users': 'Narrow q, for instance by ranges of created_at, or create a users export job.',
    'GET /logs':
      'Narrow q by a range of date, or follow the log by checkpoint (from a log_id), which takes no filter.',
  }[operation];
  return `Auth0 only pages through ${limit}. ${missing}. ${advice ?? 'Narrow the request.'}`;
}
