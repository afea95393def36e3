import { z } from 'zod';
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
import { cutVariants } from './variants.js';

const input = z.strictObject({
  name: z.string().min(1).max(100).describe('Operation name, from find_operations'),
  variants: z
    .array(z.string().min(1).max(100))
    .max(10)
    .optional()
    .describe('If a schema is too large: which of its named variants to show'),
});

/** The schema; if it is too large for a response, with a hint how to see the rest. */
function shownSchema(whole: JsonSchema, variants: readonly string[]) {
  if (JSON.stringify(whole).length <= RESPONSE_BUDGET) return { input_schema: whole };
  const { schema, named, known } = cutVariants(whole, new Set(variants));
  const unknown = variants.find((variant) => !known.has(variant));
  if (unknown !== undefined) {
    const close = nearest(unknown, [...known]);
    throw new ToolError(
      'invalid_arguments',
      `variants: unknown variant ${JSON.stringify(unknown)}${close ? `; did you mean ${close}?` : '.'}`,
      { hint: `Variants of this schema: ${named.join(', ')}.` },
    );
  }
  const advice = `The schema only names these; call this tool with variants, such as ["${named[0]}"], to see them in full.`;
  return { input_schema: schema, ...(named.length > 0 ? { named_only: { variants: named, advice } } : {}) };
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

export const describeOperation = builtIn({
  name: 'describe_operation',
  title: 'Describe an operation',
  description:
    'The complete argument schema of one operation, with its risk, scopes, statuses and an example call.',
  toolset: 'discovery',
  risk: 'read',
  input,
  output: ['name', 'description', 'risk', 'scopes', 'input_schema', 'statuses', 'example'],
  call: async (runtime, args) => {
    const { name, variants = [] } = checkArguments('describe_operation', input, args);
    const { record, operation } = await availableOperation(runtime, name);
    const schema = fullInputSchema(operation);
    const runner = record.risk === 'read' ? 'run_read_operation' : 'run_write_operation';
    return {
      kind: 'result',
      result: success({
        name: record.name,
        title: record.title,
        description: record.description,
        request: `${record.method} ${record.path}`,
        risk: record.risk,
        toolset: record.toolset,
        lifecycle: record.lifecycle,
        scopes: record.scopes,
        statuses: operation.statuses,
        ...shownSchema(schema, variants),
        example: { tool: runner, arguments: { name: record.name, arguments: exampleOf(operation, schema) } },
      }),
    };
  },
});
