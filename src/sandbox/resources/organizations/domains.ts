/** Domains by which people are led to their organization at login. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { conflict, invalidBody, notFound } from '../../errors.js';
import { checkpoint, visible } from '../../pagination.js';
import { tooMany } from '../../plans.js';
import { hex, prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { created, noContent, ok, type SandboxContext } from '../../types.js';
import { organizationId } from './store.js';

const COLLECTION = 'organizations/discovery-domains';
/** Public documentation, manage-users/organizations/configure-organizations/organization-domain-discovery. */
const MAX_DOMAINS = 100;
const DOMAIN =
  /^(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])$/;

const missing = () => notFound('Organization discovery domain not found.');

const domains = (ctx: SandboxContext): Doc[] =>
  ctx.tenant.collection(COLLECTION).by('parent', organizationId(ctx));

function create(ctx: SandboxContext): Doc {
  const organization = organizationId(ctx);
  const { domain: given, status = 'pending', use_for_organization_discovery = true } = ctx.body as Doc;
  const domain = String(given).toLowerCase();
  if (!DOMAIN.test(domain)) {
    throw invalidBody(`Payload validation error: 'String does not match pattern' on property domain.`);
  }
  if (domains(ctx).some((known) => known.domain === domain)) {
    throw conflict(
      'An organization discovery domain with this domain is already registered to this organization.',
    );
  }
  if (domains(ctx).length >= MAX_DOMAINS) throw tooMany('organization');
  return ctx.tenant.collection(COLLECTION).insert({
    id: prefixedId('ord', 22),
    domain,
    status,
    verification_host: `_ss-verification.${organization}.${domain}`,
    verification_txt: hex(32),
    use_for_organization_discovery,
    $parent: organization,
  });
}

function find(ctx: SandboxContext): Doc {
  const domain = domains(ctx).find((known) => known.id === ctx.params.discovery_domain_id);
  if (!domain) throw missing();
  return domain;
}

export const organizationDomains: ResourceModule = {
  collections: [{ name: COLLECTION, indexes: { parent: { of: (doc: Doc) => String(doc.$parent) } } }],
  handlers: {
    'GET /organizations/{id}/discovery-domains': (ctx) =>
      ok(checkpoint(domains(ctx), ctx, { key: 'domains', view: visible })),
    'POST /organizations/{id}/discovery-domains': (ctx) => created(visible(create(ctx))),
    'GET /organizations/{id}/discovery-domains/name/{discovery_domain}': (ctx) => {
      const name = (ctx.params.discovery_domain ?? '').toLowerCase();
      const domain = domains(ctx).find((known) => known.domain === name);
      if (!domain) throw missing();
      return ok(visible(domain));
    },
    'GET /organizations/{id}/discovery-domains/{discovery_domain_id}': (ctx) => ok(visible(find(ctx))),
    'PATCH /organizations/{id}/discovery-domains/{discovery_domain_id}': (ctx) =>
      ok(
        visible(
          ctx.tenant.collection(COLLECTION).update(String(find(ctx).id), (ctx.body ?? {}) as Doc) as Doc,
        ),
      ),
    'DELETE /organizations/{id}/discovery-domains/{discovery_domain_id}': (ctx) => {
      const gone = domains(ctx).find((known) => known.id === ctx.params.discovery_domain_id);
      if (gone) ctx.tenant.collection(COLLECTION).delete(String(gone.id));
      return noContent();
    },
  },
};
