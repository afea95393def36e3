/** Tools that are not one API operation: discovery, and workflows made of several reads. */
import type { z } from 'zod';
import type { AdvertisedTool, ToolRecord } from '../../catalog/tool-record.js';
import type { Risk } from '../../catalog/types.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import { annotationsFor } from './annotations.js';
import { advertisedInputSchema, plainInputSchema, schemaOf } from './json-schema.js';

export interface BuiltInTool {
  record: ToolRecord;
  /** The schema that the arguments are checked against. */
  input: z.ZodObject;
  /** The listed form; computed on demand, because a built program has it prebuilt. */
  advertise(): AdvertisedTool;
  call(runtime: Runtime, args: unknown, call: CallContext): Promise<CallOutcome>;
}

export interface BuiltInDeclaration {
  name: string;
  title: string;
  description: string;
  toolset: string;
  risk: Risk;
  /** It may run destructive operations, although it is not destructive itself. */
  mayDestroy?: boolean;
  /** It is found by `find_operations` and called through a runner, so that the list stays short; arguments of a call. */
  unlisted?: { example: Readonly<Record<string, unknown>> };
  input: z.ZodObject;
  /** Names of the response's members, for the output schema. */
  output: readonly string[];
  call: BuiltInTool['call'];
}

/** A built-in tool, with the same record and listed form as an operation. */
export function builtIn(declaration: BuiltInDeclaration): BuiltInTool {
  const { name, title, description, toolset, risk, input, output, call } = declaration;
  const shape = Object.entries(input.shape);
  const record: ToolRecord = {
    name,
    title,
    description,
    resource: toolset,
    toolset,
    risk,
    scopes: { mode: 'all', scopes: [] },
    lifecycle: 'GA',
    earlyAccess: false,
    exposure: declaration.unlisted ? 'catalog' : 'direct',
    aliases: [],
    binding: {},
    ...(declaration.unlisted ?? {}),
    required: shape.filter(([, s]) => !(s as z.ZodType).safeParse(undefined).success).map(([key]) => key),
  };
  const advertise = (): AdvertisedTool => ({
    name,
    title,
    description,
    inputSchema: declaration.unlisted
      ? plainInputSchema(schemaOf(input))
      : advertisedInputSchema(schemaOf(input), 'direct'),
    outputSchema: { type: 'object', properties: Object.fromEntries(output.map((key) => [key, {}])) },
    annotations: annotationsFor(declaration.mayDestroy ? { ...record, risk: 'destructive' } : record),
  });
  return { record, input, advertise, call };
}
