/**
 * Writes `src/tools/operations/`, `docs/tools.md` and `docs/sign-in-failures.md` from `catalog/`.
 *
 *   npm run generate            write
 *   npm run check:generated     fail when what is there differs from what would be written
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsFromSource } from '../src/catalog/load.js';
import type { FactsFile, OperationWording } from '../src/catalog/types.js';
import { deprecationNote } from './lib/deprecation-notes.js';
import { joinShortObjects, quote } from './lib/layout.js';
import { keyOf, operationSource } from './lib/operation-source.js';
import { signInFailuresDocument } from './lib/sign-in-failures-document.js';
import { toolsDocument } from './lib/tools-document.js';
import { constantName, ZodSource } from './lib/zod-source.js';

const ROOT = join(import.meta.dirname, '..');
const CATALOG = join(ROOT, 'catalog');
const OUT = join(ROOT, 'src', 'tools', 'operations');
const HEADER = '// Generated from catalog/ by `npm run generate`. Do not edit.\n';

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const facts = factsFromSource(CATALOG);
const sharedNames = new Set(Object.keys(readJson<FactsFile>(join(CATALOG, 'facts', 'shared.json')).schemas));
const wording = new Map<string, OperationWording>();
for (const file of readdirSync(join(CATALOG, 'wording'))) {
  const words = readJson<Record<string, OperationWording>>(join(CATALOG, 'wording', file));
  for (const [key, value] of Object.entries(words)) wording.set(key, value);
}

/** Declarations in the order in which they need each other. */
function declarations(zod: ZodSource, exported: boolean): string {
  return [...zod.declared]
    .map(([name, source]) => {
      const type = zod.lazy.has(name) ? ': z.ZodType' : '';
      return `${exported ? 'export ' : ''}const ${constantName(name)}${type} = ${source};\n`;
    })
    .join('');
}

const helpers = (source: string) => {
  const names = ['fileText', 'fitsVariant', 'formatted', 'hasOneSetOf', 'sized'].filter((n) =>
    source.includes(`${n}(`),
  );
  return names.length > 0 ? `import { ${names.join(', ')} } from '../formats.js';\n` : '';
};

const shared = new ZodSource(facts.schemas);

/** A source for one resource's module, and the shared constants that it uses. */
function resourceSource(): { zod: ZodSource; imports: Set<string> } {
  const imports = new Set<string>();
  const zod = new ZodSource(facts.schemas, (name) => {
    if (!sharedNames.has(name)) return undefined;
    shared.source({ $ref: `#/schemas/${name}` });
    imports.add(constantName(name));
    return constantName(name);
  });
  return { zod, imports };
}

const files = new Map<string, string>();
const missing: string[] = [];
const names = new Map<string, string>();
const resources = [...new Set(facts.operations.map((o) => o.resource))].sort();
for (const resource of resources) {
  const { zod, imports } = resourceSource();
  const operations: string[] = [];
  for (const operation of facts.operations.filter((o) => o.resource === resource)) {
    const words = wording.get(keyOf(operation));
    if (!words) {
      missing.push(keyOf(operation));
      continue;
    }
    for (const name of [words.name, ...(words.aliases ?? [])]) {
      const other = names.get(name);
      if (other) throw new Error(`${keyOf(operation)} and ${other} are both called ${name}`);
      names.set(name, keyOf(operation));
    }
    const deprecations = (operation.deprecations ?? []).map((one) =>
      deprecationNote(one, (key) => wording.get(key)?.name),
    );
    operations.push(operationSource(operation, words, zod, deprecations));
  }
  const declared = declarations(zod, false);
  const body = joinShortObjects(
    `${declared}${declared ? '\n' : ''}const operation = operationsOf(${quote(resource)});\n\n${operations.join('\n')}`,
  );
  const importShared =
    imports.size > 0 ? `import { ${[...imports].sort().join(', ')} } from './shared.js';\n` : '';
  files.set(
    `${resource}.ts`,
    `${HEADER}import { z } from 'zod';\n${helpers(body)}import { operationsOf } from '../operation.js';\n${importShared}\n${body}`,
  );
}
const sharedBody = joinShortObjects(declarations(shared, true));
files.set('shared.ts', `${HEADER}import { z } from 'zod';\n${helpers(sharedBody)}\n${sharedBody}`);
files.set(
  'index.ts',
  `${HEADER}/** Resource -> its module of operations, loaded on first use. */\nexport const OPERATION_MODULES = {\n${resources.map((r) => `  '${r}': () => import('./${r}.js'),\n`).join('')}};\n`,
);

if (missing.length > 0) {
  console.error(`${missing.length} operations have no wording: ${missing.slice(0, 5).join(', ')}…`);
  if (!process.argv.includes('--partial')) process.exit(1);
}

const written = new Map([...files].map(([name, text]) => [join(OUT, name), text]));
const documented = facts.operations.flatMap((o) => {
  const words = wording.get(keyOf(o));
  return words ? [{ facts: o, words }] : [];
});
written.set(join(ROOT, 'docs', 'tools.md'), toolsDocument(documented));
const fromCatalog = <T>(name: string): T => readJson<T>(join(CATALOG, name));
written.set(
  join(ROOT, 'docs', 'sign-in-failures.md'),
  signInFailuresDocument(
    fromCatalog('login-failure-types.json'),
    fromCatalog('log-events.json'),
    fromCatalog('login-causes.json'),
    fromCatalog('login-failure-texts.json'),
  ),
);
const stale = existsSync(OUT) ? readdirSync(OUT).filter((name) => !files.has(name)) : [];

if (process.argv.includes('--check')) {
  const differing = [...written]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([f]) => f);
  const all = [...differing, ...stale.map((name) => join(OUT, name))];
  if (all.length > 0) {
    console.error(`generated files differ from catalog/; run \`npm run generate\`:\n${all.join('\n')}`);
    process.exit(1);
  }
  console.log(`generated files are up to date (${written.size} files)`);
} else {
  mkdirSync(OUT, { recursive: true });
  for (const name of stale) rmSync(join(OUT, name));
  for (const [file, text] of written) writeFileSync(file, text);
  console.log(`${documented.length} operations, ${written.size} files`);
}
