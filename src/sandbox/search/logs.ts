import { compile, type Predicate } from './compile.js';
import type { FieldModel } from './fields.js';
import { parseQuery } from './parser.js';
import { QuerySyntaxError } from './syntax.js';

type LogDoc = Record<string, unknown>;

/** Fields that can be searched (public documentation, deploy-monitor/logs/log-search-query-syntax). */
const SEARCHABLE = new Set([
  'client_id',
  'client_name',
  'connection',
  'connection_id',
  'description',
  'date',
  'hostname',
  'ip',
  'log_id',
  'organization_id',
  'user_id',
  'user_name',
  'user_agent',
  'strategy',
  'strategy_type',
  'type',
]);

/** Log fields are compared whole and with case; nothing is split into words. */
const model: FieldModel<LogDoc> = {
  typeOf: (field) => {
    if (!SEARCHABLE.has(field)) throw new QuerySyntaxError(`The field ${field} is not searchable`);
    return field === 'date' ? 'date' : 'keyword';
  },
  defaults: ['client_name', 'connection', 'description', 'ip', 'log_id', 'type', 'user_name'],
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
