/** The page for what cannot be told to the application: the tenant's own, where it has one (public documentation, custom-error-pages). */
import { randomBytes } from 'node:crypto';
import { escaped, type Html, html as page } from '../../../text/html.js';
import { render } from '../../liquid/render.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { localeOf } from '../flows/event.js';
import { errorPage } from './layout.js';

interface Problem {
  status: number;
  error: string;
  message: string;
}

/** Whose tenant it is, and whom to ask (public documentation, auth0-universal-login/error-pages). */
function contactOf(settings: Doc): Html | undefined {
  const { friendly_name: name, support_email: email, support_url: url } = settings;
  const places = [email, url].filter((one) => typeof one === 'string' && one !== '').join(', ');
  return name || places
    ? page`<p>${String(name ?? '')}${places !== '' && page` Support: ${places}`}</p>`
    : undefined;
}

export async function tenantErrorPage(
  ctx: AuthContext,
  { status, error, message }: Problem,
): Promise<SandboxResponse> {
  const settings = ctx.tenant.settings('/tenants/settings') as Doc & { error_page?: Doc };
  const { url, html } = settings.error_page ?? {};
  const of = (name: string): string => ctx.request.search.get(name) ?? String(ctx.body[name] ?? '');
  const values = {
    client_id: of('client_id'),
    connection: of('connection'),
    lang: localeOf(ctx, of('ui_locales')),
    error,
    error_description: message,
    tracking: randomBytes(10).toString('hex'),
  };
  if (typeof url === 'string' && URL.canParse(url)) {
    const target = new URL(url);
    for (const [name, value] of Object.entries(values))
      if (value !== '') target.searchParams.set(name, value);
    return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' } };
  }
  if (typeof html !== 'string' || html === '') return errorPage(status, error, message, contactOf(settings));
  const shown = Object.entries(values).map(([name, value]) => [name, escaped(value)]);
  return {
    status,
    body: await render(html, Object.fromEntries(shown)),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // The page is the tenant's own text: it may run its scripts, but not as this server.
      'content-security-policy': "sandbox allow-scripts allow-popups; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  };
}
