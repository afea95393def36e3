/** SCIM configurations of connections and the tokens that provisioning clients use. */

import { digestOf } from '../../auth/tokens/secrets.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, conflict, invalidBody, notFound } from '../../errors.js';
import { visible } from '../../pagination.js';
import { isoAt } from '../../state/clock.js';
import { alphanumeric, prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import { created, type Handler, noContent, ok } from '../../types.js';
import { connectionConfiguration } from './connection-configuration.js';
import { connectionOf } from './connections.js';
import { defaultMapping } from './scim-mapping.js';

export const SCIM_CONFIGURATIONS = 'scim-configurations';
export const SCIM_TOKENS = 'scim-tokens';

const STRATEGIES: ReadonlySet<string> = new Set(['samlp', 'oidc', 'okta', 'waad']);
const unsupported = () => notFound('This connection does not support SCIM', 'not_found');

const configuration = connectionConfiguration({
  collection: SCIM_CONFIGURATIONS,
  strategies: STRATEGIES,
  missing: () => notFound('Not Found'),
  unsupported,
  existing: () => badRequest('SCIM configuration already exists for connection', 'invalid_body'),
  check: ({ options }) => {
    if ((options as Doc | undefined)?.useCommonEndpoint === true)
      throw badRequest(
        'SCIM cannot be enabled for this connection when the Azure AD common endpoint is used.',
        'operation_not_supported',
      );
  },
  listKey: 'scim_configurations',
  make: (ctx, strategy) => {
    const body = ctx.body as Doc | null;
    const now = ctx.iso();
    return {
      tenant_name: tenantName(ctx.url),
      user_id_attribute: body?.user_id_attribute ?? (strategy === 'samlp' ? 'userName' : 'externalId'),
      mapping: body?.mapping ?? defaultMapping(strategy),
      created_at: now,
      updated_on: now,
    };
  },
});
const configurationOf = configuration.of;

const update: Handler = (ctx) => {
  const { connection_id: id } = configurationOf(ctx);
  const { user_id_attribute, mapping } = ctx.body as Doc;
  return ok(
    ctx.tenant
      .collection(SCIM_CONFIGURATIONS)
      .update(String(id), { user_id_attribute, mapping, updated_on: ctx.iso() }),
  );
};

const listTokens: Handler = (ctx) => {
  const { connection_id: id } = configurationOf(ctx);
  return ok(ctx.tenant.collection(SCIM_TOKENS).by('connection', String(id)).map(visible));
};

const DEFAULT_SCOPES = ['get:users', 'post:users', 'put:users', 'patch:users', 'delete:users'];

const MOST_TOKENS = 2;
/** Seconds (public documentation, authenticate/protocols/scim/configure-inbound-scim). */
const LEAST_LIFETIME_S = 900;

/** The token itself is shown once. */
const createToken: Handler = (ctx) => {
  const { connection_id: id } = configurationOf(ctx);
  if (ctx.tenant.collection(SCIM_TOKENS).by('connection', String(id)).length >= MOST_TOKENS)
    throw conflict(`Maximum of ${MOST_TOKENS} tokens already issued for this connection`);
  const { scopes, token_lifetime: lifetime } = (ctx.body as Doc | null | undefined) ?? {};
  if (typeof lifetime === 'number' && lifetime < LEAST_LIFETIME_S)
    throw invalidBody(
      `Payload validation error: 'Value ${lifetime} is less than minimum ${LEAST_LIFETIME_S}' on property token_lifetime.`,
    );
  const tokenId = prefixedId('tok');
  const token = `${tokenId}.${alphanumeric(48)}`;
  const doc = ctx.tenant.collection(SCIM_TOKENS).insert({
    token_id: tokenId,
    scopes: scopes ?? DEFAULT_SCOPES,
    created_at: ctx.iso(),
    ...(typeof lifetime === 'number' ? { valid_until: isoAt(ctx.now() + lifetime * 1000) } : {}),
    $connection: id,
    $digest: digestOf(token),
  });
  const { token_id: _id, ...rest } = visible(doc);
  return created({ token_id: tokenId, token, ...rest });
};

const removeToken: Handler = (ctx) => {
  configurationOf(ctx);
  ctx.tenant.collection(SCIM_TOKENS).delete(ctx.params.tokenId ?? '');
  return noContent();
};

export const scim: ResourceModule = {
  collections: [
    { name: SCIM_CONFIGURATIONS, key: 'connection_id' },
    { name: SCIM_TOKENS, key: 'token_id', indexes: { connection: { of: (doc) => doc.$connection } } },
  ],
  handlers: {
    'GET /connections-scim-configurations': configuration.list,
    'GET /connections/{id}/scim-configuration': (ctx) => ok(configurationOf(ctx)),
    'POST /connections/{id}/scim-configuration': configuration.create,
    'PATCH /connections/{id}/scim-configuration': update,
    'DELETE /connections/{id}/scim-configuration': configuration.remove,
    'GET /connections/{id}/scim-configuration/default-mapping': (ctx) => {
      const { strategy } = connectionOf(ctx);
      if (!STRATEGIES.has(String(strategy))) throw unsupported();
      return ok({ mapping: defaultMapping(String(strategy)) });
    },
    'GET /connections/{id}/scim-configuration/tokens': listTokens,
    'POST /connections/{id}/scim-configuration/tokens': createToken,
    'DELETE /connections/{id}/scim-configuration/tokens/{tokenId}': removeToken,
  },
  onDelete: {
    connections: (tenant, { id }) => {
      tenant.collection(SCIM_CONFIGURATIONS).delete(String(id));
    },
    [SCIM_CONFIGURATIONS]: (tenant, { connection_id: id }) => {
      const tokens = tenant.collection(SCIM_TOKENS);
      for (const token of tokens.by('connection', String(id))) tokens.delete(String(token.token_id));
    },
  },
};
