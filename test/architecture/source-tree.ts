/** The repository's TypeScript as a graph of files: which file imports which, types and late imports included. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Text by path from the repository's root, such as `src/cli/index.ts`. */
export type Sources = ReadonlyMap<string, string>;

/** Every file below a folder, however deep. */
export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

/** All TypeScript below some folders. */
export function readSources(root: string, folders: readonly string[]): Sources {
  const paths = folders.flatMap((folder) => filesBelow(root, folder)).filter((path) => path.endsWith('.ts'));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** `import … from`, `export … from`, a bare `import`, `import()` of values and of types. */
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])(\.[^'"\n]*)\1/g;

/** Files that a file imports, by path. Imports of packages and of JSON are left out. */
export function importsOf(path: string, text: string): string[] {
  const imported = [...text.matchAll(SPECIFIER)].map(([, , specifier = '']) =>
    posix.join(posix.dirname(path), specifier),
  );
  return [...new Set(imported.filter((file) => !file.endsWith('.json')))].map((file) =>
    file.replace(/\.js$/, '.ts'),
  );
}

export type Graph = ReadonlyMap<string, readonly string[]>;

export const graphOf = (sources: Sources): Graph =>
  new Map(Array.from(sources, ([path, text]) => [path, importsOf(path, text)]));
