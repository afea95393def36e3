/** What a login needs next. */
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { admit } from '../admission.js';
import { requestOf } from '../ciba/requests.js';
import { eventFields } from '../event-fields.js';
import { isGiven } from '../flows/interruption.js';
import { type Entry, enteredBy } from '../flows/login-stages.js';
import type { Kind } from '../mfa/choice.js';
import { factorDemand } from '../mfa/factors.js';
import { currentSession, methodsIn } from '../tokens/session.js';
import { connectionsFor, providerFor } from './connections.js';
import { needsConsent } from './consent.js';
import { acceptInvitation, invitationById } from './invitation.js';
import { isKnownBrowser } from './known-browser.js';
import { membershipsOf } from './organization.js';
import { PageError, refuse } from './refuse.js';
import { change, type Transaction, userOf } from './transaction.js';

export type Step =
  | 'device'
  | 'organization'
  | 'login'
  | 'provider'
  | 'signup'
  | 'passwordless'
  | 'challenge'
  | 'enrolment'
  | 'recovery-code'
  | 'biometrics'
  | 'passkey-enrollment'
  | 'picker'
  | 'consent'
  | 'done';

/** A session that counts for this login: of the right connection, and as young as the request wants it. */
function usableSession(ctx: AuthContext, client: Doc, login: Transaction): Doc | undefined {
  const { prompt, max_age: maxAge } = login.request;
  if (prompt.includes('login') || prompt.includes('select_account') || client.sso_disabled === true)
    return undefined;
  const session = currentSession(ctx);
  if (!session || !ctx.tenant.collection('users').has(String(session.user_id))) return undefined;
  const age = ctx.now() - Date.parse(String(session.authenticated_at));
  if (maxAge !== undefined && age > maxAge * 1000) return undefined;
  const offered = connectionsFor(ctx, client, login);
  return offered.some((one) => one.name === session.$connection) ? session : undefined;
}

/**
 * The login as far as it gets without the person, and what they have to do then.
 *
 * @throws OAuthError when it ends here
 */
export function nextStep(
  ctx: AuthContext,
  client: Doc,
  given: Transaction,
): { login: Transaction; step: Step } {
  let login = given;
  if (login.reset) return { login, step: stepOfReset(login) };
  if (login.request.device && login.deviceConfirmed !== true) return { login, step: 'device' };
  if (login.organization === undefined && login.organizationPrompt === 'before')
    return { login, step: 'organization' };
  // Somebody whose session has ended since has to log in.
  const stale = login.fresh !== true && currentSession(ctx)?.user_id !== login.user_id;
  if (userOf(ctx, login) === undefined || stale) {
    const session = usableSession(ctx, client, login);
    if (!session) {
      if (login.passwordless !== undefined) return { login, step: 'passwordless' };
      if (login.newPasskey !== undefined) return { login, step: 'passkey-enrollment' };
      if (providerFor(ctx, client, login)) return { login, step: 'provider' };
      return { login, step: login.request.screen_hint === 'signup' ? 'signup' : 'login' };
    }
    login = signIn(ctx, client, login, {
      user: String(session.user_id),
      connection: String(session.$connection),
      fresh: false,
    });
  }
  const user = userOf(ctx, login) as Doc;
  const factor = factorNeeded(ctx, user, login);
  if (factor !== undefined) return { login, step: factor };
  if (login.recoveryCode !== undefined) return { login, step: 'recovery-code' };
  if (login.biometrics === true) return { login, step: 'biometrics' };
  if (login.newPasskey !== undefined) return { login, step: 'passkey-enrollment' };
  if (login.invitation !== undefined && haveRun(login)) login = joined(ctx, client, user, login);
  if (login.organization === undefined && login.organizationPrompt === 'after') {
    const organizations = membershipsOf(ctx, user);
    if (organizations.length === 0) {
      const message = 'client requires organization membership, but user does not belong to any organization';
      refuse(ctx, client, { error: 'access_denied', message, user, connection: connectionOf(ctx, login) });
    }
    return { login, step: 'picker' };
  }
  return { login, step: needsConsent(ctx, client, user, login) ? 'consent' : 'done' };
}

