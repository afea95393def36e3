import { compile, type Predicate } from './compile.js';
import type { FieldModel } from './fields.js';
import { parseQuery } from './parser.js';

type LogDoc = Record<string, unknown>;

/** Log fields are compared whole and with case; nothing is split into words. */
const model: FieldModel<LogDoc> = {
  typeOf: (field) => (field === 'date' ? 'date' : 'keyword'),
  defaults: [
    'type',
    'description',
    'user_id',
    'user_name',
    'client_id',
    'client_name',
    'connection',
    'connection_id',
    'ip',
    'hostname',
    'audience',
    'scope',
    'strategy',
    'strategy_type',
    'user_agent',
    'log_id',
  ],
  exactOnly: () => undefined,
};

/** Reads a log search query; throws QuerySyntaxError. */
export function logQuery(q: string): Predicate<LogDoc> {
  return compile(parseQuery(q), model);
}

/** Values that a query demands for `field` whatever else it says, such as `user_id` in `user_id:"a" AND type:s`. */
export function demandedValue(q: string, field: string): string | undefined {
  const node = parseQuery(q);
  for (const part of node.kind === 'and' ? node.nodes : [node]) {
    if ((part.kind === 'term' || part.kind === 'phrase') && part.field === field) return part.value;
  }
  return undefined;
}
