/**
 * What the API document says of requests in prose alone: properties that exclude or need each other, and bounds that
 * no schema has. Rules that need the tenant's state are with their resource.
 */
import { isObject } from '../../text/is-object.js';
import { invalidBody, invalidQuery } from '../errors.js';
import type { Operation } from '../types.js';

type Fields = Record<string, unknown>;
/** What is wrong, or undefined. */
type Rule = (fields: Fields) => string | undefined;

const at = (fields: Fields, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), fields);
const has = (fields: Fields, path: string): boolean => {
  const value = at(fields, path);
  return value !== undefined && value !== null;
};

const exclusive =
  (one: string, ...others: string[]): Rule =>
  (fields) => {
    const other = has(fields, one) && others.find((name) => has(fields, name));
    return other ? `${one} and ${other} are mutually exclusive` : undefined;
  };

const between =
  (path: string, least: number, most: number): Rule =>
  (fields) => {
    const value = at(fields, path);
    return typeof value === 'number' && (value < least || value > most)
      ? `Payload validation error: 'Value ${value} is not between ${least} and ${most}' on property ${path}.`
      : undefined;
  };

const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;

const client: Rule[] = [
  (fields) =>
    has(fields, 'client_authentication_methods') &&
    (at(fields, 'jwt_configuration.alg') ?? 'RS256') !== 'RS256'
      ? 'jwt_configuration.alg must be RS256 to configure client_authentication_methods'
      : undefined,
];
const connection: Rule[] = [
  (fields) =>
    at(fields, 'options.ext_groups_extended') === true && at(fields, 'options.ext_groups') !== true
      ? 'options.ext_groups_extended can only be set when options.ext_groups is true'
      : undefined,
];
const networkAcl: Rule[] = [exclusive('rule.match_all', 'rule.match', 'rule.not_match')];
const agent: Rule[] = [
  ({ name }) => (/[<>\0]/.test(String(name ?? '')) ? 'name cannot contain <, > or null bytes' : undefined),
];

const BODIES: Readonly<Record<string, readonly Rule[]>> = {
  'POST /clients': client,
  'PATCH /clients/{id}': client,
  'POST /connections': connection,
  'PATCH /connections/{id}': connection,
  'POST /network-acls': networkAcl,
  'PUT /network-acls/{id}': networkAcl,
  'PATCH /network-acls/{id}': networkAcl,
  'POST /agents': agent,
  'PATCH /agents/{agent_id}': agent,
  'POST /users/{id}/identities': [exclusive('link_with', 'provider', 'user_id', 'connection_id')],
  'PATCH /tenants/settings': [between('sessions.anonymous.lifetime_in_minutes', 1, 365 * DAY_MIN)],
  'PUT /guardian/settings': [
    between('mfa_session_inactivity_timeout', HOUR_MIN, 30 * DAY_MIN),
    between('mfa_session_overall_timeout', HOUR_MIN, 90 * DAY_MIN),
    ({ mfa_session_inactivity_timeout: idle, mfa_session_overall_timeout: overall }) =>
      typeof idle === 'number' && typeof overall === 'number' && idle > overall
        ? 'mfa_session_inactivity_timeout cannot exceed mfa_session_overall_timeout'
        : undefined,
  ],
};

const QUERIES: Readonly<Record<string, readonly Rule[]>> = {
  'GET /client-grants': [exclusive('default_for', 'client_id')],
  'GET /roles': [
    ({ type, owner_id: owner }) =>
      type === 'organization' && owner === undefined
        ? 'owner_id is required when type is organization'
        : undefined,
  ],
};

function broken(rules: readonly Rule[] | undefined, fields: unknown): string | undefined {
  if (!rules || !isObject(fields)) return undefined;
  for (const rule of rules) {
    const found = rule(fields);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Refuses a request that breaks a rule: 400 `invalid_body` or `invalid_query_string`. */
export function checkRequest({ method, path }: Operation, query: Fields, body: unknown): void {
  const key = `${method} ${path}`;
  const wrongQuery = broken(QUERIES[key], query);
  if (wrongQuery !== undefined) throw invalidQuery(wrongQuery);
  const wrongBody = broken(BODIES[key], body);
  if (wrongBody !== undefined) throw invalidBody(wrongBody);
}
