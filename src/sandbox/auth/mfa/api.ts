/**
 * The MFA API, with which an application asks for a second factor in its own pages: `/mfa/associate`,
 * `/mfa/challenge`, `/mfa/authenticators`. The factor itself is given at the token endpoint.
 */
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import { text } from '../../../text/values.js';
import { HttpError, OAuthError } from '../../errors.js';
import { methodsOf, removeMethod } from '../../resources/users/mfa.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, Caller, SandboxResponse } from '../../types.js';
import { bearerToken, verifyToken } from '../access-token.js';
import { clientById } from '../client.js';
import { eventFields } from '../event-fields.js';
import { required } from '../grants/parameters.js';
import { mfaAudience } from './audience.js';
import { authenticators, isAddress } from './authenticators.js';
import { type Factor, isEnabled, offeredFactors, type Wanted } from './choice.js';
import { maskedNumber, phoneNumber } from './codes.js';
import { factorsOf } from './factors.js';
import { type Channel, mayText, startChallenge } from './out-of-band.js';
import { isPending, type PendingLogin, pendingLogin } from './pending.js';
import { startPush, startPushEnrollment } from './push.js';
import { newRecoveryCode } from './recovery-code.js';
import { pushBarcode, startTotp } from './scan.js';

const invalid = (message: string, status = 400): OAuthError =>
  new OAuthError(status, 'invalid_request', message);

interface Asked {
  /** Undefined for somebody who manages their factors. */
  login: PendingLogin | undefined;
  user: Doc;
  client: Doc;
  connection: Doc;
}

function asked(ctx: AuthContext, token: string | undefined): Asked {
  const { login, user } = pendingLogin(ctx, token);
  const client = clientById(ctx, login.client_id) ?? {};
  return { login, user, client, connection: connectionByName(ctx.tenant, login.connection) ?? {} };
}

/**
 * Whose authenticators a bearer token is for: those of a login that waits, or of an access token for the MFA API.
 * Removing one needs the latter (public documentation, manage-authenticator-factors-mfa-api).
 */
function bearer(ctx: AuthContext, scope: string): Asked {
  const token = bearerToken(ctx.request.headers.authorization);
  if (token === undefined) throw new OAuthError(401, 'unauthorized', 'Missing authorization');
  if (isPending(ctx, token) && scope !== 'remove:authenticators') return asked(ctx, token);
  const { subject, clientId, scopes } = mfaCaller(ctx, token);
  if (!scopes.has(scope))
    throw new OAuthError(403, 'insufficient_scope', `Insufficient scope, expected: ${scope}`);
  const user = ctx.tenant.collection('users').get(subject);
  if (!user) throw new OAuthError(401, 'invalid_token', INVALID);
  const [identity] = (user.identities ?? []) as Doc[];
  return {
    login: undefined,
    user,
    client: clientById(ctx, clientId) ?? {},
    connection: connectionByName(ctx.tenant, String(identity?.connection)) ?? {},
  };
}

const INVALID = 'The access token is invalid or has expired';

function mfaCaller(ctx: AuthContext, token: string): Caller {
  try {
    return verifyToken(token, ctx, mfaAudience(ctx.url));
  } catch {
    throw new OAuthError(401, 'invalid_token', INVALID);
  }
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);

/** `POST /mfa/associate`: enrolls a factor, which counts once its first code has been given. */
const associate: AuthHandler = async (ctx) => {
  const at = bearer(ctx, 'enroll');
  const types = listOf(ctx.body.authenticator_types);
  if (types.length === 0) throw invalid('authenticator_types is required');
  const wanted = at.login?.wanted?.kind === 'enrolment' ? at.login.wanted : undefined;
  if (at.login && factorsOf(ctx, at.user).length > 0 && !wanted)
    throw new OAuthError(
      400,
      'access_denied',
      'User is already enrolled. Challenge one of the existing authenticators first.',
    );
  if (!types.includes('otp') && !types.includes('oob'))
    throw invalid('authenticator_types must be otp or oob');
  const answer = types.includes('otp')
    ? associateOtp(ctx, at, wanted)
    : await associateOutOfBand(ctx, at, wanted);
  ctx.log({
    type: 'gd_start_enroll',
    description: 'Guardian - Enrollment started',
    ...eventFields(ctx, at.client, at.connection, at.user, ''),
  });
  return answer;
};

