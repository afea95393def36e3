/** Reads for target checks: single things and whole lists. A malformed or endless list never counts as empty. */
import type { QueryValue } from '../../client/types.js';
import { buildPath } from '../../client/wire/path.js';
import { listIn } from '../../text/values.js';
import { numberedPage, PER_PAGE, readWholeList } from '../change/whole-list.js';
import type { PreviewReader } from '../confirm/preview-read.js';
import { uncheckable } from './refused.js';

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
    options: {
      pages?: 'number' | 'cursor';
      query?: Record<string, QueryValue>;
      rule?: string | undefined;
    } = {},
  ): Promise<unknown[]> {
    const { pages = 'number', query = {}, rule } = options;
    const { items, why } = await readWholeList(
      async (place) => {
        const { from } = place;
        const at =
          pages === 'number'
            ? numberedPage(place)
            : { take: PER_PAGE, ...(from === undefined ? {} : { from }) };
        const body = await this.one(template, params, { ...query, ...at });
        return body === undefined ? [] : body;
      },
      { itemsIn: listIn, cursors: pages === 'cursor' },
    );
    if (why === undefined) return items;
    throw uncheckable(why === 'the answer is not a list' ? what : `all of ${what}`, rule);
  }
}
