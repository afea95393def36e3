/** Custom domains: a domain waits for verification, and is ready once it was verified. */
import { project } from '../engine/facts.js';
import { itemAt } from '../engine/item-at.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { badRequest, conflict, notFound } from '../errors.js';
import { checkpoint, selectFields, visible, wantsCheckpoint } from '../pagination.js';
import { DAY, isoAt } from '../state/clock.js';
import { hex, prefixedId, uuid } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { tenantName } from '../state/tenant-name.js';
import { type Handler, noContent, ok, type SandboxContext } from '../types.js';
import { DEFAULT_DOMAIN, DOMAINS } from './link-domain.js';

const missing = () => notFound('The custom domain does not exist.', 'inexistent_custom_domain');

/** How long a certificate lasts until it is renewed. */
const CERTIFICATE_MS = 90 * DAY;

const domainOf = itemAt(DOMAINS, missing);

const edge = (id: string, url: string): string =>
  `${tenantName(url)}-${id.toLowerCase().replace('_', '-')}.edge.tenants.auth0.com`;

/** Some properties belong to one kind of certificate, and a relying party to the domain or one above it. */
function checkProperties(
  { tls_policy, custom_client_ip_header, relying_party_identifier }: Doc,
  of: Doc,
): void {
  const own = of.type === 'self_managed_certs';
  if (own && typeof tls_policy === 'string')
    throw badRequest("The 'tls_policy' cannot be set on self_managed domains", 'invalid_body');
  if (!own && typeof custom_client_ip_header === 'string')
    throw badRequest("The 'custom_client_ip_header' cannot be set on auth0_managed domains", 'invalid_body');
  if (
    typeof relying_party_identifier === 'string' &&
    !`.${String(of.domain)}`.endsWith(`.${relying_party_identifier}`)
  ) {
    throw badRequest(
      "The 'relying_party_identifier' must be equal to or a registrable domain suffix of the domain.",
      'invalid_body',
    );
  }
}

const create: Handler = (ctx) => {
  const { domain, type, verification_method: _method, ...rest } = ctx.body as Doc;
  checkProperties(rest, { domain, type });
  const domains = ctx.tenant.collection(DOMAINS);
  if (domains.list().some((doc) => doc.domain === domain)) {
    throw conflict('The custom domain already exists.', 'custom_domain_conflict');
  }
  const id = prefixedId('cd');
  const own = type === 'self_managed_certs';
  const method = own
    ? { name: 'TXT', record: uuid(), domain: `_cf-custom-hostname.${String(domain)}` }
    : { name: 'CNAME', record: edge(id, ctx.url), domain };
  const doc: Doc = {
    custom_domain_id: id,
    domain,
    primary: domains.size === 0,
    is_default: false,
    status: 'pending_verification',
    type,
    verification: { methods: [method], status: 'pending' },
    ...(own ? { custom_client_ip_header: null } : { tls_policy: 'recommended' }),
    ...rest,
    created_at: ctx.iso(),
  };
  return { status: 201, body: visible(domains.insert(doc)) };
};

const update: Handler = (ctx) => {
  const old = domainOf(ctx);
  checkProperties(ctx.body as Doc, old);
  const changes: Doc = {};
  for (const [name, value] of Object.entries(ctx.body as Doc)) {
    changes[name] = value === null && name !== 'custom_client_ip_header' ? undefined : value;
  }
  if (changes.domain_metadata) {
    const metadata = { ...(old.domain_metadata as Doc | undefined), ...(changes.domain_metadata as Doc) };
    changes.domain_metadata = Object.fromEntries(
      Object.entries(metadata).filter(([, value]) => value !== null),
    );
  }
  return ok(visible(ctx.tenant.collection(DOMAINS).update(String(old.custom_domain_id), changes) as Doc));
};

