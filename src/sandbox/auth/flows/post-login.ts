/** The post-login trigger: its event, and what comes of its Actions. */

import { isObject } from '../../../text/is-object.js';
import { OAuthError } from '../../errors.js';
import { endSessions, REFRESH_TOKENS, revokeSession } from '../../resources/sessions.js';
import { asksForFactor, type Flow, runFlow } from '../../runtime/flow.js';
import type { Command } from '../../runtime/protocol.js';
import { type Doc, fieldsOf } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { type Login, refuseLogin } from '../admission.js';
import { eventFields } from '../event-fields.js';
import { type TokenChanges, tokenChanges } from '../tokens/changes.js';
import { audienceOf } from '../tokens/scope.js';
import {
  clientPart,
  commonParts,
  connectionPart,
  localeOf,
  organizationPart,
  rolesOf,
  saveMetadata,
  transactionMetadata,
  userPart,
  withMetadata,
} from './event.js';
import { refreshTokenAfter, sessionAfter } from './lifetimes.js';
import { executionDetails, refusalOf } from './refusal.js';

const TRIGGER = 'post-login';

/** Something that the person has proved. */
export interface Method {
  /** `pwd`, `mfa`. */
  name: unknown;
  /** The factor, where that is a second one. */
  type?: unknown;
  timestamp: unknown;
}

export interface PostLogin extends Login {
  /** `event.transaction.protocol`: `oauth2-password`, `oidc-basic-profile`, `oauth2-refresh-token`. */
  protocol: string;
  methods: readonly Method[];
  /** More of `event.transaction`. */
  transaction?: Doc;
  /** Parameters with which the login began. */
  query?: Doc | undefined;
  session?: Doc | undefined;
  /** `event.authentication.riskAssessment`, of logins in a browser. */
  riskAssessment?: Doc;
  /** What a form has collected: `{id, fields, vars}`. */
  prompt?: Doc;
  refreshToken?: Doc;
  /** The log event of a refusal. */
  failureType?: string;
}

/** How far the Actions of a login have come. */
export interface Progress {
  at: number;
  commands: Command[];
  /** What the Action that interrupted the flow wants of the person after that. */
  queue?: Command[];
  execution: string | undefined;
}

export interface Continuation extends Progress {
  /** The Action that interrupted the flow goes on with its second handler; otherwise the next one runs. */
  returned: boolean;
}

export interface PostLoginEnd extends Progress {
  /** The user, with the metadata that Actions have set. */
  user: Doc;
  changes: TokenChanges;
  /** Whether Actions demand a second factor (`multifactor.enable`), or do without one. */
  factor: boolean | undefined;
  /** What the person has to do before the next Action runs. */
  interrupt: Command | undefined;
}

function eventOf(ctx: AuthContext, login: PostLogin, commands: readonly Command[]): Doc {
  const { client, connection, user, organization, scope, session, refreshToken } = login;
  const audience = login.audience ?? audienceOf(ctx, {});
  const { ui_locales: languages, metadata = {} } = (login.transaction ?? {}) as Doc;
  const common = commonParts(ctx);
  return {
    ...common,
    ...(login.query === undefined ? {} : { request: { ...(common.request as Doc), query: login.query } }),
    user: userPart(ctx, withMetadata(user, commands)),
    client: clientPart(client),
    connection: connectionPart(connection),
    ...organizationPart(ctx, organization),
    authorization: { roles: rolesOf(ctx, user, organization) },
    authentication: {
      methods: login.methods,
      ...(login.riskAssessment === undefined ? {} : { riskAssessment: login.riskAssessment }),
    },
    transaction: {
      protocol: login.protocol,
      requested_scopes: (scope ?? '').split(' ').filter(Boolean),
      acr_values: [],
      ui_locales: [],
      ...login.transaction,
      locale: localeOf(ctx, languages),
      metadata: transactionMetadata(metadata as Doc, commands),
    },
    ...(audience === undefined ? {} : { resource_server: { identifier: audience } }),
    stats: { logins_count: Number(user.logins_count ?? 0) + (refreshToken ? 0 : 1) },
    security_context: {},
    ...(login.prompt ? { prompt: login.prompt } : {}),
    ...(session ? { session: sessionPart(sessionAfter(session, commands)) } : {}),
    ...(refreshToken ? { refresh_token: refreshTokenPart(refreshTokenAfter(refreshToken, commands)) } : {}),
  };
}

const PERIOD = ['created_at', 'expires_at', 'idle_expires_at', 'device'];
const SESSION = [
  'id',
  'user_id',
  ...PERIOD,
  'updated_at',
  'authenticated_at',
  'clients',
  'cookie',
  'last_interacted_at',
];
const REFRESH_TOKEN = [
  'id',
  'user_id',
  ...PERIOD,
  'client_id',
  'session_id',
  'rotating',
  'resource_servers',
  'last_exchanged_at',
];

const sessionPart = (session: Doc): Doc => ({
  ...fieldsOf(session, SESSION),
  metadata: session.session_metadata ?? {},
});

const refreshTokenPart = (token: Doc): Doc => ({
  ...fieldsOf(token, REFRESH_TOKEN),
  metadata: token.refresh_token_metadata ?? {},
});

/** What the Action that interrupted a flow wants of the person next, before any other runs. */
export const queuedIn = (before: Continuation | undefined): Command[] =>
  before?.returned === false ? (before.queue ?? []) : [];

/** Where a flow goes on that was interrupted: by the same Action for who has returned, else by the next. */
export const startAfter = (before: Continuation | undefined) =>
  before && {
    from: before.returned ? before.at : before.at + 1,
    continued: before.returned,
    execution: before.execution,
  };

