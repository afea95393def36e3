/** One attempt to log in with a password: who, on which connection, and every way in which it can end. */
import { OAuthError } from '../errors.js';
import { seldom } from '../guards/seldom.js';
import { blockAddress, isAddressBlocked, takeAttempt } from '../resources/anomaly.js';
import { insertTicket, landingOf } from '../resources/tickets.js';
import { block, countFailure, forgetFailures, isBlocked } from '../resources/user-blocks.js';
import { currentPassword } from '../resources/users/profile.js';
import { accountKey, linkedIdentity, primaryConnection, sharesEmails } from '../resources/users/store.js';
import { HOUR, MINUTE } from '../state/clock.js';
import type { Doc } from '../state/store.js';
import type { AuthContext } from '../types.js';
import { admit } from './admission.js';
import { isLeaked } from './common-passwords.js';
import {
  customDatabase,
  hasScript,
  keepUser,
  NO_FACTORS,
  runScript,
  ScriptError,
} from './custom-database.js';
import { eventFields } from './event-fields.js';
import { sendEmail } from './flows/messages.js';
import { passwordMatches, type StoredPassword } from './password-hash.js';
import { breachDetection, bruteForce, ipThrottling } from './protection.js';

export interface Attempt {
  client: Doc;
  connection: Doc;
  username: string;
  password: string;
  /** Organization that the person wants to log in to. */
  organization: string | undefined;
  /** The organization of the login, where membership is checked later. */
  within?: string | undefined;
}

const WRONG = 'Wrong email or password.';
const TOO_MANY =
  "Your account has been blocked after multiple consecutive login attempts. We've sent you a notification via your preferred contact method with instructions on how to unblock it.";
export const SUSPICIOUS =
  'We have detected suspicious login behavior and further attempts will be blocked. Please contact the administrator.';
/** In the words of the public documentation (avoid-common-issues-with-resource-owner-password-flow-and-attack-protection). */
const LEAKED =
  "This login attempt has been blocked because the password you're using was previously disclosed through a data breach (not in this application). Please check your email for more information.";
/** All failures from one address count under this name, in addition to those of each identifier. */
const ANYBODY = '*';

/** The user of a connection whom an e-mail, username or phone number names; an address that is shared names nobody. */
export function findAccount(
  ctx: Pick<AuthContext, 'tenant'>,
  connection: Doc,
  identifier: string,
): Doc | undefined {
  const users = ctx.tenant.collection('users');
  const name = String(connection.name);
  const byEmail = sharesEmails(connection)
    ? undefined
    : users.findBy('account', accountKey(name, 'email', identifier.toLowerCase()));
  return (
    byEmail ??
    users.findBy('account', accountKey(name, 'username', identifier.toLowerCase())) ??
    users.findBy('account', accountKey(name, 'phone', identifier))
  );
}

/** The password of the account that was named: a linked identity keeps its own, and logs the user in that it is linked to. */
function passwordOf(user: Doc, connection: Doc, username: string): StoredPassword | undefined {
  const name = String(connection.name);
  const linked = (['email', 'username'] as const)
    .map((kind) => linkedIdentity(user, accountKey(name, kind, username.toLowerCase())))
    .find((identity) => identity !== undefined);
  if (!linked) return currentPassword(user);
  const kept = (user.$linked as Record<string, Doc> | undefined)?.[`${linked.provider}|${linked.user_id}`];
  return currentPassword(kept ?? {});
}

/** Whether a script of the connection has to say if the password is right: in import mode, of people not yet here. */
function asksScript(ctx: AuthContext, connection: Doc, known: Doc | undefined): boolean {
  if (!hasScript(ctx, connection, 'login')) return false;
  return customDatabase(connection)?.imports === false || !known || currentPassword(known) === undefined;
}

/** What a login script says: the person whom it lets in, or why it knows nobody by these credentials. */
interface Answered {
  user: Doc | undefined;
  refusal?: ScriptError;
}

/** @throws OAuthError for failures other than wrong credentials */
async function byScript(
  ctx: AuthContext,
  { connection, username, password, organization, within = organization }: Attempt,
  fields: Doc,
): Promise<Answered> {
  try {
    const profile = await runScript(ctx, connection, 'login', [username, password], within);
    if (profile === null || profile === undefined) return { user: undefined };
    return {
      user: keepUser(ctx, connection, profile, customDatabase(connection)?.imports ? password : undefined),
    };
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    if (error.wrongCredentials) return { user: undefined, refusal: error };
    const { failure, message } = error;
    const where = failure.line === undefined ? {} : { line: failure.line };
    ctx.log({
      type: message === NO_FACTORS ? 'fu' : 'fp',
      description: message === NO_FACTORS ? message : error.described,
      ...fields,
      details: { error: { message, script: 'login', ...where } },
    });
    throw new OAuthError(
      403,
      failure.name === 'ValidationError' ? 'invalid_grant' : 'access_denied',
      message,
    );
  }
}

