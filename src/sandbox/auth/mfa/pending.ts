/** Logins at the token endpoint that wait for a second factor, named by their `mfa_token`. */
import { OAuthError } from '../../errors.js';
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import type { Method, Progress } from '../flows/post-login.js';
import { digestOf, issueSecret } from '../tokens/secrets.js';
import type { Wanted } from './choice.js';

const COLLECTION = 'mfa-tokens';
const LIFETIME_MS = 10 * MINUTE;

export interface PendingLogin {
  client_id: string;
  user_id: string;
  /** Name of the connection. */
  connection: string;
  organization: string | undefined;
  scope: string | undefined;
  audience: string | undefined;
  /** `event.transaction.protocol` of its Actions. */
  protocol: string;
  /** What was proved before. */
  methods: Method[];
  /** How far the Actions have come; an Action that asked for a factor is followed by the next one. */
  actions: Progress & { unfinished: boolean };
  /** The factors that an Action asks for. */
  wanted: Wanted | undefined;
}

/** @returns the `mfa_token` */
export const suspend = (ctx: AuthContext, login: PendingLogin): string =>
  issueSecret(ctx, COLLECTION, LIFETIME_MS, login);

const expired = (status: number, error: string): OAuthError =>
  new OAuthError(status, error, error === 'expired_token' ? 'mfa_token is expired' : 'Malformed mfa_token');

/**
 * The login of a token, with its person.
 *
 * @throws OAuthError 401 for a token that is unknown or too old
 */
export function pendingLogin(
  ctx: AuthContext,
  token: string | undefined,
): { login: PendingLogin; user: Doc } {
  const found = token === undefined ? undefined : ctx.tenant.collection(COLLECTION).get(digestOf(token));
  if (!found) throw expired(401, 'invalid_grant');
  if (Number(found.expires_at) <= ctx.now()) throw expired(401, 'expired_token');
  const user = ctx.tenant.collection('users').get(String(found.user_id));
  if (!user) throw expired(401, 'invalid_grant');
  return { login: found as unknown as PendingLogin, user };
}

export const isPending = ({ tenant }: AuthContext, token: string): boolean =>
  tenant.collection(COLLECTION).has(digestOf(token));

/** A token gives one login. */
export const finishPending = ({ tenant }: AuthContext, token: string): void => {
  tenant.collection(COLLECTION).delete(digestOf(token));
};
