/** Sessions at the tenant, and the cookie by which a browser is recognized. */
import { sessionLimits } from '../../plans.js';
import { endSessions, SESSIONS } from '../../resources/sessions.js';
import { HOUR, isoAt } from '../../state/clock.js';
import { alphanumeric } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { cookieOf } from './cookies.js';
import { digestOf } from './secrets.js';

export const SESSION_COOKIE = 'auth0';

/** Where a person signs in from, as sessions and refresh tokens show it. */
export function device(ctx: AuthContext): Doc {
  const { ip, headers } = ctx.request;
  const agent = headers['user-agent'] ?? 'Unknown';
  return {
    initial_user_agent: agent,
    initial_ip: ip,
    initial_asn: '',
    last_user_agent: agent,
    last_ip: ip,
    last_asn: '',
  };
}

type Mode = 'persistent' | 'non-persistent';

/** How new sessions are kept in browsers. */
const modeOf = (ctx: AuthContext): Mode =>
  ((ctx.tenant.settings('/tenants/settings').session_cookie ?? {}) as Doc).mode === 'non-persistent'
    ? 'non-persistent'
    : 'persistent';

/** Settings of lifetimes by the mode, in hours, and what they are unless they are set. */
const HOURS: Readonly<Record<Mode, { idle: [string, number]; whole: [string, number] }>> = {
  persistent: { idle: ['idle_session_lifetime', 72], whole: ['session_lifetime', 168] },
  'non-persistent': {
    idle: ['idle_ephemeral_session_lifetime', 24],
    whole: ['ephemeral_session_lifetime', 72],
  },
};

/** When a session of a mode ends: without use, or in any case. @param from epoch ms */
function endOf(ctx: AuthContext, mode: unknown, kind: 'idle' | 'whole', from: number = ctx.now()): string {
  const [name, usual] = HOURS[mode === 'non-persistent' ? mode : 'persistent'][kind];
  const hours = Math.min(
    Number(ctx.tenant.settings('/tenants/settings')[name] ?? usual),
    sessionLimits(ctx.plan)[kind],
  );
  return isoAt(from + hours * HOUR);
}

const idleEnd = (ctx: AuthContext, session: Doc | undefined): string =>
  endOf(ctx, (session?.cookie as Doc | undefined)?.mode, 'idle');

/** How a person proved who they are: `pwd`, `mfa`; of the latter the factor, too. */
export interface Proved {
  name: string;
  type?: string;
}

/**
 * @param methods how the person proved who they are
 * @param cookie what the browser will present; absent for logins without a browser
 */
export function openSession(
  ctx: AuthContext,
  user: Doc,
  client: Doc,
  methods: readonly Proved[] = [{ name: 'pwd' }],
  cookie?: string,
): Doc {
  const mode = modeOf(ctx);
  // One moment: the clock may go on between two looks at it.
  const now = ctx.now();
  const begun = isoAt(now);
  return ctx.tenant.collection(SESSIONS).insert({
    id: alphanumeric(32),
    user_id: user.user_id,
    created_at: begun,
    updated_at: begun,
    authenticated_at: begun,
    idle_expires_at: endOf(ctx, mode, 'idle', now),
    expires_at: endOf(ctx, mode, 'whole', now),
    last_interacted_at: begun,
    device: device(ctx),
    clients: [{ client_id: client.client_id }],
    authentication: { methods: methods.map((one) => ({ ...one, timestamp: begun })) },
    cookie: { mode },
    ...(cookie === undefined ? {} : { $cookie: digestOf(cookie) }),
  });
}

const isOver = (ctx: AuthContext, session: Doc): boolean =>
  [session.expires_at, session.idle_expires_at].some((end) => String(end) <= ctx.iso());

/** Whether a session still is, and has not come to its end. */
export function isLive(ctx: AuthContext, id: unknown): boolean {
  const session = ctx.tenant.collection(SESSIONS).get(String(id));
  return session !== undefined && !isOver(ctx, session);
}

/** Resets how long a session may idle. */
export function touchSession(ctx: AuthContext, id: unknown): void {
  const sessions = ctx.tenant.collection(SESSIONS);
  const session = sessions.get(String(id));
  sessions.update(String(id), { last_interacted_at: ctx.iso(), idle_expires_at: idleEnd(ctx, session) });
}

/** The live session that the browser's cookie names. */
export function currentSession(ctx: AuthContext): Doc | undefined {
  const cookie = cookieOf(ctx, SESSION_COOKIE);
  const session =
    cookie === undefined ? undefined : ctx.tenant.collection(SESSIONS).findBy('cookie', digestOf(cookie));
  if (!session) return undefined;
  if (!isOver(ctx, session)) return session;
  endSessions(ctx, [session], 'session-expired');
  return undefined;
}

/** How the person of a session has proved who they are. */
export const methodsIn = (session: Doc): string[] =>
  (((session.authentication as Doc | undefined)?.methods ?? []) as Doc[]).map(({ name }) => String(name));

/** Notes that an application used a session, and what was proved in addition. */
export function useSession(
  ctx: AuthContext,
  session: Doc,
  client: Doc,
  methods: readonly Proved[] = [],
): Doc {
  const clients = (session.clients ?? []) as Doc[];
  const known = clients.some((one) => one.client_id === client.client_id);
  const proved = ((session.authentication as Doc | undefined)?.methods ?? []) as Doc[];
  const fresh = methods.filter(
    ({ name, type }) => !proved.some((one) => one.name === name && one.type === type),
  );
  const { ip, headers } = ctx.request;
  return ctx.tenant.collection(SESSIONS).update(String(session.id), {
    last_interacted_at: ctx.iso(),
    updated_at: ctx.iso(),
    idle_expires_at: idleEnd(ctx, session),
    device: {
      ...(session.device as Doc),
      last_ip: ip,
      last_user_agent: headers['user-agent'] ?? 'Unknown',
    },
    clients: known ? clients : [...clients, { client_id: client.client_id }],
    authentication: {
      methods: [...proved, ...fresh.map((one) => ({ ...one, timestamp: ctx.iso() }))],
    },
  }) as Doc;
}
