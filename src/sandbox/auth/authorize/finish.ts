/** The end of a login that succeeded: a session, the log event, and a code for the application. */
import { SESSIONS } from '../../resources/sessions.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import type { Login } from '../admission.js';
import { updateRequest } from '../ciba/requests.js';
import { updateDevice } from '../device/requests.js';
import { eventFields } from '../event-fields.js';
import { changeSession, isAboutRefreshToken, recordedMethods, sessionAfter } from '../flows/lifetimes.js';
import { promptDetails } from '../flows/login-stages.js';
import { executionDetails } from '../flows/refusal.js';
import { MFA_ACR } from '../mfa/factors.js';
import { mfaPolicies } from '../protection.js';
import { samlResponse } from '../saml/finish.js';
import { codeLifetime, issuerPart, stateHash } from '../signed/fapi.js';
import type { TokenChanges } from '../tokens/changes.js';
import { setCookie } from '../tokens/cookies.js';
import { firstProof } from '../tokens/first-factor.js';
import { noteLogin, organizationFields, tokensFor } from '../tokens/login.js';
import { unguessable } from '../tokens/secrets.js';
import { currentSession, openSession, SESSION_COOKIE, useSession } from '../tokens/session.js';
import { answer } from './answer.js';
import { newCode } from './code.js';
import { rememberBrowser, riskAssessment } from './known-browser.js';
import { connectionOf } from './next.js';
import { refuse } from './refuse.js';
import { change, end, factorsGiven, type Transaction, userOf } from './transaction.js';

/**
 * Opens or continues the browser's session. It exists before the person is asked for consent: declining leaves them
 * logged in at the tenant.
 *
 * @returns the login, and the headers that tell the browser about a new session
 */
export function withSession(
  ctx: AuthContext,
  client: Doc,
  login: Transaction,
): { login: Transaction; headers: Record<string, string> } {
  if (login.session_id !== undefined && ctx.tenant.collection(SESSIONS).has(login.session_id))
    return { login, headers: {} };
  const user = userOf(ctx, login) as Doc;
  const proved = [
    ...(login.fresh === true ? [{ name: firstProof(login, connectionOf(ctx, login)) }] : []),
    ...factorsGiven(login),
    ...recordedMethods(login.actions?.commands ?? []).map((name) => ({ name })),
  ];
  const current = currentSession(ctx);
  const own = current?.user_id === user.user_id ? current : undefined;
  if (own && login.fresh !== true) {
    useSession(ctx, own, client, proved);
    return { login: change(ctx, login, { session_id: String(own.id) }), headers: {} };
  }
  // Fresh credentials get a new session and a new cookie: the old cookie is worth nothing then.
  if (current) ctx.tenant.collection(SESSIONS).delete(String(current.id));
  const cookie = unguessable();
  const session = openSession(ctx, user, client, proved, cookie);
  ctx.tenant.collection(SESSIONS).update(String(session.id), { $connection: login.connection });
  const risk = riskAssessment(ctx, user);
  rememberBrowser(ctx, user);
  return {
    login: change(ctx, login, { session_id: String(session.id), risk }),
    headers: setCookie(ctx, SESSION_COOKIE, cookie, {
      until: lasting(sessionAfter(session, login.actions?.commands ?? [])),
    }),
  };
}

/** How far a login was trusted, where the tenant asks for factors by that (public documentation, adaptive-mfa-log-events). */
function riskDetails({ tenant }: AuthContext, { risk }: Transaction): Doc {
  if (risk === undefined || !mfaPolicies(tenant).includes('confidence-score')) return {};
  const found = risk.assessments as Record<string, Doc>;
  const { details: _address, ...UntrustedIP } = found.UntrustedIP ?? {};
  return { riskAssessment: { ...risk, assessments: { ...found, UntrustedIP } } };
}

/** Claims of a login in which a second factor was given. */
const factorClaims = (acrValues: string | undefined): Doc => ({
  amr: ['mfa'],
  ...((acrValues ?? '').split(' ').includes(MFA_ACR) ? { acr: MFA_ACR } : {}),
});

/** Until when the browser keeps the cookie of a session (public documentation, session-lifecycle). */
const lasting = ({ cookie, expires_at: end }: Doc): string | undefined =>
  (cookie as Doc | undefined)?.mode === 'persistent' ? String(end) : undefined;

