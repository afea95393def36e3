/** Numbered pages that start at a given item: the API numbers pages of equal size from the start of the list. */

/** Smallest useful page: with less, a list would take too many requests. */
const SMALL_PAGE = 10;

export interface PageAt {
  page: number;
  per_page: number;
}

/** The page that starts at item `start` of the list; if no page size allows that, the nearest page before it. */
export function pageAt(start: number, largest: number): PageAt {
  let best = largest;
  for (let size = largest; size >= SMALL_PAGE && start % best !== 0; size--) {
    if (start % size < start % best) best = size;
  }
  return { page: Math.floor(start / best), per_page: best };
}

/**
 * How many of the first `fit` items after `start` to keep, nearly all, so that a page starts exactly after them;
 * and that page, about one per response.
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
