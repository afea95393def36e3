/** The lines that differ between two texts, with some context: what `init` is about to write. */
import type { Colors } from '../terminal/output.js';

const CONTEXT = 2;

/** Exact for a change in one place, which is all that `init` makes. */
export function lineDiff(before: string, after: string, colors: Colors): string {
  const a = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const b = after === '' ? [] : after.replace(/\n$/, '').split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  return [
    ...a.slice(Math.max(0, head - CONTEXT), head).map((line) => `  ${line}`),
    ...a.slice(head, a.length - tail).map((line) => colors.red(`- ${line}`)),
    ...b.slice(head, b.length - tail).map((line) => colors.green(`+ ${line}`)),
    ...a.slice(a.length - tail, a.length - tail + CONTEXT).map((line) => `  ${line}`),
  ].join('\n');
}
