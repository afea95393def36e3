/**
 * Connecting accounts at outside providers (public documentation, connected-accounts-for-token-vault). The sandbox plays
 * the provider, on a page of its own.
 */
import { HttpError } from '../../errors.js';
import { checkpoint } from '../../pagination.js';
import { CONNECTED_ACCOUNTS, connectedAccountsOf } from '../../resources/connected-accounts.js';
import { connectionByName, optionsOf } from '../../resources/users/store.js';
import { MINUTE } from '../../state/clock.js';
import { prefixedId } from '../../state/ids.js';
import { type Doc, fieldsOf } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { enabledFor } from '../admission.js';
import { allowsCallback } from '../authorize/callback.js';
import { isOutside } from '../provider/settings.js';
import { behindSecret, digestOf, issueSecret, unguessable } from '../tokens/secrets.js';
import { invalidField, Problem } from './problem.js';
import { BODIES, checkBody, type MyRequest, type Operation } from './request.js';

/** Connections that are being made, by the digest of their session. */
export const CONNECT_REQUESTS = 'connect-requests';
export const CONNECT_PAGE = '/connected-accounts/connect';
const LIFETIME_MS = 5 * MINUTE;
const MOST = 20;
const USUAL = 10;

const isConnectable = (ctx: AuthContext, connection: Doc, client: Doc): boolean =>
  isOutside(connection) &&
  (connection.connected_accounts as Doc | undefined)?.active === true &&
  enabledFor(ctx, connection, client);

/** Scopes that the connection asks its provider for. */
function scopesOf(connection: Doc): string[] {
  const { scope } = optionsOf(connection);
  if (Array.isArray(scope)) return scope.map(String);
  return typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
}

const connect: Operation = (request) => {
  const { ctx, user, client } = request;
  checkBody(request, BODIES.connect);
  const { connection: name, redirect_uri: target, state, code_challenge: challenge, scopes } = ctx.body;
  if (challenge !== undefined && ctx.body.code_challenge_method === undefined)
    throw invalidField('code_challenge_method is required with code_challenge', 'code_challenge_method');
  const connection = connectionByName(ctx.tenant, String(name));
  if (!connection || !isConnectable(ctx, connection, client))
    throw new Problem(400, 'The connection does not exist, or takes no connected accounts.');
  if (!allowsCallback(client, String(target)))
    throw new Problem(400, 'redirect_uri is not in the list of allowed callback URLs.');
  const ticket = unguessable();
  const session = issueSecret(ctx, CONNECT_REQUESTS, LIFETIME_MS, {
    ticket: digestOf(ticket),
    user_id: user.user_id,
    client_id: client.client_id,
    connection: name,
    redirect_uri: target,
    ...(state === undefined ? {} : { state }),
    ...(challenge === undefined ? {} : { challenge }),
    scopes: scopes ?? scopesOf(connection),
  });
  return {
    status: 201,
    body: {
      auth_session: session,
      connect_uri: `${ctx.url}${CONNECT_PAGE}`,
      connect_params: { ticket },
      expires_in: LIFETIME_MS / 1000,
    },
  };
};

const accountView = (account: Doc): Doc =>
  fieldsOf(account, ['id', 'connection', 'access_type', 'scopes', 'created_at']);

const complete: Operation = (request) => {
  const { ctx, user, client } = request;
  checkBody(request, BODIES.complete);
  const found = behindSecret(ctx, CONNECT_REQUESTS, String(ctx.body.auth_session));
  if (!found || found.user_id !== user.user_id || found.client_id !== client.client_id)
    throw new Problem(400, 'The auth_session is invalid or has expired.');
  if (found.code === undefined || found.code !== digestOf(String(ctx.body.connect_code)))
    throw new Problem(400, 'The connect_code is invalid.');
  // The code is for one attempt.
  ctx.tenant.collection(CONNECT_REQUESTS).delete(String(found.id));
  if (found.redirect_uri !== ctx.body.redirect_uri)
    throw new Problem(400, 'redirect_uri is another one than before.');
  if (found.challenge !== undefined && found.challenge !== digestOf(String(ctx.body.code_verifier)))
    throw new Problem(400, 'The code_verifier does not fit.');
  const accounts = ctx.tenant.collection(CONNECTED_ACCOUNTS);
  const known = connectedAccountsOf(ctx.tenant, String(user.user_id)).find(
    (one) => one.connection === found.connection && one.$account === found.account,
  );
  if (known) accounts.delete(String(known.id));
  const made = accounts.insert({
    id: prefixedId('cac'),
    user_id: user.user_id,
    connection: found.connection,
    access_type: 'offline',
    scopes: found.scopes,
    created_at: ctx.iso(),
    $account: found.account,
  });
  return { status: 201, body: accountView(made), about: { connected_account: { id: made.id } } };
};

/** A page of a list. @throws Problem 400 */
function paged(
  { ctx }: MyRequest,
  items: readonly Doc[],
  key: string,
  view: (item: Doc) => Doc,
  idOf: (item: Doc) => string,
): Doc {
  const { search } = ctx.request;
  const take = Number(search.get('take') ?? USUAL);
  if (!Number.isInteger(take) || take < 1 || take > MOST)
    throw invalidField(`take must be a number from 1 to ${MOST}`, 'take', 'query');
  try {
    return checkpoint(
      items,
      { ...ctx, query: { from: search.get('from') ?? '', take } },
      { key, view, idOf },
    );
  } catch (error) {
    if (error instanceof HttpError) throw invalidField('from is not valid', 'from', 'query');
    throw error;
  }
}

const list: Operation = (request) => {
  const { ctx, user } = request;
  const names = ctx.request.search.getAll('connection');
  const all = connectedAccountsOf(ctx.tenant, String(user.user_id)).filter(
    ({ connection }) => names.length === 0 || names.includes(String(connection)),
  );
  return { status: 200, body: paged(request, all, 'accounts', accountView, ({ id }) => String(id)) };
};

const connections: Operation = (request) => {
  const { ctx, client } = request;
  const all = ctx.tenant
    .collection('connections')
    .list()
    .filter((one) => isConnectable(ctx, one, client));
  const view = (one: Doc): Doc => ({ name: one.name, strategy: one.strategy, scopes: scopesOf(one) });
  return { status: 200, body: paged(request, all, 'connections', view, ({ name }) => String(name)) };
};

const remove: Operation = ({ ctx, user, id }) => {
  const found = connectedAccountsOf(ctx.tenant, String(user.user_id)).find((one) => one.id === id);
  if (found) ctx.tenant.collection(CONNECTED_ACCOUNTS).delete(id);
  return { status: 204, about: { connected_account: { id } } };
};

export const accountOperations: Readonly<Record<string, Operation>> = {
  'POST /connected-accounts/connect': connect,
  'POST /connected-accounts/complete': complete,
  'GET /connected-accounts/accounts': list,
  'GET /connected-accounts/connections': connections,
  'DELETE /connected-accounts/accounts/{id}': remove,
};
