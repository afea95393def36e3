/** Reads and writes `catalog/facts/`, one file per API resource. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactsFile, JsonSchema } from '../../../src/catalog/types.js';
import { type DocumentFacts, refsIn } from './openapi-facts.js';

/** Everything in a folder of facts, as stored. */
export function readFacts(folder: string): DocumentFacts {
  const facts: DocumentFacts = { operations: [], schemas: {} };
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as FactsFile;
    facts.operations.push(...file.operations);
    Object.assign(facts.schemas, file.schemas);
  }
  return facts;
}

/** The files of the facts: an operation is with its resource, a schema with the only resource that uses it, else shared. */
export function factsFiles({ operations, schemas }: DocumentFacts): FactsFile[] {
  const files = new Map<string, FactsFile>();
  for (const operation of operations) {
    const resource = operation.path.split('/')[1] ?? '';
    const file = files.get(resource) ?? { resource, operations: [], schemas: {} };
    file.operations.push(operation);
    files.set(resource, file);
  }
  const users = new Map<string, Set<string>>();
  for (const file of files.values()) {
    const open = [...refsIn(file.operations)];
    const seen = new Set<string>();
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      users.set(name, (users.get(name) ?? new Set()).add(file.resource));
      open.push(...refsIn(schemas[name]));
    }
  }
  const shared: Record<string, JsonSchema> = {};
  for (const [name, resources] of [...users].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const schema = schemas[name];
    if (!schema) throw new Error(`the document refers to a schema ${name}, which it does not have`);
    const [only, ...others] = resources;
    const owner = others.length === 0 && only ? files.get(only) : undefined;
    (owner?.schemas ?? shared)[name] = schema;
  }
  return [...files.values(), { resource: 'shared', operations: [], schemas: shared }];
}

/** Replaces a folder of facts. */
export function writeFacts(folder: string, files: readonly FactsFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder)) rmSync(join(folder, old));
  for (const file of files)
    writeFileSync(join(folder, `${file.resource}.json`), `${JSON.stringify(file, null, 1)}\n`);
}
