/** Logging out: `/v2/logout`, and the OpenID Connect way with `/oidc/logout`. */
import { html } from '../../../text/html.js';
import { isStrict } from '../../resources/clients/third-parties.js';
import { endSessions } from '../../resources/sessions.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { redirect } from '../authorize/answer.js';
import { allowsLogout, logoutUrls } from '../authorize/callback.js';
import { paramsOf } from '../authorize/request.js';
import { clientById } from '../client.js';
import { eventFields } from '../event-fields.js';
import { errorPage, page } from '../page/layout.js';
import { hintClaims } from '../signed/hint.js';
import { clearCookie } from '../tokens/cookies.js';
import { currentSession, SESSION_COOKIE } from '../tokens/session.js';

/** Ends the browser's session, and logs it; refresh tokens live on. */
export function endSession(ctx: AuthContext, client: Doc): void {
  const session = currentSession(ctx);
  if (!session) return;
  const user = ctx.tenant.collection('users').get(String(session.user_id));
  const connection = connectionByName(ctx.tenant, String(session.$connection ?? '')) ?? {};
  endSessions(ctx, [session], 'rp-logout');
  ctx.log({
    type: 'slo',
    description: 'User successfully logged out',
    ...eventFields(ctx, client, connection, user, ''),
    details: { session_id: session.id },
  });
}

function refused(ctx: AuthContext, client: Doc, description: string): SandboxResponse {
  ctx.log({
    type: 'flo',
    description,
    ...eventFields(ctx, client, {}, undefined, ''),
    details: { error: { message: description } },
  });
  return errorPage(400, 'invalid_request', description);
}

/** The answer after a session has ended: its cookie is gone. */
export const gone = (ctx: AuthContext, response: SandboxResponse): SandboxResponse => ({
  ...response,
  headers: { ...response.headers, ...clearCookie(ctx, SESSION_COOKIE) },
});

export const loggedOut = (): SandboxResponse => page('Logged out', html`<p>You are logged out.</p>`);

/** The address to return to must be allowed: by the application that is named, else by the tenant. */
const v2Logout: AuthHandler = (ctx) => {
  const { client_id: id, returnTo } = paramsOf(ctx);
  const client = id === undefined ? undefined : clientById(ctx, id);
  if (id !== undefined && !client) return refused(ctx, { client_id: id }, `Unknown client: ${id}`);
  // Public documentation, third-party-applications/troubleshooting.
  if (client && isStrict(client))
    return refused(ctx, client, 'Logout is not available for third-party clients');
  // The tenant's list is for requests that name no application (public documentation, logout/auth-0-logout).
  const allowed = logoutUrls(client ?? ctx.tenant.settings('/tenants/settings'));
  if (returnTo !== undefined && !allowsLogout(allowed, returnTo)) {
    return refused(
      ctx,
      client ?? {},
      `The "returnTo" querystring parameter "${returnTo}" is not defined as a valid URL in "Allowed Logout URLs"`,
    );
  }
  endSession(ctx, client ?? {});
  const target = returnTo ?? (client ? logoutUrls(client)[0] : undefined);
  return gone(ctx, target === undefined ? loggedOut() : redirect(target));
};

/** Without a token that the application got for the session, the person is asked whether to log out. */
const oidcLogout: AuthHandler = (ctx) => {
  const params = paramsOf(ctx);
  const { id_token_hint: hint, post_logout_redirect_uri: target, state } = params;
  const claims = hint === undefined ? undefined : hintClaims(ctx, hint);
  if (hint !== undefined && claims?.iss !== `${ctx.url}/`)
    return refused(ctx, {}, 'The id_token_hint is not a token of this tenant');
  const id = params.client_id ?? (typeof claims?.aud === 'string' ? claims.aud : undefined);
  const client = id === undefined ? undefined : clientById(ctx, id);
  if (id !== undefined && !client) return refused(ctx, { client_id: id }, `Unknown client: ${id}`);
  if (claims && claims.aud !== client?.client_id)
    return refused(ctx, client ?? {}, 'The id_token_hint is for another application');
  const { logout_hint: sid } = params;
  if (claims && sid !== undefined && sid !== claims.sid)
    return refused(ctx, client ?? {}, 'The logout_hint and the id_token_hint are of different sessions');
  const allowed = [
    ...(client ? logoutUrls(client) : []),
    ...logoutUrls(ctx.tenant.settings('/tenants/settings')),
  ];
  if (target !== undefined && !allowsLogout(allowed, target)) {
    return refused(
      ctx,
      client ?? {},
      `The "post_logout_redirect_uri" querystring parameter "${target}" is not defined as a valid URL in "Allowed Logout URLs"`,
    );
  }
  const session = currentSession(ctx);
  const confirmed = ctx.request.method === 'POST' && ctx.body.action === 'logout';
  if (session && !confirmed && (claims?.sid ?? sid) !== session.id) return askToLogOut(params, target);
  endSession(ctx, client ?? {});
  // Without an address it is the first of the application that is named (public documentation, oidc-logout).
  const wanted = target ?? (params.client_id && client ? logoutUrls(client)[0] : undefined);
  if (wanted === undefined) return gone(ctx, loggedOut());
  const url = new URL(wanted);
  if (state !== undefined) url.searchParams.set('state', state);
  return gone(ctx, redirect(url.href));
};

/** A form of another site cannot answer this: it does not carry the session's cookie. */
function askToLogOut(params: Readonly<Record<string, string>>, target: string | undefined): SandboxResponse {
  const kept = ['client_id', 'post_logout_redirect_uri', 'state'].flatMap((name) =>
    params[name] === undefined ? [] : [html`<input type="hidden" name="${name}" value="${params[name]}">`],
  );
  return page(
    'Log out',
    html`<p>Do you want to log out?</p><form method="post" action="/oidc/logout">${kept}
<button type="submit" name="action" value="logout">Log out</button></form>`,
    { formTarget: target },
  );
}

export const logoutHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /v2/logout': v2Logout,
  'GET /oidc/logout': oidcLogout,
  'POST /oidc/logout': oidcLogout,
};
