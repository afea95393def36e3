/** This server's own arguments, in addition to those of the API. They are never sent. */
import { z } from 'zod';
import secrets from '../../catalog/secrets.json' with { type: 'json' };
import type { JsonSchema } from '../catalog/types.js';
import { ToolError } from './errors.js';
import type { Operation } from './operation.js';
import type { CallContext } from './runtime.js';

/** Maximum number of items that one call collects. */
export const MOST_ITEMS = 10_000;
/** The default of `max_items`. */
export const DEFAULT_ITEMS = 1_000;

const ofLists = {
  fetch_all: z.boolean().optional().describe('Fetch page after page, up to max_items'),
  max_items: z
    .int()
    .min(1)
    .max(MOST_ITEMS)
    .optional()
    .describe(`With fetch_all: maximum items, default ${DEFAULT_ITEMS}`),
};
const ofSecrets = {
  save_secrets_to: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("New .env file in the server's folder for the response's secrets, read by the person only"),
};

const answers: Record<string, { request?: string[]; response?: string[] }> = secrets.operations;

/** Whether the operation returns a paged list. */
export const isPaged = ({ list }: Operation): boolean => list !== undefined && (list.page || list.checkpoint);

/** Whether the operation creates or changes something, and its response may contain a secret. */
export function handsOutSecrets({ method, path }: Operation): boolean {
  return method !== 'GET' && (answers[`${method} ${path}`]?.response?.length ?? 0) > 0;
}

/**
 * Whether this call fetches the whole list.
 *
 * @throws ToolError for contradictory arguments, and for an output file that does not apply to the operation
 */
export function wantsAll(operation: Operation, args: Record<string, unknown>, call: CallContext): boolean {
  if (args.max_items !== undefined && args.fetch_all === false)
    throw new ToolError('invalid_arguments', 'max_items: only valid with fetch_all true. Nothing was sent.');
  if (call.out === undefined) return args.fetch_all === true || args.max_items !== undefined;
  if (operation.list) return true;
  throw new ToolError('no_list', `${operation.name} does not return a list, so there are no lines to write.`);
}

const inputs = new WeakMap<Operation, z.ZodType>();

/** The strict schema of all arguments: the API's and our own. */
export function inputOf(operation: Operation): z.ZodType {
  let input = inputs.get(operation);
  if (!input) {
    const own = { ...(isPaged(operation) ? ofLists : {}), ...(handsOutSecrets(operation) ? ofSecrets : {}) };
    const api = operation.input as z.ZodObject;
    input = Object.keys(own).length > 0 ? api.safeExtend(own) : api;
    inputs.set(operation, input);
  }
  return input;
}

/**
 * The advertised schema with our own arguments, as short as possible: they are explained once, in the server's
 * instructions, and there are hundreds of tools.
 */
export function withOwnArguments(advertised: JsonSchema, operation: Operation): JsonSchema {
  const typed = operation.exposure === 'direct';
  const own: Record<string, JsonSchema> = {
    ...(isPaged(operation)
      ? { fetch_all: { type: 'boolean' }, max_items: typed ? { type: 'integer' } : {} }
      : {}),
    ...(handsOutSecrets(operation) ? { save_secrets_to: typed ? { type: 'string' } : {} } : {}),
  };
  if (Object.keys(own).length === 0) return advertised;
  return { ...advertised, properties: { ...advertised.properties, ...own } };
}
