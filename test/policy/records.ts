/** Tool records straight from the catalogue, so that policy tests do not depend on the generated tools. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFacts, resolveRef } from '../../src/catalog/load.js';
import type { ToolRecord } from '../../src/catalog/tool-record.js';
import type { OperationWording } from '../../src/catalog/types.js';

const wordingFolder = join(import.meta.dirname, '..', '..', 'catalog', 'wording');

function wording(): Record<string, OperationWording> {
  return Object.assign(
    {},
    ...readdirSync(wordingFolder).map((file) => JSON.parse(readFileSync(join(wordingFolder, file), 'utf8'))),
  );
}

function build(): ToolRecord[] {
  const words = wording();
  const { operations, schemas } = loadFacts();
  return operations.map((facts) => {
    const key = `${facts.method} ${facts.path}`;
    const own = words[key];
    if (!own) throw new Error(`no wording for ${key}`);
    const binding: ToolRecord['binding'] = {};
    const required: string[] = [];
    const bind = (place: 'path' | 'query' | 'body', name: string, needed: boolean) => {
      const argument = own.rename?.[`${place}.${name}`] ?? (name === '*' ? 'body' : name);
      binding[argument] = { in: place, name };
      if (needed) required.push(argument);
    };
    for (const parameter of facts.parameters) {
      if (parameter.in !== 'header') bind(parameter.in, parameter.name, parameter.required);
    }
    if (facts.body) {
      const body = resolveRef(facts.body.schema, schemas);
      const branches = [body, ...(body.oneOf ?? []), ...(body.anyOf ?? [])].map((s) =>
        resolveRef(s, schemas),
      );
      const names = new Set(branches.flatMap((schema) => Object.keys(schema.properties ?? {})));
      if (names.size === 0) bind('body', '*', false);
      for (const name of names) bind('body', name, body.required?.includes(name) ?? false);
    }
    return {
      name: own.name,
      title: own.title,
      description: own.description,
      method: facts.method,
      path: facts.path,
      resource: facts.resource,
      toolset: own.toolset,
      risk: own.risk,
      scopes: facts.scopes,
      ...(facts.scopesUnclear ? { scopesUnclear: true } : {}),
      lifecycle: facts.lifecycle,
      earlyAccess: facts.sdk === null,
      exposure: own.exposure,
      aliases: own.aliases ?? [],
      binding,
      required,
    };
  });
}

/** All operations as tool records. */
export const records: readonly ToolRecord[] = build();

/** The record of a tool, by name. */
export function record(name: string): ToolRecord {
  const found = records.find((tool) => tool.name === name);
  if (!found) throw new Error(`no tool ${name}`);
  return found;
}

/** The record of an operation, by `METHOD /path`. */
export function operation(key: string): ToolRecord {
  const found = records.find((tool) => `${tool.method} ${tool.path}` === key);
  if (!found) throw new Error(`no operation ${key}`);
  return found;
}