const verify: Handler = (ctx) => {
  const old = domainOf(ctx);
  const id = String(old.custom_domain_id);
  const own = old.type === 'self_managed_certs';
  // Public documentation, troubleshoot-custom-domains.
  const done = { ...(old.verification as Doc), status: 'verified', last_verified_at: ctx.iso() };
  const certificate = {
    status: 'provisioned',
    certificate_authority: 'letsencrypt',
    renews_before: isoAt(ctx.now() + CERTIFICATE_MS),
  };
  const doc = ctx.tenant.collection(DOMAINS).update(id, {
    status: 'ready',
    verification: done,
    ...(own ? { origin_domain_name: edge(id, ctx.url) } : { certificate }),
  }) as Doc;
  return {
    status: 201,
    body: { ...visible(doc), ...(own && old.status !== 'ready' ? { cname_api_key: hex(64) } : {}) },
  };
};

const test: Handler = (ctx) => {
  const { status } = domainOf(ctx);
  if (status !== 'ready') throw conflict('The custom domain is not ready.');
  return ok({ success: true });
};

const remove: Handler = (ctx) => {
  if (ctx.tenant.collection(DOMAINS).get(ctx.params.id ?? '')?.is_default === true) {
    throw conflict(
      'Cannot delete the default custom domain. Please set another domain as default before deleting this one.',
      'custom_domain_conflict',
    );
  }
  ctx.tenant.collection(DOMAINS).delete(ctx.params.id ?? '');
  return noContent();
};

/** The domain that e-mails and links use: the one chosen, else the tenant's own. */
function defaultDomain(ctx: SandboxContext): Doc {
  const chosen = ctx.tenant.singleton(DEFAULT_DOMAIN);
  const doc = ctx.tenant
    .collection(DOMAINS)
    .list()
    .find(({ domain }) => domain === chosen);
  return doc ? visible(doc) : { domain: new URL(ctx.url).host };
}

const setDefault: Handler = (ctx) => {
  const { domain } = ctx.body as Doc;
  const domains = ctx.tenant.collection(DOMAINS);
  const host = new URL(ctx.url).host;
  const found = domains.list().find((doc) => doc.domain === domain);
  if (domain !== host && !found) throw missing();
  // API document: SetDefaultCustomDomain.
  if (found && found.status !== 'ready')
    throw badRequest('The default custom domain has to be verified.', 'operation_not_supported');
  for (const doc of domains.list()) {
    domains.update(String(doc.custom_domain_id), { is_default: doc.domain === domain });
  }
  ctx.tenant.setSingleton(DEFAULT_DOMAIN, domain);
  return ok(project(defaultDomain(ctx), ctx.operation));
};

const list: Handler = (ctx) => {
  const { q } = ctx.query;
  const wanted =
    typeof q === 'string'
      ? q
          .replace(/^domain:/, '')
          .replace(/["*]/g, '')
          .toLowerCase()
      : '';
  const found = ctx.tenant
    .collection(DOMAINS)
    .list()
    .filter(({ domain }) => String(domain).toLowerCase().includes(wanted));
  // Asked for a page or by a query, the answer is an object; else the bare list of them all.
  if (q !== undefined || wantsCheckpoint(ctx)) {
    if (ctx.query.sort !== undefined) found.sort((a, b) => (String(a.domain) < String(b.domain) ? -1 : 1));
    const idOf = (doc: Doc): string => String(doc.custom_domain_id);
    return ok(checkpoint(found, ctx, { key: DOMAINS.replace('-', '_'), idOf }));
  }
  return ok(found.map((doc) => selectFields(doc, ctx.query)));
};

export const customDomains: ResourceModule = {
  collections: [{ name: DOMAINS, key: 'custom_domain_id' }],
  traits: [{ path: '/custom-domains', idProperty: 'custom_domain_id', missing, open: true }],
  handlers: {
    'GET /custom-domains': list,
    'POST /custom-domains': create,
    'GET /custom-domains/default': (ctx) => ok(project(defaultDomain(ctx), ctx.operation)),
    'PATCH /custom-domains/default': setDefault,
    'PATCH /custom-domains/{id}': update,
    'DELETE /custom-domains/{id}': remove,
    'POST /custom-domains/{id}/test': test,
    'POST /custom-domains/{id}/verify': verify,
  },
};
