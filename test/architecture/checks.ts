/** What must hold for the house as a whole. Each check returns one line per violation. */
import { posix } from 'node:path';
import type { Graph, Sources } from './source-tree.js';

/** From the top down: a room may import from itself and from those below it. */
export const LAYERS = [
  'cli',
  'server',
  'tools',
  'policy',
  'client',
  'config',
  'state',
  'catalog',
  'text',
  'version.ts',
] as const;

/** The sandbox judges the rest, so it shares the facts with it and nothing else; only these start one. */
const SANDBOX_IMPORTS = ['sandbox', 'catalog', 'text'];
const SANDBOX_USERS = ['sandbox', 'cli', 'server'];

const roomOf = (path: string): string => path.split('/')[1] ?? '';

function mayImport(from: string, to: string): boolean {
  if (from === 'sandbox') return SANDBOX_IMPORTS.includes(to);
  if (to === 'sandbox') return SANDBOX_USERS.includes(from);
  const [upper, lower] = [from, to].map((room) => LAYERS.indexOf(room as (typeof LAYERS)[number]));
  return upper !== undefined && lower !== undefined && upper >= 0 && lower >= upper;
}

/** Imports within `src/` that run against the direction, or come from a room that nobody has placed. */
export function wrongDirections(graph: Graph): string[] {
  return Array.from(graph).flatMap(([from, targets]) =>
    targets
      .filter((to) => !to.startsWith('src/') || !mayImport(roomOf(from), roomOf(to)))
      .map((to) => `${from} imports ${to}`),
  );
}

/** Imports of files that are not there: a scan that misreads paths must not pass for a clean house. */
export function unresolved(graph: Graph): string[] {
  return Array.from(graph).flatMap(([from, targets]) =>
    targets.filter((to) => !graph.has(to)).map((to) => `${from} imports ${to}`),
  );
}

/** Groups of files that import each other, directly or by way of others (Tarjan's strong components). */
export function circles(graph: Graph): string[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (file: string): number => {
    const index = order.size;
    let low = index;
    order.set(file, index);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (next === file) found.push(`${file} imports itself`);
      if (!graph.has(next)) continue;
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, lowest.get(next) ?? order.get(next) ?? low);
      lowest.set(file, low);
    }
    lowest.set(file, low);
    if (low === index) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1) found.push(circle.sort().join(' <-> '));
    }
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

/** Folders with more files side by side than they may have; `wider` names the exceptions. */
export function wideFolders(
  paths: Iterable<string>,
  most: number,
  wider: Readonly<Record<string, number>> = {},
): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return Array.from(counts)
    .filter(([folder, count]) => count > (wider[folder] ?? most))
    .map(([folder, count]) => `${folder} has ${count} files`);
}

/** Files with more lines than they may have; generated ones say so on their first line. */
export function longFiles(sources: Sources, most: number): string[] {
  return Array.from(sources)
    .filter(([, text]) => !/^\/\/ Generated\b/.test(text))
    .map(([path, text]) => [path, text.split('\n').length - 1] as const)
    .filter(([, lines]) => lines > most)
    .map(([path, lines]) => `${path} has ${lines} lines`);
}
