import { z } from 'zod';
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { JsonSchema } from '../../catalog/types.js';
import { nearest } from '../../text/nearest.js';
import { RESPONSE_BUDGET, success } from '../answer/result.js';
import { checkArguments } from '../call/arguments.js';
import { assertAvailable } from '../call/available.js';
import { ToolError } from '../errors.js';
import { builtIn } from '../listing/built-in.js';
import { fullInputSchema } from '../listing/json-schema.js';
import type { Runtime } from '../runtime.js';
import { exampleOf } from './example.js';
import { adviceForName } from './near-names.js';
import { knownNames, namedParts, outlined } from './outline.js';

const input = z.strictObject({
  name: z.string().min(1).max(100).describe('Operation name, from find_operations'),
  variants: z
    .array(z.string().min(1).max(100))
    .max(10)
    .optional()
    .describe('To show whole: names from named_only, options.NAME, okta'),
});

/** Largest answer by default, in characters of JSON; what is asked for by name comes on top. */
export const DESCRIPTION_BUDGET = 4_000;

/** Characters for the advice on what is only named. */
const ADVICE = 200;

/** Characters for what is asked for by name. */
const PARTS_BUDGET = DESCRIPTION_BUDGET - 800;

/** Whether the `options` of an operation depend on the strategy of a connection. */
const isByStrategy = ({ method, path }: ToolRecord): boolean =>
  ['POST /connections', 'PATCH /connections/{id}'].includes(`${method} ${path}`);

/** What is asked for by name alone: arguments, their members, and the options of a connection's strategies. */
async function partsAskedFor(record: ToolRecord, whole: JsonSchema, asked: readonly string[]) {
  const strategies = isByStrategy(record)
    ? (await import('../../catalog/connection-options.js')).strategies
    : {};
  const named = asked.filter((name) => Object.hasOwn(strategies, name));
  const others = asked.filter((name) => !named.includes(name));
  const properties = namedParts(whole, others, PARTS_BUDGET);
  if (!properties) return undefined;
  const cut = others.find((name) => JSON.stringify(properties[name]).includes('"members"'));
  return {
    ...(named.length === 0
      ? {}
      : { options: Object.fromEntries(named.map((one) => [one, strategies[one]])) }),
    ...(others.length === 0 ? {} : { input_schema: { type: 'object', properties } }),
    ...(cut === undefined ? {} : { advice: `variants: ["${cut}.NAME"] shows one of its members whole.` }),
  };
}

/** The schema within the budget, and what of it is only named. @throws ToolError for an unknown name */
function shownSchema(record: ToolRecord, whole: JsonSchema, asked: readonly string[], budget: number) {
  const operation = record.name;
  const known = knownNames(whole);
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const close = nearest(unknown, known);
    const { variants, outlined: short } = outlined(operation, whole, new Set(), budget);
    throw new ToolError(
      'invalid_arguments',
      `variants: unknown variant ${JSON.stringify(unknown)}${close ? `; did you mean ${close}?` : '.'}`,
      { hint: `Variants of this schema: ${[...variants, ...short].join(', ')}.` },
    );
  }
  const most = asked.length > 0 ? RESPONSE_BUDGET : budget;
  const { schema, variants, outlined: short } = outlined(operation, whole, new Set(asked), most);
  const [first] = [...variants, ...short];
  if (first === undefined) return { input_schema: schema };
  const outlines = short.length > 0 ? 'Arguments with members or values are outlined. ' : '';
  const byStrategy = isByStrategy(record) ? ' variants: ["okta"]: the options of that strategy.' : '';
  const advice = `${outlines}variants: ["${first}"] shows this one whole.${byStrategy}`;
  return { named_only: { ...(variants.length > 0 ? { variants } : {}), advice }, input_schema: schema };
}

/** The available operation with that name; errors explain why it is missing and suggest similar names. */
export async function availableOperation(runtime: Runtime, name: string) {
  const record = runtime.registry.find(name);
  const own = runtime.registry.builtIn.find((tool) => tool.name === name);
  if (own) {
    assertAvailable(runtime, own);
    throw new ToolError('unknown_operation', `${name} is a tool itself, not an operation.`, {
      hint: `Call ${name} directly, with its listed input schema.`,
    });
  }
  if (!record) {
    throw new ToolError(
      'unknown_operation',
      `There is no operation called ${JSON.stringify(name.slice(0, 100))}.`,
      { hint: adviceForName(runtime, name) },
    );
  }
  assertAvailable(runtime, record);
  const operation = await runtime.registry.operation(record.name);
  if (!operation) throw new ToolError('unknown_operation', `There is no operation called ${record.name}.`);
  return { record, operation };
}

/** A tool of our own that is not listed. @throws ToolError where it is not available */
function unlistedTool(runtime: Runtime, name: string): ToolRecord | undefined {
  const own = runtime.registry.builtIn.find((tool) => tool.name === name && tool.exposure === 'catalog');
  if (own) assertAvailable(runtime, own);
  return own;
}

function describedTool({ registry }: Runtime, { name, title, description, risk, example = {} }: ToolRecord) {
  const input_schema = registry.advertised(name)?.inputSchema;
  const tool = risk === 'read' ? 'run_read_operation' : 'run_write_operation';
  const call = { tool, arguments: { name, arguments: example } };
  return { name, title, description, risk, input_schema, example: call };
}

export const describeOperation = builtIn({
  name: 'describe_operation',
  title: 'Describe an operation',
  description:
    'The argument schema of one operation, with its risk, scopes, statuses and an example call. Large parts are named, and shown whole on request.',
  toolset: 'discovery',
  risk: 'read',
  input,
  output: ['name', 'description', 'risk', 'scopes', 'input_schema', 'statuses', 'example'],
  call: async (runtime, args) => {
    const { name, variants = [] } = checkArguments('describe_operation', input, args);
    const own = unlistedTool(runtime, name);
    if (own) return { kind: 'result', result: success(describedTool(runtime, own)) };
    const { record, operation } = await availableOperation(runtime, name);
    const schema = fullInputSchema(operation);
    const parts = variants.length > 0 ? await partsAskedFor(record, schema, variants) : undefined;
    if (parts) {
      const { name, title, risk } = record;
      return { kind: 'result', result: success({ name, title, risk, ...parts }) };
    }
    const runner = record.risk === 'read' ? 'run_read_operation' : 'run_write_operation';
    const head = {
      name: record.name,
      title: record.title,
      description: record.description,
      request: `${record.method} ${record.path}`,
      risk: record.risk,
      toolset: record.toolset,
      lifecycle: record.lifecycle,
      scopes: record.scopes,
      statuses: operation.statuses,
    };
    const example = {
      tool: runner,
      arguments: { name: record.name, arguments: exampleOf(operation, schema) },
    };
    const room = DESCRIPTION_BUDGET - JSON.stringify({ ...head, example }).length;
    const shown = shownSchema(record, schema, variants, room - ADVICE);
    return { kind: 'result', result: success({ ...head, ...shown, example }) };
  },
});
