/** Authorization requests that applications push ahead of the browser (RFC 9126; public documentation, authorization-code-flow-with-par). */
import { invalidRequest, OAuthError } from '../../errors.js';
import { SECOND } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { PageError } from '../authorize/refuse.js';
import { type Params, readRequest, recipientOf } from '../authorize/request.js';
import { loggingRefusal } from '../refusals.js';
import { levelProblem, PUSHING, pushesByLevel } from '../signed/fapi.js';
import { RequestObjectError, signedParams } from '../signed/request-object.js';
import { behindSecret, issueSecret } from '../tokens/secrets.js';

/** Requests that wait. */
const MOST = 2_000;
const COLLECTION = 'pushed-requests';
const PREFIX = 'urn:ietf:params:oauth:request_uri:';
/** Seconds until a request that was pushed has to be used. */
const LIFETIME_S = 30;

export const takesPushed = ({ tenant }: Pick<AuthContext, 'tenant'>): boolean =>
  tenant.settings('/tenants/settings').pushed_authorization_requests_supported === true;

const PROOF = new Set(['client_secret', 'client_assertion', 'client_assertion_type']);

export const pushRequest: AuthHandler = (ctx) => {
  if (!takesPushed(ctx))
    throw new OAuthError(
      403,
      'access_denied',
      'Pushed authorization requests are not enabled for this tenant.',
    );
  if (!(ctx.request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
    throw new OAuthError(
      400,
      'invalid_request',
      'The content type must be application/x-www-form-urlencoded.',
    );
  const client = ctx.authenticateClient();
  const { client_id, name: client_name } = client;
  return loggingRefusal(
    ctx,
    () => pushed(ctx, client),
    () => ({ type: 'fpar', client_id, client_name }),
  );
};

function pushed(ctx: AuthContext, client: Doc): SandboxResponse {
  if (ctx.body.request_uri !== undefined)
    throw new OAuthError(
      400,
      'invalid_request',
      'request_uri is not allowed in a pushed authorization request',
    );
  const given = Object.entries(ctx.body).filter(
    ([name, value]) => typeof value === 'string' && !PROOF.has(name),
  );
  const sent = { ...Object.fromEntries(given), client_id: String(client.client_id) } as Params;
  let params = sent;
  try {
    params = signedParams(ctx, sent);
    const problem = levelProblem(client, ctx.body as Params, params, ctx.now());
    if (problem !== undefined) throw new OAuthError(400, 'invalid_request', problem);
    const { recipient } = recipientOf(ctx, params);
    readRequest(ctx, params, client, recipient);
  } catch (error) {
    if (error instanceof RequestObjectError)
      throw new OAuthError(400, 'invalid_request_object', error.message);
    if (error instanceof PageError) throw invalidRequest(error.message);
    if (error instanceof OAuthError) throw new OAuthError(400, error.error, error.message);
    throw error;
  }
  const name = issueSecret(ctx, COLLECTION, LIFETIME_S * SECOND, { params }, { most: MOST });
  return {
    status: 201,
    body: { request_uri: PREFIX + name, expires_in: LIFETIME_S },
    headers: { 'cache-control': 'no-store' },
  };
}

/**
 * The parameters of a request: those that were pushed, when it names them. They are used once.
 *
 * @throws PageError for a name that is not good, or an application that has to push and did not
 */
export function pushedParams(ctx: AuthContext, given: Params): Params {
  const { request_uri: uri, client_id: id } = given;
  if (uri === undefined) {
    const client = id === undefined ? undefined : ctx.tenant.collection('clients').get(id);
    if (client && pushesByLevel(client)) throw new PageError('invalid_request', PUSHING);
    if (client?.require_pushed_authorization_requests === true)
      throw new PageError('invalid_request', 'Pushed Authorization Request is required for this client');
    return given;
  }
  if (!uri.startsWith(PREFIX) && id !== undefined) return given;
  const found = behindSecret(ctx, COLLECTION, uri.slice(PREFIX.length));
  const params = found?.params as Params | undefined;
  if (!found || !params || params.client_id !== id)
    throw new PageError('invalid_request_uri', 'The request_uri is not valid, or has expired');
  ctx.tenant.collection(COLLECTION).delete(String(found.id));
  return params;
}
