import type { OperationFacts } from '../../catalog/types.js';
import type { Query } from '../types.js';

/** The size of a page where none is asked for. */
export const DEFAULT_PER_PAGE = 50;

/** Which ways of paging an operation offers. */
export interface PagingStyle {
  /** `page` and `per_page`. */
  offset?: {
    maxPerPage: number;
    /** The total can be asked for with `include_totals`. */
    totals: boolean;
    /** Results beyond this number cannot be reached by page. */
    cap?: number;
  };
  /** `from` and `take`. */
  checkpoint?: { maxTake: number };
  /**
   * Beyond the cap, a search can be narrowed to what comes after the last item seen. `from` is then not a
   * checkpoint of the search.
   */
  keyset?: Keyset;
  /** `from` is the id of a log event; what follows it is not searched but read in order. */
  followsLog?: true;
}

/** Going through a search by a field that orders it. */
export interface Keyset {
  field: string;
  descending: boolean;
  /** What else such a search needs. */
  query?: Query;
}

/** Where the document states no maximum, this is accepted everywhere. */
const UNSTATED_MAX = 50;
const CAP = 1_000;
const CAPPED = new Set(['/users', '/logs', '/roles/{id}/users', '/organizations/{id}/members']);
const KEYSETS: Record<string, Keyset> = {
  '/users': { field: 'created_at', descending: false, query: { search_engine: 'v3' } },
  '/logs': { field: 'date', descending: true },
};

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
  return style.offset === undefined && style.checkpoint === undefined ? undefined : style;
}
