/** What `GET /clients/search` lets a query ask about, in either syntax. */
import { compile, type Predicate } from './compile.js';
import type { FieldModel, FieldType } from './fields.js';
import { parseQuery } from './parser.js';
import { scimAttributes, scimFilter } from './scim.js';
import { type QueryNode, QuerySyntaxError } from './syntax.js';

/** An application as the search sees it: the fields below, and nothing else. */
export type SearchableClient = Record<string, unknown>;

const TYPES = new Map<string, FieldType>(
  Object.entries({
    client_id: 'keyword',
    external_client_id: 'keyword',
    name: 'words',
    app_type: 'keyword',
    is_first_party: 'boolean',
    updated_at: 'date',
    'client_grant.organization_id': 'keyword',
    'client_grant.allow_any_organization': 'boolean',
  } satisfies Record<string, FieldType>),
);
/** Keys of metadata, at most two levels deep. */
const METADATA = /^metadata\.[^.]+(\.[^.]+)?$/;
const MOST_CONDITIONS = 5;

const model: FieldModel<SearchableClient> = {
  typeOf: (field) => TYPES.get(field) ?? 'keyword',
  defaults: ['name', 'client_id'],
  exactOnly: () => undefined,
};

/** The fields of a query's conditions; undefined for a condition without a field. */
function fieldsOf(node: QueryNode): (string | undefined)[] {
  if (node.kind === 'all') return [];
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.flatMap(fieldsOf);
  return node.kind === 'not' ? fieldsOf(node.node) : [node.field];
}

function check(fields: readonly (string | undefined)[]): void {
  if (fields.length > MOST_CONDITIONS)
    throw new QuerySyntaxError(`A query has at most ${MOST_CONDITIONS} conditions`);
  for (const field of fields) {
    if (field !== undefined && !TYPES.has(field) && !METADATA.test(field))
      throw new QuerySyntaxError(`Searching by ${field} is not supported`);
  }
}

/** Reads a query in the syntax `scim` or, by default, `lucene`; throws QuerySyntaxError. */
export function clientQuery(q: string, syntax: unknown): Predicate<SearchableClient> {
  if (syntax === 'scim') {
    const filter = scimFilter(q);
    check(scimAttributes(q));
    return filter;
  }
  const node = parseQuery(q);
  check(fieldsOf(node));
  return compile(node, model);
}