export function finish(ctx: AuthContext, client: Doc, login: Transaction): SandboxResponse {
  const { request, organization } = login;
  const user = userOf(ctx, login) as Doc;
  const connection = connectionOf(ctx, login);
  const { scope, audience } = request;
  const session = ctx.tenant.collection(SESSIONS).get(login.session_id ?? '') as Doc;
  const asked = { client, connection, user, organization, scope, audience };
  if (request.prompt.includes('none')) {
    ctx.log({
      type: 'ssa',
      description: '',
      ...eventFields(ctx, client, connection, user, ''),
      ...organizationFields(ctx, organization),
      details: { session_id: session.id, ...executionDetails(login.actions?.execution) },
    });
  } else {
    const details = {
      ...executionDetails(login.actions?.execution),
      ...promptDetails(login),
      ...riskDetails(ctx, login),
    };
    noteLogin(ctx, asked, String(session.id), details);
  }
  changeSession(ctx, String(session.id), login.actions?.commands ?? []);
  const authenticated = Math.floor(Date.parse(String(session.authenticated_at)) / 1000);
  const idClaims = {
    ...stateHash(client, request.state),
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
    ...(request.max_age === undefined ? {} : { auth_time: authenticated }),
    // Tokens of a session say nothing of the factor with which it began (public documentation,
    // configure-step-up-authentication-for-web-apps).
    ...(login.factor === true ? factorClaims(request.acr_values) : {}),
  };
  const gained = {
    user_id: String(user.user_id),
    connection: String(login.connection),
    session_id: String(session.id),
    ...(organization === undefined ? {} : { organization }),
    ...(login.actions === undefined
      ? {}
      : { changes: login.actions.changes, commands: login.actions.commands.filter(isAboutRefreshToken) }),
    id_claims: idClaims,
  };
  if (request.device) {
    updateDevice(ctx.tenant, request.device.id, { state: 'approved', approved: gained });
    end(ctx, login);
    return answer(request, {});
  }
  if (request.ciba) {
    updateRequest(ctx.tenant, request.ciba.id, { state: 'approved', session_id: String(session.id) });
    end(ctx, login);
    return answer(request, {});
  }
  if (request.saml) {
    const { redirect_uri: callback, saml } = request;
    const made = samlResponse(ctx, { client, user, session, callback, saml }, login.actions?.commands ?? []);
    end(ctx, login);
    if ('problem' in made)
      refuse(ctx, client, { error: 'server_error', message: made.problem, user, connection });
    return made;
  }
  const types = request.response_type ?? ['code'];
  const tokens = types.some((type) => type !== 'code')
    ? browserTokens(ctx, asked, types, {
        session: String(session.id),
        idClaims,
        changes: login.actions?.changes,
      })
    : {};
  if (!types.includes('code')) {
    end(ctx, login);
    return answer(request, tokens);
  }
  const stands = {
    client_id: client.client_id,
    redirect_uri: request.redirect_uri,
    redirect_uri_given: request.redirect_uri_given,
    ...(request.challenge === undefined ? {} : { challenge: request.challenge }),
    ...(scope === undefined ? {} : { scope }),
    ...(audience === undefined ? {} : { audience }),
    ...(request.authorization_details === undefined
      ? {}
      : { authorization_details: request.authorization_details }),
    ...(request.dpop_jkt === undefined ? {} : { dpop_jkt: request.dpop_jkt }),
    ...gained,
  };
  const code = newCode(ctx, stands, codeLifetime(client));
  end(ctx, login);
  return answer(request, { code, ...tokens, ...issuerPart(client, ctx.url) });
}

/** Tokens that go to the browser itself (implicit and hybrid flows): none that refresh others. */
function browserTokens(
  ctx: AuthContext,
  asked: Login,
  types: readonly string[],
  given: { session: string; idClaims: Doc; changes: TokenChanges | undefined },
): Record<string, string> {
  const scope = asked.scope
    ?.split(' ')
    .filter((one) => one !== 'offline_access')
    .join(' ');
  const { body } = tokensFor(ctx, { ...asked, scope }, { ...given, web: true });
  const { id_token: idToken, ...access } = body as Record<string, unknown>;
  const wanted = {
    ...(types.includes('token') ? access : {}),
    ...(types.includes('id_token') && idToken !== undefined ? { id_token: idToken } : {}),
  };
  return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, String(value)]));
}
