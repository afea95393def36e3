/** This server's own arguments, in addition to those of the API. They are never sent. */
import { z } from 'zod';
import secrets from '../../catalog/secrets.json' with { type: 'json' };
import { bulkyOf } from '../catalog/bulky.js';
import type { ToolRecord } from '../catalog/tool-record.js';
import type { JsonSchema } from '../catalog/types.js';
import type { Wire } from '../catalog/wire.js';
import { APPLY_MODES, type ApplyMode } from '../policy/change/merge.js';
import { withKinds } from './arguments/kinds-of-body.js';
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
const ofUpdates = {
  apply: z
    .enum(APPLY_MODES)
    .optional()
    .describe(
      'merge (default): what is left out stays, at any depth; null removes; lists replace. add, remove: list entries are added or taken out. as_given: the API alone decides',
    ),
};
const ofReads = {
  part: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe('Only this part of the answer, such as details.request or items[0].data[100:]'),
};
const ofLong = {
  full_answer: z
    .boolean()
    .optional()
    .describe("The API's whole answer, with what is otherwise left out because it is long"),
};
const ofAll = {
  extra_fields: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Fields of the API that are missing here, sent as they are; a person is asked for them'),
};

const answers: Record<string, { request?: string[]; response?: string[] }> = secrets.operations;

/** Whether the operation changes an object that is there: PATCH does, and PUT mostly. */
export const isUpdate = (operation: Operation): boolean =>
  operation.risk !== 'read' && operation.body !== 'none' && ['PATCH', 'PUT'].includes(operation.method);

/** Whether the answer leaves something out unless `full_answer` is set: that of a write, and of a read with bulk. */
export const leavesOut = (operation: Operation): boolean =>
  operation.risk === 'read'
    ? bulkyOf(`${operation.method} ${operation.path}`).length > 0
    : operation.statuses.some((status) => status >= 200 && status < 300 && status !== 204);

/** The mode that the call chose. */
export const applyMode = ({ apply = 'merge' }: Record<string, unknown>): ApplyMode => apply as ApplyMode;

/** Whether the operation returns a paged list. */
export const isPaged = ({ list }: Operation): boolean => list !== undefined && (list.page || list.checkpoint);

/** Operations whose answer is for a person; `mailed`: arguments with which Auth0 sends it to them itself. */
const forPeople: Record<string, { mailed?: Record<string, readonly unknown[]> }> =
  secrets.handedOver.operations;

/** How the secret of an answer that is of use only to a person gets to them; undefined for other answers. */
export function handedBy(
  { method, path }: Pick<ToolRecord, 'method' | 'path'>,
  args: Readonly<Record<string, unknown>>,
): 'mail' | 'file' | undefined {
  const name = `${method} ${path}`;
  if (!Object.hasOwn(forPeople, name)) return undefined;
  const mailed = Object.entries(forPeople[name]?.mailed ?? {});
  return mailed.some(([field, values]) => values.includes(args[field] ?? null)) ? 'mail' : 'file';
}

/** Whether the response may contain a secret that is to be passed on: a new one, or a link. */
export function handsOutSecrets({ method, path }: Operation): boolean {
  if (Object.hasOwn(forPeople, `${method} ${path}`)) return true;
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
  if (args.part !== undefined && (call.out !== undefined || args.fetch_all === true))
    throw new ToolError('invalid_arguments', 'part: only valid without fetch_all. Nothing was sent.');
  if (call.out === undefined) return args.fetch_all === true || args.max_items !== undefined;
  if (operation.list) return true;
  throw new ToolError('no_list', `${operation.name} does not return a list, so there are no lines to write.`);
}

/**
 * The call with the fields of `extra_fields` where the API expects them: in the query of what has no body, else in
 * the body.
 *
 * @throws ToolError for a name that is one of the operation's own arguments, and for a value that cannot be sent there
 */
export function withExtraFields(operation: Operation, wire: Wire): { wire: Wire; extra: string[] } {
  const fields = (wire.args.extra_fields ?? {}) as Record<string, unknown>;
  const extra = Object.keys(fields);
  if (extra.length === 0) return { wire, extra };
  const known = Object.keys(inputShape(operation));
  const places = Object.values(operation.binding).map(({ name }) => name);
  for (const name of extra) {
    if (!known.includes(name) && !places.includes(name)) continue;
    throw invalid(`extra_fields.${name}: ${name} is an argument of ${operation.name}; give it there.`);
  }
  if (operation.body === 'none') {
    for (const [name, value] of Object.entries(fields)) {
      const values: unknown[] = Array.isArray(value) ? value : [value];
      if (!values.every((one) => ['string', 'number', 'boolean'].includes(typeof one)))
        throw invalid(
          `extra_fields.${name}: goes into the query, so it must be text, a number, true or false.`,
        );
    }
    return { wire: { ...wire, query: { ...wire.query, ...fields } }, extra };
  }
  const { body = {} } = wire;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid('extra_fields: the body of this operation is not an object.');
  return { wire: { ...wire, body: { ...body, ...fields } }, extra };
}

const inputShape = (operation: Operation): object => (inputOf(operation) as z.ZodObject).shape;
const invalid = (message: string) => new ToolError('invalid_arguments', `${message} Nothing was sent.`);

const inputs = new WeakMap<Operation, z.ZodType>();

/** The strict schema of all arguments: the API's and our own. */
export function inputOf(operation: Operation): z.ZodType {
  let input = inputs.get(operation);
  if (!input) {
    input = (operation.input as z.ZodObject).safeExtend({
      ...(isPaged(operation) ? ofLists : {}),
      ...(handsOutSecrets(operation) ? ofSecrets : {}),
      ...(isUpdate(operation) ? ofUpdates : {}),
      ...(operation.risk === 'read' ? ofReads : {}),
      ...(leavesOut(operation) ? ofLong : {}),
      ...ofAll,
    });
    input = withKinds(input as z.ZodObject, `${operation.method} ${operation.path}`);
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
      ? { fetch_all: { type: 'boolean' }, ...(typed ? { max_items: { type: 'integer' } } : {}) }
      : {}),
    ...(handsOutSecrets(operation) ? { save_secrets_to: { type: 'string' } } : {}),
    ...(isUpdate(operation)
      ? { apply: { type: 'string', ...(typed ? { enum: ofUpdates.apply.unwrap().options } : {}) } }
      : {}),
    ...(leavesOut(operation) ? { full_answer: { type: 'boolean' } } : {}),
    // Elsewhere it is, as max_items, explained in the instructions, and accepted without being listed.
    ...(typed && operation.risk !== 'read' ? { extra_fields: { type: 'object' } } : {}),
  };
  if (Object.keys(own).length === 0) return advertised;
  return { ...advertised, properties: { ...advertised.properties, ...own } };
}
