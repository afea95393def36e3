/** Carrying a login on to its next page, or to its end. */
import { OAuthError } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { resumeReset } from '../links/challenge.js';
import { type Kind, offeredFactors } from '../mfa/choice.js';
import { ENROLMENT_PATHS, factorPage } from '../mfa/paths.js';
import { tenantErrorPage } from '../page/error-page.js';
import { PROVIDER_PAGE } from '../provider/paths.js';
import { withActions } from './actions.js';
import { answerError, redirect } from './answer.js';
import { finish, withSession } from './finish.js';
import { connectionOf, nextStep, type Step } from './next.js';
import { LostLogin, PageError, refuse } from './refuse.js';
import type { AuthorizationRequest, Recipient } from './request.js';
import { begin, clientOf, end, type Transaction, transactionOf, userOf } from './transaction.js';

/** Paths of the pages, as Auth0 has them. */
export const PATHS: Readonly<Record<Exclude<Step, 'done' | Kind>, string>> = {
  device: '/u/device-confirmation',
  organization: '/u/organization',
  login: '/u/login',
  provider: PROVIDER_PAGE,
  signup: '/u/signup',
  passwordless: '/u/passwordless-challenge',
  'recovery-code': '/u/mfa-recovery-code-enrollment',
  biometrics: ENROLMENT_PATHS['webauthn-platform'],
  'passkey-enrollment': '/u/passkey-enrollment',
  picker: '/u/organization/picker',
  consent: '/u/consent',
};

/** The page of a step: of a factor, the one that the person chose, or the preferred one. */
function pathOf(ctx: AuthContext, login: Transaction, step: Exclude<Step, 'done'>): string {
  if (step !== 'challenge' && step !== 'enrolment') return PATHS[step];
  const wanted = login.actions?.waiting === 'factor' ? login.actions.wanted : undefined;
  const offered = offeredFactors(ctx, userOf(ctx, login) as Doc, step, wanted);
  return factorPage(step, offered, { select: wanted?.select, chosen: login.chosen });
}

/** What a request that forbids pages is told when one is needed. */
const SILENT: Readonly<Record<string, [error: string, message: string]>> = {
  login: ['login_required', 'Login required'],
  provider: ['login_required', 'Login required'],
  signup: ['login_required', 'Login required'],
  passwordless: ['login_required', 'Login required'],
  consent: ['consent_required', 'Consent required'],
  challenge: ['interaction_required', 'Multifactor authentication required'],
  enrolment: ['interaction_required', 'Multifactor authentication required'],
};

/** @param headers of the response, such as those that set a cookie */
export function advance(
  ctx: AuthContext,
  client: Doc,
  given: Transaction,
  headers: Record<string, string> = {},
): Promise<SandboxResponse> {
  return telling(ctx, given.request, async () => {
    let { login, step } = nextStep(ctx, client, given);
    if (login.reset) return await advanceReset(ctx, login, step);
    if (step === 'done' || step === 'consent') {
      const { login: after, redirectTo } = await withActions(ctx, client, login);
      if (redirectTo !== undefined)
        return { ...redirect(redirectTo), headers: { ...redirect(redirectTo).headers, ...headers } };
      ({ login, step } = nextStep(ctx, client, after));
    }
    if (given.request.prompt.includes('none') && step !== 'done') {
      const [error, message] = SILENT[step] ?? ['interaction_required', 'Interaction required'];
      end(ctx, login);
      const [user, connection] = [userOf(ctx, login), connectionOf(ctx, login)];
      refuse(ctx, client, { type: 'fsa', error, message, user, connection });
    }
    const established = step === 'done' || step === 'consent' ? withSession(ctx, client, login) : undefined;
    const response =
      step === 'done'
        ? finish(ctx, client, established?.login ?? login)
        : redirect(`${pathOf(ctx, login, step)}?state=${login.id}`);
    return { ...response, headers: { ...response.headers, ...headers, ...established?.headers } };
  });
}

/**
 * Begins a login for a request that came by another way than this browser, and ends on a page of the tenant.
 *
 * @param path of that page
 */
export function beginHere(
  ctx: AuthContext,
  client: Doc,
  path: string,
  request: Pick<AuthorizationRequest, 'scope' | 'audience' | 'ciba' | 'device'>,
): Promise<SandboxResponse> {
  const { transaction, headers } = begin(ctx, {
    request: {
      client_id: String(client.client_id),
      redirect_uri: `${ctx.url}${path}`,
      redirect_uri_given: false,
      response_mode: 'query',
      prompt: [],
      ...request,
    },
  });
  return advance(ctx, client, transaction, headers);
}

/** The pages of a reset: a form that is not filled in, the next factor, or what comes after them. */
async function advanceReset(ctx: AuthContext, login: Transaction, step: Step): Promise<SandboxResponse> {
  const { waiting, url } = login.actions ?? {};
  if (waiting === 'form' && login.reset?.returned !== true) return redirect(url ?? '');
  return step === 'done'
    ? await resumeReset(ctx, login)
    : redirect(`${pathOf(ctx, login, step)}?state=${login.id}`);
}

/** Somebody who opens a page of the login that was kept begins where the tenant says (public documentation, configure-default-login-routes). */
function startingOver({ tenant, request }: AuthContext): SandboxResponse | undefined {
  const { default_redirection_uri: route } = tenant.settings('/tenants/settings');
  return request.method === 'GET' && typeof route === 'string' && route !== '' ? redirect(route) : undefined;
}

/** Tells the application about an error, or the person where there is no application to tell. */
export async function telling(
  ctx: AuthContext,
  recipient: Recipient | undefined,
  run: () => SandboxResponse | Promise<SandboxResponse>,
): Promise<SandboxResponse> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof LostLogin) return startingOver(ctx) ?? tenantErrorPage(ctx, error);
    if (error instanceof PageError) return tenantErrorPage(ctx, error);
    if (!(error instanceof OAuthError) || !recipient) throw error;
    return answerError(ctx, recipient, error);
  }
}

/** A login that a request goes on with. */
export interface LoginContext {
  ctx: AuthContext;
  client: Doc;
  login: Transaction;
}

/** Goes on with the login that the `state` of a request names; what is wrong with it is told to its application. */
export const inLogin = (
  ctx: AuthContext,
  run: (at: LoginContext) => SandboxResponse | Promise<SandboxResponse>,
): Promise<SandboxResponse> =>
  telling(ctx, undefined, () => {
    const login = transactionOf(ctx);
    const client = clientOf(ctx, login);
    return telling(ctx, login.request, () => run({ ctx, client, login }));
  });
