/** From a call as it goes on the wire to the client's request. */
import type { Wire } from '../../catalog/wire.js';
import type { ApiRequest, FormPart, Query } from '../../client/types.js';
import { buildPath, PathError } from '../../client/wire/path.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';

/** Maximum size of an import file, in bytes. */
const MOST_FILE_BYTES = 500 * 1024;

function formParts(fields: Record<string, unknown>): FormPart[] {
  return Object.entries(fields).map(([name, value]) => {
    if (name !== 'users') return { name, value: typeof value === 'string' ? value : JSON.stringify(value) };
    const data = typeof value === 'string' ? value : JSON.stringify(value);
    const bytes = Buffer.byteLength(data);
    if (bytes > MOST_FILE_BYTES) {
      throw new ToolError(
        'invalid_arguments',
        `users: the file has ${bytes} bytes; the maximum is ${MOST_FILE_BYTES}.`,
        {
          hint: 'Split the users into several imports.',
        },
      );
    }
    return { name, filename: 'users.json', contentType: 'application/json', data };
  });
}

/** The path with its values; errors name the argument. */
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

const texts = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

/**
 * The client's request for a call as the policy has seen it: nothing is sorted or chosen here a second time.
 *
 * @throws PathError for an argument that cannot be a path segment, before anything is sent
 */
export function requestOf(operation: Operation, { path, query, header, body }: Wire): ApiRequest {
  const request: ApiRequest = {
    operation: `${operation.method} ${operation.path}`,
    method: operation.method,
    path: pathOf(operation, texts(path)),
  };
  if (Object.keys(query).length > 0) request.query = query as Query;
  if (Object.keys(header).length > 0) request.headers = texts(header);
  giveBody(request, operation, body);
  return request;
}

/** Gives the request its body, or another one: that of a change, completed. */
export function giveBody(request: ApiRequest, operation: Operation, body: unknown): void {
  if (operation.body === 'form') request.form = formParts((body ?? {}) as Record<string, unknown>);
  else if (operation.body !== 'none') {
    const sent = body ?? (operation.emptyBody === 'object' ? {} : undefined);
    if (sent !== undefined) request.body = sent;
  }
}
