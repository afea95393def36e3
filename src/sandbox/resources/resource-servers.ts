/** APIs (resource servers), among them the Management API itself. */

import furtherScopes from '../../../catalog/sandbox/management-scopes.json' with { type: 'json' };
import { loadFacts } from '../../catalog/load.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { badRequest, conflict, invalidBody, notFound } from '../errors.js';
import { checkAtOnce } from '../limits.js';
import { checkpoint, paginate, visible } from '../pagination.js';
import { asChanges, withoutNulls } from '../state/changes.js';
import { alphanumeric, objectId } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { type Handler, noContent, ok, type SandboxContext, type SandboxServices } from '../types.js';
import { fingerprint } from './clients/credentials.js';
import { checkSystemChange, scopeWording, withSystemParts } from './system-apis.js';

const RESOURCE_SERVERS = 'resource-servers';

const missing = () => notFound('The resource server does not exist', 'inexistent_resource_server');

let managementScopes: Doc[] | undefined;

/** Every scope that an operation asks for, and those that real tenants list besides, in a stable order. */
function allScopes(): Doc[] {
  if (managementScopes) return managementScopes;
  const asked = loadFacts().operations.flatMap(({ scopes }) => scopes.scopes.flat());
  const names = new Set([...asked, ...furtherScopes.scopes]);
  managementScopes = [...names].sort().map((value) => ({ description: scopeWording(value), value }));
  return managementScopes;
}

export function newResourceServer(given: Doc): Doc {
  return {
    id: objectId(),
    allow_offline_access: false,
    skip_consent_for_verifiable_first_party_clients: false,
    token_lifetime: 86_400,
    token_lifetime_for_web: 7200,
    signing_alg: 'RS256',
    ...(given.signing_alg === 'HS256' ? { signing_secret: alphanumeric(32) } : {}),
    ...given,
    subject_type_authorization: {
      user: { policy: 'allow_all' },
      client: { policy: 'require_client_grant' },
      ...(given.subject_type_authorization as Doc | undefined),
    },
  };
}

