import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { changesFromSource } from '../../../src/catalog/change-facts.js';
import type { AdvertisedTool, ToolRecord } from '../../../src/catalog/tool-record.js';
import { builtInTools } from '../../../src/tools/built-in-tools.js';
import { buildToolIndex } from '../../../src/tools/listing/build-index.js';

const index = await buildToolIndex();
const all: AdvertisedTool[] = [...builtInTools.map((t) => t.advertise()), ...Object.values(index.advertised)];
const toolsetOf = new Map(index.records.map((r) => [r.name, r.toolset]));

const without = ({ outputSchema: _, ...tool }: AdvertisedTool) => tool;
const bytes = (tools: object[]) => Buffer.byteLength(JSON.stringify({ tools }));
const direct = [
  ...builtInTools.filter((t) => t.record.exposure === 'direct').map((t) => t.advertise()),
  ...index.records
    .filter((r) => r.exposure === 'direct')
    .map((r) => index.advertised[r.name] as AdvertisedTool),
];
const readOnly = direct.filter((t) => t.annotations.readOnlyHint);

type Schema = Record<string, unknown>;
function walk(schema: unknown, visit: (s: Schema) => void): void {
  if (typeof schema !== 'object' || schema === null) return;
  if (Array.isArray(schema)) {
    for (const s of schema) walk(s, visit);
    return;
  }
  visit(schema as Schema);
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const s of Object.values(value as object)) walk(s, visit);
    else if (key !== 'enum' && key !== 'const' && key !== 'required') walk(value, visit);
  }
}

describe('tools as listed', () => {
  it('fit a small context', () => {
    expect(bytes(direct.map(without))).toBeLessThanOrEqual(36_000);
    expect(bytes(direct)).toBeLessThanOrEqual(46_000);
    expect(bytes(readOnly.map(without))).toBeLessThanOrEqual(20_000);
    expect(bytes(readOnly)).toBeLessThanOrEqual(26_000);
    expect(bytes(all.map(without))).toBeLessThanOrEqual(340_000);
  });

  it('have no tool over 1,200 tokens, counting three characters a token', () => {
    expect(all.filter((t) => JSON.stringify(t).length > 3_600).map((t) => t.name)).toEqual([]);
  });

  it('are valid JSON Schema 2020-12 of the form that hosts accept', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const tool of all) {
      for (const schema of [tool.inputSchema, tool.outputSchema]) {
        expect(ajv.validateSchema(schema as object), tool.name).toBe(true);
        expect(schema).toMatchObject({ type: 'object' });
        for (const key of ['anyOf', 'oneOf', 'allOf']) expect(schema).not.toHaveProperty(key);
        walk(schema, (s) => {
          if ([s.type].flat().includes('array')) expect(s, tool.name).toHaveProperty('items');
          if (s.$ref !== undefined) expect(String(s.$ref)).toMatch(/^#/);
        });
      }
    }
  });

  it('take the plain form that every host accepts: one type, and choices that are texts', () => {
    const strange: string[] = [];
    for (const { name, inputSchema } of all) {
      expect(inputSchema.properties, name).toBeDefined();
      walk(inputSchema, (s) => {
        const choices = (s.enum ?? ['any']) as unknown[];
        if (typeof s.type !== 'string') strange.push(`${name}: ${JSON.stringify(s)} has not one type`);
        if (choices.length === 0 || choices.some((one) => typeof one !== 'string' || one === ''))
          strange.push(`${name}: ${JSON.stringify(choices)}`);
        for (const key of ['anyOf', 'oneOf', 'allOf', 'const', '$ref', 'not'])
          if (s[key] !== undefined) strange.push(`${name}: ${key}`);
      });
    }
    expect(strange).toEqual([]);
  });

  it('carry annotations that follow the risk and the effects', () => {
    const changes = changesFromSource();
    const mayHurt = ({ method, path, risk }: ToolRecord): boolean => {
      const { effects = {}, always = [], computed = [] } = changes[`${method} ${path}`] ?? {};
      const found = [...Object.values(effects).filter((entry) => entry !== 'plain'), ...always, ...computed];
      return risk === 'destructive' || found.length > 0;
    };
    const hints = (name: string) => index.advertised[name]?.annotations.destructiveHint;
    expect([hints('update_client'), hints('create_role')]).toEqual([true, false]);
    for (const record of index.records) {
      const { annotations } = index.advertised[record.name] as AdvertisedTool;
      expect(annotations.readOnlyHint).toBe(record.risk === 'read');
      if (record.risk !== 'read') expect(annotations.destructiveHint).toBe(mayHurt(record));
    }
  });

  it.each([...new Set(['discovery', ...toolsetOf.values()])])('%s: as reviewed', async (toolset) => {
    const tools = all.filter((t) => (toolsetOf.get(t.name) ?? 'discovery') === toolset);
    const text = tools.map((t) => JSON.stringify(t, null, 1)).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(`__snapshots__/${toolset}.json5`);
  });
});
