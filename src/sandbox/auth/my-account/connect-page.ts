/** The page that stands for the provider while an account is being connected. `POST /_sandbox/idp` makes it fail. */
import { html } from '../../../text/html.js';
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { telling } from '../authorize/advance.js';
import { redirect } from '../authorize/answer.js';
import { PageError } from '../authorize/refuse.js';
import { page } from '../page/layout.js';
import { takeFailure } from '../provider/settings.js';
import { digestOf, unguessable } from '../tokens/secrets.js';
import { CONNECT_PAGE, CONNECT_REQUESTS } from './accounts.js';

const field = ({ request, body }: AuthContext, name: string): string => {
  const value = request.method === 'POST' ? body[name] : request.search.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The request that a ticket names. A ticket leads to one answer. */
function askedBy(ctx: AuthContext): Doc {
  const ticket = digestOf(field(ctx, 'ticket'));
  const found = ctx.tenant
    .collection(CONNECT_REQUESTS)
    .list()
    .find((one) => one.ticket === ticket);
  if (!found || Number(found.expires_at) <= ctx.now())
    throw new PageError('invalid_request', 'The ticket is invalid, was used, or has expired.');
  return found;
}

function back({ redirect_uri, state }: Doc, fields: Readonly<Record<string, string>>) {
  const url = new URL(String(redirect_uri));
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', String(state));
  return redirect(url.href);
}

function show(ctx: AuthContext, asked: Doc, said?: string) {
  return page(
    'Identity provider',
    html`<p>This page stands for the provider of the connection ${String(asked.connection)}.
An account there is to be connected, with these permissions: ${(asked.scopes as string[]).join(', ') || 'none'}.</p>
<form method="post" action="${CONNECT_PAGE}"><input type="hidden" name="ticket" value="${field(ctx, 'ticket')}">
<label for="email">Email address</label>
<input id="email" name="email" type="email" autocomplete="username" required>
<button type="submit">Connect</button></form>`,
    { said, formTarget: String(asked.redirect_uri) },
  );
}

const connectPage: AuthHandler = (ctx) =>
  telling(ctx, undefined, () => {
    const asked = askedBy(ctx);
    if (ctx.request.method === 'GET') return show(ctx, asked);
    const account = field(ctx, 'email').toLowerCase();
    if (!MAIL_ADDRESS.test(account)) return show(ctx, asked, 'Enter an email address.');
    const requests = ctx.tenant.collection(CONNECT_REQUESTS);
    const connection = connectionByName(ctx.tenant, String(asked.connection)) ?? {};
    const failure = takeFailure(ctx.tenant, connection);
    if (failure) {
      requests.delete(String(asked.id));
      return back(asked, { error: failure.error, error_description: failure.message });
    }
    const code = unguessable();
    requests.update(String(asked.id), { ticket: undefined, code: digestOf(code), account });
    return back(asked, { connect_code: code });
  });

export const connectHandlers: Readonly<Record<string, AuthHandler>> = {
  [`GET ${CONNECT_PAGE}`]: connectPage,
  [`POST ${CONNECT_PAGE}`]: connectPage,
};
