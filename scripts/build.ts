/**
 * Builds `dist/`: the program bundled into a few chunks (so that a server starts fast and installs nothing), and
 * everything about the tools that can be worked out beforehand. Bundled packages' licences go with it.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { factsFromSource } from '../src/catalog/load.js';
import { buildToolIndex } from '../src/tools/build-index.js';
import { buildSearchIndex } from '../src/tools/discovery/search-index.js';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

/** Name, licence and licence text of every package in the bundle. */
function licences(metafile: Metafile): string {
  const folders = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder) folders.add(folder);
  }
  const texts = [...folders].sort().map((folder) => {
    const pkg = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
      license?: string;
    };
    const text = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE'].map((name) => {
      try {
        return readFileSync(join(ROOT, folder, name), 'utf8').trim();
      } catch {
        return '';
      }
    });
    return `${pkg.name} ${pkg.version} (${pkg.license ?? 'see text'})\n\n${text.find(Boolean) ?? ''}`;
  });
  return `This program contains the following packages.\n\n${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

async function main(): Promise<void> {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: { cli: 'src/cli/index.ts' },
    outdir: DIST,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    legalComments: 'none',
    metafile: true,
    define: { __VERSION__: JSON.stringify(version) },
    chunkNames: 'chunks/[name]-[hash]',
    banner: {
      // Bundled CommonJS packages ask for Node's own modules with require().
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  const index = await buildToolIndex();
  const write = (name: string, value: unknown) => writeFileSync(join(DIST, name), JSON.stringify(value));
  write('tools.json', index.records);
  write('advertised.json', index.advertised);
  write('search.json', buildSearchIndex(index.records));
  write('catalog.json', factsFromSource(join(ROOT, 'catalog')));
  writeFileSync(join(DIST, 'THIRD-PARTY-LICENSES.txt'), licences(metafile));
  const bytes = Object.values(metafile.outputs).reduce((sum, o) => sum + o.bytes, 0);
  console.log(
    `dist: ${Object.keys(metafile.outputs).length} files of code, ${Math.round(bytes / 1024)} KB; ${index.records.length} operations`,
  );
}

await main();
