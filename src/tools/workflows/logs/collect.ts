/**
 * Collects the log events of a time range within a limited number of reads: all of them if possible, else a sample
 * spread evenly over the range, with the number of events in each part as far as the API tells it.
 */
import { listLogs } from '../../operations/logs.js';
import { HOUR, MINUTE } from '../durations.js';
import { type LogEvent, toEvent } from '../events.js';
import { PAGE } from '../page-size.js';
import { itemsOf, type Reader, totalOf } from '../reader.js';

export interface Range {
  /** Epoch ms; `until` is exclusive. */
  from: number;
  until: number;
  /** An additional Lucene filter. */
  q?: string | undefined;
}

/** A part of the range: its number of events, and those that were read. */
export interface Part {
  at: number;
  total: number;
  events: LogEvent[];
}

export interface Collected {
  parts: Part[];
  /** Length of a part in ms. */
  step: number;
  total: number;
  read: number;
  /** Every event was read. */
  complete: boolean;
}

/** Maximum events that one search can reach. */
const SEARCHABLE = 1_000;
/** Maximum pages that are read one after another. */
const CHECKPOINTS = 30;

const STEPS = [
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  72 * HOUR,
  168 * HOUR,
];
const MOST_PARTS = 28;
const WHAT = 'log events';

/** A step, in ms, that divides the range into at most 28 parts. */
function stepFor({ from, until }: Range): number {
  const fits = STEPS.find((step) => Math.ceil((until - from) / step) <= MOST_PARTS);
  return fits ?? Math.ceil((until - from) / MOST_PARTS / HOUR) * HOUR;
}

function query({ from, until, q }: Range): string {
  const date = `date:[${new Date(from).toISOString()} TO ${new Date(until - 1).toISOString()}]`;
  return q ? `${date} AND (${q})` : date;
}

/** Divides the range at round times. */
function emptyParts(range: Range, step: number): Part[] {
  const parts: Part[] = [];
  for (let at = Math.floor(range.from / step) * step; at < range.until; at += step)
    parts.push({ at, total: 0, events: [] });
  return parts;
}

const search = (reader: Reader, range: Range, page: number) =>
  reader.read(
    listLogs,
    { q: query(range), sort: 'date:-1', per_page: PAGE, page, include_totals: true },
    WHAT,
  );

/** undefined when the log cannot be read. */
export async function collect(reader: Reader, range: Range): Promise<Collected | undefined> {
  const step = stepFor(range);
  const first = await search(reader, range, 0);
  if (first === undefined || first === null) return undefined;
  const newest = itemsOf(first).map(toEvent);
  const total = totalOf(first) ?? newest.length;
  if (newest.length < PAGE && total <= newest.length) return complete(range, step, newest);
  // Auth0 documents the total of a log search as that of the page: only a page that is not full ends the list.
  if (total <= newest.length) {
    const events = await reachable(reader, range, newest);
    return events ? complete(range, step, events) : sample(reader, range, step);
  }
  if (total <= SEARCHABLE) {
    const pages = Array.from({ length: Math.ceil(total / PAGE) - 1 }, (_, i) => i + 1);
    const rest = await Promise.all(pages.map((page) => search(reader, range, page)));
    const events = [...newest, ...rest.flatMap((page) => itemsOf(page).map(toEvent))];
    // Pages that are smaller than asked for, or a log that loses events meanwhile, leave some out.
    if (rest.every((page) => page) && unique(events).length >= total) return complete(range, step, events);
  }
  if (total <= PAGE * CHECKPOINTS && !range.q) {
    const events = await follow(reader, range);
    if (events) return complete(range, step, events);
  }
  return sample(reader, range, step);
}

function complete(range: Range, step: number, events: LogEvent[]): Collected {
  const parts = emptyParts(range, step);
  const start = parts[0]?.at ?? range.from;
  for (const event of unique(events)) {
    const part = parts[Math.floor((event.at - start) / step)];
    if (!part) continue;
    part.events.push(event);
    part.total += 1;
  }
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  return { parts, step, total, read: total, complete: true };
}

/** All events, when a search reaches them; undefined when there are more. */
async function reachable(
  reader: Reader,
  range: Range,
  newest: readonly LogEvent[],
): Promise<LogEvent[] | undefined> {
  const last = SEARCHABLE / PAGE - 1;
  const end = await search(reader, range, last);
  if (!end || itemsOf(end).length >= PAGE) return undefined;
  const pages = Array.from({ length: last - 1 }, (_, index) => index + 1);
  const rest = await Promise.all(pages.map((page) => search(reader, range, page)));
  if (!rest.every((page) => page)) return undefined;
  return [...newest, ...[...rest, end].flatMap((page) => itemsOf(page).map(toEvent))];
}

/** The log grows while it is read: an event can appear on two pages. */
const unique = (events: readonly LogEvent[]): LogEvent[] => [
  ...new Map(events.map((event) => [event.id, event])).values(),
];

/** Checkpoint pagination, starting with the oldest event of the range. */
async function follow(reader: Reader, range: Range): Promise<LogEvent[] | undefined> {
  const oldest = itemsOf(
    await reader.read(listLogs, { q: query(range), sort: 'date:1', per_page: 1 }, WHAT),
  ).map(toEvent);
  const [first] = oldest;
  if (!first) return undefined;
  const events = [first];
  let from = first.id;
  for (let page = 0; page <= CHECKPOINTS; page++) {
    const body = await reader.read(listLogs, { from, take: PAGE }, WHAT);
    if (!body) return undefined;
    const found = itemsOf(body).map(toEvent);
    events.push(...found.filter((event) => event.at < range.until));
    const last = found.at(-1);
    if (!last || last.at >= range.until) return events;
    from = last.id;
  }
  return undefined;
}

/** How many events a part has, from how densely the newest of them follow each other; exact when the page is not full. */
function estimated(events: readonly LogEvent[], { from, until }: Range): number {
  const oldest = Math.min(...events.map(({ at }) => at));
  if (events.length < PAGE || oldest <= from) return events.length;
  return Math.round((events.length * (until - from)) / Math.max(1, until - oldest));
}

/** One search per part, in parallel: its number of events, and the newest hundred of them. */
async function sample(reader: Reader, range: Range, step: number): Promise<Collected> {
  const parts = emptyParts(range, step);
  await Promise.all(
    parts.map(async (part) => {
      const from = Math.max(part.at, range.from);
      const until = Math.min(part.at + step, range.until);
      const body = await search(reader, { ...range, from, until }, 0);
      part.events = itemsOf(body).map(toEvent);
      const counted = totalOf(body) ?? part.events.length;
      part.total = counted > part.events.length ? counted : estimated(part.events, { from, until });
    }),
  );
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  const read = parts.reduce((sum, part) => sum + part.events.length, 0);
  // A full page whose total is its own size says nothing about what else there is.
  const whole = parts.every(({ events, total }) => events.length < PAGE && events.length === total);
  return { parts, step, total, read, complete: whole };
}