function checkFactor(ctx: AuthContext, { user }: Asked, factor: Factor, wanted: Wanted | undefined): void {
  const offered = wanted ? offeredFactors(ctx, user, 'enrolment', wanted) : [factor];
  if (isEnabled(ctx.tenant, factor) && offered.includes(factor)) return;
  throw new OAuthError(403, 'unsupported_challenge_type', `The factor ${factor} is not enabled.`);
}

/** Recovery codes come with the first factor of a person. */
function recoveryCodes(ctx: AuthContext, user: Doc): Doc {
  const code = newRecoveryCode(ctx, String(user.user_id));
  return code === undefined ? {} : { recovery_codes: [code] };
}

function associateOtp(ctx: AuthContext, at: Asked, wanted: Wanted | undefined) {
  checkFactor(ctx, at, 'otp', wanted);
  const { secret, barcode_uri } = startTotp(ctx, at.user);
  return {
    status: 200,
    body: { secret, barcode_uri, authenticator_type: 'otp', ...recoveryCodes(ctx, at.user) },
  };
}

/** Where a code goes while a phone or an address is being enrolled. */
function destination(ctx: AuthContext, channel: Channel): string {
  if (channel === 'email') {
    const address = text(ctx.body.email);
    if (address === undefined || !MAIL_ADDRESS.test(address)) throw invalid('email must be an address');
    return address;
  }
  const to = phoneNumber(String(ctx.body.phone_number ?? ''));
  if (to === undefined) throw invalid('phone_number must be a number in E.164 format');
  return to;
}

async function associateOutOfBand(ctx: AuthContext, at: Asked, wanted: Wanted | undefined) {
  const [channel] = listOf(ctx.body.oob_channels);
  if (channel === undefined) throw invalid('oob_channels is required');
  if (channel === 'auth0') return associatePush(ctx, at, wanted);
  if (channel !== 'sms' && channel !== 'voice' && channel !== 'email')
    throw invalid('oob_channels must be auth0, sms, voice or email');
  checkFactor(ctx, at, channel === 'email' ? 'email' : 'phone', wanted);
  const to = destination(ctx, channel);
  const oob_code = await sendCode(ctx, at, { channel, to, enrolling: true });
  return {
    status: 200,
    body: {
      authenticator_type: 'oob',
      binding_method: 'prompt',
      oob_channel: channel,
      oob_code,
      ...recoveryCodes(ctx, at.user),
    },
  };
}

/** A phone that scans the address is enrolled; in the sandbox an approval on the phone's page does it. */
function associatePush(ctx: AuthContext, at: Asked, wanted: Wanted | undefined): SandboxResponse {
  checkFactor(ctx, at, 'push-notification', wanted);
  const { oob_code, transaction } = startPushEnrollment(ctx, at);
  return {
    status: 200,
    body: {
      authenticator_type: 'oob',
      oob_channel: 'auth0',
      oob_code,
      barcode_uri: pushBarcode(ctx, at.user, transaction),
      ...recoveryCodes(ctx, at.user),
    },
  };
}

/** @throws HttpError 500 when the tenant's Action fails to send the message */
async function sendCode(
  ctx: AuthContext,
  { login, ...at }: Asked,
  code: { channel: Channel; to: string; method?: string | undefined; enrolling: boolean },
): Promise<string> {
  if (code.channel !== 'email' && !mayText(ctx, at.user))
    throw new OAuthError(429, 'too_many_attempts', 'Too many messages have been sent. Try again later.');
  const handle = await startChallenge(ctx, { ...at, organization: login?.organization, ...code });
  if (handle === undefined) throw new HttpError(500, 'The message could not be sent.');
  return handle;
}

