/** `GET /users`: filtering, sorting and paging. */
import { badRequest, invalidQuery } from '../../errors.js';
import { numbered, refuseBeyondReach, selectFields } from '../../pagination.js';
import type { IndexLookup } from '../../search/plan.js';
import { byPath, firstSorted } from '../../search/sort.js';
import { QuerySyntaxError } from '../../search/syntax.js';
import { sortableUserField, type UserQuery, userModel, userQuery } from '../../search/users.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';
import { searchable } from './large-profiles.js';
import { usersById, userView } from './store.js';

export function listUsers(ctx: SandboxContext): unknown {
  const { query } = ctx;
  refuseBeyondReach(
    query,
    'You can only page through the first 1000 records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation',
  );
  const found = matching(ctx);
  const { start, limit } = numbered(query);
  const compare = sorting(query.sort);
  const upTo = compare ? firstSorted(found, compare, start + limit) : found;
  const users = upTo
    .slice(start, start + limit)
    .map((user) => selectFields(searchable(userView(user, ctx.caller.scopes)), query));
  if (query.include_totals !== true) return users;
  return { start, limit, length: users.length, users, total: found.length };
}

function matching(ctx: SandboxContext): readonly Doc[] {
  const { query, tenant } = ctx;
  const users = tenant.collection('users');
  const connection =
    typeof query.connection === 'string' && query.connection !== '' ? query.connection : undefined;
  const q = typeof query.q === 'string' && query.q.trim() !== '' ? query.q : undefined;
  if (q === undefined) return connection === undefined ? users.list() : users.by('connection', connection);
  if (query.search_engine === 'v1') {
    throw badRequest(
      "The 'q' parameter is available only if you specify 'search_engine=v2|v3'.",
      'invalid_query_string',
    );
  }
  if (query.search_engine === 'v2') {
    throw badRequest(
      'You are not allowed to use search_engine=v2. Use search_engine=v3 instead.',
      'operation_not_supported',
    );
  }
  const search = readQuery(q, ctx);
  const near = search.candidates(lookup(ctx)) ?? users.list();
  return near.filter(
    (user) =>
      search.matches(user) &&
      (connection === undefined ||
        (user.identities as Doc[]).some((identity) => identity.connection === connection)),
  );
}

function readQuery(q: string, ctx: SandboxContext): UserQuery {
  const members = ctx.tenant.links('organization-members');
  try {
    return userQuery(
      q,
      userModel((user) => members.lefts(String(user.user_id))),
    );
  } catch (error) {
    throw querySyntax(error);
  }
}

/** The API's 400 for a query it cannot read; other errors pass unchanged. */
export function querySyntax(error: unknown): unknown {
  if (!(error instanceof QuerySyntaxError)) return error;
  return invalidQuery(`Query validation error: '${error.message}' on property q.`);
}

/** Indexes by the search field that they serve; a bare word on a field of free text may match part of it. */
const INDEXES = new Map<string, string>([
  ['email', 'email'],
  ['username', 'username'],
  ['phone_number', 'phone_number'],
  ['identities.connection', 'connection'],
]);

function lookup({ tenant }: SandboxContext): IndexLookup<Doc> {
  const users = tenant.collection('users');
  return (field, value) => {
    if (field === 'user_id') return usersById(tenant, [value]);
    if (field === 'organization_id')
      return usersById(tenant, tenant.links('organization-members').rights(value));
    const index = INDEXES.get(field);
    if (index === undefined) return undefined;
    const key = index === 'email' ? value.toLowerCase() : value;
    // A value that most users share narrows nothing down.
    return users.countBy(index, key) > users.size / 4 && users.size > 1000 ? undefined : users.by(index, key);
  };
}

function sorting(sort: unknown): ((a: Doc, b: Doc) => number) | undefined {
  if (typeof sort !== 'string' || sort === '') return undefined;
  const match = /^([\w.]+):(-?1)$/.exec(sort);
  if (!match) {
    throw invalidQuery(
      `Query validation error: 'String '${sort}' does not match pattern. Must be field:1 or field:-1' on property sort.`,
    );
  }
  const [, field = '', direction] = match;
  if (!sortableUserField(field)) {
    throw invalidQuery(`Query validation error: 'Sorting by ${field} is not supported' on property sort.`);
  }
  return byPath<Doc>(field, direction === '1' ? 1 : -1);
}
