/** The search index of an earlier build: learning it takes most of a build, and few builds change what it learns from. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const KEPT = join(ROOT, 'node_modules', '.cache', 'search-index.json');
const CODE = join(ROOT, 'src', 'tools', 'discovery');
const WORDS = ['search-words.json', 'small-talk.json'].map((name) => join(ROOT, 'catalog', name));

/** Of all that the index follows from: what is given to learn from, the code that learns, and its words. */
function keyOf(given: unknown): string {
  const code = readdirSync(CODE)
    .sort()
    .map((name) => join(CODE, name));
  const hash = createHash('sha256').update(JSON.stringify(given));
  for (const file of [...code, ...WORDS]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * What was learned from the same before, or is learned now.
 *
 * @param given what is learned from
 */
export function keptIndex<T>(given: unknown, learn: () => T): T {
  const key = keyOf(given);
  try {
    const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as { key: string; index: T };
    if (kept.key === key) return kept.index;
  } catch {
    // There is none yet, or none that can be read.
  }
  const index = learn();
  mkdirSync(dirname(KEPT), { recursive: true });
  // Builds may run at the same time: none sees half a file.
  const own = `${KEPT}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ key, index }));
  renameSync(own, KEPT);
  return index;
}