/** The event of wrong credentials: a script names the person, or nobody. */
function logWrong(ctx: AuthContext, user: Doc | undefined, fields: Doc, said: ScriptError | undefined): void {
  const id = said ? said.user : user?.user_id;
  const description = id === undefined ? 'Invalid username or password.' : WRONG;
  ctx.log({
    type: id === undefined ? 'fu' : 'fp',
    description: said?.message ?? description,
    ...fields,
    ...(said ? { user_id: id } : {}),
    details: { error: { message: said?.message ?? WRONG } },
  });
}

/** Answers the user when the attempt succeeds; otherwise logs why not and throws the endpoint's error. */
export async function attempt(ctx: AuthContext, given: Attempt): Promise<Doc> {
  const { client, connection, username, password, organization } = given;
  const { ip } = ctx.request;
  const known = findAccount(ctx, connection, username);
  let user = known;
  const fields = eventFields(ctx, client, connection, user, username);
  const identifier = String(user?.email ?? user?.username ?? username);

  refuseHaste(ctx, user, identifier, fields);
  const throttling = ipThrottling(ctx.tenant, ip);
  if (throttling.blocks && isAddressBlocked(ctx, ip, throttling.rateMs)) {
    ctx.log({ type: 'limit_mu', description: 'Blocked IP address after too many failed logins', ...fields });
    throw new OAuthError(429, 'too_many_attempts', SUSPICIOUS);
  }
  const guard = bruteForce(ctx.tenant, ip);
  const address = guard.perAddress ? ip : '';
  if (guard.blocks && isBlocked(ctx, identifier, address)) {
    ctx.log({ type: 'limit_wc', description: 'Blocked account after too many failed logins', ...fields });
    throw new OAuthError(429, 'too_many_attempts', TOO_MANY);
  }

  const asked = asksScript(ctx, connection, known) ? await byScript(ctx, given, fields) : undefined;
  user = asked?.user ?? known;
  const right = asked
    ? asked.user !== undefined
    : passwordMatches(password, known && passwordOf(known, connection, username));
  if (!user || !right) {
    logWrong(ctx, user, fields, asked?.refusal);
    if (guard.counts && countFailure(ctx.tenant, identifier, address) >= guard.maxAttempts) {
      if (guard.blocks) block(ctx, identifier, address, String(connection.name));
      else forgetFailures(ctx.tenant, identifier, address);
      ctx.log({ type: 'limit_wc', description: 'Blocked account after too many failed logins', ...fields });
      if (guard.notifies && user?.email) await tellOnceAnHour(ctx, 'blocked_account', user, client);
    }
    if (throttling.counts && countFailure(ctx.tenant, ANYBODY, ip) >= throttling.maxAttempts) {
      if (throttling.blocks) blockAddress(ctx, ip);
      forgetFailures(ctx.tenant, ANYBODY, ip);
      ctx.log({
        type: 'limit_mu',
        description: 'Blocked IP address after too many failed logins',
        ...fields,
      });
    }
    throw new OAuthError(403, 'invalid_grant', WRONG);
  }
  admit(ctx, { client, connection, user, organization });
  await refuseLeaked(ctx, given, user, fields);
  forgetFailures(ctx.tenant, identifier, address);
  return user;
}

/** Logins of one person from one address: so many at once, and then so many a minute (public documentation, database-connections-rate-limits). */
const LOGINS = { most: 20, rateMs: MINUTE / 10 };

function refuseHaste(ctx: AuthContext, user: Doc | undefined, identifier: string, fields: Doc): void {
  const who = String(user?.user_id ?? identifier);
  if (!ctx.limited || takeAttempt(ctx, { of: `login of ${who}`, ip: ctx.request.ip, ...LOGINS })) return;
  const description = 'Too many logins of one user from one address';
  ctx.log({ type: 'limit_sul', description, ...fields });
  throw new OAuthError(429, 'too_many_requests', description);
}

/** A password from a breach: it is logged and told as often as is documented, and refused where the tenant says so. */
async function refuseLeaked(
  ctx: AuthContext,
  { client, password }: Attempt,
  user: Doc,
  fields: Doc,
): Promise<void> {
  const detection = breachDetection(ctx.tenant);
  if (!detection.watches || !isLeaked(password)) return;
  if (seldom(ctx, `pwd_leak ${ctx.request.ip}`, HOUR))
    ctx.log({ type: 'pwd_leak', description: LEAKED, ...fields, details: { error: { message: LEAKED } } });
  if (detection.notifies && user.email) await tellOnceAnHour(ctx, 'password_breach', user, client);
  if (detection.blocksLogin) throw new OAuthError(401, 'password_leaked', LEAKED);
}

/** An email about an attack: at most one an hour for an address (public documentation, brute-force-protection). */
async function tellOnceAnHour(ctx: AuthContext, type: string, user: Doc, client: Doc): Promise<void> {
  if (!seldom(ctx, `${type} ${ctx.request.ip}`, HOUR)) return;
  const lifts = type === 'blocked_account';
  const connection = primaryConnection(user);
  const link = lifts ? insertTicket(ctx, 'unblock', user, connection, landingOf(ctx, type)) : `${ctx.url}/`;
  await sendEmail(ctx, { type, user, client, link });
}
