/**
 * A stand-in for the identity provider of every enterprise and social connection: its login page, and the callback at
 * the tenant. It takes any address and no password. `POST /_sandbox/idp` makes it fail.
 */
import { html } from '../../../text/html.js';
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { advance, inLogin } from '../authorize/advance.js';
import { redirect } from '../authorize/answer.js';
import { connectionsFor } from '../authorize/connections.js';
import { signIn } from '../authorize/next.js';
import { PageError, refuse } from '../authorize/refuse.js';
import { change, end, type Transaction } from '../authorize/transaction.js';
import { page } from '../page/layout.js';
import { accountFor } from './account.js';
import { begun } from './begun.js';
import { PROVIDER_PAGE } from './paths.js';
import { isOutside, takeFailure } from './settings.js';

const CALLBACK = '/login/callback';

/** The connection that the page's address or form names, if this login may use it. */
function connectionIn(ctx: AuthContext, client: Doc, login: Transaction): Doc {
  const given = ctx.request.method === 'POST' ? ctx.body.connection : ctx.request.search.get('connection');
  const offered = connectionsFor(ctx, client, login).filter(isOutside);
  const name = typeof given === 'string' && given !== '' ? given : login.provider;
  const found = name === undefined ? offered[0] : offered.find((one) => one.name === name);
  if (!found)
    throw new PageError('invalid_request', 'There is no such identity provider for this application.');
  return found;
}

function show(connection: Doc, login: Transaction, said?: string) {
  const { name, strategy } = connection;
  return page(
    'Identity provider',
    html`<p>This page stands for the identity provider of the connection ${String(name)} (${String(strategy)}).
It accepts any email address.</p>
<form method="post" action="${PROVIDER_PAGE}"><input type="hidden" name="state" value="${login.id}">
<input type="hidden" name="connection" value="${String(name)}">
<label for="email">Email address</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${login.request.login_hint ?? ''}">
<button type="submit">Continue</button></form>`,
    { said, formTarget: login.request.redirect_uri },
  );
}

const providerPage: AuthHandler = (given) =>
  inLogin(given, ({ ctx, client, login }) => {
    const connection = connectionIn(ctx, client, login);
    if (ctx.request.method === 'GET') return show(connection, login);
    const email = typeof ctx.body.email === 'string' ? ctx.body.email.trim() : '';
    if (!MAIL_ADDRESS.test(email)) return show(connection, login, 'Enter an email address.');
    change(ctx, login, { provider: String(connection.name), vouchedFor: email });
    return redirect(`${CALLBACK}?state=${login.id}`);
  });

/** The provider's answer arrives at the tenant, which checks it. */
const callback: AuthHandler = (given) =>
  inLogin(given, ({ ctx, client, login }) => {
    const { vouchedFor: email } = login;
    if (email === undefined) throw new PageError('invalid_request', 'The identity provider sent no answer.');
    const connection = connectionIn(ctx, client, login);
    const failure = takeFailure(ctx.tenant, connection);
    if (failure) {
      end(ctx, login);
      // The tenant does not know the person before it has accepted the answer.
      refuse(ctx, client, { ...failure, connection, fields: { user_id: '', user_name: '' } });
    }
    const user = accountFor(ctx, client, connection, email);
    const who = {
      user: String(user.user_id),
      connection: String(connection.name),
      fresh: true,
      entry: 'federated-authenticate' as const,
    };
    const signedIn = signIn(ctx, client, change(ctx, login, { vouchedFor: undefined }), who);
    return advance(ctx, client, signedIn);
  });

export const providerHandlers: Readonly<Record<string, AuthHandler>> = {
  [`GET ${PROVIDER_PAGE}`]: providerPage,
  [`POST ${PROVIDER_PAGE}`]: providerPage,
  [`GET ${CALLBACK}`]: callback,
  [`POST ${CALLBACK}`]: begun,
};
