/** Properties that need scopes of their own, beyond those of the operation. Source: the notes of the API document. */
import { isObject } from '../../text/is-object.js';
import { forbidden } from '../errors.js';
import type { Caller, Operation } from '../types.js';

/** Properties of answers, and the scopes of which one shows them. */
interface Reading {
  operations: readonly string[];
  /** Where lists have their items when the answer is an object. */
  list: string;
  /** Shown with any scope; when given, all others need `scopes`. */
  open?: readonly string[];
  /** Need `scopes`. */
  only?: readonly string[];
  scopes: readonly string[];
}

const CLIENTS = { operations: ['GET /clients', 'GET /clients/{id}'], list: 'clients' };
const SECRETS = ['encryption_key', 'client_secret', 'client_authentication_methods', 'signing_key'];

const CONNECTIONS = {
  operations: ['GET /connections', 'GET /connections/{id}', 'PATCH /connections/{id}'],
  list: 'connections',
};

const READING: readonly Reading[] = [
  // Public documentation, migrate-connection-options-scope.
  { ...CONNECTIONS, only: ['options'], scopes: ['read:connections_options'] },
  { ...CLIENTS, only: SECRETS, scopes: ['read:client_keys', 'read:client_credentials'] },
  {
    ...CLIENTS,
    open: ['client_id', 'app_type', 'name', 'description', ...SECRETS],
    scopes: ['read:clients', 'read:client_keys'],
  },
];

/** Properties of requests, and the scopes of which one is needed to send them. */
const WRITING: readonly { operation: string; sent: (body: unknown) => boolean; scopes: readonly string[] }[] =
  [
    {
      operation: 'POST /clients',
      sent: (body) => names(body, 'client_authentication_methods'),
      scopes: ['create:client_credentials'],
    },
    {
      operation: 'PATCH /clients/{id}',
      sent: (body) => names(body, 'client_authentication_methods'),
      scopes: ['update:client_credentials'],
    },
    {
      operation: 'PATCH /clients/{id}',
      sent: (body) => names(body, 'client_secret', 'signing_key'),
      scopes: ['update:client_keys'],
    },
    {
      operation: 'PATCH /connections/{id}',
      sent: (body) => names(body, 'options'),
      scopes: ['update:connections_options'],
    },
    {
      // Public documentation, manage-users-using-the-management-api.
      operation: 'PATCH /users/{id}',
      sent: (body) => isObject(body) && Object.keys(body).some((name) => name !== 'app_metadata'),
      scopes: ['update:users', 'update:current_user_metadata', 'create:current_user_metadata'],
    },
  ];

const names = (body: unknown, ...wanted: readonly string[]): boolean =>
  isObject(body) && wanted.some((name) => body[name] !== undefined);

const refuse = (scopes: readonly string[], caller: Caller): void => {
  if (!scopes.some((scope) => caller.scopes.has(scope)))
    throw forbidden(`Insufficient scope, expected any of: ${scopes.join(',')}`, 'insufficient_scope');
};

/** Refuses a request whose properties, or chosen fields, need a scope that the caller lacks: 403. */
export function checkPropertyScopes(
  { method, path }: Operation,
  { query, body }: { query: Record<string, unknown>; body: unknown },
  caller: Caller,
): void {
  const key = `${method} ${path}`;
  for (const { operation, sent, scopes } of WRITING)
    if (operation === key && sent(body)) refuse(scopes, caller);
  const fields = String(query.fields ?? '').split(',');
  if (key === 'GET /organizations/{id}/members' && fields.includes('roles') && query.include_fields !== false)
    refuse(['read:organization_member_roles'], caller);
}

/** The answer without what the caller's scopes do not show. */
export function readable(body: unknown, { method, path }: Operation, caller: Caller): unknown {
  let shown = body;
  for (const { operations, list, open, only, scopes } of READING) {
    if (!operations.includes(`${method} ${path}`) || scopes.some((scope) => caller.scopes.has(scope)))
      continue;
    const keep = (name: string): boolean => (open ? open.includes(name) : !only?.includes(name));
    const one = (item: unknown): unknown =>
      isObject(item) ? Object.fromEntries(Object.entries(item).filter(([name]) => keep(name))) : item;
    if (Array.isArray(shown)) shown = shown.map(one);
    else if (isObject(shown) && Array.isArray(shown[list]))
      shown = { ...shown, [list]: shown[list].map(one) };
    else shown = one(shown);
  }
  return shown;
}
