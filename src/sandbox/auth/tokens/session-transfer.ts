/**
 * Tokens by which a native application hands its session to a web application (public documentation,
 * authenticate/single-sign-on/native-to-web/configure-implement-native-to-web).
 */
import { OAuthError } from '../../errors.js';
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { behindSecret, issueSecret } from './secrets.js';

const TRANSFERS = 'session-transfers';
const LIFETIME_MS = MINUTE;
const MOST = 2_000;
const COOKIE = /(?:^|;\s*)auth0_session_transfer_token=([^;\s]+)/;

const settingsOf = (client: Doc): Doc => (client.session_transfer ?? {}) as Doc;

/** Whether an audience means such a token. */
export function isTransfer({ url }: AuthContext, audience: unknown): boolean {
  const { host, hostname } = new URL(url);
  return audience === `urn:${host}:session_transfer` || audience === `urn:${hostname}:session_transfer`;
}

/** The token, for the person of a refresh token. */
export function transferToken(ctx: AuthContext, client: Doc, family: Doc): SandboxResponse {
  if (settingsOf(client).can_create_session_transfer_token !== true)
    throw new OAuthError(
      403,
      'unauthorized_client',
      'The client is not allowed to create session transfer tokens.',
    );
  const session = { user_id: family.user_id, connection: family.$connection, ip: ctx.request.ip };
  const token = issueSecret(ctx, TRANSFERS, LIFETIME_MS, session, { most: MOST });
  return {
    status: 200,
    body: {
      access_token: token,
      issued_token_type: 'urn:auth0:params:oauth:token-type:session_transfer_token',
      token_type: 'N_A',
      expires_in: LIFETIME_MS / 1000,
    },
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
  };
}

/** Whose session a request brings along, by a way that the application allows. The token is worth nothing then. */
export function takeTransfer(
  ctx: AuthContext,
  client: Doc,
  given: string | undefined,
): { user: string; connection: string } | undefined {
  const methods = (settingsOf(client).allowed_authentication_methods ?? []) as unknown[];
  const [, cookie] = COOKIE.exec(ctx.request.headers.cookie ?? '') ?? [];
  const token =
    methods.includes('query') && given !== undefined
      ? given
      : methods.includes('cookie')
        ? cookie
        : undefined;
  const found = behindSecret(ctx, TRANSFERS, token);
  if (!found) return undefined;
  ctx.tenant.collection(TRANSFERS).delete(String(found.id));
  const bound = (settingsOf(client).enforce_device_binding ?? 'ip') === 'ip';
  if (bound && found.ip !== ctx.request.ip) return undefined;
  if (!ctx.tenant.collection('users').has(String(found.user_id))) return undefined;
  return { user: String(found.user_id), connection: String(found.connection) };
}

/** Scopes that an application asks for after a transfer: no refresh tokens unless it may have them. */
export const scopeAfterTransfer = (client: Doc, scope: string | undefined): string | undefined =>
  settingsOf(client).allow_refresh_token === true
    ? scope
    : scope
        ?.split(' ')
        .filter((one) => one !== 'offline_access' && one !== 'online_access')
        .join(' ');
