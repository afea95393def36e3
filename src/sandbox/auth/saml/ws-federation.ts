/**
 * Logging in and out by WS-Federation: `/wsfed/{client_id}`, or `/wsfed` with the realm of the application.
 * Source: public documentation, ws-fed-protocol and accept-ws-federation-request.
 */
import { isStrict } from '../../resources/clients/third-parties.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { advance, telling } from '../authorize/advance.js';
import { redirect } from '../authorize/answer.js';
import { allowsCallback, allowsLogout, defaultCallback, logoutUrls } from '../authorize/callback.js';
import { organizationFor } from '../authorize/organization.js';
import { PageError } from '../authorize/refuse.js';
import { type Params, paramsOf } from '../authorize/request.js';
import { begin } from '../authorize/transaction.js';
import { clientById } from '../client.js';
import { endSession, gone, loggedOut } from '../oidc/logout.js';
import { defaultIssuer } from './response.js';

const URN = /^urn:/;
const ROOT = '/wsfed';

/** The application that the path names, or the realm: `urn:` and its id, or one of its aliases. */
function clientIn(ctx: AuthContext, { wtrealm: realm }: Params): Doc {
  const id =
    ctx.request.path === ROOT ? undefined : decodeURIComponent(ctx.request.path.split('/').at(-1) ?? '');
  const named = id ?? (realm !== undefined && URN.test(realm) ? realm.replace(URN, '') : undefined);
  const client =
    named === undefined
      ? ctx.tenant
          .collection('clients')
          .list()
          .find(({ client_aliases: aliases }) => Array.isArray(aliases) && aliases.includes(realm))
      : clientById(ctx, named);
  if (client && !isStrict(client)) return client;
  const message = client
    ? 'WS-Federation is not available for third-party clients'
    : `Unknown client: ${named ?? realm ?? ''}`;
  const hostname = new URL(ctx.url).host;
  ctx.log({
    type: 'f',
    description: message,
    hostname,
    client_id: named ?? '',
    details: { error: { message } },
  });
  throw new PageError('invalid_request', message, client ? 400 : 404);
}

/** Where the token goes: nowhere but to an address that the application has registered. */
function callbackFor(ctx: AuthContext, client: Doc, asked: string | undefined): string {
  const wanted = asked ?? defaultCallback(client);
  if (wanted !== undefined && allowsCallback(client, wanted)) return wanted;
  const description = `Callback URL mismatch. ${wanted ?? 'No URL'} is not in the list of allowed callback URLs`;
  ctx.log({ type: 'f', description, hostname: new URL(ctx.url).host, client_id: client.client_id });
  throw new PageError('invalid_request', description, 403);
}

function signOut(ctx: AuthContext, client: Doc, { wreply }: Params): SandboxResponse {
  if (wreply !== undefined && !allowsLogout(logoutUrls(client), wreply))
    throw new PageError('invalid_request', `The "wreply" "${wreply}" is not one of the allowed logout URLs`);
  endSession(ctx, client);
  return gone(ctx, wreply === undefined ? loggedOut() : redirect(wreply));
}

const handler: AuthHandler = (ctx) =>
  telling(ctx, undefined, () => {
    const params = paramsOf(ctx);
    const client = clientIn(ctx, params);
    if (params.wa === 'wsignout1.0') return signOut(ctx, client, params);
    const { wctx, whr, wtrealm, login_hint } = params;
    const request = {
      client_id: String(client.client_id),
      redirect_uri: callbackFor(ctx, client, params.wreply),
      redirect_uri_given: true,
      response_mode: 'form_post' as const,
      prompt: params.wfresh === '0' ? ['login'] : [],
      saml: {
        provider: defaultIssuer(ctx.url),
        posted: false,
        realm: wtrealm ?? `urn:${String(client.client_id)}`,
        ...(wctx === undefined ? {} : { relayState: wctx }),
      },
      ...(whr === undefined ? {} : { connection: whr.replace(URN, '') }),
      ...(login_hint === undefined ? {} : { login_hint }),
    };
    return telling(ctx, request, () => {
      const { transaction, headers } = begin(ctx, { request, ...organizationFor(ctx, params, client) });
      return advance(ctx, client, transaction, headers);
    });
  });

/** `{}` stands for the last part of a path. */
export const wsFederationHandlers: Readonly<Record<string, AuthHandler>> = {
  [`GET ${ROOT}`]: handler,
  [`GET ${ROOT}/{}`]: handler,
};