/** By id or by identifier; some clients encode the identifier twice. */
function lookup({ tenant, params }: SandboxContext): Doc | undefined {
  const collection = tenant.collection(RESOURCE_SERVERS);
  const name = params.id ?? '';
  return (
    collection.get(name) ??
    collection.findBy('identifier', name) ??
    collection.findBy('identifier', decoded(name))
  );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The API in the path, or the 404. */
function resourceServerOf(ctx: SandboxContext): Doc {
  const doc = lookup(ctx);
  if (!doc) throw missing();
  return doc;
}

/** A Management API restored from a snapshot adopts the sandbox's current address. */
export function renameManagementApi({ tenant, audience }: SandboxServices): void {
  const apis = tenant.collection(RESOURCE_SERVERS);
  const api = apis
    .list()
    .find((doc) => doc.is_system === true && String(doc.identifier).endsWith('/api/v2/'));
  if (!api || api.identifier === audience) return;
  const grants = tenant.collection('client-grants');
  for (const grant of grants.by('audience', String(api.identifier)))
    grants.update(String(grant.id), { audience });
  apis.update(String(api.id), { identifier: audience });
}

/** Scopes of an API (public documentation, entity-limit-policy). */
const MAX_SCOPES = 1000;

/** Lifetimes of an API as it would be: tokens for the browser do not outlive the others (the API document). */
function checkLifetimes({ token_lifetime: all, token_lifetime_for_web: web }: Doc): void {
  if (typeof all === 'number' && typeof web === 'number' && web > all)
    throw invalidBody('token_lifetime_for_web cannot be greater than token_lifetime');
}

/** Sessions that end with the browser get online access only where sessions get it (deploy-cli's documentation). */
function checkOnlineAccess(doc: Doc): void {
  if (doc.allow_online_access_with_ephemeral_sessions === true && doc.allow_online_access !== true)
    throw invalidBody(
      'allow_online_access_with_ephemeral_sessions can only be enabled with allow_online_access',
    );
}

function checkScopes(body: Doc): void {
  checkAtOnce(Array.isArray(body.scopes) ? body.scopes : [], MAX_SCOPES, 'scopes');
  const values = Array.isArray(body.scopes) ? (body.scopes as Doc[]).map(({ value }) => value) : [];
  if (new Set(values).size !== values.length)
    throw invalidBody("Payload validation error: 'Array items are not unique' on property scopes.");
}

/** The key that tokens are encrypted with is known by its thumbprint, and not shown (public documentation, configure-json-web-encryption). */
function withKnownKey(body: Doc): Doc {
  const encryption = body.token_encryption as Doc | null | undefined;
  const key = encryption?.encryption_key as Doc | undefined;
  if (!key || key.pem === undefined) return body;
  const { pem, ...shownParts } = key;
  const { kid: thumbprint } = fingerprint(String(pem));
  return {
    ...body,
    token_encryption: {
      ...encryption,
      encryption_key: { ...shownParts, thumbprint_sha256: thumbprint },
    },
    $encryption_pem: pem,
  };
}

const create: Handler = (ctx) => {
  const body = withKnownKey(withSystemParts(withoutNulls(ctx.body as Doc), ctx));
  checkScopes(body);
  checkLifetimes(body);
  checkOnlineAccess(body);
  if (ctx.tenant.collection(RESOURCE_SERVERS).findBy('identifier', String(body.identifier))) {
    throw conflict(
      `A resource server with the same identifier already exists: ${String(body.identifier)}`,
      'already_exists',
    );
  }
  const doc = ctx.tenant.collection(RESOURCE_SERVERS).insert(newResourceServer(body));
  return { status: 201, body: visible(doc) };
};

const read: Handler = (ctx) => ok(shown(resourceServerOf(ctx), ctx));

/** An API as returned, with its linked application if there is one. */
function shown(doc: Doc, ctx: SandboxContext): Doc {
  const { scopes: _scopes, ...rest } = doc;
  const client = ctx.tenant.collection('clients').findBy('resource_server', String(doc.identifier));
  const linked = client ? { client_id: client.client_id } : {};
  return { ...visible(ctx.query.include_fields === false ? rest : doc), ...linked };
}

const update: Handler = (ctx) => {
  const old = resourceServerOf(ctx);
  const body = ctx.body as Doc;
  if (old.is_system === true) checkSystemChange(body);
  checkScopes(body);
  if (body.token_lifetime_for_web !== undefined) checkLifetimes({ ...old, ...body });
  if (body.allow_online_access_with_ephemeral_sessions === true) checkOnlineAccess({ ...old, ...body });
  const changes: Doc = asChanges(withKnownKey(body));
  if (body.signing_alg === 'HS256' && old.signing_secret === undefined)
    changes.signing_secret ??= alphanumeric(32);
  if (body.signing_alg !== undefined && body.signing_alg !== 'HS256') changes.signing_secret = undefined;
  if (body.subject_type_authorization) {
    changes.subject_type_authorization = {
      ...(old.subject_type_authorization as Doc),
      ...(body.subject_type_authorization as Doc),
    };
  }
  const doc = ctx.tenant.collection(RESOURCE_SERVERS).update(String(old.id), changes);
  if (body.scopes)
    dropScopes(
      ctx,
      String(old.identifier),
      new Set((body.scopes as Doc[]).map(({ value }) => String(value))),
    );
  return ok(visible(doc as Doc));
};

/** Scopes that an API no longer has leave the grants on it. */
function dropScopes({ tenant }: SandboxContext, audience: string, left: Set<string>): void {
  const grants = tenant.collection('client-grants');
  for (const grant of grants.by('audience', audience)) {
    const scope = Array.isArray(grant.scope) ? (grant.scope as string[]) : [];
    if (scope.some((name) => !left.has(name)))
      grants.update(String(grant.id), { scope: scope.filter((name) => left.has(name)) });
  }
}

const remove: Handler = (ctx) => {
  const doc = lookup(ctx);
  if (doc?.identifier === ctx.audience)
    throw badRequest('System resource servers cannot be deleted.', 'operation_not_supported');
  if (doc) ctx.tenant.collection(RESOURCE_SERVERS).delete(String(doc.id));
  return noContent();
};

const list: Handler = (ctx) => {
  const wanted = ctx.query.identifiers;
  const all = ctx.tenant.collection(RESOURCE_SERVERS).list();
  const found = Array.isArray(wanted) ? all.filter(({ identifier }) => wanted.includes(identifier)) : all;
  return ok(paginate(found, ctx, { key: 'resource_servers', view: (doc) => shown(doc, ctx) }));
};

const search: Handler = (ctx) => {
  const words = String(ctx.query.q ?? '')
    .toLowerCase()
    .replace(/\w+:|["*]/g, '')
    .split(/\s+/)
    .filter(Boolean);
  const found = ctx.tenant
    .collection(RESOURCE_SERVERS)
    .list()
    .filter((doc) =>
      words.every((word) => `${String(doc.name)} ${String(doc.identifier)}`.toLowerCase().includes(word)),
    );
  return ok(checkpoint(found, ctx, { key: 'resource_servers' }));
};

export const resourceServers: ResourceModule = {
  collections: [
    { name: RESOURCE_SERVERS, indexes: { identifier: { of: (doc) => doc.identifier, unique: true } } },
  ],
  handlers: {
    'GET /resource-servers': list,
    'GET /resource-servers/search': search,
    'POST /resource-servers': create,
    'GET /resource-servers/{id}': read,
    'PATCH /resource-servers/{id}': update,
    'DELETE /resource-servers/{id}': remove,
  },
  onReset: ({ tenant, audience }) => {
    tenant.collection(RESOURCE_SERVERS).insert(
      newResourceServer({
        name: 'Auth0 Management API',
        identifier: audience,
        scopes: allScopes(),
        is_system: true,
      }),
    );
  },
};
