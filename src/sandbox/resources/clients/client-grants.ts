/** Grants of an API's scopes to applications. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { conflict, invalidBody, notFound } from '../../errors.js';
import { paginate, visible } from '../../pagination.js';
import { prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../../types.js';
import { checkThirdPartyGrant } from './third-parties.js';

export const CLIENT_GRANTS = 'client-grants';

const missing = () => notFound('The grant does not exist.', 'inexistent_client_grant');

/** What a caller can see of one grant in comparison with another: the same client, API and kind of subject. */
function twin(
  ctx: SandboxContext,
  { client_id: client, audience, subject_type: subject, default_for: purpose }: Doc,
): Doc | undefined {
  const subjectType = subject ?? 'client';
  return ctx.tenant
    .collection(CLIENT_GRANTS)
    .by('audience', String(audience))
    .find(
      (doc) =>
        doc.client_id === client &&
        doc.default_for === purpose &&
        (doc.subject_type ?? 'client') === subjectType,
    );
}

/** The API that a grant is on. */
function apiOf(ctx: SandboxContext, audience: unknown): Doc {
  const api = ctx.tenant.collection('resource-servers').findBy('identifier', String(audience));
  if (!api) throw notFound(`No resource with identifier ${String(audience)}`, 'inexistent_resource_server');
  return api;
}

/** Grants name scopes that the API has; all of them at once only on APIs that are not Auth0's own. */
function checkScope(api: Doc, { scope, allow_all_scopes: all }: Doc): void {
  if (api.is_system === true && all !== undefined && all !== null) {
    throw invalidBody('`allow_all_scopes` cannot be provided when `audience` is a system API');
  }
  const known = new Set(Array.isArray(api.scopes) ? (api.scopes as Doc[]).map(({ value }) => value) : []);
  const unknown = Array.isArray(scope) ? scope.filter((name) => !known.has(name)) : [];
  if (unknown.length > 0) {
    throw invalidBody(`The following scopes are not defined for the resource server: ${unknown.join(', ')}`);
  }
}

/** Types of authorization details are registered with the API (public documentation, configure-rich-authorization-requests). */
function checkDetailTypes(api: Doc, { authorization_details_types: types }: Doc): void {
  const known = new Set(((api.authorization_details ?? []) as Doc[]).map(({ type }) => type));
  const unknown = Array.isArray(types) ? types.filter((type) => !known.has(type)) : [];
  if (unknown.length > 0)
    throw invalidBody(
      `The following authorization_details_types are not defined for the resource server: ${unknown.join(', ')}`,
    );
}

const create: Handler = (ctx) => {
  const body = ctx.body as Doc;
  if (body.default_for !== undefined && body.client_id !== undefined)
    throw invalidBody('client_id and default_for are mutually exclusive');
  if (body.default_for === undefined && body.client_id === undefined)
    throw invalidBody("Payload validation error: 'Missing required property: client_id'.");
  if (typeof body.client_id === 'string' && !ctx.tenant.collection('clients').has(body.client_id)) {
    throw notFound(`The client "${body.client_id}" does not exist.`, 'inexistent_client');
  }
  const api = apiOf(ctx, body.audience);
  checkScope(api, body);
  checkDetailTypes(api, body);
  checkThirdPartyGrant(ctx.tenant.collection('clients').get(String(body.client_id)) ?? {}, api, body);
  if (twin(ctx, body))
    throw conflict('A resource with the same identifier already exists.', 'resource_conflict');
  const { client_id, audience, scope, subject_type: subject = 'client', ...rest } = body;
  const doc: Doc = {
    id: prefixedId('cgr'),
    ...(client_id === undefined ? {} : { client_id }),
    audience,
    ...(scope === undefined ? {} : { scope }),
    subject_type: subject,
    ...rest,
  };
  return { status: 201, body: ctx.tenant.collection(CLIENT_GRANTS).insert(doc) };
};

const update: Handler = (ctx) => {
  const old = ctx.tenant.collection(CLIENT_GRANTS).get(ctx.params.id ?? '');
  if (!old) throw missing();
  const body = ctx.body as Doc;
  const api = apiOf(ctx, old.audience);
  checkScope(api, body);
  checkDetailTypes(api, body);
  const changes: Doc = { ...body };
  if (body.allow_all_scopes === true) changes.scope = undefined;
  for (const [name, value] of Object.entries(changes)) if (value === null) changes[name] = undefined;
  return ok(visible(ctx.tenant.collection(CLIENT_GRANTS).update(String(old.id), changes) as Doc));
};

/** Deleting a grant that is not there is no error. */
const remove: Handler = (ctx) => {
  ctx.tenant.collection(CLIENT_GRANTS).delete(ctx.params.id ?? '');
  return noContent();
};

/** Organizations that the grant may be used for. */
const organizations: Handler = (ctx) => {
  const { tenant, params } = ctx;
  if (!tenant.collection(CLIENT_GRANTS).has(params.id ?? '')) throw missing();
  const found = tenant
    .links('organization-client-grants')
    .lefts(params.id ?? '')
    .map((id) => tenant.collection('organizations').get(id))
    .filter((doc): doc is Doc => doc !== undefined);
  return ok(paginate(found, ctx, { key: 'organizations' }));
};

export const clientGrants: ResourceModule = {
  collections: [
    {
      name: CLIENT_GRANTS,
      indexes: { client_id: { of: (doc) => doc.client_id }, audience: { of: (doc) => doc.audience } },
    },
  ],
  traits: [{ path: '/client-grants', missing, open: true }],
  handlers: {
    'POST /client-grants': create,
    'PATCH /client-grants/{id}': update,
    'GET /client-grants/{id}/organizations': organizations,
    'DELETE /client-grants/{id}': remove,
  },
  onDelete: {
    clients: (tenant, client) => {
      const grants = tenant.collection(CLIENT_GRANTS);
      for (const grant of grants.by('client_id', String(client.client_id))) grants.delete(String(grant.id));
    },
    'resource-servers': (tenant, api) => {
      const grants = tenant.collection(CLIENT_GRANTS);
      for (const grant of grants.by('audience', String(api.identifier))) grants.delete(String(grant.id));
    },
  },
};