/**
 * Runs the Actions of a login.
 *
 * @param before what an interrupted login has reached
 * @throws OAuthError, after logging, when an Action refuses the login or fails
 */
export async function runPostLogin(
  ctx: AuthContext,
  login: PostLogin,
  before?: Continuation,
): Promise<PostLoginEnd> {
  const earlier = before?.commands ?? [];
  const [next, ...queue] = queuedIn(before);
  if (next && before) {
    const user = ctx.tenant.collection('users').get(String(login.user.user_id)) ?? login.user;
    return reached(before, { user, interrupt: next, queue });
  }
  const flow = await runFlow(
    ctx,
    TRIGGER,
    (commands) => eventOf(ctx, login, [...earlier, ...commands]),
    startAfter(before),
  );
  const commands = [...earlier, ...flow.commands];
  if (flow.failure || flow.stop?.kind === 'end') refuseFlow(ctx, login, flow, commands);
  if (commands.filter(asksForFactor).length > MOST_FACTOR_CALLS)
    refuseLogin(ctx, login, {
      type: login.failureType,
      error: 'access_denied',
      message: `Actions may ask for factors ${MOST_FACTOR_CALLS} times in a login.`,
    });
  const interrupt = flow.stop?.command;
  const primary = primaryUser(ctx, login, commands);
  const kept = afterPrimary(commands);
  const user = interrupt ? primary : saveMetadata(ctx, primary, kept);
  return reached(
    { at: flow.at, commands, execution: flow.execution ?? before?.execution },
    { user, interrupt, queue: flow.stop?.rest ?? [] },
  );
}

const reached = (
  { at, commands, execution }: Progress,
  { user, interrupt, queue }: { user: Doc; interrupt: Command | undefined; queue: Command[] },
): PostLoginEnd => ({
  at,
  commands,
  queue,
  execution,
  user,
  changes: tokenChanges(commands),
  factor: demandedFactor(commands),
  interrupt,
});

/** Calls for factors in one login (public documentation, customize-mfa-selection-universal-login). */
const MOST_FACTOR_CALLS = 4;

function refuseFlow(ctx: AuthContext, login: PostLogin, flow: Flow, commands: readonly Command[]): never {
  const refusal = refusalOf(flow);
  // A refusal does not take back what was asked for about the user; an error does.
  if (!flow.failure) saveMetadata(ctx, login.user, commands);
  revoke(ctx, login, flow);
  const error = { message: refusal.message, oauthError: 'access_denied', ...refusal.where };
  refuseLogin(ctx, login, {
    type: login.failureType,
    error: 'access_denied',
    message: refusal.message,
    details: { ...executionDetails(flow.execution), error },
  });
}

/** Ends what an Action revoked, which is in the log. */
function revoke(ctx: AuthContext, login: PostLogin, { stop, execution }: Flow): void {
  const { method, args } = stop?.command ?? { method: '', args: [] };
  const { session, refreshToken, client, connection, user } = login;
  if (method === 'session.revoke' && session) {
    const keeps = isObject(args[1]) && args[1].preserveRefreshTokens === true;
    if (keeps) endSessions(ctx, [session], 'session-revoked');
    else revokeSession(ctx, String(session.id));
    ctx.log({
      type: 'session_revoked',
      description: 'An Action revoked the session',
      ...eventFields(ctx, client, connection, user, ''),
      session_id: session.id,
      details: { session_id: session.id, ...executionDetails(execution) },
    });
  }
  if (method !== 'refreshToken.revoke' || !refreshToken) return;
  ctx.tenant.collection(REFRESH_TOKENS).delete(String(refreshToken.id));
  ctx.log({
    type: 'srrt',
    description: 'Revoked refresh token',
    ...eventFields(ctx, client, connection, user, ''),
    details: {
      familyId: refreshToken.id,
      session_id: refreshToken.session_id,
      ...executionDetails(execution),
    },
  });
}

/** The person as whom the login goes on. */
function primaryUser(ctx: AuthContext, { user }: PostLogin, commands: readonly Command[]): Doc {
  const calls = commands.filter(({ method }) => method === 'authentication.setPrimaryUser');
  if (calls.length > 1)
    throw new OAuthError(403, 'access_denied', 'setPrimaryUser can be called once per transaction.');
  const wanted = calls[0]?.args[0];
  const current = ctx.tenant.collection('users').get(String(user.user_id)) ?? user;
  if (typeof wanted !== 'string' || wanted === user.user_id) return current;
  const primary = ctx.tenant.collection('users').get(wanted);
  const mine = new Set(
    ((user.identities ?? []) as Doc[]).map(({ provider, user_id }) => `${provider}|${user_id}`),
  );
  const linked = ((primary?.identities ?? []) as Doc[]).slice(1);
  if (!primary || !linked.some(({ provider, user_id }) => mine.has(`${provider}|${user_id}`)))
    throw new OAuthError(
      403,
      'access_denied',
      'The identity of the login is not among the identities of the primary user.',
    );
  return primary;
}

/** What was set for the secondary profile before the primary user took its place is lost. */
function afterPrimary(commands: readonly Command[]): readonly Command[] {
  const at = commands.findLastIndex(({ method }) => method === 'authentication.setPrimaryUser');
  return at < 0
    ? commands
    : commands.filter(({ method }, index) => index > at || method !== 'user.setUserMetadata');
}

function demandedFactor(commands: readonly Command[]): boolean | undefined {
  const last = commands.findLast(({ method }) => method === 'multifactor.enable');
  return last && last.args[0] !== 'none';
}
