/** Files that the build puts next to the program. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where a built file is, or undefined when running from source. Code is bundled into `dist/` and `dist/chunks/`. */
export function builtFile(name: string): string | undefined {
  const here = import.meta.dirname;
  return [join(here, name), join(here, '..', name)].find((file) => existsSync(file));
}

/** The same file of the last build, for data that is slow to compute when running from source. */
export function lastBuiltFile(name: string): string | undefined {
  const file = join(import.meta.dirname, '..', '..', 'dist', name);
  return existsSync(file) ? file : undefined;
}
