/** Enrolling an authentication method of one's own: what is asked for, and the answer that confirms it. */
import { isObject } from '../../../text/is-object.js';
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import { HttpError } from '../../errors.js';
import { enroll, METHODS, methodsOf, removeMethod } from '../../resources/users/mfa.js';
import { optionsOf } from '../../resources/users/store.js';
import { MINUTE } from '../../state/clock.js';
import { alphanumeric, prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { changePassword } from '../links/new-password.js';
import { phoneNumber } from '../mfa/codes.js';
import { checkOtp, type FactorResult } from '../mfa/factors.js';
import { checkOutOfBand, phoneChannels, startChallenge } from '../mfa/out-of-band.js';
import { startPushEnrollment, takePush } from '../mfa/push.js';
import { pushBarcode, startTotp } from '../mfa/scan.js';
import { policyOf } from '../password-policy.js';
import { behindSecret, issueSecret, unguessable } from '../tokens/secrets.js';
import { answerOf, WebAuthnError } from '../webauthn/answer.js';
import { creationParams, keepPasskey, passkeyDomain, passkeyTerms } from '../webauthn/passkeys.js';
import { newCredential } from '../webauthn/relying-party.js';
import { databaseOf, isOffered, methodView, passwordView } from './methods.js';
import { invalidField, Problem } from './problem.js';
import { BODIES, checkBody, type Done, type MyRequest, type Operation } from './request.js';

const SESSIONS = 'my-account-sessions';
const LIFETIME_MS = 5 * MINUTE;

interface Started {
  /** Id of the method that is being enrolled. */
  id: string;
  /** What the answer holds beside id and session. */
  body?: Doc;
  /** What the confirmation needs. */
  kept?: Doc;
}

/** How methods of a type are enrolled. */
interface Enrolment {
  start(request: MyRequest): Started | Promise<Started>;
  /** The method as it is shown. @throws Problem for an answer that is wrong */
  confirm(request: MyRequest, session: Doc): Doc | Promise<Doc>;
}

const wrongCode = (result: FactorResult): Problem =>
  result === 'too many'
    ? new Problem(429, 'Too many wrong codes were entered. Try again later.')
    : new Problem(400, 'The code is wrong, or has expired.');

const stored = ({ ctx }: MyRequest, id: string): Doc =>
  methodView(ctx.tenant.collection(METHODS).get(id) as Doc);

/** A code goes to a phone or an address. */
const byCode = (type: 'phone' | 'email'): Enrolment => ({
  async start({ ctx, client, connection, user }) {
    const { channel, to } = destination(ctx, type);
    const device = prefixedId('dev');
    const handle = await startChallenge(ctx, {
      client,
      connection,
      user,
      channel,
      to,
      enrolling: true,
      device,
    });
    if (handle === undefined) throw new HttpError(500, 'The message could not be sent.');
    return { id: `${type}|${device}`, kept: { handle } };
  },
  confirm(request, session) {
    const { ctx, user } = request;
    const result = checkOutOfBand(ctx, user, String(session.handle), String(ctx.body.otp_code));
    if (result !== 'right') throw wrongCode(result);
    return stored(request, String(session.method));
  },
});

function destination({ body, tenant }: AuthContext, type: 'phone' | 'email') {
  if (type === 'email') {
    if (!MAIL_ADDRESS.test(String(body.email))) throw invalidField('email must be an email address', 'email');
    return { channel: 'email' as const, to: String(body.email).toLowerCase() };
  }
  const to = phoneNumber(String(body.phone_number));
  if (to === undefined) throw invalidField('phone_number must be a number in E.164 format', 'phone_number');
  const channel = body.preferred_authentication_method === 'voice' ? ('voice' as const) : ('sms' as const);
  if (body.preferred_authentication_method !== undefined && !phoneChannels(tenant).includes(channel))
    throw new Problem(403, `The tenant sends no codes by ${channel}.`);
  return { channel, to };
}

const totp: Enrolment = {
  start({ ctx, user }) {
    const { method, secret, barcode_uri } = startTotp(ctx, user);
    return { id: String(method.id), body: { barcode_uri, manual_input_code: secret } };
  },
  confirm(request, session) {
    const result = checkOtp(request.ctx, request.user, String(request.ctx.body.otp_code));
    if (result !== 'right') throw wrongCode(result);
    return stored(request, String(session.method));
  },
};

const push: Enrolment = {
  start({ ctx, client, user }) {
    const { oob_code: handle, transaction } = startPushEnrollment(ctx, { client, user });
    return {
      id: `push-notification|${prefixedId('dev')}`,
      body: { barcode_uri: pushBarcode(ctx, user, transaction) },
      kept: { handle },
    };
  },
  confirm({ ctx, user }, session) {
    const before = new Set(methodsOf(ctx.tenant, String(user.user_id)).map(({ id }) => id));
    if (takePush(ctx, user, String(session.handle)) !== 'approved')
      throw new Problem(400, 'The phone has not answered yet.');
    const made = methodsOf(ctx.tenant, String(user.user_id)).find(({ id }) => !before.has(id));
    return methodView(made as Doc);
  },
};

const recoveryCode: Enrolment = {
  start() {
    const code = alphanumeric(24).toUpperCase();
    return { id: `recovery-code|${prefixedId('dev')}`, body: { recovery_code: code }, kept: { code } };
  },
  confirm({ ctx, user }, session) {
    const id = String(user.user_id);
    for (const old of methodsOf(ctx.tenant, id))
      if (old.type === 'recovery-code') removeMethod(ctx.tenant, old, ctx.iso());
    const $device = String(session.method).split('|')[1];
    return methodView(
      enroll(ctx.tenant, id, ctx.iso(), { type: 'recovery-code', $code: session.code, $device }),
    );
  },
};

/** @throws Problem for a connection or identity that is not the person's */
function ownDatabase({ ctx, user }: MyRequest): { connection: Doc; id: string } {
  const found = databaseOf(ctx, user);
  const { connection, identity_user_id: id } = ctx.body;
  const fits =
    found !== undefined &&
    (connection === undefined || connection === found.connection.name) &&
    (id === undefined || id === found.id || id === `auth0|${found.id}`);
  if (!fits) throw new Problem(400, 'The user has no such identity in a database.');
  return found;
}

const password: Enrolment = {
  start(request) {
    const { connection } = ownDatabase(request);
    return { id: 'password|new', body: { policy: policyOf(optionsOf(connection)) } };
  },
  async confirm({ ctx, client, user }) {
    const { connection } = databaseOf(ctx, user) ?? {};
    if (!connection) throw new Problem(400, 'The user has no identity in a database.');
    try {
      const changed = await changePassword(ctx, {
        client,
        user,
        connection,
        password: String(ctx.body.new_password),
      });
      return passwordView(ctx, changed) as Doc;
    } catch (error) {
      if (error instanceof HttpError && error.statusCode === 400)
        throw invalidField(error.message, 'new_password');
      throw error;
    }
  },
};

const passkey: Enrolment = {
  start(request) {
    const { ctx, user } = request;
    const { connection } = ownDatabase(request);
    const [challenge, handle] = [unguessable(), unguessable()];
    const rpId = passkeyDomain(ctx);
    return {
      id: 'passkey|new',
      body: { authn_params_public_key: creationParams({ challenge, handle, rpId, given: user }) },
      kept: { challenge, handle, rpId, connection: connection.name },
    };
  },
  async confirm({ ctx, user }, session) {
    const { authn_response: given } = ctx.body;
    if (!isObject(given)) throw invalidField('authn_response must be an object', 'authn_response');
    const terms = { challenge: String(session.challenge), rpId: String(session.rpId) };
    try {
      const credential = await newCredential(answerOf(given), passkeyTerms(ctx, terms));
      return methodView(
        keepPasskey(ctx, user, credential, { handle: String(session.handle), rpId: terms.rpId }),
      );
    } catch (error) {
      if (error instanceof WebAuthnError)
        throw new Problem(400, `The passkey was not accepted: ${error.message}.`);
      throw error;
    }
  },
};

const ENROLMENTS: Readonly<Record<string, Enrolment>> = {
  phone: byCode('phone'),
  email: byCode('email'),
  totp,
  'push-notification': push,
  'recovery-code': recoveryCode,
  password,
  passkey,
};

const location = ({ ctx }: MyRequest, id: unknown): Record<string, string> => ({
  location: `${ctx.url}/me/v1/authentication-methods/${encodeURIComponent(String(id))}`,
});

const create: Operation = async (request): Promise<Done> => {
  const { ctx, user } = request;
  const { type } = ctx.body;
  const enrolment =
    typeof type === 'string' && Object.hasOwn(ENROLMENTS, type) ? ENROLMENTS[type] : undefined;
  if (!enrolment) throw invalidField(`type must be one of ${Object.keys(ENROLMENTS).join(', ')}`, 'type');
  checkBody(request, BODIES.create[String(type)] ?? {});
  if (!isOffered(ctx, user, String(type)))
    throw new Problem(403, `The authentication method ${String(type)} is not enabled.`);
  const { id, body = {}, kept = {} } = await enrolment.start(request);
  const stands = { ...kept, user_id: user.user_id, type, method: id };
  const auth_session = issueSecret(ctx, SESSIONS, LIFETIME_MS, stands);
  return {
    status: 202,
    body: { ...(type === 'passkey' ? {} : { id }), auth_session, ...body },
    headers: location(request, id),
    about: { authentication_method: type, authentication_method_id: id },
  };
};

const verify: Operation = async (request): Promise<Done> => {
  const { ctx, user, id } = request;
  const { auth_session: given } = ctx.body;
  if (typeof given !== 'string') throw invalidField('auth_session is required', 'auth_session');
  const session = behindSecret(ctx, SESSIONS, given);
  if (!session || session.user_id !== user.user_id || session.method !== id)
    throw new Problem(400, 'The auth_session is invalid or has expired.');
  const type = String(session.type);
  checkBody(request, BODIES.verify[type] ?? {});
  const body = await (ENROLMENTS[type] as Enrolment).confirm(request, session);
  ctx.tenant.collection(SESSIONS).delete(String(session.id));
  return {
    status: 201,
    body,
    headers: location(request, body.id),
    about: { authentication_method: type, authentication_method_id: body.id },
  };
};

export const enrolmentOperations: Readonly<Record<string, Operation>> = {
  'POST /authentication-methods': create,
  'POST /authentication-methods/{id}/verify': verify,
};
