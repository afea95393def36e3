import { describe, expect, it } from 'vitest';
import { cutAfter, pageAt } from '../../../src/tools/answer/page-at.js';

describe('a page that begins at an item', () => {
  it('begins exactly there wherever a size allows it, and otherwise hardly before', () => {
    for (let start = 0; start <= 1_000; start++) {
      const { page, per_page: size } = pageAt(start, 100);
      expect(size).toBeGreaterThanOrEqual(10);
      expect(size).toBeLessThanOrEqual(100);
      const repeated = start - page * size;
      expect(repeated).toBeGreaterThanOrEqual(0);
      const exact = Array.from({ length: 91 }, (_, i) => i + 10).some((one) => start % one === 0);
      if (exact) expect(repeated).toBe(0);
      else expect(repeated).toBeLessThan(10);
    }
  });

  it('follows at once what an answer kept of a list, whatever its place and size', () => {
    for (let start = 0; start <= 1_000; start += 7) {
      for (const fit of [1, 3, 9, 10, 25, 36, 99, 100, 140]) {
        const { kept, next } = cutAfter(start, fit, 100);
        expect(next.page * next.per_page).toBe(start + kept);
        expect(kept).toBeGreaterThanOrEqual(fit / 2);
        expect(kept).toBeLessThanOrEqual(fit);
        expect(next.per_page).toBeLessThanOrEqual(100);
        expect(next.per_page).toBeGreaterThanOrEqual(Math.min(10, fit / 2));
      }
    }
  });
});
