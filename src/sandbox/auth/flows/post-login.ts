/** The post-login trigger: its event, and what comes of its Actions. */

import { OAuthError } from '../../errors.js';
import { REFRESH_TOKENS, SESSIONS } from '../../resources/sessions.js';
import { type Flow, runFlow } from '../../runtime/flow.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { type TokenChanges, tokenChanges } from '../tokens/changes.js';
import { audienceOf } from '../tokens/scope.js';
import {
  clientPart,
  commonParts,
  connectionPart,
  organizationPart,
  rolesOf,
  saveMetadata,
  userPart,
  withMetadata,
} from './event.js';
import { executionDetails, refusalOf } from './refusal.js';

const TRIGGER = 'post-login';

export interface PostLogin {
  client: Doc;
  connection: Doc;
  user: Doc;
  organization: string | undefined;
  scope: string | undefined;
  audience: string | undefined;
  /** `event.transaction.protocol`: `oauth2-password`, `oidc-basic-profile`, `oauth2-refresh-token`. */
  protocol: string;
  /** What the person has proved: `pwd`, `mfa`. */
  methods: readonly { name: unknown; timestamp: unknown }[];
  /** More of `event.transaction`. */
  transaction?: Doc;
  session?: Doc | undefined;
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
  const metadata = commands.filter(({ method }) => method === 'transaction.setMetadata');
  return {
    ...commonParts(ctx),
    user: userPart(ctx, withMetadata(user, commands)),
    client: clientPart(client),
    connection: connectionPart(connection),
    ...organizationPart(ctx, organization),
    authorization: { roles: rolesOf(ctx, user, organization) },
    authentication: { methods: login.methods },
    transaction: {
      protocol: login.protocol,
      requested_scopes: (scope ?? '').split(' ').filter(Boolean),
      acr_values: [],
      ui_locales: [],
      locale: 'en',
      ...login.transaction,
      ...(metadata.length > 0
        ? { metadata: Object.fromEntries(metadata.map(({ args }) => [String(args[0]), args[1]])) }
        : {}),
    },
    ...(audience === undefined ? {} : { resource_server: { identifier: audience } }),
    stats: { logins_count: Number(user.logins_count ?? 0) + (refreshToken ? 0 : 1) },
    security_context: {},
    ...(login.prompt ? { prompt: login.prompt } : {}),
    ...(session ? { session: sessionPart(session) } : {}),
    ...(refreshToken ? { refresh_token: refreshTokenPart(refreshToken) } : {}),
  };
}

function sessionPart({
  id,
  user_id,
  created_at,
  updated_at,
  authenticated_at,
  expires_at,
  idle_expires_at,
  clients,
  device,
}: Doc): Doc {
  return {
    id,
    user_id,
    created_at,
    updated_at,
    authenticated_at,
    expires_at,
    idle_expires_at,
    clients,
    device,
  };
}

function refreshTokenPart({
  id,
  user_id,
  client_id,
  session_id,
  created_at,
  expires_at,
  idle_expires_at,
  rotating,
  device,
  resource_servers,
}: Doc): Doc {
  return {
    id,
    user_id,
    client_id,
    session_id,
    created_at,
    expires_at,
    idle_expires_at,
    rotating,
    device,
    resource_servers,
  };
}

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
  const flow = await runFlow(ctx, TRIGGER, (commands) => eventOf(ctx, login, [...earlier, ...commands]), {
    from: before === undefined ? 0 : before.returned ? before.at : before.at + 1,
    continued: before?.returned === true,
    execution: before?.execution,
  });
  const commands = [...earlier, ...flow.commands];
  if (flow.failure || flow.stop?.kind === 'end') refuse(ctx, login, flow, commands);
  const interrupt = flow.stop?.command;
  const primary = primaryUser(ctx, login, commands);
  const user = interrupt ? primary : saveMetadata(ctx, primary, commands);
  return {
    at: flow.at,
    commands,
    execution: flow.execution ?? before?.execution,
    user,
    changes: tokenChanges(commands),
    factor: demandedFactor(commands),
    interrupt,
  };
}

function refuse(ctx: AuthContext, login: PostLogin, flow: Flow, commands: readonly Command[]): never {
  const { client, connection, user } = login;
  const refusal = refusalOf(flow);
  // A refusal does not take back what was asked for about the user; an error does.
  if (!flow.failure) saveMetadata(ctx, user, commands);
  if (flow.stop?.command.method === 'session.revoke' && login.session)
    ctx.tenant.collection(SESSIONS).delete(String(login.session.id));
  if (flow.stop?.command.method === 'refreshToken.revoke' && login.refreshToken)
    ctx.tenant.collection(REFRESH_TOKENS).delete(String(login.refreshToken.id));
  ctx.log({
    type: login.failureType ?? 'f',
    description: refusal.message,
    ...eventFields(ctx, client, connection, user, ''),
    details: {
      ...executionDetails(flow.execution),
      error: { message: refusal.message, oauthError: 'access_denied', ...refusal.where },
    },
  });
  throw new OAuthError(403, 'access_denied', refusal.message);
}

/** The person as whom the login goes on. */
function primaryUser(ctx: AuthContext, { user }: PostLogin, commands: readonly Command[]): Doc {
  const wanted = commands.findLast(({ method }) => method === 'authentication.setPrimaryUser')?.args[0];
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

function demandedFactor(commands: readonly Command[]): boolean | undefined {
  const last = commands.findLast(({ method }) => method === 'multifactor.enable');
  return last && last.args[0] !== 'none';
}
