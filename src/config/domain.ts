/** The tenant's address. */
import { ConfigError } from './errors.js';

export interface TenantAddress {
  /** host, or host:port */
  domain: string;
  /** `https://…`, or `http://…` on loopback; no trailing slash. */
  baseUrl: string;
}

/** Whether a host, as written in a URL, is a loopback address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * From `host`, `host:port`, `https://host` or, for loopback alone, `http://host`.
 *
 * @throws ConfigError
 */
export function parseDomain(value: string): TenantAddress {
  const wrong = (why: string) =>
    new ConfigError(`AUTH0_DOMAIN ${why}; write it like my-company.eu.auth0.com.`);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http')
    throw wrong(`cannot start with ${scheme}://`);
  let url: URL;
  try {
    url = new URL(scheme ? value : `https://${value}`);
  } catch {
    throw wrong('is not a host name');
  }
  if (url.username || url.password) throw wrong('must not contain a user name or password');
  if (url.pathname !== '/' || url.search || url.hash) throw wrong('must be just the host, without a path');
  const loopback = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !loopback) {
    throw new ConfigError(
      'AUTH0_DOMAIN may use http:// only for localhost (localhost, 127.0.0.1); use https:// or just the host.',
    );
  }
  if (url.hostname === 'manage.auth0.com') throw wrong('is the dashboard, not a tenant');
  if (!loopback && !/^([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]+$/.test(url.hostname)) {
    throw wrong('is not a complete host name');
  }
  return { domain: url.host, baseUrl: `${url.protocol}//${url.host}` };
}

/** The Management API's audience: as configured, or derived from the domain. */
export function parseAudience(value: string | undefined, address: TenantAddress): string {
  if (value === undefined) return `${address.baseUrl}/api/v2/`;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/api/v2/' || url.search || url.hash) {
    throw new ConfigError(
      "AUTH0_AUDIENCE must be the Management API's identifier, such as https://my-company.eu.auth0.com/api/v2/ (with the trailing slash).",
    );
  }
  return value;
}
