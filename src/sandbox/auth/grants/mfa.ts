/** The grants of a second factor: a one-time code, a code that was sent, or a recovery code. */
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { eventFields } from '../event-fields.js';
import type { Factor } from '../mfa/choice.js';
import { checkOtp, checkRecoveryCode, type FactorResult, factorsOf } from '../mfa/factors.js';
import { challengeNamed, checkOutOfBand } from '../mfa/out-of-band.js';
import { finishPending, type PendingLogin, pendingLogin } from '../mfa/pending.js';
import { takePush } from '../mfa/push.js';
import { checkGrant } from './grant-types.js';
import { logIn } from './log-in.js';
import { required } from './parameters.js';

export const MFA_OTP = 'http://auth0.com/oauth/grant-type/mfa-otp';
export const MFA_OOB = 'http://auth0.com/oauth/grant-type/mfa-oob';
export const MFA_RECOVERY = 'http://auth0.com/oauth/grant-type/mfa-recovery-code';

interface Checked {
  result: FactorResult;
  factor: Factor;
  /** More of the answer. */
  more?: Doc;
}

/** Log events of a success and a failure. */
const EVENTS: Readonly<Record<string, [success: string, failure: string]>> = {
  [MFA_OTP]: ['seotpft', 'feotpft'],
  [MFA_OOB]: ['seoobft', 'feoobft'],
  [MFA_RECOVERY]: ['sercft', 'fercft'],
};

const CHECKS: Readonly<Record<string, (ctx: AuthContext, user: Doc) => Checked>> = {
  [MFA_OTP]: (ctx, user) => ({ result: checkOtp(ctx, user, required(ctx, 'otp')), factor: 'otp' }),
  [MFA_OOB]: (ctx, user) => {
    const handle = required(ctx, 'oob_code');
    const channel = challengeNamed(ctx, user, handle)?.channel;
    if (channel === 'push') return { result: pushed(ctx, user, handle), factor: 'push-notification' };
    const result = checkOutOfBand(ctx, user, handle, text(ctx.body.binding_code) ?? '');
    return { result, factor: channel === 'email' ? 'email' : 'phone' };
  },
  [MFA_RECOVERY]: (ctx, user) => {
    const { result, next } = checkRecoveryCode(ctx, user, required(ctx, 'recovery_code'));
    return {
      result,
      factor: 'recovery-code',
      ...(next === undefined ? {} : { more: { recovery_code: next } }),
    };
  },
};

/** @throws OAuthError `authorization_pending` while the phone has not been answered */
function pushed(ctx: AuthContext, user: Doc, handle: string): FactorResult {
  const state = takePush(ctx, user, handle);
  if (state !== 'waiting') return state === 'approved' ? 'right' : 'wrong';
  throw new OAuthError(
    400,
    'authorization_pending',
    'Authorization pending: please repeat the request in a few seconds.',
  );
}

/** The event of Guardian for a factor that was not given. */
function failureOf(grant: string, factor: Factor): string {
  if (factor === 'push-notification') return 'gd_auth_rejected';
  return grant === MFA_RECOVERY ? 'gd_recovery_failed' : 'gd_auth_failed';
}

export const mfaGrant =
  (type: string): AuthHandler =>
  async (ctx) => {
    const client = ctx.authenticateClient();
    checkGrant(ctx, client, type);
    const token = required(ctx, 'mfa_token');
    const { login, user } = pendingLogin(ctx, token);
    if (login.client_id !== client.client_id)
      throw new OAuthError(401, 'invalid_grant', 'Malformed mfa_token');
    const connection = connectionByName(ctx.tenant, login.connection) ?? {};
    const fields = eventFields(ctx, client, connection, user, '');
    const [success, failure] = EVENTS[type] ?? ['s', 'f'];
    const enrolling = factorsOf(ctx, user).length === 0;
    const { result, factor, more } = (CHECKS[type] as (ctx: AuthContext, user: Doc) => Checked)(ctx, user);
    const allowed = login.wanted === undefined || login.wanted.factors.includes(factor);
    if (result !== 'right' || !allowed) {
      const throttled = result === 'too many';
      const message = throttled ? 'Too many failed codes. Wait for some minutes.' : wrong(factor);
      ctx.log({ type: failureOf(type, factor), description: message, ...fields });
      ctx.log({ type: failure, description: message, ...fields });
      throw throttled
        ? new OAuthError(429, 'too_many_attempts', message)
        : new OAuthError(403, 'invalid_grant', message);
    }
    finishPending(ctx, token);
    if (enrolling)
      ctx.log({ type: 'gd_enrollment_complete', description: 'Guardian enrollment completed', ...fields });
    ctx.log({ type: 'gd_auth_succeed', description: 'Second factor authentication succeeded', ...fields });
    const answer = await finished(ctx, login, { client, connection, user, factor });
    ctx.log({ type: success, description: 'Second factor exchanged for tokens', ...fields });
    return { ...answer, body: { ...(answer.body as Doc), ...more } };
  };

const wrong = (factor: Factor): string => {
  if (factor === 'otp') return 'Invalid otp_code.';
  const sent = factor === 'phone' || factor === 'email';
  return sent ? 'Invalid binding_code.' : 'MFA Authorization rejected.';
};

function finished(
  ctx: AuthContext,
  login: PendingLogin,
  { factor, ...who }: { client: Doc; connection: Doc; user: Doc; factor: Factor },
): Promise<SandboxResponse> {
  const { organization, scope, audience, protocol, methods, actions } = login;
  return logIn(
    ctx,
    {
      ...who,
      organization,
      scope,
      audience,
      protocol,
      methods: [...methods, { name: 'mfa', type: factor, timestamp: ctx.iso() }],
    },
    {
      ...(protocol === 'oauth2-password' ? { grantType: 'password' } : {}),
      resumed: { actions: { ...actions, returned: false } },
    },
  );
}
