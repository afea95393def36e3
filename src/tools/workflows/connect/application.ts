/** What the application of a framework looks like: its type and its addresses. */
import { ToolError } from '../../errors.js';
import type { ConnectApplication } from './connect-arguments.js';
import type { Framework } from './frameworks.js';

type Json = Record<string, unknown>;

/** The lists that a framework needs entries in; an application that exists keeps its others. */
export const LISTS = ['callbacks', 'allowed_logout_urls', 'web_origins', 'grant_types'] as const;

/** @throws ToolError for an address or id that the framework cannot use */
export function applicationFor(framework: Framework, given: ConnectApplication, tenant: string): Json {
  const { callbacks, logout } = addressesOf(framework, given.url, tenant);
  return {
    name: given.name,
    app_type: framework.type,
    oidc_conformant: true,
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: framework.type === 'regular_web' ? 'client_secret_post' : 'none',
    callbacks,
    allowed_logout_urls: logout,
    ...(framework.web_origin ? { web_origins: [new URL(given.url).origin] } : {}),
  };
}

/** Callback and logout addresses. @throws ToolError for an address or id that the framework cannot use */
export function addressesOf(
  { native, callbacks = [], logout = [], title }: Framework,
  url: string,
  tenant: string,
): { callbacks: string[]; logout: string[] } {
  const wrong = (why: string) => new ToolError('invalid_arguments', `url: ${why}. Nothing was sent.`);
  if (native) {
    if (!/^[A-Za-z]\w*(\.[A-Za-z_][\w-]*)+$/.test(url))
      throw wrong(`for ${title} it is the app's bundle or package id, such as com.example.app`);
    const made = native.map((one) => one.replaceAll('{app}', url).replaceAll('{domain}', tenant));
    return { callbacks: made, logout: made };
  }
  const address = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (!address || address.username || address.password || address.search || address.hash)
    throw wrong('it is the address of the application, such as http://localhost:3000');
  if (address.protocol === 'http:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(address.hostname))
    throw wrong('http:// is for localhost only; use https://');
  const base = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
  const at = (path: string) => (path === '/' ? base : base + path);
  return { callbacks: callbacks.map(at), logout: logout.map(at) };
}
