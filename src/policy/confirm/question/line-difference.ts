/** What differs between two texts, line by line. */

export interface Hunk {
  /** Number of the line in the first text that it begins with, or ahead of which lines are added. */
  at: number;
  removed: string[];
  added: string[];
}

/** Lines that two texts do not share, as `- ` and `+ ` lines in the order of the text, with nothing left out. */
export function lineDifference(from: string, to: string): Hunk[] {
  const [a, b] = [from.split(/\r?\n/), to.split(/\r?\n/)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return hunks(left, right, start + 1);
}

/** Longest common lines by dynamic programming while that is cheap; else the middle as a whole. */
function hunks(left: readonly string[], right: readonly string[], first: number): Hunk[] {
  if (left.length * right.length > 1_000_000) return [{ at: first, removed: [...left], added: [...right] }];
  const width = right.length + 1;
  const table = new Uint32Array((left.length + 1) * width);
  const common = (row: number, column: number) => table[row * width + column] as number;
  for (let row = left.length - 1; row >= 0; row--)
    for (let column = right.length - 1; column >= 0; column--)
      table[row * width + column] =
        left[row] === right[column]
          ? common(row + 1, column + 1) + 1
          : Math.max(common(row + 1, column), common(row, column + 1));
  const found: Hunk[] = [];
  let [i, j] = [0, 0];
  let open: Hunk | undefined;
  const hunk = () => {
    if (!open) {
      open = { at: first + i, removed: [], added: [] };
      found.push(open);
    }
    return open;
  };
  while (i < left.length || j < right.length) {
    // Beyond its end a text has no line, and at most one of the two has ended.
    if (left[i] === right[j]) {
      open = undefined;
      i++;
      j++;
    } else if (j >= right.length || (i < left.length && common(i + 1, j) >= common(i, j + 1))) {
      hunk().removed.push(left[i++] as string);
    } else {
      hunk().added.push(right[j++] as string);
    }
  }
  return found;
}
