/** Database connections from the outside: signing up, asking for a new password. */
import { MAIL_ADDRESS } from '../../text/mail-address.js';
import { HttpError } from '../errors.js';
import { takeAttempt } from '../resources/anomaly.js';
import { insertTicket, landingOf } from '../resources/tickets.js';
import { createUser, userExists } from '../resources/users/create.js';
import { connectionByName, identitiesOf, optionsOf, sharesEmails } from '../resources/users/store.js';
import { sendVerification } from '../resources/users/verification.js';
import { boundActions } from '../runtime/flow.js';
import type { Doc } from '../state/store.js';
import { tenantName } from '../state/tenant-name.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../types.js';
import { enabledFor } from './admission.js';
import { findAccount } from './attempt.js';
import { isLeaked } from './common-passwords.js';
import { customDatabase, hasScript, runScript, ScriptError } from './custom-database.js';
import { eventFields } from './event-fields.js';
import { sendEmail } from './flows/messages.js';
import { runPreRegistration, startPostRegistration } from './flows/registration.js';
import {
  PASSWORD_MESSAGES,
  type PasswordProblem,
  passwordRules,
  policyText,
  strengthReport,
} from './password-policy.js';
import { breachDetection, ipThrottling } from './protection.js';

/** Profile properties that a person may set when signing up. */
const OPEN = [
  'username',
  'given_name',
  'family_name',
  'name',
  'nickname',
  'picture',
  'phone_number',
  'user_metadata',
];

const plain = (status: number, error: string): SandboxResponse => ({ status, body: { error } });
const refused = (status: number, code: string, description: unknown, more: Doc = {}): SandboxResponse => ({
  status,
  body: { name: 'BadRequestError', code, description, statusCode: status, ...more },
});

/** The application and the database connection that a request names, or the answer that says what is missing. */
function named(ctx: AuthContext): { client: Doc; connection: Doc } | SandboxResponse {
  const { client_id, connection: name } = ctx.body;
  const client = typeof client_id === 'string' ? ctx.tenant.collection('clients').get(client_id) : undefined;
  if (client_id !== undefined && !client) return plain(400, 'client_id is invalid');
  if (typeof name !== 'string') return plain(400, 'connection is required');
  const connection = connectionByName(ctx.tenant, name);
  if (connection?.strategy !== 'auth0') return plain(400, 'connection not found');
  if (client && !enabledFor(ctx, connection, client)) return plain(400, 'connection is disabled');
  return { client: client ?? {}, connection };
}

/** Metadata of a sign-up: at most ten texts of 500 characters, with names of 100 (public documentation, create-a-new-user). */
const isSmall = (metadata: unknown): boolean => {
  const entries = Object.entries((metadata ?? {}) as Doc);
  return (
    entries.length <= 10 &&
    entries.every(([name, value]) => name.length <= 100 && typeof value === 'string' && value.length <= 500)
  );
};

/** Where a database has flexible identifiers, a phone number or a username can stand for the address. */
function needsEmail({ body }: AuthContext, connection: Doc): boolean {
  const attributes = (optionsOf(connection).attributes ?? {}) as Record<string, Doc>;
  const signup = attributes.email?.signup as Doc | undefined;
  const others = (['phone_number', 'username'] as const).filter((name) => attributes[name] !== undefined);
  return signup?.status === 'required' || !others.some((name) => typeof body[name] === 'string');
}

export const signup: AuthHandler = async (ctx) => {
  const target = named(ctx);
  if ('status' in target) return target;
  const { client, connection } = target;
  if (client.client_id === undefined) return plain(400, 'client_id is required');
  const { email, password } = ctx.body;
  if (email !== undefined || needsEmail(ctx, connection)) {
    if (typeof email !== 'string' || email === '') return plain(400, 'email is required');
    if (!MAIL_ADDRESS.test(email)) return plain(400, 'email is not valid email');
  }
  if (typeof password !== 'string' || password === '') return plain(400, 'password is required');
  const given: Doc = { ...(email === undefined ? {} : { email }), password };
  for (const field of OPEN) {
    const value = ctx.body[field];
    if (value === undefined) continue;
    if (
      typeof value !== (field === 'user_metadata' ? 'object' : 'string') ||
      value === null ||
      Array.isArray(value)
    ) {
      return plain(400, `${field} is not valid`);
    }
    given[field] = value;
  }
  if (!isSmall(given.user_metadata)) return plain(400, 'user_metadata is not valid');
  const made = await register(ctx, { client, connection, given });
  return 'user' in made ? { status: 200, body: signedUp(made.user, given) } : made.refusal;
};

