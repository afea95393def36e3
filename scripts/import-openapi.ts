/**
 * Imports the public OpenAPI document of the Management API, as it is published, into `catalog/facts/`.
 *
 *   npx tsx scripts/import-openapi.ts DOCUMENT.json [--dry-run] [--accept "METHOD /path"]... [--catalog FOLDER]
 *
 * Facts only: names, types, limits, enums, patterns, statuses, scopes, lifecycle. Prose is dropped, because
 * the wording of this project is its own (`catalog/wording/`). What the document lacks is merged in from
 * `catalog/sdk-only.json` and `catalog/import-decisions.json`. The output says what changed.
 *
 * Nothing is written, and the exit status is 1, when an operation would disappear, lose a scope or have none,
 * unless it is named with `--accept`. `--dry-run` never writes. `--catalog` is another folder than `catalog/`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { applyDeviations, type Deviation } from '../src/catalog/deviations.js';
import { factsChanges, summary } from './lib/facts-changes.js';
import { factsFiles, readFacts, writeFacts } from './lib/facts-files.js';
import { type ImportDecisions, keyOf, mergeFacts, type SdkOnly } from './lib/merge-facts.js';
import { type DocumentFacts, documentFacts, type OpenApiDocument } from './lib/openapi-facts.js';

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

const list = (title: string, lines: readonly string[]): string =>
  lines.length > 0 ? `\n${title}\n${lines.map((line) => `  ${line}\n`).join('')}` : '';

/** Entries of the layers over the facts that fit them no longer, in sentences. */
function misfits(facts: DocumentFacts, catalog: string): string[] {
  const operations = facts.operations.map((o) => ({ ...o, resource: o.path.split('/')[1] ?? '' }));
  const found: string[] = [];
  let at = { operations, schemas: facts.schemas };
  for (const file of ['newer-facts.json', 'deviations.json']) {
    for (const entry of readJson<Deviation[]>(join(catalog, file))) {
      try {
        at = applyDeviations(at, [entry]);
      } catch (error) {
        found.push(`${file}: ${(error as Error).message}`);
      }
    }
  }
  return found;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      accept: { type: 'string', multiple: true, default: [] },
      catalog: { type: 'string', default: join(import.meta.dirname, '..', 'catalog') },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [source, ...rest] = positionals;
  if (!source || rest.length > 0) {
    console.error('usage: tsx scripts/import-openapi.ts DOCUMENT.json [--dry-run] [--accept "METHOD /path"]…');
    return 2;
  }
  const { catalog, accept } = values;
  const folder = join(catalog, 'facts');
  const { remarks, ...merged } = mergeFacts(
    documentFacts(readJson<OpenApiDocument>(source)),
    readJson<SdkOnly>(join(catalog, 'sdk-only.json')),
    readJson<ImportDecisions>(join(catalog, 'import-decisions.json')),
  );
  const files = factsFiles(merged);
  // Schemas that no operation uses are left out, so that they are no change either.
  const after = { ...merged, schemas: Object.assign({}, ...files.map(({ schemas }) => schemas)) };
  const changes = factsChanges(readFacts(folder), after);

  console.log(summary(changes));
  process.stdout.write(list('To look at:', [...remarks, ...misfits(after, catalog)]));
  const refused = [...changes.losses].filter(([key]) => !accept.includes(key));
  if (refused.length > 0) {
    console.error(
      `${list(
        'Refused, nothing is written. Operations would lose what decides who may call them:',
        refused.map(([key, loss]) => `${key} ${loss}`),
      )}If that is right, add --accept "${refused[0]?.[0]}" for each of them.`,
    );
    return 1;
  }
  const unused = accept.filter((key) => !changes.losses.has(key));
  if (unused.length > 0) {
    console.error(`--accept names what loses nothing: ${unused.join(', ')}`);
    return 2;
  }
  if (!values['dry-run']) writeFacts(folder, files);
  const operations = new Set(after.operations.map(keyOf)).size;
  console.log(
    `\n${operations} operations of ${files.length - 1} resources, ${Object.keys(after.schemas).length} schemas${values['dry-run'] ? '; nothing is written' : ''}`,
  );
  return 0;
}

process.exitCode = main();
