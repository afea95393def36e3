/** Codes for logging in without a password: the newest of an address or number, for three attempts. */
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import { optionsOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { sendEmail, sendPhoneCode } from '../flows/messages.js';
import { newCode, phoneNumber } from '../mfa/codes.js';

const COLLECTION = 'passwordless-codes';
/** Seconds that a code lives when the connection does not say. */
const LIFETIME_S = 180;
const ATTEMPTS = 3;

export const isPasswordless = ({ strategy }: Doc): boolean => strategy === 'sms' || strategy === 'email';

/** The people that a passwordless connection knows by phone number have no other identifier. */
export const isPhone = ({ strategy }: Doc): boolean => strategy === 'sms';

/** The address or number that a text names on a connection; undefined for something else. */
export function addressOf(connection: Doc, typed: string): string | undefined {
  if (isPhone(connection)) return phoneNumber(typed);
  return MAIL_ADDRESS.test(typed.trim()) ? typed.trim().toLowerCase() : undefined;
}

const keyOf = (connection: Doc, to: string): string => `${String(connection.name)} ${to}`;

/** @returns a new code for an address or number, in the place of an older one */
export function issueCode(ctx: AuthContext, connection: Doc, to: string): string {
  const codes = ctx.tenant.collection(COLLECTION);
  for (const old of codes.list()) if (Number(old.expires_at) <= ctx.now()) codes.delete(String(old.id));
  const id = keyOf(connection, to);
  codes.delete(id);
  const { time_step, length } = (optionsOf(connection).totp ?? {}) as Doc;
  const lifetime = Number(time_step) > 0 ? Number(time_step) : LIFETIME_S;
  const code = newCode(Number(length) > 0 ? Number(length) : undefined);
  codes.insert({ id, code, wrong: 0, expires_at: ctx.now() + lifetime * 1000 });
  return code;
}

/** Checks a code, which is good once. */
export function checkCode(
  ctx: AuthContext,
  connection: Doc,
  to: string,
  typed: string,
): 'right' | 'wrong' | 'too many' {
  const codes = ctx.tenant.collection(COLLECTION);
  const found = codes.get(keyOf(connection, to));
  if (!found || Number(found.expires_at) <= ctx.now()) return 'wrong';
  if (Number(found.wrong) >= ATTEMPTS) return 'too many';
  if (found.code !== typed.replace(/\s/g, '')) {
    codes.update(String(found.id), { wrong: Number(found.wrong) + 1 });
    return 'wrong';
  }
  codes.delete(String(found.id));
  return 'right';
}

/** The event that says that a code or link was sent. */
function logSent(ctx: AuthContext, client: Doc, connection: Doc, to: string): void {
  ctx.log({
    type: isPhone(connection) ? 'cs' : 'cls',
    description: isPhone(connection)
      ? 'Passwordless login code sent'
      : 'Passwordless login code or link sent',
    ...eventFields(ctx, client, connection, undefined, to),
    details: {},
  });
}

/** Sends a code to an address or number. */
export async function sendLoginCode(
  ctx: AuthContext,
  client: Doc,
  connection: Doc,
  to: string,
  user: Doc,
): Promise<void> {
  const code = issueCode(ctx, connection, to);
  if (isPhone(connection))
    await sendPhoneCode(ctx, {
      type: 'otp_verify',
      user,
      client,
      connection,
      recipient: to,
      code,
      method: 'text',
    });
  else
    await sendEmail(ctx, {
      type: 'verification_code',
      user,
      client,
      connection,
      code,
      to,
      more: { send: 'code' },
    });
  logSent(ctx, client, connection, to);
}

/** Sends a link that logs in the one who follows it. */
export async function sendLoginLink(
  ctx: AuthContext,
  { client, connection, to, user }: { client: Doc; connection: Doc; to: string; user: Doc },
  authParams: Readonly<Record<string, string>>,
): Promise<void> {
  const url = new URL(`${ctx.url}/passwordless/verify_redirect`);
  const usual = (optionsOf(connection).authParams ?? {}) as Doc;
  for (const [name, value] of Object.entries({ ...usual, ...authParams }))
    url.searchParams.set(name, String(value));
  url.searchParams.set('client_id', String(client.client_id));
  url.searchParams.set('connection', String(connection.name));
  url.searchParams.set('email', to);
  url.searchParams.set('verification_code', issueCode(ctx, connection, to));
  const more = { code: url.searchParams.get('verification_code'), send: 'link' };
  await sendEmail(ctx, { type: 'verification_code', user, client, connection, link: url.href, to, more });
  logSent(ctx, client, connection, to);
}
