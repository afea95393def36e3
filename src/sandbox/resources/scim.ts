/** SCIM configurations of connections and the tokens that provisioning clients use. */
import { badRequest, conflict, notFound } from '../errors.js';
import { alphanumeric, prefixedId } from '../ids.js';
import { paginate, visible } from '../pagination.js';
import { tenantName } from '../tenant-name.js';
import {
  created,
  type Doc,
  type Handler,
  noContent,
  ok,
  type ResourceModule,
  type SandboxContext,
} from '../types.js';
import { connectionOf } from './connections.js';

const CONFIGURATIONS = 'scim-configurations';
const TOKENS = 'scim-tokens';
const STRATEGIES = new Set(['samlp', 'oidc', 'okta', 'waad']);

const MAPPING = [
  ['preferred_username', 'userName'],
  ['email', 'emails[primary eq true].value'],
  ['external_id', 'externalId'],
  ['blocked', 'active'],
  ['app_metadata.department', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department'],
  ['name', 'displayName'],
  ['given_name', 'name.givenName'],
  ['family_name', 'name.familyName'],
].map(([auth0, scim]) => ({ auth0, scim }));

function configurationOf(ctx: SandboxContext): Doc {
  const { id } = connectionOf(ctx);
  const doc = ctx.tenant.collection(CONFIGURATIONS).get(String(id));
  if (!doc) throw notFound('The SCIM configuration does not exist.', 'inexistent_scim_configuration');
  return doc;
}

const create: Handler = (ctx) => {
  const { id, name, strategy } = connectionOf(ctx);
  if (!STRATEGIES.has(String(strategy)))
    throw badRequest('SCIM is not supported for this connection strategy.', 'operation_not_supported');
  const configurations = ctx.tenant.collection(CONFIGURATIONS);
  if (configurations.has(String(id)))
    throw conflict('The connection already has a SCIM configuration.', 'scim_configuration_conflict');
  const body = ctx.body as Doc | null | undefined;
  const now = ctx.iso();
  return created(
    configurations.insert({
      connection_id: id,
      connection_name: name,
      strategy,
      tenant_name: tenantName(ctx.url),
      user_id_attribute: body?.user_id_attribute ?? (strategy === 'waad' ? 'externalId' : 'userName'),
      mapping: body?.mapping ?? MAPPING,
      created_at: now,
      updated_on: now,
    }),
  );
};

const update: Handler = (ctx) => {
  const { connection_id: id } = configurationOf(ctx);
  const { user_id_attribute, mapping } = ctx.body as Doc;
  return ok(
    ctx.tenant
      .collection(CONFIGURATIONS)
      .update(String(id), { user_id_attribute, mapping, updated_on: ctx.iso() }),
  );
};

const remove: Handler = (ctx) => {
  const { id } = connectionOf(ctx);
  ctx.tenant.collection(CONFIGURATIONS).delete(String(id));
  return noContent();
};

const listTokens: Handler = (ctx) => {
  const { connection_id: id } = configurationOf(ctx);
  return ok(ctx.tenant.collection(TOKENS).by('connection', String(id)).map(visible));
};

const DEFAULT_SCOPES = ['get:users', 'post:users', 'put:users', 'patch:users', 'delete:users'];

/** The token itself is shown once. */
const createToken: Handler = (ctx) => {
  const { connection_id: id } = configurationOf(ctx);
  const { scopes, token_lifetime: lifetime } = (ctx.body as Doc | null | undefined) ?? {};
  const doc = ctx.tenant.collection(TOKENS).insert({
    token_id: prefixedId('tok'),
    scopes: scopes ?? DEFAULT_SCOPES,
    created_at: ctx.iso(),
    ...(typeof lifetime === 'number'
      ? { valid_until: new Date(ctx.now() + lifetime * 1000).toISOString() }
      : {}),
    $connection: id,
  });
  const { token_id: tokenId, ...rest } = visible(doc);
  return created({ token_id: tokenId, token: `${String(tokenId)}.${alphanumeric(48)}`, ...rest });
};

const removeToken: Handler = (ctx) => {
  configurationOf(ctx);
  ctx.tenant.collection(TOKENS).delete(ctx.params.tokenId ?? '');
  return noContent();
};

const list: Handler = (ctx) => {
  const query = { ...ctx.query, take: ctx.query.take ?? 50 };
  return ok(
    paginate(
      ctx.tenant.collection(CONFIGURATIONS).list(),
      { ...ctx, query },
      { key: 'scim_configurations', idOf: (doc) => String(doc.connection_id) },
    ),
  );
};

export const scim: ResourceModule = {
  collections: [
    { name: CONFIGURATIONS, key: 'connection_id' },
    { name: TOKENS, key: 'token_id', indexes: { connection: { of: (doc) => doc.$connection } } },
  ],
  handlers: {
    'GET /connections-scim-configurations': list,
    'GET /connections/{id}/scim-configuration': (ctx) => ok(configurationOf(ctx)),
    'POST /connections/{id}/scim-configuration': create,
    'PATCH /connections/{id}/scim-configuration': update,
    'DELETE /connections/{id}/scim-configuration': remove,
    'GET /connections/{id}/scim-configuration/default-mapping': (ctx) => {
      connectionOf(ctx);
      return ok({ mapping: MAPPING });
    },
    'GET /connections/{id}/scim-configuration/tokens': listTokens,
    'POST /connections/{id}/scim-configuration/tokens': createToken,
    'DELETE /connections/{id}/scim-configuration/tokens/{tokenId}': removeToken,
  },
  onDelete: {
    connections: (tenant, { id }) => {
      tenant.collection(CONFIGURATIONS).delete(String(id));
    },
    [CONFIGURATIONS]: (tenant, { connection_id: id }) => {
      const tokens = tenant.collection(TOKENS);
      for (const token of tokens.by('connection', String(id))) tokens.delete(String(token.token_id));
    },
  },
};