const THROTTLED = 'Too many sign-ups from this address. Try again later.';

interface Registration {
  client: Doc;
  connection: Doc;
  /** `email`, `password` and what else the person may set. */
  given: Doc;
  /** Somebody who was invited may sign up where the public may not. */
  invited?: boolean;
  /** More of `event.transaction`. */
  transaction?: Doc;
  /** Somebody who has a passkey needs no password. */
  bare?: boolean;
}

/** Signs a person up, for the endpoint and for the page; logs what comes of it. */
export async function register(
  ctx: AuthContext,
  { client, connection, given, invited = false, transaction, bare = false }: Registration,
): Promise<{ user: Doc } | { refusal: SandboxResponse }> {
  const email = String(given.email ?? given.phone_number ?? given.username);
  const fail = (type: string, description: string, refusal: SandboxResponse, details?: Doc) => {
    const fields = eventFields(ctx, client, connection, undefined, email);
    ctx.log({ type, description, ...fields, ...(details === undefined ? {} : { details }) });
    return { refusal };
  };
  const throttling = ipThrottling(ctx.tenant, ctx.request.ip, 'pre-user-registration');
  const { maxAttempts: most, rateMs } = throttling;
  if (throttling.blocks && !takeAttempt(ctx, { of: 'sign-up', ip: ctx.request.ip, most, rateMs }))
    return fail('limit_mu', THROTTLED, refused(429, 'too_many_attempts', THROTTLED));
  const options = optionsOf(connection);
  if (options.disable_signup === true && !invited)
    return fail(
      'fs',
      'Public signup is disabled',
      refused(400, 'public_signup_disabled', 'Public signup is disabled'),
    );
  if (breachDetection(ctx.tenant).blocksSignup && isLeaked(String(given.password))) {
    return fail(
      'signup_pwd_leak',
      'Breached password on signup',
      refused(400, 'password_leaked', 'Password is leaked'),
    );
  }
  const before = await runPreRegistration(ctx, { client, connection, given, transaction });
  if ('refusal' in before) {
    const { message, reason, where } = before.refusal;
    const details = { ...before.details, error: { message: reason, ...where } };
    return fail('fs', reason, refused(400, 'extensibility_error', message), details);
  }
  try {
    await createByScript(ctx, client, connection, before.given);
    const user = createUser(
      ctx,
      { ...before.given, connection: connection.name, ...(invited ? { email_verified: true } : {}) },
      { bare },
    );
    if (user.email_verified !== true) await sendVerification(ctx, user, { client });
    const details = {
      ...startPostRegistration(ctx, { client, connection, transaction }, user),
      // Public documentation, monitor-passkey-events-in-tenant-logs.
      authentication_methods: [bare ? 'passkey' : 'pwd'],
    };
    ctx.log({ type: 'ss', ...eventFields(ctx, client, connection, user, email), details });
    return { user };
  } catch (error) {
    if (error instanceof ScriptError)
      return fail('fs', error.described, refused(400, error.failure.code ?? 'invalid_signup', error.message));
    if (!(error instanceof HttpError)) throw error;
    return fail(
      'fs',
      error.message,
      signupError(error, options, String(given.password), tellsWhoIsThere(ctx)),
    );
  }
}

/** Lets the scripts of a custom database create the person. @throws ScriptError, HttpError 409 for one who exists */
async function createByScript(ctx: AuthContext, client: Doc, connection: Doc, given: Doc): Promise<void> {
  if (hasScript(ctx, connection, 'get_user')) {
    const existing = await runScript(ctx, connection, 'get_user', [given.email]);
    if (existing !== null && existing !== undefined) throw userExists();
  }
  if (customDatabase(connection)?.imports !== false || !hasScript(ctx, connection, 'create')) return;
  const { client_id } = client;
  const person = { ...given, client_id, tenant: tenantName(ctx.url), connection: connection.name };
  await runScript(ctx, connection, 'create', [person]);
}

