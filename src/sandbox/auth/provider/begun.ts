/**
 * Logins that a SAML provider begins: it posts an answer that nobody asked for. The sandbox plays the providers itself,
 * so what was posted is not believed: its page asks who logs in.
 * Source: public documentation, identity-provider-initiated-single-sign-on and saml-errors.
 */
import { connectionByName, optionsOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { advance, telling } from '../authorize/advance.js';
import { allowsCallback, defaultCallback } from '../authorize/callback.js';
import { organizationFor } from '../authorize/organization.js';
import { PageError } from '../authorize/refuse.js';
import { type AuthorizationRequest, paramsOf } from '../authorize/request.js';
import { begin } from '../authorize/transaction.js';
import { clientById } from '../client.js';
import { defaultIssuer } from '../saml/response.js';
import { hasSaml } from '../saml/settings.js';
import { familyOf } from './failures.js';

const NOT_CONFIGURED = 'IdP-Initiated Default App Not Configured';

/** The connection and the application that its provider's logins lead to. @throws PageError */
function target(ctx: AuthContext): { connection: Doc; client: Doc; settings: Doc } {
  const name = ctx.request.search.get('connection') ?? '';
  const connection = connectionByName(ctx.tenant, name);
  if (!connection || familyOf(String(connection.strategy)) !== 'saml')
    throw new PageError('invalid_request', `The connection ${name} is not one of a SAML provider.`);
  if (typeof ctx.body.SAMLResponse !== 'string')
    throw new PageError('invalid_request', 'The SAMLResponse is missing.');
  const settings = (optionsOf(connection).idpinitiated ?? {}) as Doc;
  const client = settings.enabled === false ? undefined : clientById(ctx, String(settings.client_id ?? ''));
  if (!client) throw new PageError('access_denied', NOT_CONFIGURED);
  return { connection, client, settings };
}

/** What the application would have asked for, had it begun the login. */
function requestFor({ url }: AuthContext, connection: Doc, client: Doc, settings: Doc): AuthorizationRequest {
  const { client_protocol: protocol, client_authorizequery: query } = settings;
  const asked = new URLSearchParams(typeof query === 'string' ? query : '');
  const callback = asked.get('redirect_uri') ?? defaultCallback(client);
  if (callback === undefined || !allowsCallback(client, callback))
    throw new PageError(
      'invalid_request',
      `Callback URL mismatch. ${callback ?? 'No URL'} is not in the list of allowed callback URLs`,
      403,
    );
  const id = String(client.client_id);
  const common = {
    client_id: id,
    redirect_uri: callback,
    redirect_uri_given: asked.has('redirect_uri'),
    prompt: [],
    connection: String(connection.name),
  };
  if (protocol === 'wsfed' || ((protocol === 'samlp' || protocol === 'saml') && hasSaml(client))) {
    const realm = protocol === 'wsfed' ? { realm: `urn:${id}` } : {};
    return {
      ...common,
      response_mode: 'form_post',
      saml: { provider: defaultIssuer(url), posted: true, ...realm },
    };
  }
  const types = (asked.get('response_type') ?? 'id_token').split(' ');
  const audience = asked.get('audience');
  return {
    ...common,
    response_mode: types.some((one) => one !== 'code') ? 'fragment' : 'query',
    response_type: types,
    scope: asked.get('scope') ?? 'openid',
    ...(audience === null ? {} : { audience }),
  };
}

export const begun: AuthHandler = (ctx) =>
  telling(ctx, undefined, () => {
    const { connection, client, settings } = target(ctx);
    const request = requestFor(ctx, connection, client, settings);
    return telling(ctx, request, () => {
      const organization = organizationFor(
        ctx,
        { ...paramsOf(ctx), ...Object.fromEntries(ctx.request.search) },
        client,
      );
      const { transaction, headers } = begin(ctx, { request, ...organization });
      return advance(ctx, client, transaction, headers);
    });
  });
