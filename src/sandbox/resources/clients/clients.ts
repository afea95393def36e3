/** Applications and their credentials. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { unique } from '../../engine/traits.js';
import { badRequest, notFound } from '../../errors.js';
import { visible } from '../../pagination.js';
import { withoutNulls } from '../../state/changes.js';
import { clientId, clientSecret, prefixedId } from '../../state/ids.js';
import { currentKey } from '../../state/signing-keys.js';
import type { CollectionDeclaration, Doc } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import { type Handler, noContent, ok, type SandboxServices } from '../../types.js';
import { checkClient } from './client-rules.js';
import { searchable } from './client-search.js';
import {
  createCredential,
  removeCredential,
  updateCredential,
  withStoredCredentials,
} from './credentials.js';
import { CLIENTS, clientOf, missingClient } from './named.js';
import { isStrict, strictDefaults } from './third-parties.js';

export const REFRESH_TOKEN = {
  expiration_type: 'non-expiring',
  leeway: 0,
  infinite_token_lifetime: true,
  infinite_idle_token_lifetime: true,
  token_lifetime: 2_592_000,
  idle_token_lifetime: 1_296_000,
  rotation_type: 'non-rotating',
};

/** A lifetime that is given counts, unless the body says that it does not. */
const refreshToken = (given: Doc): Doc => ({
  ...REFRESH_TOKEN,
  ...(given.token_lifetime === undefined ? {} : { infinite_token_lifetime: false }),
  ...(given.idle_token_lifetime === undefined ? {} : { infinite_idle_token_lifetime: false }),
  ...given,
});

const GRANT_TYPES: Record<string, string[]> = {
  native: ['authorization_code', 'implicit', 'refresh_token'],
  spa: ['authorization_code', 'implicit', 'refresh_token'],
  non_interactive: ['client_credentials'],
  resource_server: [],
};
const ALL_GRANT_TYPES = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'];

/** What every application shows of the tenant's signing key. */
function signingKeys({ tenant, url }: SandboxServices): Doc[] {
  const { cert, pkcs7 } = currentKey(tenant);
  return [{ cert, pkcs7, subject: `/CN=${new URL(url).hostname}` }];
}

/** A whole application from what the caller gave. */
export function newClient(wanted: Doc, services: SandboxServices): Doc {
  const given = isStrict(wanted) ? { ...wanted, ...strictDefaults(wanted), ...ownParts(wanted) } : wanted;
  const { app_type: type } = given;
  const crossOrigin = given.cross_origin_authentication ?? given.cross_origin_auth ?? false;
  return {
    tenant: tenantName(services.url),
    global: false,
    is_token_endpoint_ip_header_trusted: false,
    is_first_party: true,
    oidc_conformant: false,
    sso_disabled: false,
    signing_keys: signingKeys(services),
    client_id: clientId(),
    $updated_at: services.iso(),
    callback_url_template: false,
    client_secret: clientSecret(),
    grant_types: (typeof type === 'string' ? GRANT_TYPES[type] : undefined) ?? ALL_GRANT_TYPES,
    custom_login_page_on: true,
    ...(given.is_first_party === false ? { third_party_security_mode: 'permissive' } : {}),
    ...withoutNulls(given),
    cross_origin_auth: crossOrigin,
    cross_origin_authentication: crossOrigin,
    jwt_configuration: {
      ...(given.oidc_conformant === true ? { alg: 'RS256' } : {}),
      lifetime_in_seconds: 36_000,
      secret_encoded: false,
      ...(given.jwt_configuration as Doc | undefined),
    },
    refresh_token: refreshToken((given.refresh_token ?? {}) as Doc),
  };
}

/** What the caller chose of what a strict third party has by default, besides the parts that are completed. */
const ownParts = ({ jwt_configuration: _jwt, refresh_token: _refresh, ...chosen }: Doc): Doc =>
  withoutNulls(chosen);

/** The client that the sandbox's owner uses, with a grant of every Management API scope. */
export function insertAdminClient(services: SandboxServices, admin: { id: string; secret: string }): void {
  const client = newClient(
    {
      name: 'Sandbox Admin',
      app_type: 'non_interactive',
      client_id: admin.id,
      client_secret: admin.secret,
      grant_types: ['client_credentials'],
    },
    services,
  );
  services.tenant.collection(CLIENTS).insert(client);
  const api = services.tenant.collection('resource-servers').findBy('identifier', services.audience);
  const scopes = Array.isArray(api?.scopes) ? (api.scopes as Doc[]).map(({ value }) => value) : [];
  services.tenant.collection('client-grants').insert({
    id: prefixedId('cgr'),
    client_id: admin.id,
    audience: services.audience,
    scope: scopes,
    subject_type: 'client',
  });
}

/** Metadata merges key by key, null and '' remove; other values are replaced. */
function merged(old: Doc, body: Doc): Doc {
  const out: Doc = { ...old };
  for (const [name, value] of Object.entries(body)) {
    if (value === null) delete out[name];
    else if (name === 'client_metadata') out[name] = mergedMetadata(old[name], value as Doc);
    else if (name === 'jwt_configuration')
      out[name] = { ...(old[name] as Doc | undefined), ...(value as Doc) };
    else if (name === 'refresh_token') out[name] = { ...(old[name] as Doc | undefined), ...(value as Doc) };
    else out[name] = value;
  }
  if (body.cross_origin_authentication !== undefined)
    out.cross_origin_auth = body.cross_origin_authentication;
  if (body.cross_origin_auth !== undefined) out.cross_origin_authentication = body.cross_origin_auth;
  if (body.client_authentication_methods) delete out.token_endpoint_auth_method;
  if (body.token_endpoint_auth_method) delete out.client_authentication_methods;
  return out;
}