/** The new user, without what was made up for it. */
function signedUp(user: Doc, given: Doc): Doc {
  const address = user.email === undefined ? {} : { email: user.email, email_verified: false };
  const shown: Doc = { _id: identitiesOf(user)[0]?.user_id, ...address };
  for (const field of OPEN)
    if (user[field] !== undefined && (field === 'name' || given[field] !== undefined))
      shown[field] = user[field];
  return shown;
}

/** Whether a sign-up of somebody who is there already says so (public documentation, get-started/tenant-settings). */
const tellsWhoIsThere = ({ tenant }: AuthContext): boolean =>
  (tenant.settings('/tenants/settings') as { flags?: Doc }).flags?.enable_public_signup_user_exists_error ===
  true;

/** The refusal of the Management API in the words of this endpoint. */
function signupError(error: HttpError, options: Doc, password: string, tells: boolean): SandboxResponse {
  const name = error.message.split(':')[0] as PasswordProblem;
  if (Object.hasOwn(PASSWORD_MESSAGES, name)) {
    const rules = passwordRules(options);
    const weak = name === 'PasswordStrengthError';
    const policy = weak ? { policy: policyText(rules) } : {};
    return refused(
      400,
      'invalid_password',
      weak ? strengthReport(password, rules) : PASSWORD_MESSAGES[name],
      {
        name,
        message: PASSWORD_MESSAGES[name],
        ...policy,
      },
    );
  }
  if (error.statusCode === 409)
    return tells
      ? refused(400, 'user_exists', 'The user already exists.')
      : refused(400, 'invalid_signup', 'Invalid sign up');
  return refused(error.statusCode, error.errorCode ?? 'invalid_signup', error.message);
}

/** Sends the person who asked for a new password a link, and logs it. */
export async function notePasswordChangeRequest(
  ctx: AuthContext,
  client: Doc,
  connection: Doc,
  email: string,
  organization?: string,
): Promise<void> {
  const user = findAccount(ctx, connection, email);
  const fields = eventFields(ctx, client, connection, user, email);
  if (user) {
    dropAsked(ctx, user);
    const link = insertTicket(ctx, 'change-password', user, String(connection.name), {
      ...landingOf(ctx, 'reset_email'),
      client_id: client.client_id,
      $asked: true,
      ...(organization === undefined ? {} : { $organization: organization }),
    });
    await sendEmail(ctx, { type: 'reset_email', user, client, organization, link });
    ctx.log({ type: 'scpr', description: 'Change password request', ...fields });
  } else ctx.log({ type: 'fcpr', description: 'User does not exist.', ...fields });
}

/** Of several messages the link in the last one alone is good (public documentation, password-change). */
function dropAsked({ tenant }: AuthContext, user: Doc): void {
  const tickets = tenant.collection('tickets');
  for (const one of tickets.list())
    if (one.$asked === true && one.user_id === user.user_id) tickets.delete(String(one.id));
}

/** Responds the same whether or not the user exists, to prevent enumeration. */
export const requestPasswordChange: AuthHandler = async (ctx) => {
  const target = named(ctx);
  if ('status' in target) return target;
  const { client, connection } = target;
  const { email, organization } = ctx.body;
  if (typeof email !== 'string' || email === '') return plain(400, 'email is required');
  if (sharesEmails(connection)) return plain(400, 'the connection has non-unique email addresses');
  // Public documentation, api/authentication/change-password.
  if (client.client_id === undefined && boundActions(ctx.tenant, 'password-reset-post-challenge').length > 0)
    return plain(400, 'client_id is required');
  const known = typeof organization === 'string' && ctx.tenant.collection('organizations').has(organization);
  await notePasswordChangeRequest(ctx, client, connection, email, known ? organization : undefined);
  return {
    status: 200,
    body: "We've just sent you an email to reset your password.",
    headers: { 'content-type': 'text/html; charset=utf-8' },
  };
};
