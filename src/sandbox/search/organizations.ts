import { compile, type Predicate } from './compile.js';
import type { FieldModel } from './fields.js';
import { parseQuery } from './parser.js';

type OrganizationDoc = Record<string, unknown>;

const model: FieldModel<OrganizationDoc> = {
  typeOf: (field) => (field === 'name' || field === 'display_name' ? 'words' : 'keyword'),
  defaults: ['name', 'display_name', 'id'],
  exactOnly: () => undefined,
};

/** Reads an organization search query; throws QuerySyntaxError. */
export function organizationQuery(q: string): Predicate<OrganizationDoc> {
  return compile(parseQuery(q), model);
}
