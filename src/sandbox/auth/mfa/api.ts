/**
 * The MFA API, with which an application asks for a second factor in its own pages: `/mfa/associate`,
 * `/mfa/challenge`, `/mfa/authenticators`. The factor itself is given at the token endpoint.
 */
import { HttpError, OAuthError } from '../../errors.js';
import { enroll, METHODS, methodsOf, removeMethod } from '../../resources/users/mfa.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, Caller } from '../../types.js';
import { bearerToken, verifyToken } from '../access-token.js';
import { clientById } from '../client.js';
import { eventFields } from '../event-fields.js';
import { required, text } from '../grants/parameters.js';
import { digestOf } from '../tokens/secrets.js';
import { mfaAudience } from './audience.js';
import { challengeable, type Factor, factorOf, isEnabled, offeredFactors, type Wanted } from './choice.js';
import { maskedNumber, phoneNumber } from './codes.js';
import { factorsOf } from './factors.js';
import { type Channel, startChallenge } from './out-of-band.js';
import { isPending, type PendingLogin, pendingLogin } from './pending.js';
import { startPush } from './push.js';
import { newRecoveryCode } from './recovery-code.js';
import { newTotpSecret } from './totp.js';

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
  const secret = newTotpSecret();
  const id = String(at.user.user_id);
  for (const old of methodsOf(ctx.tenant, id))
    if (old.type === 'totp' && old.confirmed === false) ctx.tenant.collection(METHODS).delete(String(old.id));
  enroll(ctx.tenant, id, ctx.iso(), {
    type: 'totp',
    name: 'Authenticator',
    totp_secret: secret,
    confirmed: false,
  });
  const label = encodeURIComponent(`${new URL(ctx.url).host}:${String(at.user.email ?? id)}`);
  return {
    status: 200,
    body: {
      secret,
      barcode_uri: `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(new URL(ctx.url).host)}&algorithm=SHA1&digits=6&period=30`,
      authenticator_type: 'otp',
      ...recoveryCodes(ctx, at.user),
    },
  };
}

/** Where a code goes while a phone or an address is being enrolled. */
function destination(ctx: AuthContext, channel: Channel): string {
  if (channel === 'email') {
    const address = text(ctx.body.email);
    if (address === undefined || !/^[^\s@]+@[^\s@]+$/.test(address))
      throw invalid('email must be an address');
    return address;
  }
  const to = phoneNumber(String(ctx.body.phone_number ?? ''));
  if (to === undefined) throw invalid('phone_number must be a number in E.164 format');
  return to;
}

async function associateOutOfBand(ctx: AuthContext, at: Asked, wanted: Wanted | undefined) {
  const [channel] = listOf(ctx.body.oob_channels);
  if (channel === undefined) throw invalid('oob_channels is required');
  if (channel !== 'sms' && channel !== 'voice' && channel !== 'email')
    throw invalid('The sandbox plays the oob_channels sms, voice and email.');
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

/** @throws HttpError 500 when the tenant's Action fails to send the message */
async function sendCode(
  ctx: AuthContext,
  { login, ...at }: Asked,
  code: { channel: Channel; to: string; method?: string | undefined; enrolling: boolean },
): Promise<string> {
  const handle = await startChallenge(ctx, { ...at, organization: login?.organization, ...code });
  if (handle === undefined) throw new HttpError(500, 'The message could not be sent.');
  return handle;
}

interface Authenticator {
  id: string;
  factor: Factor;
  to: string;
  /** `auth0` for a push. */
  channel: Channel | 'auth0';
  /** Whether its first code was given. */
  active: boolean;
}

/** A person's authenticators, or those with which they can be challenged; a phone has one for each channel. */
function authenticators(ctx: AuthContext, user: Doc, which: 'every' | 'challengeable'): Authenticator[] {
  const allowed = which === 'every' ? ['phone', 'push-notification'] : challengeable(ctx, user);
  const enrolled = methodsOf(ctx.tenant, String(user.user_id)).flatMap((method): Authenticator[] => {
    const active = method.confirmed !== false;
    if (!active && which === 'challengeable') return [];
    const id = String(method.id);
    if (method.type === 'totp') return [{ id, factor: 'otp', to: '', channel: 'sms', active }];
    if (method.type === 'recovery-code')
      return [{ id, factor: 'recovery-code', to: '', channel: 'sms', active }];
    if (method.type === 'email')
      return [{ id, factor: 'email', to: String(method.email), channel: 'email', active }];
    if (factorOf(method) === 'push-notification')
      return allowed.includes('push-notification')
        ? [{ id, factor: 'push-notification', to: String(method.name ?? ''), channel: 'auth0', active }]
        : [];
    if (method.type !== 'phone' || !allowed.includes('phone')) return [];
    return ((method.authentication_methods ?? []) as Doc[]).map((one) => ({
      id: String(one.id),
      factor: 'phone',
      to: String(method.phone_number),
      channel: one.type === 'voice' ? 'voice' : 'sms',
      active,
    }));
  });
  return [...enrolled, ...addressOf(ctx, user, enrolled)];
}

/** The verified address of a profile, which is a factor without enrollment (public documentation, enroll-and-challenge-email-authenticators). */
function addressOf(ctx: AuthContext, user: Doc, enrolled: readonly Authenticator[]): Authenticator[] {
  if (user.email_verified !== true || typeof user.email !== 'string' || !isEnabled(ctx.tenant, 'email'))
    return [];
  if (enrolled.some(({ factor, to }) => factor === 'email' && to === user.email)) return [];
  return [
    {
      id: `email|${digestOf(user.email).slice(0, 24)}`,
      factor: 'email',
      to: user.email,
      channel: 'email',
      active: true,
    },
  ];
}

const list: AuthHandler = (ctx) => {
  const { user } = bearer(ctx, 'read:authenticators');
  const body = authenticators(ctx, user, 'every').map(({ id, factor, to, channel, active }) => ({
    id,
    authenticator_type: factor === 'otp' || factor === 'recovery-code' ? factor : 'oob',
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
      ? new OAuthError(403, 'association_required', 'User is not enrolled. Use /mfa/associate first.')
      : new OAuthError(
          403,
          'unsupported_challenge_type',
          'User does not have any authenticator of the requested types.',
        );
  if (found.factor === 'otp') return { status: 200, body: { challenge_type: 'otp' } };
  if (!types.includes('oob') || found.factor === 'recovery-code')
    throw new OAuthError(
      403,
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
