/** Output schemas as tools declare them: what an answer's first members are called, and never anything closed. */
import { resolveRef } from '../../catalog/load.js';
import type { Facts, JsonSchema } from '../../catalog/types.js';
import type { Operation } from '../operation.js';

/** Maximum number of members in an advertised output schema. */
const OUTPUT_MEMBERS = 8;

/** What a write answers; with `full_answer`, or for an action, the members of the API's body are there instead. */
const OF_WRITES = ['ok', 'id', 'changed', 'added', 'removed', 'change_id', 'undo'];

const listOf = (more: Record<string, JsonSchema> = {}): JsonSchema => ({
  type: 'object',
  properties: { items: { type: 'array', items: {} }, ...more },
});

/** Names of an object's properties: those of `allOf` first, then its own. */
function membersOf(schema: JsonSchema, schemas: Facts['schemas']): string[] {
  const inherited = (schema.allOf ?? []).flatMap((part) => membersOf(resolveRef(part, schemas), schemas));
  return [...new Set([...inherited, ...Object.keys(schema.properties ?? {})])];
}

/** The output schema of one operation, made from the facts about its first success body. */
export function advertisedOutputSchema({ method, path, list, risk }: Operation, facts: Facts): JsonSchema {
  if (list) {
    return listOf({
      ...(list.totals ? { total: { type: 'integer' } } : {}),
      ...(list.checkpoint ? { next: { type: 'string' } } : {}),
    });
  }
  const responses = facts.operations.find((o) => o.method === method && o.path === path)?.responses ?? {};
  const body = Object.entries(responses).find(([status, schema]) => status.startsWith('2') && schema)?.[1];
  if (!body) return { type: 'object', properties: { ok: { type: 'boolean' } } };
  if (risk !== 'read')
    return { type: 'object', properties: Object.fromEntries(OF_WRITES.map((name) => [name, {}])) };
  const schema = resolveRef(body, facts.schemas);
  if (schema.type === 'array') return listOf();
  const names = membersOf(schema, facts.schemas).slice(0, OUTPUT_MEMBERS);
  return {
    type: 'object',
    ...(names.length > 0 ? { properties: Object.fromEntries(names.map((name) => [name, {}])) } : {}),
  };
}
