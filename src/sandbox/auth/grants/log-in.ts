/** The end of a login at the token endpoint: its Actions, a second factor where one is due, and the tokens. */
import { OAuthError } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { refuseLogin } from '../admission.js';
import { eventFields } from '../event-fields.js';
import { changeRefreshToken, changeSession } from '../flows/lifetimes.js';
import {
  type Continuation,
  type Method,
  type PostLogin,
  type PostLoginEnd,
  runPostLogin,
} from '../flows/post-login.js';
import { executionDetails } from '../flows/refusal.js';
import { isForApi, offeredFactors, type Wanted, wantedBy } from '../mfa/choice.js';
import { judgeCommand } from '../mfa/command.js';
import { factorDemand } from '../mfa/factors.js';
import { suspend } from '../mfa/pending.js';
import { tokenChanges } from '../tokens/changes.js';
import { completeLogin } from '../tokens/login.js';
import { apiRefusal, audienceOf } from '../tokens/scope.js';

type TokenLogin = Omit<PostLogin, 'methods'> & { methods: Method[] };

/** A login that waited for a second factor, which was given. */
export interface Resumed {
  actions: Continuation & { unfinished: boolean };
}

/** @throws OAuthError `mfa_required` with the token by which the login goes on */
export async function logIn(
  ctx: AuthContext,
  login: TokenLogin,
  { grantType, resumed }: { grantType?: string; resumed?: Resumed } = {},
): Promise<SandboxResponse> {
  const refusal =
    resumed === undefined
      ? apiRefusal(ctx, login.client, audienceOf(ctx, { audience: login.audience }))
      : undefined;
  if (refusal !== undefined) refuseLogin(ctx, login, { error: 'access_denied', message: refusal });
  const end = await actionsOf(ctx, login, resumed);
  if (end.interrupt) interrupted(ctx, login, end, end.interrupt.method);
  const demand =
    resumed === undefined
      ? factorDemand(ctx, end.user, { knownBrowser: true, demanded: end.factor, audience: login.audience })
      : undefined;
  if (demand !== undefined) demandFactor(ctx, login, end, demand, undefined);
  const { client, connection, organization, scope, audience } = login;
  return completeLogin(
    ctx,
    { client, connection, organization, scope, audience, user: end.user },
    {
      changes: end.changes,
      details: executionDetails(end.execution),
      onSession: (session) => changeSession(ctx, session, end.commands),
      onRefreshToken: (family) => changeRefreshToken(ctx, family, end.commands),
    },
    {
      methods: login.methods.map(({ name, type }) => ({
        name: String(name),
        ...(type === undefined ? {} : { type: String(type) }),
      })),
      ...(grantType === undefined ? {} : { grantType }),
    },
  );
}

/** Runs the Actions that have not run yet; one that asks for the factor that was given is followed by the next. */
async function actionsOf(
  ctx: AuthContext,
  login: TokenLogin,
  resumed: Resumed | undefined,
): Promise<PostLoginEnd> {
  if (!resumed) return await runPostLogin(ctx, login);
  const { unfinished, ...reached } = resumed.actions;
  if (!unfinished) {
    const changes = tokenChanges(reached.commands);
    return { ...reached, user: login.user, changes, factor: undefined, interrupt: undefined };
  }
  let end = await runPostLogin(ctx, login, reached);
  const given = new Set(login.methods.map(({ type }) => type));
  while (end.interrupt && wantedBy(end.interrupt).factors.some((factor) => given.has(factor)))
    end = await runPostLogin(ctx, login, { ...end, returned: false });
  return end;
}

/** What an Action asks the person to do: a factor can be given here, anything else needs a browser. */
function interrupted(ctx: AuthContext, login: TokenLogin, end: PostLoginEnd, method: string): void {
  if (!end.interrupt || !method.startsWith('authentication.'))
    throw new OAuthError(
      403,
      'interaction_required',
      'An Action needs a browser to go on: use the authorization code flow.',
    );
  const about = { ...login, user: end.user };
  const denied = { error: 'access_denied' };
  // Public documentation, cte-multi-factor-authentication.
  if (login.protocol === 'oauth2-token-exchange')
    refuseLogin(ctx, about, {
      ...denied,
      message: `api.${method} cannot be used while a token is exchanged.`,
    });
  const proved = login.methods.some(({ name }) => name === 'mfa');
  const wanted = judgeCommand(ctx, about, end.interrupt, proved);
  if ('problem' in wanted) refuseLogin(ctx, about, { ...denied, message: wanted.problem });
  demandFactor(ctx, login, end, wanted.kind, wanted);
}

/** A second factor cannot be given with the password: the application gets a token with which it can ask for one. */
function demandFactor(
  ctx: AuthContext,
  login: TokenLogin,
  end: PostLoginEnd,
  kind: Wanted['kind'],
  wanted: Wanted | undefined,
): never {
  const { client, connection, organization, scope, audience, protocol, methods } = login;
  const { user, at, commands, queue = [], execution } = end;
  ctx.log({
    type: 'mfar',
    description: 'Multi-factor authentication required',
    ...eventFields(ctx, client, connection, user, ''),
    details: { enrolled: kind === 'challenge' },
  });
  const mfa_token = suspend(ctx, {
    client_id: String(client.client_id),
    user_id: String(user.user_id),
    connection: String(connection.name),
    organization,
    scope,
    audience,
    protocol,
    methods,
    actions: { at, commands, queue, execution, unfinished: end.interrupt !== undefined },
    wanted,
  });
  throw new OAuthError(403, 'mfa_required', 'Multifactor authentication required', {
    mfa_token,
    mfa_requirements: requirements(ctx, user, kind, wanted),
  });
}

/** The factors by which the login can go on (public documentation, get-refresh-tokens). */
function requirements(ctx: AuthContext, user: Doc, kind: Wanted['kind'], wanted: Wanted | undefined): Doc {
  const factors = offeredFactors(ctx, user, kind, wanted)
    .filter(isForApi)
    .map((type) => ({ type }));
  return kind === 'challenge' ? { challenge: factors } : { enroll: factors };
}
