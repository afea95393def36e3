/** Arguments that are valid for an operation: what its description shows. */
import { exampleOf } from '../../src/tools/discovery/example.js';
import { fullInputSchema } from '../../src/tools/listing/json-schema.js';
import type { Registry } from '../../src/tools/listing/registry.js';

export async function exampleCall(registry: Registry, name: string): Promise<object> {
  const operation = await registry.operation(name);
  if (!operation) throw new Error(`no operation ${name}`);
  return exampleOf(operation, fullInputSchema(operation));
}
