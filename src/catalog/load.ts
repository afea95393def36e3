/**
 * Reads the facts about the API: from one compiled file next to the built program, or, when running from
 * source, from `catalog/` itself. What is known beyond the document is applied either way.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFile } from './built-file.js';
import { applyDeviations, type Deviation } from './deviations.js';
import type { Facts, FactsFile, JsonSchema } from './types.js';

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** Facts straight from the folder `catalog/`. */
export function factsFromSource(catalog: string): Facts {
  const folder = join(catalog, 'facts');
  const facts: Facts = { operations: [], schemas: {} };
  for (const name of readdirSync(folder).sort()) {
    const file = readJson<FactsFile>(join(folder, name));
    for (const operation of file.operations) facts.operations.push({ ...operation, resource: file.resource });
    Object.assign(facts.schemas, file.schemas);
  }
  const layers = ['newer-facts.json', 'deviations.json'].flatMap((name) =>
    readJson<Deviation[]>(join(catalog, name)),
  );
  return applyDeviations(facts, layers);
}

let loaded: Facts | undefined;

/** All operations and schemas of the Management API. Read once per process; callers must not change it. */
export function loadFacts(): Facts {
  if (loaded) return loaded;
  const compiled = builtFile('catalog.json');
  loaded = compiled
    ? readJson<Facts>(compiled)
    : factsFromSource(join(import.meta.dirname, '..', '..', 'catalog'));
  return loaded;
}

/** Follows `$ref`s to the schema itself. */
export function resolveRef(schema: JsonSchema, schemas: Record<string, JsonSchema>): JsonSchema {
  let current = schema;
  for (let hops = 0; current.$ref !== undefined && hops < 20; hops++) {
    const next = schemas[current.$ref.slice('#/schemas/'.length)];
    if (!next) throw new Error(`catalog: ${current.$ref} does not resolve`);
    current = next;
  }
  return current;
}
