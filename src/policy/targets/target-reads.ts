/** Reads for target checks: single things and whole lists. A malformed or endless list never counts as empty. */
import { pick } from '../../catalog/wire.js';
import type { QueryValue } from '../../client/types.js';
import { buildPath } from '../../client/wire/path.js';
import type { PreviewReader } from '../confirm/preview-read.js';
import { uncheckable } from './refused.js';

const MOST_PAGES = 10;
const PER_PAGE = 100;

export class TargetReads {
  readonly #read: PreviewReader;

  constructor(read: PreviewReader) {
    this.#read = read;
  }

  /** One thing; undefined where there is nothing. The reader makes each read once in a call. */
  async one(
    template: string,
    params: Record<string, string>,
    query?: Record<string, QueryValue>,
  ): Promise<unknown> {
    try {
      return await this.#read('GET', buildPath(template, params), query, `GET ${template}`);
    } catch (error) {
      if ((error as { status?: number }).status === 404) return undefined;
      throw error;
    }
  }

  /**
   * All entries of a list. `what` names it in the refusal when it cannot be read completely.
   *
   * @throws Refused where it is no list, or has more than 1000 entries
   */
  async all(
    template: string,
    params: Record<string, string>,
    what: string,
    options: { pages?: 'number' | 'cursor'; query?: Record<string, QueryValue>; rule?: string } = {},
  ): Promise<unknown[]> {
    const { pages = 'number', query = {}, rule } = options;
    const found: unknown[] = [];
    let from: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const place: Record<string, QueryValue> =
        pages === 'number' ? { page, per_page: PER_PAGE } : { take: PER_PAGE, ...(from ? { from } : {}) };
      const body = await this.one(template, params, { ...query, ...place });
      if (body === undefined) return found;
      const items = Array.isArray(body) ? body : Object.values(body ?? {}).find(Array.isArray);
      if (items === undefined) throw uncheckable(what, rule);
      for (const item of items) found.push(item);
      const next = pick(body, 'next');
      if (pages === 'number' ? items.length < PER_PAGE : typeof next !== 'string' || next === '')
        return found;
      from = next as string;
    }
    throw uncheckable(`all of ${what}`, rule);
  }
}