/** What the person has to do whose new password waits for it. */
function stepOfReset({ actions, given = [], recoveryCode }: Transaction): Step {
  const wanted = actions?.waiting === 'factor' ? actions.wanted : undefined;
  if (wanted && !isGiven(given, wanted)) return wanted.kind;
  return recoveryCode === undefined ? 'done' : 'recovery-code';
}

/** The login of somebody who was invited, as that of a member. */
function joined(ctx: AuthContext, client: Doc, user: Doc, login: Transaction): Transaction {
  const connection = connectionOf(ctx, login);
  const invitation = invitationById(ctx, login.invitation ?? '');
  if (invitation) acceptInvitation(ctx, { client, connection, user, invitation });
  admit(ctx, { client, connection, user, organization: login.organization });
  return change(ctx, login, { invitation: undefined });
}

export const connectionOf = (ctx: AuthContext, { connection }: Transaction): Doc =>
  connectionByName(ctx.tenant, connection ?? '') ?? {};

/**
 * Notes who the person is. What was reached before as somebody else is forgotten.
 *
 * @throws OAuthError for people who may not log in here
 */
export function signIn(
  ctx: AuthContext,
  client: Doc,
  login: Transaction,
  who: { user: string; connection: string; fresh: boolean; entry?: Entry },
): Transaction {
  const { ciba } = login.request;
  if (ciba && requestOf(ctx.tenant, ciba.id)?.user_id !== who.user)
    throw new PageError(
      'access_denied',
      'The request is for somebody else. Log out, and open the link again.',
    );
  const user = ctx.tenant.collection('users').get(who.user) as Doc;
  const connection = connectionByName(ctx.tenant, who.connection) ?? {};
  // The invited are no members yet: they join once they have proved who they are.
  const organization = login.invitation === undefined ? login.organization : undefined;
  admit(ctx, { client, connection, user, organization });
  return change(ctx, login, {
    ...(who.entry === undefined
      ? {}
      : { prompts: enteredBy(ctx, login, who.entry, { user, connection: who.connection }) }),
    user_id: who.user,
    connection: who.connection,
    fresh: who.fresh,
    passwordless: undefined,
    factor: undefined,
    given: undefined,
    chosen: undefined,
    enrolling: undefined,
    outOfBand: undefined,
    recoveryCode: undefined,
    biometrics: undefined,
    passkey: undefined,
    newPasskey: undefined,
    consented: undefined,
    actions: undefined,
  });
}

/** Whether the Actions of a login have all run. */
const haveRun = ({ actions }: Transaction): boolean => actions !== undefined && actions.waiting === undefined;

/** Whether the session that a login goes on with began with a second factor. */
export function isProvedBySession(ctx: AuthContext, user: Doc, login: Transaction): boolean {
  const session = login.fresh === true ? undefined : currentSession(ctx);
  return session?.user_id === user.user_id && session ? methodsIn(session).includes('mfa') : false;
}

/** The factor that an Action waits for; once all have run, the one that they or the tenant demand. */
function factorNeeded(ctx: AuthContext, user: Doc, login: Transaction): Kind | undefined {
  const wanted = login.actions?.waiting === 'factor' ? login.actions.wanted : undefined;
  if (wanted) return isGiven(login.given ?? [], wanted) ? undefined : wanted.kind;
  if (!haveRun(login) || login.factor === true || isProvedBySession(ctx, user, login)) return undefined;
  return factorDemand(ctx, user, {
    demanded: login.actions?.factor,
    acrValues: login.request.acr_values,
    audience: login.request.audience,
    knownBrowser: isKnownBrowser(ctx, user),
  });
}

/** Logs once in a login that a second factor is asked for. */
export function noteFactorStart(ctx: AuthContext, client: Doc, login: Transaction, enrolment: boolean): void {
  if (login.factorStarted === true) return;
  change(ctx, login, { factorStarted: true });
  const fields = eventFields(ctx, client, connectionOf(ctx, login), userOf(ctx, login), '');
  ctx.log({
    type: 'mfar',
    description: 'Multi-factor authentication required',
    ...fields,
    details: { enrolled: !enrolment },
  });
  ctx.log({
    type: enrolment ? 'gd_start_enroll' : 'gd_start_auth',
    description: enrolment ? 'Started Multi-factor enrollment' : 'Second factor authentication started',
    ...fields,
  });
}
