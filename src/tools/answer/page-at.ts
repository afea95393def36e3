/** Numbered pages that begin at a given item: the API numbers pages of one size from the list's beginning. */

/** Smallest page worth asking for: with less, a list would take too many requests. */
const SMALL_PAGE = 10;

export interface PageAt {
  page: number;
  per_page: number;
}

/** The page that begins `start` items into the list; where no size has one, the page nearest before it. */
export function pageAt(start: number, largest: number): PageAt {
  let best = largest;
  for (let size = largest; size >= SMALL_PAGE && start % best !== 0; size--) {
    if (start % size < start % best) best = size;
  }
  return { page: Math.floor(start / best), per_page: best };
}

/**
 * How many of the first `fit` items after `start` to keep, nearly all, so that a page begins exactly after them;
 * and that page, of which about one answer holds one.
 */
export function cutAfter(start: number, fit: number, largest: number): { kept: number; next: PageAt } {
  const most = Math.min(fit, largest);
  const least = Math.min(SMALL_PAGE, Math.ceil(most / 2));
  for (let kept = fit; kept > 1; kept--) {
    for (let size = most; size >= least; size--) {
      if ((start + kept) % size === 0) return { kept, next: { page: (start + kept) / size, per_page: size } };
    }
  }
  return { kept: 1, next: { page: start + 1, per_page: 1 } };
}
