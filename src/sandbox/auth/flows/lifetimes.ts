/** What Actions change about a session and a refresh token. */
import { REFRESH_TOKENS, SESSIONS } from '../../resources/sessions.js';
import type { Command } from '../../runtime/protocol.js';
import { isoAt } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';

const EXPIRIES: Readonly<Record<string, string>> = {
  setExpiresAt: 'expires_at',
  setIdleExpiresAt: 'idle_expires_at',
};

function changesOf(doc: Doc, group: string, metadata: string, commands: readonly Command[]): Doc {
  const changes: Doc = {};
  for (const { method, args } of commands) {
    const [of, name = ''] = method.split('.');
    if (of !== group) continue;
    const [first, second] = args;
    const expiry = EXPIRIES[name];
    if (expiry !== undefined && typeof first === 'number') {
      // What lies before 1970 is as much in the past as 1970.
      const [at, old] = [isoAt(Math.max(first, 0)), changes[expiry] ?? doc[expiry]];
      changes[expiry] = typeof old === 'string' && old < at ? old : at;
    } else if (name === 'evictMetadata') changes[metadata] = {};
    else if (name === 'setCookieMode') changes.cookie = { mode: first };
    else if (name === 'setMetadata' || name === 'deleteMetadata') {
      const { [String(first)]: _old, ...rest } = (changes[metadata] ?? doc[metadata] ?? {}) as Doc;
      const sets = name === 'setMetadata' && second !== null && second !== undefined;
      changes[metadata] = sets ? { ...rest, [String(first)]: second } : rest;
    }
  }
  return changes;
}

/** A session and a refresh token as later Actions of the flow see them. */
export const sessionAfter = (session: Doc, commands: readonly Command[]): Doc => ({
  ...session,
  ...changesOf(session, 'session', 'session_metadata', commands),
});
export const refreshTokenAfter = (family: Doc, commands: readonly Command[]): Doc => ({
  ...family,
  ...changesOf(family, 'refreshToken', 'refresh_token_metadata', commands),
});

/** Methods of their own that Actions say a person has proved. */
export const recordedMethods = (commands: readonly Command[]): string[] =>
  commands
    .filter(({ method }) => method === 'authentication.recordMethod')
    .map(({ args }) => String(args[0]));

/** What is kept until there is a refresh token to change. */
export const isAboutRefreshToken = ({ method }: Command): boolean => method.startsWith('refreshToken.');

const ASKS_EXPIRY = /\.set(Idle)?ExpiresAt$/;

/**
 * Whether Actions ask for a later end than there is: it stays, and the log warns (public documentation,
 * manage-sessions-actions, manage-refresh-tokens-actions).
 */
function asksTooMuch(doc: Doc, group: string, commands: readonly Command[]): boolean {
  return commands.some(({ method, args: [at] }) => {
    const end =
      method.startsWith(`${group}.`) && ASKS_EXPIRY.test(method)
        ? EXPIRIES[method.split('.')[1] ?? '']
        : undefined;
    return (
      end !== undefined && typeof at === 'number' && typeof doc[end] === 'string' && isoAt(at) > doc[end]
    );
  });
}

function warn({ tenant, log }: AuthContext, doc: Doc, what: string): void {
  const client = tenant
    .collection('clients')
    .get(String(doc.client_id ?? (doc.clients as Doc[] | undefined)?.[0]?.client_id));
  log({
    type: 'w',
    description: `The end that an Action set for the ${what} is beyond the settings, which hold.`,
    user_id: doc.user_id,
    client_id: client?.client_id,
    client_name: client?.name,
  });
}

export function changeSession(ctx: AuthContext, id: string, commands: readonly Command[]): void {
  const sessions = ctx.tenant.collection(SESSIONS);
  const session = sessions.get(id);
  if (!session) return;
  if (asksTooMuch(session, 'session', commands)) warn(ctx, session, 'session');
  sessions.update(id, changesOf(session, 'session', 'session_metadata', commands));
}

export function changeRefreshToken(ctx: AuthContext, id: string, commands: readonly Command[]): void {
  const families = ctx.tenant.collection(REFRESH_TOKENS);
  const family = families.get(id);
  if (!family) return;
  if (asksTooMuch(family, 'refreshToken', commands)) warn(ctx, family, 'refresh token');
  families.update(id, changesOf(family, 'refreshToken', 'refresh_token_metadata', commands));
}
