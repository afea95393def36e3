import listKeys from '../../../catalog/list-keys.json' with { type: 'json' };
import type { OperationFacts } from '../../catalog/types.js';
import type { Query } from '../types.js';

/** The default page size. */
export const DEFAULT_PER_PAGE = 50;

/** The kinds of paging that an operation supports. */
export interface PagingStyle {
  /** `page` and `per_page`. */
  offset?: {
    maxPerPage: number;
    /** The total is available with `include_totals`. */
    totals: boolean;
    /** Results beyond this number are not reachable by page. */
    cap?: number;
  };
  /** `from` and `take`. */
  checkpoint?: { maxTake: number };
  /**
   * Beyond the cap, a search can be narrowed to what comes after the last item seen. `from` is then not a
   * checkpoint of the search.
   */
  keyset?: Keyset;
  /** The members that identify an item, all of them together; without them, no item is known to be a duplicate. */
  key?: readonly string[];
  /** `from` is the id of a log event; what follows it is read in order, without the search. */
  followsLog?: true;
}

/** Paging through a search by a field that it is sorted by. */
export interface Keyset {
  field: string;
  descending: boolean;
  /** Additional parameters of such a search. */
  query?: Query;
}

/** Accepted everywhere, for operations without a documented maximum. */
const UNSTATED_MAX = 50;
const CAP = 1_000;
const CAPPED = new Set(['/users', '/logs', '/roles/{id}/users', '/organizations/{id}/members']);
const KEYSETS: Record<string, Keyset> = {
  '/users': { field: 'created_at', descending: false, query: { search_engine: 'v3' } },
  '/logs': { field: 'date', descending: true },
};

/** The members that identify an item of the list that an operation (`METHOD /path`) returns; empty without any. */
export const keyOf = (operation: string): readonly string[] =>
  (listKeys.keys as Record<string, readonly string[]>)[operation] ?? [];

/** How the operation is paged, from its parameters; undefined when it is not a paged list. */
export function pagingOf({
  method,
  path,
  parameters,
}: Pick<OperationFacts, 'method' | 'path' | 'parameters'>): PagingStyle | undefined {
  if (method !== 'GET') return undefined;
  const query = new Map(parameters.filter((one) => one.in === 'query').map((one) => [one.name, one.schema]));
  const style: PagingStyle = {};
  if (query.has('page') && query.has('per_page')) {
    style.offset = {
      maxPerPage: query.get('per_page')?.maximum ?? UNSTATED_MAX,
      totals: query.has('include_totals'),
      ...(CAPPED.has(path) ? { cap: CAP } : {}),
    };
  }
  if (path === '/logs') style.followsLog = true;
  else if (query.has('from') && query.has('take')) {
    style.checkpoint = { maxTake: query.get('take')?.maximum ?? UNSTATED_MAX };
  }
  const keyset = KEYSETS[path];
  if (keyset !== undefined) style.keyset = keyset;
  const key = keyOf(`${method} ${path}`);
  if (key.length > 0) style.key = key;
  return style.offset === undefined && style.checkpoint === undefined ? undefined : style;
}
