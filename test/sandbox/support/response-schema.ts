/** Judges answers by the documented response schemas, with a validator that the sandbox does not use. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { loadFacts, resolveRef } from '../../../src/catalog/load.js';
import type { JsonSchema } from '../../../src/catalog/types.js';

/** `oneOf` becomes `anyOf`: an empty list matches the bare and the wrapped form alike. */
function loosened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(loosened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name === 'oneOf' ? 'anyOf' : name, loosened(part)]),
  );
}

const ajv = new Ajv2020({
  strict: false,
  validateFormats: false,
  allErrors: true,
  unicodeRegExp: true,
  // Each schema judges a few bodies: quick to compile counts, not quick to run.
  inlineRefs: false,
  code: { optimize: false },
});
ajv.addSchema({ $id: 'facts', schemas: loosened(loadFacts().schemas) });

const compiled = new Map<JsonSchema, ValidateFunction>();

/** What is wrong with a body by each of the documented alternatives; one without errors satisfies the schema. */
export function schemaErrors(schema: JsonSchema, body: unknown): string[][] {
  const at = resolveRef(schema, loadFacts().schemas);
  const branches = at.oneOf ?? at.anyOf;
  return branches ? branches.flatMap((branch) => schemaErrors(branch, body)) : [errorsOf(schema, body)];
}

function errorsOf(schema: JsonSchema, body: unknown): string[] {
  let check = compiled.get(schema);
  if (!check) {
    const text = JSON.stringify(loosened(schema)).replaceAll('"#/schemas/', '"facts#/schemas/');
    check = ajv.compile(JSON.parse(text));
    compiled.set(schema, check);
  }
  if (check(body)) return [];
  return (check.errors ?? []).map(({ instancePath, keyword, message, params }) => {
    const name = keyword === 'additionalProperties' ? ` ${params.additionalProperty}` : '';
    return `${instancePath} ${message}${name}`;
  });
}
