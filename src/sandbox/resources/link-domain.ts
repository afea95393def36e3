/**
 * The domain of links that people get: the one that the request names, else the tenant's default one.
 * Source: public documentation, multiple-custom-domains/default-domain.
 */
import { badRequest } from '../errors.js';
import type { Doc } from '../state/store.js';
import type { RawRequest, SandboxServices } from '../types.js';

export const DEFAULT_DOMAIN = '/custom-domains/default';
export const DOMAINS = 'custom-domains';

/** @throws HttpError 400 for a domain that is not one of the tenant's */
export function linkBase({
  tenant,
  url,
  request,
}: Pick<SandboxServices, 'tenant' | 'url'> & { request?: RawRequest }): string {
  const ready = (name: unknown): Doc | undefined =>
    tenant
      .collection(DOMAINS)
      .list()
      .find(({ domain, status }) => domain === name && status === 'ready');
  const wanted = request?.headers['auth0-custom-domain'];
  if (wanted !== undefined && wanted !== new URL(url).host && !ready(wanted))
    throw badRequest(
      `The custom domain ${wanted} does not exist or is not verified.`,
      'invalid_custom_domain',
    );
  const found = ready(wanted ?? tenant.singleton(DEFAULT_DOMAIN));
  return found ? `https://${String(found.domain)}` : url;
}
