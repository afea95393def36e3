/** `POST /bc-authorize`: an application asks a user on their phone. */
import { randomBytes } from 'node:crypto';
import { text } from '../../../text/values.js';
import { invalidRequest, OAuthError } from '../../errors.js';
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { clientEvent } from '../event-fields.js';
import { sendEmail } from '../flows/messages.js';
import { required } from '../grants/parameters.js';
import { challengeable } from '../mfa/choice.js';
import { loggingRefusal } from '../refusals.js';
import { apiNamed, apiRefusal, audienceOf } from '../tokens/scope.js';
import {
  addRequest,
  askedSince,
  type BackchannelRequest,
  CIBA_GRANT,
  INTERVAL_S,
  VERIFY,
} from './requests.js';

const BINDING_MESSAGE = /^[A-Za-z0-9+\-_.,:#]{1,64}$/;
/** Seconds: as long as requests live unless it is said, and the longest that goes to a phone. */
const PUSHED_S = 300;
/** The longest, which goes by mail. */
const MAILED_S = 259_200;
/** Times that somebody is asked in a minute (public documentation, email-notifications-with-ciba). */
const MOST_A_MINUTE = 5;

/** Refuses applications that may not use the flow. */
export function checkClient(client: Doc): void {
  const confidential = client.token_endpoint_auth_method !== 'none' && client.is_first_party !== false;
  const granted = Array.isArray(client.grant_types) && client.grant_types.includes(CIBA_GRANT);
  if (confidential && granted) return;
  throw new OAuthError(403, 'unauthorized_client', `Grant type '${CIBA_GRANT}' not allowed for the client.`, {
    error_uri: 'https://auth0.com/docs/clients/client-grant-types',
  });
}

type Channel = BackchannelRequest['channel'];

function hintedUser(ctx: AuthContext, channel: Channel): Doc {
  const { format, iss, sub } = parsed(required(ctx, 'login_hint'), 'login_hint') as Doc;
  if (format !== 'iss_sub' || typeof sub !== 'string')
    throw invalidRequest('login_hint must be an object with format iss_sub, iss and sub');
  if (iss !== `${ctx.url}/`) throw invalidRequest('login_hint names another issuer');
  const user = ctx.tenant.collection('users').get(sub);
  if (!user || user.blocked === true)
    throw new OAuthError(400, 'unknown_user_id', 'The user named by login_hint is unknown or blocked');
  if (channel === 'email') {
    if (typeof user.email === 'string' && user.email_verified === true) return user;
    throw invalidRequest('User does not have a verified email address');
  }
  if (!challengeable(ctx, user).includes('push-notification'))
    throw invalidRequest('User does not have push notifications enabled');
  return user;
}

function parsed(json: string, name: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw invalidRequest(`${name} is not valid JSON`);
}

/** Only types that are registered with the API. */
function detailsOf(ctx: AuthContext, client: Doc): { audience?: string; authorization_details?: Doc[] } {
  const audience = audienceOf(ctx, ctx.body);
  const refusal = apiRefusal(ctx, client, audience);
  if (refusal !== undefined) throw new OAuthError(403, 'access_denied', refusal);
  const api = apiNamed(ctx, audience);
  const given = text(ctx.body.authorization_details);
  if (given === undefined) return audience === undefined ? {} : { audience };
  const details = parsed(given, 'authorization_details');
  if (!Array.isArray(details)) throw invalidRequest('authorization_details must be an array');
  const registered = ((api?.authorization_details ?? []) as Doc[]).map(({ type }) => type);
  if (audience === undefined || !details.every((one) => registered.includes((one as Doc | null)?.type)))
    throw new OAuthError(
      400,
      'invalid_authorization_details',
      'A type of authorization_details is not registered with the API',
    );
  return { audience, authorization_details: details as Doc[] };
}

/** How long a request lives, which says how the person is asked (public documentation, configure-client-initiated-backchannel-authentication). */
function expiryOf({ body }: AuthContext, client: Doc): { expiry: number; channel: Channel } {
  const channels = client.async_approval_notification_channels;
  const mails = Array.isArray(channels) && channels.includes('email');
  const most = mails ? MAILED_S : PUSHED_S;
  const expiry = Number(body.requested_expiry ?? PUSHED_S);
  if (Number.isInteger(expiry) && expiry >= 1 && expiry <= most)
    return { expiry, channel: expiry > PUSHED_S ? 'email' : 'push' };
  throw invalidRequest(`requested_expiry must be an integer from 1 to ${most}`);
}

function checkPace(ctx: AuthContext, { user_id: id }: Doc): void {
  if (ctx.limited && askedSince(ctx.tenant, String(id), ctx.now() - MINUTE) >= MOST_A_MINUTE)
    throw new OAuthError(429, 'too_many_requests', 'The user has been asked too many times');
}

/** Tells the person by mail, with a link to answer by. */
async function mail(ctx: AuthContext, client: Doc, user: Doc, request: BackchannelRequest): Promise<void> {
  const { handle, binding_message } = request;
  const link = `${ctx.url}${VERIFY}?consent=${handle}`;
  await sendEmail(ctx, { type: 'async_approval', user, client, link, more: { binding_message } });
}

async function start(ctx: AuthContext, client: Doc): Promise<SandboxResponse> {
  checkClient(client);
  const scope = required(ctx, 'scope');
  if (!scope.split(' ').includes('openid')) throw invalidRequest('scope must include openid');
  const binding_message = required(ctx, 'binding_message');
  if (!BINDING_MESSAGE.test(binding_message))
    throw new OAuthError(
      400,
      'invalid_binding_message',
      'binding_message must have at most 64 characters: letters, digits and +-_.,:#',
    );
  const { expiry, channel } = expiryOf(ctx, client);
  const user = hintedUser(ctx, channel);
  const details = detailsOf(ctx, client);
  checkPace(ctx, user);
  const id = randomBytes(32).toString('base64url');
  const request: BackchannelRequest = {
    id,
    channel,
    handle: `cns_${randomBytes(16).toString('base64url')}`,
    client_id: String(client.client_id),
    user_id: String(user.user_id),
    binding_message,
    scope,
    ...details,
    state: 'waiting',
    asked: ctx.now(),
    expires: ctx.now() + expiry * 1000,
    next_poll: ctx.now() + INTERVAL_S * 1000,
    interval: INTERVAL_S,
  };
  addRequest(ctx, request);
  if (channel === 'email') await mail(ctx, client, user, request);
  ctx.log({
    ...clientEvent(ctx, 'ciba_start_succeeded', client),
    user_id: user.user_id,
    user_name: user.email,
  });
  return { status: 200, body: { auth_req_id: id, expires_in: expiry, interval: INTERVAL_S } };
}

export const backchannelAuthorize: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  return loggingRefusal(
    ctx,
    () => start(ctx, client),
    () => clientEvent(ctx, 'ciba_start_failed', client),
  );
};
