/** Reads a whole list before a change is judged. Its end is told by what the API sends, never by a page's size. */
import { pick } from '../../catalog/wire.js';

export const PER_PAGE = 100;
/** Pages that are read before a list counts as too long. */
export const MOST_PAGES = 10;

/** Where a page begins: by its number, and by the cursor that the page before gave. */
export interface Place {
  page: number;
  from: string | undefined;
}

export interface WholeList {
  /** What was read. */
  items: unknown[];
  /** Why these are not known to be all. */
  why?: string;
}

export interface WholeListOptions {
  /** The items of an answer; anything but a list ends the reading. */
  itemsIn: (body: unknown) => unknown;
  /** The list has cursors alone: a page without one is the last. */
  cursors?: boolean;
  mostPages?: number;
}

/** Query of a page of a list that has numbered pages and a total. */
export const numberedPage = ({ page }: Place) => ({ page, per_page: PER_PAGE, include_totals: true });

/**
 * All items, page after page. It ends where the page is empty, the total is reached by count, or there is no further
 * cursor. A page that comes again tells nothing about the rest.
 */
export async function readWholeList(
  fetch: (place: Place) => Promise<unknown>,
  { itemsIn, cursors = false, mostPages = MOST_PAGES }: WholeListOptions,
): Promise<WholeList> {
  const all: unknown[] = [];
  let from: string | undefined;
  let last: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const body = await fetch({ page, from });
    const items = itemsIn(body);
    if (!Array.isArray(items)) return { items: all, why: 'the answer is not a list' };
    const text = JSON.stringify(items);
    if (items.length > 0 && text === last) return { items: all, why: 'its pages repeat' };
    for (const item of items) all.push(item);
    last = text;
    const next = pick(body, 'next');
    if (typeof next === 'string' && next !== '') {
      if (next === from) return { items: all, why: 'its pages repeat' };
      from = next;
      continue;
    }
    const total = pick(body, 'total');
    const isCounted = typeof total === 'number';
    if (items.length === 0 || cursors || from !== undefined)
      return isCounted && all.length < total
        ? { items: all, why: 'it ended before its total' }
        : { items: all };
    // A total that a full page reaches may count that page alone.
    if (isCounted && all.length === total && items.length < PER_PAGE) return { items: all };
  }
  return { items: all, why: `it has more than ${mostPages * PER_PAGE} entries` };
}
