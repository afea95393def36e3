/** The file that runs in an Action's process: part of the build, or made on the spot when running from source. */
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFile } from '../../catalog/built-file.js';

/** Name of the file in `dist/`. */
export const RUNNER = 'action-runner.cjs';

let made: Promise<string> | undefined;

export function runnerScript(): Promise<string> {
  const built = builtFile(RUNNER);
  made ??= built === undefined ? fromSource() : Promise.resolve(realpathSync(built));
  return made;
}

async function fromSource(): Promise<string> {
  const { build } = await import('esbuild');
  const file = join(realpathSync(mkdtempSync(join(tmpdir(), 'auth0-mcp-actions-'))), RUNNER);
  await build({
    entryPoints: [join(import.meta.dirname, 'child', 'main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
  });
  return file;
}
