/**
 * Self-service profiles: what an organization's admin may set up alone. Source of the rules of tickets: public
 * documentation, manage-self-service-enterprise-config.
 */

import { itemAt } from '../engine/item-at.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { conflict, invalidBody, notFound } from '../errors.js';
import { alphanumeric, base58Id } from '../state/ids.js';
import type { Doc, Tenant } from '../state/store.js';
import { type Handler, ok, type SandboxContext } from '../types.js';
import { optionsOf } from './users/store.js';

const PROFILES = 'self-service-profiles';
const DOMAINS = 'organizations/discovery-domains';

const missing = (id: string) => notFound(`Profile with ID: ${id} not found`);

const profileOf = itemAt(PROFILES, missing);

const textName = (ctx: SandboxContext): string =>
  `self-service-text ${String(profileOf(ctx).id)} ${ctx.params.language} ${ctx.params.page}`;

const setText: Handler = (ctx) => {
  ctx.tenant.setSingleton(textName(ctx), ctx.body);
  return ok(ctx.body);
};

/** Domains that one organization, or the connection of a ticket, can have. */
const MOST_DOMAINS = { organization: 100, connection: 1000 };

/** Domains that are to be verified count with those that are there. */
function checkDomains(body: Doc, { tenant }: SandboxContext): void {
  const { domain_verification: verification = 'none', pending_domains: pending = [] } =
    (body.domain_aliases_config ?? {}) as { domain_verification?: string; pending_domains?: string[] };
  if (pending.length > 0 && verification === 'none')
    throw invalidBody('pending_domains needs a domain_verification of optional or required');
  const organizations = (body.enabled_organizations ?? []) as Doc[];
  if (body.use_for_organization_discovery === true && organizations.length !== 1)
    throw invalidBody(
      'use_for_organization_discovery needs exactly one organization in enabled_organizations',
    );
  const [only] = organizations;
  const there =
    organizations.length === 1
      ? tenant
          .collection(DOMAINS)
          .by('parent', String(only?.organization_id))
          .map(({ domain }) => domain)
      : aliasesOf(body, tenant);
  const most = organizations.length === 1 ? MOST_DOMAINS.organization : MOST_DOMAINS.connection;
  if (pending.length > 0 && new Set([...there, ...pending]).size > most)
    throw invalidBody(`There can be at most ${most} domains, including pending ones`);
}

const aliasesOf = ({ connection_id: id, connection_config: config }: Doc, tenant: Tenant): unknown[] => {
  const source =
    typeof id === 'string' ? tenant.collection('connections').get(id) : (config as Doc | undefined);
  const { domain_aliases: aliases } = optionsOf(source);
  return Array.isArray(aliases) ? aliases : [];
};

/** A ticket is for one connection, new or there; what an administrator may do is said of one that is there. */
function checkTicket(body: Doc, ctx: SandboxContext): void {
  const { connection_id: id, connection_config: config, enabled_features: features } = body;
  if ((id === undefined) === (config === undefined))
    throw invalidBody('Either connection_id or connection_config is required');
  if (features !== undefined) {
    const allowed = features as Doc;
    if (id === undefined) throw invalidBody('enabled_features is only supported with connection_id');
    if (!Object.values(allowed).includes(true))
      throw invalidBody('enabled_features must enable at least one feature');
    if (allowed.provisioning === true && body.provisioning_config === undefined)
      throw invalidBody('provisioning_config is required when enabled_features.provisioning is true');
  }
  checkDomains(body, ctx);
}

const createTicket: Handler = (ctx) => {
  profileOf(ctx);
  const body = (ctx.body as Doc | null | undefined) ?? {};
  checkTicket(body, ctx);
  const { name } = (body.connection_config as Doc | undefined) ?? {};
  if (name !== undefined && ctx.tenant.collection('connections').findBy('name', String(name)))
    throw conflict('A connection with this name already exists.');
  const ticket = alphanumeric(32);
  ctx.tenant.collection('self-service-tickets').insert({ id: ticket, ...body });
  return { status: 201, body: { ticket: `${ctx.url}/self-service/connections-flow?ticket=${ticket}` } };
};

const revokeTicket: Handler = (ctx) => {
  profileOf(ctx, 'profileId');
  ctx.tenant.collection('self-service-tickets').delete(ctx.params.id ?? '');
  return { status: 202 };
};

/** The attributes are the profile's own, or those of a user attribute profile (deploy-cli's documentation). */
function checkAttributes({ user_attributes: own, user_attribute_profile_id: profile }: Doc): void {
  if (typeof profile === 'string' && Array.isArray(own) && own.length > 0)
    throw invalidBody('user_attributes and user_attribute_profile_id cannot be set together');
}

export const selfServiceProfiles: ResourceModule = {
  traits: [
    {
      path: '/self-service-profiles',
      mint: () => base58Id('ssp'),
      missing,
      create: (draft) => {
        checkAttributes(draft);
        return { user_attributes: [], ...draft };
      },
      update: (merged) => {
        checkAttributes(merged);
        return { ...merged, user_attributes: merged.user_attributes ?? [] };
      },
    },
  ],
  handlers: {
    'GET /self-service-profiles/{id}/custom-text/{language}/{page}': (ctx) =>
      ok(ctx.tenant.singleton(textName(ctx)) ?? {}),
    'PUT /self-service-profiles/{id}/custom-text/{language}/{page}': setText,
    'POST /self-service-profiles/{id}/sso-ticket': createTicket,
    'POST /self-service-profiles/{profileId}/sso-ticket/{id}/revoke': revokeTicket,
  },
  onDelete: {
    [PROFILES]: (tenant, { id }) => {
      for (const name of tenant.singletonNames()) {
        if (name.startsWith(`self-service-text ${String(id)} `)) tenant.setSingleton(name, undefined);
      }
    },
  },
};
