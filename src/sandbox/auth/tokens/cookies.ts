/** Cookies of the login pages. Browsers share them between ports, so each name carries the sandbox's port. */
import type { AuthContext } from '../../types.js';

const nameOf = (ctx: Pick<AuthContext, 'url'>, name: string): string => `${name}.${new URL(ctx.url).port}`;

export function cookieOf(ctx: Pick<AuthContext, 'url' | 'request'>, name: string): string | undefined {
  const wanted = nameOf(ctx, name);
  for (const part of (ctx.request.headers.cookie ?? '').split(';')) {
    const mark = part.indexOf('=');
    if (mark > 0 && part.slice(0, mark).trim() === wanted) return part.slice(mark + 1).trim();
  }
  return undefined;
}

/**
 * Lax: a link or a redirect from an application carries it, a form of another site does not.
 *
 * @param how `until`: ISO date until which browsers keep it, until they are closed when absent; `shared`: requests of
 * pages on other sites carry it, too, which browsers take over HTTPS alone
 */
export function setCookie(
  ctx: Pick<AuthContext, 'url'>,
  name: string,
  value: string,
  { until, shared = false }: { until?: string | undefined; shared?: boolean } = {},
): Record<string, string> {
  const kept = until === undefined ? '' : `; Expires=${new Date(until).toUTCString()}`;
  const isSecure = ctx.url.startsWith('https:');
  const site = shared && isSecure ? 'None' : 'Lax';
  const secure = isSecure ? '; Secure' : '';
  return {
    'set-cookie': `${nameOf(ctx, name)}=${value}; Path=/; HttpOnly; SameSite=${site}${secure}${kept}`,
  };
}

export function clearCookie(ctx: Pick<AuthContext, 'url'>, name: string): Record<string, string> {
  return { 'set-cookie': `${nameOf(ctx, name)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` };
}
