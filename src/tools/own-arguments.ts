/** Arguments of this server's own that an operation takes beside the API's. They are never sent. */
import { z } from 'zod';
import secrets from '../../catalog/secrets.json' with { type: 'json' };
import type { JsonSchema } from '../catalog/types.js';
import { ToolError } from './errors.js';
import type { Operation } from './operation.js';
import type { CallContext } from './runtime.js';

/** Most items that one call collects. */
export const MOST_ITEMS = 10_000;
/** How many it collects when nothing is said. */
export const DEFAULT_ITEMS = 1_000;

const ofLists = {
  fetch_all: z.boolean().optional().describe('Fetch page after page, up to max_items'),
  max_items: z
    .int()
    .min(1)
    .max(MOST_ITEMS)
    .optional()
    .describe(`With fetch_all: most items, ${DEFAULT_ITEMS} by default`),
};
const ofSecrets = {
  save_secrets_to: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("New .env file in the server's folder, to hand the answer's secrets to the person"),
};

const answers: Record<string, { request?: string[]; response?: string[] }> = secrets.operations;

/** Whether the operation gives its items by pages. */
export const isPaged = ({ list }: Operation): boolean => list !== undefined && (list.page || list.checkpoint);

/** Whether the operation makes or changes something, and its answer may hold a secret. */
export function handsOutSecrets({ method, path }: Operation): boolean {
  return method !== 'GET' && (answers[`${method} ${path}`]?.response?.length ?? 0) > 0;
}

/**
 * Whether this call is for the whole list.
 *
 * @throws ToolError for arguments that contradict each other, and for a file that the operation cannot fill
 */
export function wantsAll(operation: Operation, args: Record<string, unknown>, call: CallContext): boolean {
  if (args.max_items !== undefined && args.fetch_all === false)
    throw new ToolError('invalid_arguments', 'max_items: goes with fetch_all true only. Nothing was sent.');
  if (call.out === undefined) return args.fetch_all === true || args.max_items !== undefined;
  if (operation.list) return true;
  throw new ToolError('no_list', `${operation.name} gives no list, so there are no lines to write.`);
}

const inputs = new WeakMap<Operation, z.ZodType>();

/** The strict schema of all that the operation takes: the API's arguments and our own. */
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
 * The advertised schema with our own arguments, as short as can be: they are explained once, in the server's
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
