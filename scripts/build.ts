/**
 * Builds `dist/`: the program bundled into a few chunks (so that a server starts fast and installs nothing), and
 * everything about the tools that can be computed at build time, with the licenses of bundled packages.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { changesFromSource } from '../src/catalog/change-facts.js';
import { factsFromSource } from '../src/catalog/load.js';
import { requestsFromSource } from '../src/catalog/requests.js';
import { RUNNER } from '../src/sandbox/runtime/script.js';
import { builtInTools } from '../src/tools/built-in-tools.js';
import { buildSearchIndex, searched } from '../src/tools/discovery/search.js';
import { buildToolIndex } from '../src/tools/listing/build-index.js';
import type { ToolsFile } from '../src/tools/listing/registry.js';
import { keptIndex } from './lib/kept-index.js';

const ROOT = join(import.meta.dirname, '..');
const DIST = resolve(ROOT, process.argv[2] ?? 'dist');

/** Name, licence and licence text of every package in the bundle. */
function licences(metafile: Metafile): string {
  const folders = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^(?:[a-z]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder) folders.add(relative(ROOT, resolve(ROOT, folder)));
  }
  const texts = [...folders].sort().map((folder) => {
    const pkg = JSON.parse(readFileSync(resolve(ROOT, folder, 'package.json'), 'utf8')) as {
      name: string;
      version: string;
      license?: string;
    };
    const text = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE'].map((name) => {
      try {
        return readFileSync(resolve(ROOT, folder, name), 'utf8').trim();
      } catch {
        return '';
      }
    });
    return `${pkg.name} ${pkg.version} (${pkg.license ?? 'see text'})\n\n${text.find(Boolean) ?? ''}`;
  });
  return `This program contains the following packages.\n\n${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** zod ships its messages in fifty languages; only English is used, and the others slow down every start. */
const englishOnly: Plugin = {
  name: 'english-only',
  setup(builder) {
    builder.onResolve({ filter: /locales\/index\.js$/ }, ({ resolveDir }) =>
      resolveDir.includes('zod')
        ? { path: join(resolveDir, '..', 'locales', 'en.js'), namespace: 'english' }
        : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'english' }, ({ path }) => ({
      contents: `export { default as en } from ${JSON.stringify(path)};`,
      resolveDir: join(path, '..'),
    }));
  },
};

/**
 * The SDK's validator of JSON Schemas (all of ajv) is as large as the rest of it, and slows every start. The server
 * has its own validator and the rest of the program uses zod, so nothing asks for it.
 */
const withoutAjv: Plugin = {
  name: 'without-ajv',
  setup(builder) {
    builder.onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, ({ path }) => ({
      path,
      namespace: 'without-ajv',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'without-ajv' }, () => ({
      contents: `
        export { default as process } from 'node:process';
        export class DefaultJsonSchemaValidator {
          getValidator() {
            throw new Error('no JSON Schema validator was given');
          }
        }`,
    }));
  },
};

/**
 * Every file costs a start about as much as 20 KB of code. esbuild puts into one file what the same entry points
 * reach, so each of our modules is made to reach all that every command starts with.
 */
const startTogether: Plugin = {
  name: 'start-together',
  setup(builder) {
    const start = join(ROOT, 'src', 'cli', 'program', 'checked-config.ts');
    builder.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) =>
      path.startsWith(join(ROOT, 'src'))
        ? { contents: `${readFileSync(path, 'utf8')}\nimport ${JSON.stringify(start)};`, loader: 'ts' }
        : undefined,
    );
  },
};

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
    // The keyring is native code, and optional: loaded where it is installed. esbuild builds the runner of Actions when
    // running from source; the built program has it.
    external: ['@napi-rs/keyring', 'esbuild'],
    plugins: [englishOnly, withoutAjv, startTogether],
    define: { __VERSION__: JSON.stringify(version) },
    chunkNames: 'chunks/[name]-[hash]',
    banner: {
      // Bundled CommonJS packages ask for Node's own modules with require().
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  });
  // What runs in the process of an Action: a file of its own, which needs nothing else.
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/sandbox/runtime/child/main.ts'],
    outfile: join(DIST, RUNNER),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
  });
  const index = await buildToolIndex();
  const write = (name: string, value: unknown) => writeFileSync(join(DIST, name), JSON.stringify(value));
  const tools: ToolsFile = {
    builtIn: builtInTools.map((tool) => tool.record),
    operations: index.records,
  };
  write('tools.json', tools);
  const everyday = new Set(index.records.filter((r) => r.exposure === 'direct').map((r) => r.name));
  const part = (keep: boolean) =>
    Object.fromEntries(Object.entries(index.advertised).filter(([name]) => everyday.has(name) === keep));
  const builtIn = Object.fromEntries(builtInTools.map((tool) => [tool.record.name, tool.advertise()]));
  write('advertised-everyday.json', { ...builtIn, ...part(true) });
  write('advertised-others.json', part(false));
  const found = searched({ records: index.records, builtIn: tools.builtIn });
  const requests = requestsFromSource();
  write(
    'search.json',
    keptIndex([found, requests], () => buildSearchIndex(found, requests)),
  );
  write('catalog.json', factsFromSource(join(ROOT, 'catalog')));
  write('changes.json', changesFromSource(join(ROOT, 'catalog')));
  writeFileSync(join(DIST, 'THIRD-PARTY-LICENSES.txt'), licences(metafile));
  const bytes = Object.values(metafile.outputs).reduce((sum, o) => sum + o.bytes, 0);
  console.log(
    `dist: ${Object.keys(metafile.outputs).length} files of code, ${Math.round(bytes / 1024)} KB; ${index.records.length} operations`,
  );
}

await main();