const list: AuthHandler = (ctx) => {
  const { user } = bearer(ctx, 'read:authenticators');
  const body = authenticators(ctx, user, 'every').map(({ id, factor, to, channel, active }) => ({
    id,
    type: factor,
    authenticator_type:
      factor === 'phone' || factor === 'email' || factor === 'push-notification' ? 'oob' : factor,
    active,
    ...(factor === 'phone' ? { oob_channel: channel, name: maskedNumber(to) } : {}),
    ...(factor === 'email' || factor === 'push-notification' ? { oob_channel: channel, name: to } : {}),
  }));
  return { status: 200, body };
};

/** `POST /mfa/challenge`: sends a code where the factor needs one. */
const challenge: AuthHandler = async (ctx) => {
  const client = ctx.authenticateClient();
  const at = asked(ctx, required(ctx, 'mfa_token'));
  if (client.client_id !== at.login?.client_id) throw new OAuthError(401, 'access_denied', 'Unauthorized');
  const types = (text(ctx.body.challenge_type) ?? 'otp oob').split(' ');
  const known = authenticators(ctx, at.user, 'challengeable');
  const id = text(ctx.body.authenticator_id);
  const found =
    id === undefined
      ? known.find(
          ({ factor }) => types.includes(factor === 'otp' ? 'otp' : 'oob') && factor !== 'recovery-code',
        )
      : known.find((one) => one.id === id);
  if (!found && id !== undefined) throw invalid('The authenticator_id is unknown.');
  if (!found)
    throw known.length === 0
      ? new OAuthError(400, 'association_required', 'User is not enrolled. Use /mfa/associate first.')
      : new OAuthError(
          400,
          'unsupported_challenge_type',
          'User does not have any authenticator of the requested types.',
        );
  if (found.factor === 'otp') return { status: 200, body: { challenge_type: 'otp' } };
  if (!types.includes('oob') || found.factor === 'recovery-code')
    throw new OAuthError(
      400,
      'unsupported_challenge_type',
      'The authenticator does not support this challenge_type.',
    );
  const method = methodOf(ctx, at.user, found.id);
  const { channel, to } = found;
  if (channel === 'auth0')
    return {
      status: 200,
      body: { challenge_type: 'oob', oob_code: startPush(ctx, { ...at, method: String(method?.id) }) },
    };
  const oob_code = await sendCode(ctx, at, {
    channel,
    to,
    method: method && String(method.id),
    enrolling: false,
  });
  return { status: 200, body: { challenge_type: 'oob', binding_method: 'prompt', oob_code } };
};

/** The enrolled method of a way of challenging. */
const methodOf = (ctx: AuthContext, user: Doc, id: string): Doc | undefined =>
  methodsOf(ctx.tenant, String(user.user_id)).find(
    (one) => one.id === id || ((one.authentication_methods ?? []) as Doc[]).some((way) => way.id === id),
  );

const remove: AuthHandler = (ctx) => {
  const { user } = bearer(ctx, 'remove:authenticators');
  const id = decodeURIComponent(ctx.request.path.slice(ctx.request.path.lastIndexOf('/') + 1));
  const method = methodOf(ctx, user, id);
  // Public documentation, manage-authenticator-factors-mfa-api: an address is a factor as long as it is verified.
  if (!method && isAddress(user, id)) throw invalid('A verified email address cannot be removed.');
  if (!method) throw new OAuthError(404, 'not_found', 'Authenticator not found.');
  removeMethod(ctx.tenant, method, ctx.iso());
  return { status: 204 };
};

export const mfaHandlers: Readonly<Record<string, AuthHandler>> = {
  'POST /mfa/associate': associate,
  'POST /mfa/challenge': challenge,
  'GET /mfa/authenticators': list,
  'DELETE /mfa/authenticators/{}': remove,
};
