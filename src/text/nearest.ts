/** Edits (insert, delete, replace, swap of neighbors) between two short words. */
export function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(
        (rows[i - 1]?.[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (rows[i - 1]?.[j - 1] ?? 0) + cost,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** The candidate closest to the word, or undefined if none is close enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const simple = (text: string) => text.toLowerCase().replace(/[-_.\s]/g, '');
  const wanted = simple(word).slice(0, 80);
  const all = [...candidates];
  // What was begun and not finished is meant more surely than what has as few edits: `next` is nextjs, not nuxt.
  const begun = all.filter((candidate) => simple(candidate).startsWith(wanted));
  if (wanted.length > 2 && begun.length === 1) return begun[0];
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of all) {
    const edits = distance(wanted, simple(candidate));
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}
