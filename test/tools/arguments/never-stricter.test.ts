/** What is enforced is never stricter than what is advertised: what the schemas allow passes the checks. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import type { JsonSchema } from '../../../src/catalog/types.js';
import { builtInTools } from '../../../src/tools/built-in-tools.js';
import { acceptArguments } from '../../../src/tools/call/arguments.js';
import { fullInputSchema, schemaOf } from '../../../src/tools/listing/json-schema.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';
import type { Operation } from '../../../src/tools/operation.js';
import { inputOf } from '../../../src/tools/own-arguments.js';
import { SchemaValues } from './schema-values.js';

interface Checked {
  name: string;
  /** As `describe_operation` and `tools --json --all` show it. */
  full: JsonSchema;
  /** As `tools/list` shows it. */
  listed: JsonSchema;
  accept(args: unknown): unknown;
}

const SAMPLES = 4;
/** Their settings have to be of the kind that another argument names: all kinds are in their schema, side by side. */
const OF_KINDS = ['create_event_stream', 'create_flow_vault_connection', 'create_log_stream'];
const checked: Checked[] = [];

beforeAll(async () => {
  const registry = await loadRegistry();
  const listedOf = (name: string) => registry.advertised(name)?.inputSchema as JsonSchema;
  for (const record of registry.records as ToolRecord[]) {
    const { name } = record;
    const operation = (await registry.operation(name)) as Operation;
    const input = inputOf(operation);
    const accept = (args: unknown) => acceptArguments(name, input, args, true, operation);
    checked.push({ name, full: fullInputSchema(operation), listed: listedOf(name), accept });
  }
  for (const { record, input } of builtInTools) {
    const { name } = record;
    const accept = (args: unknown) => acceptArguments(name, input, args);
    checked.push({ name, full: schemaOf(input), listed: listedOf(name), accept });
  }
});

/** The problems of sampled values of a schema, one per tool. */
function problems(schemaFor: (tool: Checked) => JsonSchema): string[] {
  return checked.flatMap((tool, i) => {
    if (OF_KINDS.includes(tool.name)) return [];
    const values = new SchemaValues(schemaFor(tool), i + 1);
    for (let sample = 0; sample < SAMPLES; sample++) {
      const args = values.next();
      try {
        tool.accept(args);
      } catch (error) {
        return [`${(error as Error).message} ${JSON.stringify(args).slice(0, 300)}`];
      }
    }
    return [];
  });
}

/** The variant that is listed for a schema with several. */
function variantOf(full: JsonSchema, type: unknown): JsonSchema | undefined {
  if (full.type === type) return full;
  return (full.anyOf ?? full.oneOf ?? []).map((one) => variantOf(one, type)).find((one) => one !== undefined);
}

/** The listed schema, with the full one's rules where it says nothing. */
function filledIn(listed: JsonSchema, full: JsonSchema | undefined): JsonSchema {
  const same = full && variantOf(full, listed.type);
  if (!full || full.$ref) return full ?? listed;
  if (listed.enum || !same) return listed;
  if (listed.properties) {
    const properties = Object.entries(listed.properties).map(([name, part]) => [
      name,
      filledIn(part, same.properties?.[name]),
    ]);
    const $defs = (full as { $defs?: object }).$defs;
    return {
      ...same,
      ...listed,
      ...($defs ? { $defs } : {}),
      properties: Object.fromEntries(properties),
      additionalProperties: false,
    } as JsonSchema;
  }
  if (listed.items) return { ...same, ...listed, items: filledIn(listed.items, same.items) };
  return listed.type === 'object' ? full : { ...same, ...listed };
}

describe('arguments', () => {
  it('that the complete schema allows are accepted, for every tool', () => {
    expect(checked.length).toBeGreaterThan(490);
    expect(problems(({ full }) => full)).toEqual([]);
  });

  it('that the listed schema allows are accepted, wherever it says something', () => {
    expect(problems(({ listed, full }) => filledIn(listed, full))).toEqual([]);
  });
});
