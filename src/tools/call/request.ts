/** From checked arguments to the request on the wire. */

import type { ApiRequest, FormPart, Query, QueryValue } from '../../client/types.js';
import { buildPath, PathError } from '../../client/wire/path.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';

/** What the API takes as an import file, in bytes. */
const MOST_FILE_BYTES = 500 * 1024;

function formParts(fields: Record<string, unknown>): FormPart[] {
  return Object.entries(fields).map(([name, value]) => {
    if (name !== 'users') return { name, value: typeof value === 'string' ? value : JSON.stringify(value) };
    const data = typeof value === 'string' ? value : JSON.stringify(value);
    const bytes = Buffer.byteLength(data);
    if (bytes > MOST_FILE_BYTES) {
      throw new ToolError(
        'invalid_arguments',
        `users: the file has ${bytes} bytes; at most ${MOST_FILE_BYTES} are taken.`,
        {
          hint: 'Split the users into several imports.',
        },
      );
    }
    return { name, filename: 'users.json', contentType: 'application/json', data };
  });
}

/** The path with its values; what is wrong with one is said in terms of the argument. */
function pathOf({ path: template, binding }: Operation, values: Record<string, string>): string {
  try {
    return buildPath(template, values);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    const { parameter, message } = error;
    const [argument = parameter] =
      Object.entries(binding).find(([, place]) => place.in === 'path' && place.name === parameter) ?? [];
    throw new PathError(
      argument,
      message.replace(parameter, () => argument),
    );
  }
}

/**
 * The request that an operation makes with these arguments.
 *
 * @throws PathError for an argument that cannot be a path segment, before anything is sent
 */
export function toRequest(operation: Operation, args: Record<string, unknown>): ApiRequest {
  const path: Record<string, string> = {};
  const query: Query = {};
  const headers: Record<string, string> = {};
  const fields: Record<string, unknown> = {};
  let value: unknown;
  for (const [argument, given] of Object.entries(args)) {
    const binding = operation.binding[argument];
    if (!binding || given === undefined) continue;
    if (binding.in === 'path') path[binding.name] = String(given);
    else if (binding.in === 'query') query[binding.name] = given as QueryValue;
    else if (binding.in === 'header') headers[binding.name] = String(given);
    else if (binding.name === '*') value = given;
    else fields[binding.name] = given;
  }
  const request: ApiRequest = {
    operation: `${operation.method} ${operation.path}`,
    method: operation.method,
    path: pathOf(operation, path),
  };
  if (Object.keys(query).length > 0) request.query = query;
  if (Object.keys(headers).length > 0) request.headers = headers;
  if (operation.body === 'form') request.form = formParts(fields);
  else if (operation.body === 'value' && value !== undefined) request.body = value;
  else if (operation.body !== 'none' && (Object.keys(fields).length > 0 || operation.emptyBody === 'object'))
    request.body = fields;
  return request;
}
