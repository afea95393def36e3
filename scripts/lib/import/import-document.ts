/** Imports a document into a catalogue, unless scopes would be lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyDeviations, type Deviation } from '../../../src/catalog/deviations.js';
import { factsChanges, summary } from './facts-changes.js';
import { factsFiles, readFacts, writeFacts } from './facts-files.js';
import { type ImportDecisions, mergeFacts, type SdkOnly } from './merge-facts.js';
import { type DocumentFacts, documentFacts, type OpenApiDocument } from './openapi-facts.js';

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

export interface ImportOptions {
  /** File of the OpenAPI document. */
  source: string;
  /** Folder of the catalogue, such as `catalog`. */
  catalog: string;
  /** Operations (`METHOD /path`) that may lose scopes, or disappear. */
  accept: readonly string[];
  dryRun: boolean;
}

export interface ImportReport {
  /** Exit status: 1 when nothing was written because something would be lost, 2 when `accept` is wrong. */
  status: 0 | 1 | 2;
  /** What changed, and what a person should look at. */
  text: string;
  /** Why it was refused; empty when it was not. */
  refusal: string;
}

/** Reads the document, completes it, compares it with the catalogue, and writes it where that is allowed. */
export function importDocument({ source, catalog, accept, dryRun }: ImportOptions): ImportReport {
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
  const text = `${summary(changes)}\n${list('To look at:', [...remarks, ...misfits(after, catalog)])}`;
  const refused = [...changes.losses].filter(([key]) => !accept.includes(key));
  if (refused.length > 0) {
    const lost = refused.map(([key, loss]) => `${key} ${loss}`);
    const refusal = `${list('Refused, nothing is written. Operations would lose what decides who may call them:', lost)}If that is right, add --accept "${refused[0]?.[0]}" for each of them.`;
    return { status: 1, text, refusal };
  }
  const unused = accept.filter((key) => !changes.losses.has(key));
  if (unused.length > 0)
    return { status: 2, text, refusal: `--accept names what loses nothing: ${unused.join(', ')}` };
  if (!dryRun) writeFacts(folder, files);
  const counts = `${after.operations.length} operations of ${files.length - 1} resources, ${Object.keys(after.schemas).length} schemas`;
  return { status: 0, text: `${text}\n${counts}${dryRun ? '; nothing is written' : ''}`, refusal: '' };
}
