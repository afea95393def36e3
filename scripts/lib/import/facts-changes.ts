/** What an import changes in the catalogue, in a form that a person reads before looking at the diff. */
import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema, OperationFacts } from '../../../src/catalog/types.js';
import { keyOf, scopeNames } from './merge-facts.js';
import type { DocumentFacts } from './openapi-facts.js';

export interface FactsChanges {
  /** `METHOD /path`. */
  added: string[];
  removed: string[];
  /** Operation -> what is different about it, in short phrases. */
  changed: Map<string, string[]>;
  /** Schema -> what is different about it. */
  schemas: { added: string[]; removed: string[]; changed: Map<string, string[]> };
  /** Operations that would end with fewer scopes than before, without any, or not exist any longer. */
  losses: Map<string, string>;
}

const missingFrom = <T>(all: Iterable<T>, known: Iterable<T>): T[] => {
  const has = new Set(known);
  return [...all].filter((one) => !has.has(one));
};

function difference(before: readonly string[], after: readonly string[], what: string): string[] {
  return [
    ...missingFrom(after, before).map((name) => `+ ${what} ${name}`),
    ...missingFrom(before, after).map((name) => `- ${what} ${name}`),
  ];
}

function changesOfOperation(before: OperationFacts, after: OperationFacts): string[] {
  const parameters = (o: OperationFacts) => new Map(o.parameters.map((p) => [`${p.in} ${p.name}`, p]));
  const [was, is] = [parameters(before), parameters(after)];
  const phrases = difference([...was.keys()], [...is.keys()], 'parameter');
  for (const [name, parameter] of is) {
    const old = was.get(name);
    if (old && !isDeepStrictEqual(old, parameter)) phrases.push(`~ parameter ${name}`);
  }
  const scopes = difference(scopeNames(before.scopes), scopeNames(after.scopes), 'scope');
  phrases.push(...scopes);
  const combination = ({ scopes, scopesUnclear }: OperationFacts) => [scopes, scopesUnclear];
  if (scopes.length === 0 && !isDeepStrictEqual(combination(before), combination(after)))
    phrases.push(
      `~ how scopes combine: ${before.scopes.mode} -> ${after.scopes.mode}${after.scopesUnclear ? ' (unclear)' : ''}`,
    );
  phrases.push(...difference(Object.keys(before.responses), Object.keys(after.responses), 'status'));
  for (const [status, schema] of Object.entries(after.responses)) {
    if (status in before.responses && !isDeepStrictEqual(before.responses[status], schema))
      phrases.push(`~ body of status ${status}`);
  }
  if (!isDeepStrictEqual(before.body, after.body)) phrases.push('~ request body');
  if (before.lifecycle !== after.lifecycle)
    phrases.push(`~ lifecycle: ${before.lifecycle} -> ${after.lifecycle}`);
  if (before.sdk !== after.sdk) phrases.push(`~ SDK method: ${before.sdk} -> ${after.sdk}`);
  if (before.id !== after.id) phrases.push(`~ operationId: ${before.id} -> ${after.id}`);
  return phrases;
}

function changesOfSchema(before: JsonSchema, after: JsonSchema): string[] {
  const names = (schema: JsonSchema) => Object.keys(schema.properties ?? {});
  const phrases = difference(names(before), names(after), 'property');
  for (const [name, schema] of Object.entries(after.properties ?? {})) {
    const old = before.properties?.[name];
    if (old && !isDeepStrictEqual(old, schema)) phrases.push(`~ property ${name}`);
  }
  const members = (schema: JsonSchema) => (schema.enum ?? []).map(String);
  phrases.push(...difference(members(before), members(after), 'member'));
  phrases.push(...difference(before.required ?? [], after.required ?? [], 'required'));
  if (phrases.length === 0) phrases.push('~ limits or structure');
  return phrases;
}

/** How the scopes of an operation get worse, in words; undefined when they do not. */
function scopeLoss(before: OperationFacts | undefined, after: OperationFacts): string | undefined {
  const names = scopeNames(after.scopes);
  if (names.length === 0) return 'has no scopes';
  const lost = before ? missingFrom(scopeNames(before.scopes), names) : [];
  return lost.length > 0 ? `loses ${lost.join(', ')}` : undefined;
}

/** Compares what the catalogue has with what an import would write. */
export function factsChanges(before: DocumentFacts, after: DocumentFacts): FactsChanges {
  const [was, is] = [before, after].map(({ operations }) => new Map(operations.map((o) => [keyOf(o), o])));
  const changed = new Map<string, string[]>();
  const losses = new Map<string, string>();
  for (const [key, operation] of is as Map<string, OperationFacts>) {
    const old = was?.get(key);
    const phrases = old ? changesOfOperation(old, operation) : [];
    if (phrases.length > 0) changed.set(key, phrases);
    const loss = scopeLoss(old, operation);
    if (loss) losses.set(key, loss);
  }
  const removed = missingFrom(was?.keys() ?? [], is?.keys() ?? []);
  for (const key of removed) losses.set(key, 'is not in the document');
  const schemas = new Map<string, string[]>();
  for (const [name, schema] of Object.entries(after.schemas)) {
    const old = before.schemas[name];
    if (old && !isDeepStrictEqual(old, schema)) schemas.set(name, changesOfSchema(old, schema));
  }
  return {
    added: missingFrom(is?.keys() ?? [], was?.keys() ?? []),
    removed,
    changed,
    schemas: {
      added: missingFrom(Object.keys(after.schemas), Object.keys(before.schemas)),
      removed: missingFrom(Object.keys(before.schemas), Object.keys(after.schemas)),
      changed: schemas,
    },
    losses,
  };
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`), ''] : [];

const detailed = (changes: Map<string, string[]>): string[] =>
  [...changes].map(([name, phrases]) => `${name}: ${phrases.join('; ')}`);

/** The changes as lines of text; a single line when there are none. */
export function summary(changes: FactsChanges): string {
  const lines = [
    ...section('Operations added', changes.added),
    ...section('Operations removed', changes.removed),
    ...section('Operations changed', detailed(changes.changed)),
    ...section('Schemas added', changes.schemas.added),
    ...section('Schemas removed', changes.schemas.removed),
    ...section('Schemas changed', detailed(changes.schemas.changed)),
  ];
  return lines.length > 0 ? lines.join('\n').trimEnd() : 'The document says what the catalogue says.';
}
