/**
 * Codes for people of a database, from an application's own pages: `POST /otp/challenge`, whose session the token
 * endpoint takes. Source: auth0.com/docs, auth-api-passwordless-db-connections.
 */
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import { disabled } from '../../resources/users/create.js';
import { takesMethod } from '../../resources/users/profile.js';
import { connectionByName, optionsOf } from '../../resources/users/store.js';
import { HOUR } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { admit, enabledFor } from '../admission.js';
import { findAccount } from '../attempt.js';
import { eventFields } from '../event-fields.js';
import { sendEmail, sendPhoneCode } from '../flows/messages.js';
import { grantNotAllowed, hasGrant, PASSWORDLESS } from '../grants/grant-types.js';
import { newCode, phoneNumber } from '../mfa/codes.js';
import { dropExpired } from '../tokens/expiring.js';
import { behindSecret, issueSecret } from '../tokens/secrets.js';
import { accountOf } from './account.js';

const SESSIONS = 'otp-sessions';
const SENT = 'otp-challenges-sent';
const LIFETIME_MS = 180_000;
const ATTEMPTS = 3;
/** Challenges that an address may ask for in an hour. */
const MOST_SENT = 50;

type Kind = 'email' | 'phone';

interface Session extends Doc {
  client_id: string;
  connection: string;
  kind: Kind;
  to: string;
  /** Absent where nobody got one. */
  code?: string;
  wrong: number;
}

const invalid = (message: string, field?: string): OAuthError =>
  new OAuthError(
    400,
    'invalid_request',
    message,
    field === undefined ? {} : { validation_errors: [{ field, message }] },
  );

/** @throws OAuthError 401 in the words of this endpoint */
function provenClient(ctx: AuthContext): Doc {
  try {
    return ctx.authenticateClient();
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    throw new OAuthError(401, 'invalid_client', 'Client authentication failed.');
  }
}

function databaseOf(ctx: AuthContext, client: Doc, kind: Kind, name: string): Doc {
  const connection = connectionByName(ctx.tenant, name);
  const usable =
    connection?.strategy === 'auth0' && !disabled(connection) && enabledFor(ctx, connection, client);
  if (!connection || !usable || !takesMethod(connection, `${kind}_otp`))
    throw new OAuthError(
      400,
      'invalid_connection',
      'The connection does not exist, is not enabled for the application, or takes no codes.',
    );
  return connection;
}

/** Counts the challenges of an address. @throws OAuthError 429 */
function limit(ctx: AuthContext): void {
  dropExpired(ctx, SENT);
  const { ip } = ctx.request;
  const sent = ctx.tenant.collection(SENT);
  const count = Number(sent.get(ip)?.count ?? 0);
  if (count >= MOST_SENT) throw new OAuthError(429, 'too_many_requests', 'Too many requests.');
  if (count === 0) sent.insert({ id: ip, count: 1, expires_at: ctx.now() + HOUR });
  else sent.update(ip, { count: count + 1 });
}

/** The way and the address by which the person wants the code. @throws OAuthError */
function recipientOf(ctx: AuthContext): { kind: Kind; to: string } {
  const { email, phone_number: phone } = ctx.body;
  if (text(email) === undefined && text(phone) === undefined)
    throw invalid('Either email or phone_number must be provided');
  if (text(email) !== undefined && text(phone) !== undefined)
    throw invalid('Only one of email or phone_number can be provided');
  const kind = text(email) === undefined ? 'phone' : 'email';
  const to = kind === 'email' ? MAIL_ADDRESS.exec(String(email).trim())?.[0] : phoneNumber(String(phone));
  if (to === undefined) throw invalid('The value is not valid.', kind === 'email' ? 'email' : 'phone_number');
  return { kind, to: to.toLowerCase() };
}

/** The answer tells nobody whether there is such a person. */
export const otpChallenge: AuthHandler = async (ctx) => {
  const client = provenClient(ctx);
  if (!hasGrant(client, PASSWORDLESS)) throw grantNotAllowed(PASSWORDLESS);
  const name = text(ctx.body.connection);
  if (name === undefined) throw invalid('connection is required', 'connection');
  const { kind, to } = recipientOf(ctx);
  const connection = databaseOf(ctx, client, kind, name);
  limit(ctx);
  const known = findAccount(ctx, connection, to);
  const closed = optionsOf(connection).disable_signup === true;
  const sends = known !== undefined || (ctx.body.allow_signup === true && !closed);
  const code = sends ? newCode() : undefined;
  if (code !== undefined) {
    const user = known ?? (kind === 'email' ? { email: to } : { phone_number: to });
    if (kind === 'email') await sendEmail(ctx, { type: 'verification_code', user, client, code, to });
    else {
      const method = ctx.body.delivery_method === 'voice' ? 'voice' : 'text';
      await sendPhoneCode(ctx, { type: 'otp_verify', user, client, recipient: to, code, method });
    }
    ctx.log({
      type: kind === 'email' ? 'cls' : 'cs',
      description: 'Passwordless login code sent',
      ...eventFields(ctx, client, connection, known, to),
      details: {},
    });
  }
  const auth_session = issueSecret(ctx, SESSIONS, LIFETIME_MS, {
    client_id: client.client_id,
    connection: connection.name,
    kind,
    to,
    ...(code === undefined ? {} : { code }),
    wrong: 0,
  });
  return { status: 200, body: { auth_session } };
};

/** The session that a code answers; a right code ends it, and so does the third wrong one. */
function answered(ctx: AuthContext, client: Doc, name: string, otp: string): Session | undefined {
  const sessions = ctx.tenant.collection(SESSIONS);
  const found = behindSecret(ctx, SESSIONS, name) as Session | undefined;
  if (!found || found.client_id !== client.client_id) return undefined;
  const right = found.code !== undefined && found.code === otp.replace(/\s/g, '');
  const wrong = found.wrong + 1;
  if (right || wrong >= ATTEMPTS) sessions.delete(String(found.id));
  else sessions.update(String(found.id), { wrong });
  return right ? found : undefined;
}

/** Whom a code of a database lets in, and how. @throws OAuthError */
export async function personOfSession(
  ctx: AuthContext,
  client: Doc,
  given: { session: string; otp: string; organization: string | undefined },
): Promise<{ user: Doc; connection: Doc; method: string }> {
  const session = answered(ctx, client, given.session, given.otp);
  const connection = session && connectionByName(ctx.tenant, session.connection);
  if (!session || !connection) {
    const message = 'The code or the auth_session is invalid or has expired.';
    ctx.log({ type: 'fepotpft', description: message, ...eventFields(ctx, client, {}, undefined, '') });
    throw invalid(message);
  }
  const phone = session.kind === 'phone';
  const user = await accountOf(ctx, client, connection, session.to, phone);
  try {
    admit(ctx, { client, connection, user, organization: given.organization });
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    throw new OAuthError(403, 'access_denied', error.message);
  }
  return { user, connection, method: phone ? 'sms' : 'email' };
}
