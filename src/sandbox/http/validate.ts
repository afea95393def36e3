/** Checks path, query and body of a request against the operation's facts, with the API's wording. */
import { loadFacts, resolveRef } from '../../catalog/load.js';
import type { JsonSchema, ParameterFacts } from '../../catalog/types.js';
import { HttpError, invalidBody } from '../errors.js';
import type { Operation } from '../types.js';
import { looserPathParameters, pathFormats } from '../undocumented.js';
import { type Violation, violation } from './schema-check.js';

function text(prefix: string, found: Violation): string {
  const place = found.path === '' ? '.' : ` on property ${found.path}`;
  return found.path === '' && !/^(Missing|Additional)/.test(found.message)
    ? `${prefix} validation error: '${found.message}'`
    : `${prefix} validation error: '${found.message}'${place}${place === '.' ? '' : '.'}`;
}

/** Refuses a path parameter that its schema does not allow: 400 `invalid_uri`. */
export function checkPath(operation: Operation, params: Record<string, string>): void {
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'path' || looserPathParameters.has(parameter.name)) continue;
    const known = pathFormats.find(
      ({ path, parameter: name }) => path.test(operation.path) && name === parameter.name,
    );
    const schema = known ? { type: 'string', format: known.format } : parameter.schema;
    const found = violation(schema, params[parameter.name], parameter.name);
    if (found) throw new HttpError(400, known?.plain ? found.message : text('Path', found), 'invalid_uri');
  }
}

/** Query parameters in their documented types. Unknown, repeated or ill-formed ones: 400 `invalid_query_string`. */
export function parseQuery(operation: Operation, search: URLSearchParams): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  const declared = new Map<string, ParameterFacts>();
  for (const parameter of operation.parameters) {
    if (parameter.in === 'query') declared.set(parameter.name, parameter);
  }
  const fail = (found: Violation) => new HttpError(400, text('Query', found), 'invalid_query_string');
  const unknown: string[] = [];
  for (const key of new Set(search.keys())) {
    const name = key.endsWith('[]') ? key.slice(0, -2) : key;
    const parameter = declared.get(name);
    if (!parameter) {
      unknown.push(name);
      continue;
    }
    const value = coerce(parameter.schema, search.getAll(key));
    const found = violation(parameter.schema, value, name);
    if (found) throw fail(found);
    query[name] = value;
  }
  if (unknown.length > 0) {
    throw fail({ message: `Additional properties not allowed: ${unknown.join(',')}`, path: '' });
  }
  for (const [name, parameter] of declared) {
    if (parameter.required && query[name] === undefined) {
      throw fail({ message: `Missing required property: ${name}`, path: '' });
    }
  }
  return query;
}

/** Turns the texts of one parameter into the type that its schema asks for, where they read as such. */
function coerce(schema: JsonSchema, texts: string[]): unknown {
  const types = typesOf(schema);
  if (types.has('array') && !(types.has('string') && texts.length === 1)) return texts;
  if (texts.length > 1) return texts;
  const only = texts[0] ?? '';
  if ((types.has('integer') || types.has('number')) && /^-?\d+(\.\d+)?$/.test(only)) return Number(only);
  if (types.has('boolean') && (only === 'true' || only === 'false')) return only === 'true';
  return only;
}

function typesOf(schema: JsonSchema): Set<string> {
  const resolved = resolveRef(schema, loadFacts().schemas);
  const types = new Set<string>([resolved.type ?? []].flat());
  for (const branch of [...(resolved.oneOf ?? []), ...(resolved.anyOf ?? [])]) {
    for (const type of typesOf(branch)) types.add(type);
  }
  return types;
}

/**
 * The body that the handler gets, refused with 400 `invalid_body` when the operation's schema does not allow it.
 * A body that was not sent counts as an empty object.
 */
export function checkBody(operation: Operation, body: unknown): unknown {
  if (operation.body?.contentType !== 'application/json') return body;
  const given = body === undefined ? {} : body;
  const found = violation(operation.body.schema, given);
  if (found) throw invalidBody(text('Payload', found));
  return given;
}