function mergedMetadata(old: unknown, given: Doc): Doc {
  const out: Doc = { ...(old as Doc | undefined) };
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === '') delete out[name];
    else out[name] = value;
  }
  return out;
}

const update: Handler = (ctx) => {
  const old = clientOf(ctx);
  const body = ctx.body as Doc;
  const after = { ...merged(old, body), $updated_at: ctx.iso() };
  checkClient(body, after, ctx, old);
  const doc = withStoredCredentials(after, ctx);
  ctx.tenant.collection(CLIENTS).replace(String(old.client_id), doc);
  return ok(visible(doc));
};

const rotate: Handler = (ctx) => {
  const { client_id: id, client_authentication_methods: methods } = clientOf(ctx);
  if ((methods as Doc | undefined)?.private_key_jwt)
    throw badRequest(
      'The secret of a client that authenticates by Private Key JWT cannot be rotated.',
      'operation_not_supported',
    );
  const doc = ctx.tenant.collection(CLIENTS).update(String(id), {
    client_secret: clientSecret(),
    $updated_at: ctx.iso(),
  });
  return ok(visible(doc as Doc));
};

/** Deleting an application that is not there is no error. */
const remove: Handler = (ctx) => {
  const clients = ctx.tenant.collection(CLIENTS);
  const id = ctx.params.id ?? '';
  if (clients.get(id)?.global === true)
    throw badRequest('Global client cannot be deleted.', 'operation_not_supported');
  clients.delete(id);
  return noContent();
};

const collections: CollectionDeclaration[] = [
  {
    name: CLIENTS,
    key: 'client_id',
    indexes: {
      external: { of: (doc) => doc.external_client_id },
      name: { of: (doc) => doc.name },
      resource_server: { of: (doc) => doc.resource_server_identifier },
    },
  },
];

export const clients: ResourceModule = {
  collections,
  links: [{ name: 'connection-clients', left: 'connections', right: CLIENTS }],
  traits: [
    {
      path: '/clients',
      idProperty: 'client_id',
      open: true,
      missing: missingClient,
      unique: [unique('external_client_id', 'A client with the same external_client_id already exists.')],
      create: ({ created_at: _c, updated_at: _u, client_id: _id, ...draft }, ctx) => {
        checkClient(draft, draft, ctx);
        return withStoredCredentials(newClient(draft, ctx), ctx);
      },
      matches: (doc, ctx) => {
        const { query } = ctx;
        return (
          (query.is_global === undefined || doc.global === query.is_global) &&
          (query.is_first_party === undefined || doc.is_first_party === query.is_first_party) &&
          (query.external_client_id === undefined || doc.external_client_id === query.external_client_id) &&
          (typeof query.app_type !== 'string' || query.app_type.split(',').includes(String(doc.app_type))) &&
          (typeof query.q !== 'string' || matchesSearch({ ...doc, ...searchable(doc, ctx) }, query.q))
        );
      },
    },
    {
      path: '/clients/{client_id}/credentials',
      missing: () => notFound('Credential not found', 'inexistent_credential'),
    },
  ],
  handlers: {
    'PATCH /clients/{id}': update,
    'DELETE /clients/{id}': remove,
    'POST /clients/{id}/rotate-secret': rotate,
    'POST /clients/{client_id}/credentials': createCredential,
    'PATCH /clients/{client_id}/credentials/{credential_id}': updateCredential,
    'DELETE /clients/{client_id}/credentials/{credential_id}': removeCredential,
  },
  onReset: (services) => {
    services.tenant.collection(CLIENTS).insert({
      tenant: tenantName(services.url),
      global: true,
      is_first_party: true,
      callbacks: [],
      name: 'All Applications',
      $updated_at: services.iso(),
      refresh_token: REFRESH_TOKEN,
      owners: [],
      custom_login_page: '',
      cross_origin_authentication: true,
      signing_keys: signingKeys(services),
      client_id: clientId(),
      client_secret: clientSecret(),
      custom_login_page_on: true,
    });
  },
};

/** The search of the list: `field:value` terms, all of which must hold; `*` at the end of a value. */
function matchesSearch(doc: Doc, q: string): boolean {
  return q
    .split(/\s+(?:AND\s+)?/)
    .filter(Boolean)
    .every((term) => {
      const [, field = 'name', value = term] = /^([\w.]+):(.*)$/.exec(term) ?? [];
      const wanted = value.replace(/^"|"$/g, '').toLowerCase();
      const found = field.split('.').reduce<unknown>((at, key) => (at as Doc | undefined)?.[key], doc) ?? '';
      return (Array.isArray(found) ? found : [found]).some((one) => {
        const actual = String(one).toLowerCase();
        return wanted.endsWith('*') ? actual.startsWith(wanted.slice(0, -1)) : actual === wanted;
      });
    });
}
