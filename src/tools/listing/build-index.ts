/**
 * Builds, once, everything about the operation tools that listing and searching need, so that a server process
 * neither loads the operation modules nor converts a schema before it answers its first `tools/list`.
 */
import { z } from 'zod';
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { JsonSchema } from '../../catalog/types.js';
import type { Operation } from '../operation.js';
import { OPERATION_MODULES, OUTPUT_MODULES } from '../operations/index.js';
import { withOwnArguments } from '../own-arguments.js';
import { advertisedInputSchema, schemaOf } from './json-schema.js';

/** A tool as `tools/list` shows it. */
export interface AdvertisedTool {
  name: string;
  title: string;
  description: string;
  inputSchema: JsonSchema;
  outputSchema?: JsonSchema;
  annotations: {
    readOnlyHint: boolean;
    destructiveHint?: boolean;
    idempotentHint?: boolean;
    openWorldHint?: boolean;
  };
}

export interface ToolIndex {
  records: ToolRecord[];
  advertised: Record<string, AdvertisedTool>;
}

/** Every operation, in the catalogue's order. */
export async function allOperations(): Promise<Operation[]> {
  const modules = await Promise.all(Object.values(OPERATION_MODULES).map((load) => load()));
  return modules.flatMap((module) => Object.values(module) as unknown as Operation[]);
}

/** Annotations follow the risk class; PUT and DELETE are idempotent in HTTP and in this API. */
export function annotationsFor(record: ToolRecord): AdvertisedTool['annotations'] {
  if (record.risk === 'read') return { readOnlyHint: true };
  const idempotent = record.method === 'PUT' || record.method === 'DELETE';
  return {
    readOnlyHint: false,
    destructiveHint: record.risk === 'destructive',
    ...(idempotent ? { idempotentHint: true } : {}),
  };
}

/** At most this many members of an answer are named in an advertised output schema. */
const OUTPUT_MEMBERS = 8;

function advertisedOutputSchema(operation: Operation, output: z.ZodType | undefined): JsonSchema {
  const { list } = operation;
  if (list) {
    const properties: Record<string, JsonSchema> = { items: { type: 'array', items: {} } };
    if (list.totals) properties.total = { type: 'integer' };
    if (list.checkpoint) properties.next = { type: 'string' };
    return { type: 'object', properties };
  }
  if (!output) return { type: 'object', properties: { ok: { type: 'boolean' } } };
  const full = z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }) as JsonSchema;
  if (full.type === 'array') return { type: 'object', properties: { items: { type: 'array', items: {} } } };
  const names = Object.keys(full.properties ?? {}).slice(0, OUTPUT_MEMBERS);
  return {
    type: 'object',
    ...(names.length > 0 ? { properties: Object.fromEntries(names.map((n) => [n, {}])) } : {}),
  };
}

function recordOf(operation: Operation): ToolRecord {
  const {
    input: _input,
    body: _body,
    emptyBody: _empty,
    statuses: _statuses,
    list: _list,
    output: _output,
    ...record
  } = operation;
  return record;
}

/** Records and advertised forms of all operations. */
export async function buildToolIndex(): Promise<ToolIndex> {
  const outputs = new Map<string, z.ZodType>();
  for (const load of Object.values(OUTPUT_MODULES)) {
    for (const [name, schema] of Object.entries(await load())) outputs.set(name, schema as z.ZodType);
  }
  const index: ToolIndex = { records: [], advertised: {} };
  for (const operation of await allOperations()) {
    const record = recordOf(operation);
    index.records.push(record);
    index.advertised[record.name] = {
      name: record.name,
      title: record.title,
      description: record.description,
      inputSchema: withOwnArguments(
        advertisedInputSchema(schemaOf(operation.input), record.exposure),
        operation,
      ),
      outputSchema: advertisedOutputSchema(operation, outputs.get(outputName(record.name))),
      annotations: annotationsFor(record),
    };
  }
  return index;
}

/** The constant of an operation's output schema: `get_user` -> `GetUserOutput`. */
export function outputName(tool: string): string {
  return `${tool.replace(/(^|_)(\w)/g, (_, _start, c: string) => c.toUpperCase())}Output`;
}
