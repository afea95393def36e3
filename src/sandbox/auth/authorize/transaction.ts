/** A login in progress: what was asked for, how far it has come, and the browser that it belongs to. */
import { HOUR } from '../../state/clock.js';
import { alphanumeric } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { denyRequest } from '../ciba/requests.js';
import { clientById } from '../client.js';
import { denyDevice } from '../device/requests.js';
import type { FormState } from '../flows/interruption.js';
import type { PostLoginEnd } from '../flows/post-login.js';
import type { Factor, Wanted } from '../mfa/choice.js';
import { cookieOf, setCookie } from '../tokens/cookies.js';
import { dropExpired } from '../tokens/expiring.js';
import { digestOf, unguessable } from '../tokens/secrets.js';
import { LostLogin, PageError } from './refuse.js';
import { type AuthorizationRequest, CORRELATION_ID } from './request.js';

/** The Actions of a login in a browser. */
export interface LoginActions extends Omit<PostLoginEnd, 'user' | 'interrupt'> {
  /** What the person has to do before they go on; undefined when all have run. */
  waiting?: 'redirect' | 'form' | 'factor';
  /** Where the person was sent. */
  url?: string;
  /** The factors that are waited for. */
  wanted?: Wanted;
  form?: FormState;
}

export interface Transaction {
  /** The `state` of the pages. */
  id: string;
  request: AuthorizationRequest;
  /** Id of the organization to log in to. */
  organization?: string;
  /** How an organization is chosen when the request names none. */
  organizationPrompt?: 'before' | 'after';
  /** Id of the invitation that is being accepted. */
  invitation?: string;
  user_id?: string;
  /** Name of the connection that the person logged in with. */
  connection?: string;
  /** Name of the connection to whose identity provider the person was sent. */
  provider?: string;
  /** Where a code for logging in without a password was sent. */
  passwordless?: { connection: string; to: string };
  /** Address of the person for whom that provider has vouched. */
  vouchedFor?: string;
  /** Credentials were given in this very login. */
  fresh?: boolean;
  /** The second factor was given in this very login. */
  factor?: boolean;
  /** The first use of a second factor has been logged. */
  factorStarted?: boolean;
  /** Factors that were given or enrolled in this very login. */
  given?: Factor[];
  /** The factor that the person wants to use. */
  chosen?: Factor;
  /** Secret of an authenticator that is being enrolled. */
  enrolling?: string;
  /** Challenge that a security key or a device has to answer. */
  ceremony?: string;
  /** Handle of the code that was sent to a phone or an address. */
  outOfBand?: string;
  /** A new recovery code that the person has to see before going on. */
  recoveryCode?: string;
  /** The person is offered to enroll the biometrics of the device. */
  biometrics?: boolean;
  /** The person logged in with a passkey, or signed up with one. */
  passkey?: boolean;
  /** A passkey that the person is asked to make; `given` is the profile of somebody who signs up with it. */
  newPasskey?: { connection: string; given?: Doc; handle: string };
  /** The person sees the code of the device. */
  deviceConfirmed?: boolean;
  consented?: boolean;
  /** How far the Actions have come. */
  actions?: LoginActions;
  /** These are the pages of a new password: its ticket, and whether the form of an Action is filled in. */
  reset?: { ticket: string; returned?: boolean };
  session_id?: string;
  /** How far this login is trusted, as Actions see it. */
  risk?: Doc;
  /** When the login began, in epoch milliseconds, and the stages that are done. */
  began_at?: number;
  prompts?: Doc[];
}

const COLLECTION = 'login-transactions';
const BROWSER_COOKIE = 'auth0-login';
const LIFETIME_MS = HOUR;
const MOST = 2_000;

/** Begins a login. Its state works in this browser alone, so that no other site can carry it on. */
export function begin(
  ctx: AuthContext,
  given: Omit<Transaction, 'id'>,
): { transaction: Transaction; headers: Record<string, string> } {
  const known = cookieOf(ctx, BROWSER_COOKIE);
  const browser = known !== undefined && /^[\w-]{43}$/.test(known) ? known : unguessable();
  const transaction: Transaction = { id: alphanumeric(32), began_at: ctx.now(), ...given };
  dropExpired(ctx, COLLECTION, { most: MOST });
  ctx.tenant.collection(COLLECTION).insert({
    ...transaction,
    expires_at: ctx.now() + LIFETIME_MS,
    $browser: digestOf(browser),
  } as unknown as Doc);
  return { transaction, headers: setCookie(ctx, BROWSER_COOKIE, browser) };
}

/**
 * The login that the `state` of a page or form names.
 *
 * @throws PageError for one that is over, or that another browser began
 */
export function transactionOf(ctx: AuthContext): Transaction {
  const given = ctx.request.method === 'POST' ? ctx.body.state : ctx.request.search.get('state');
  const found = typeof given === 'string' ? ctx.tenant.collection(COLLECTION).get(given) : undefined;
  const browser = cookieOf(ctx, BROWSER_COOKIE);
  if (!found || Number(found.expires_at) <= ctx.now() || browser === undefined)
    throw new LostLogin('invalid_request', INVALID);
  if (found.$browser !== digestOf(browser)) throw new LostLogin('invalid_request', INVALID);
  return found as unknown as Transaction;
}

/** The value of the application's by which the events of a request are correlated: that of its login, or its own. */
export function correlationOf({ tenant, request, body }: AuthContext): string | undefined {
  const [state, own] = ['state', 'correlation_id'].map((name) => body[name] ?? request.search.get(name));
  const login = typeof state === 'string' ? tenant.collection(COLLECTION).get(state) : undefined;
  const value = login ? (login as unknown as Transaction).request.correlation_id : own;
  return typeof value === 'string' && CORRELATION_ID.test(value) ? value : undefined;
}

const INVALID =
  'Invalid state. This login is over, or was begun in another browser. Start it again from the application.';

/** What the browser of a request is known by; undefined for one that has begun nothing. */
export function browserOf(ctx: AuthContext): string | undefined {
  const cookie = cookieOf(ctx, BROWSER_COOKIE);
  return cookie === undefined ? undefined : digestOf(cookie);
}

/** Stores changes (undefined removes a property) and answers the login as it is then. */
export function change(
  ctx: AuthContext,
  { id }: Transaction,
  changes: { [Name in keyof Transaction]?: Transaction[Name] | undefined },
): Transaction {
  return ctx.tenant.collection(COLLECTION).update(id, changes as Doc) as unknown as Transaction;
}

export function end(ctx: AuthContext, { id, request }: Transaction): void {
  ctx.tenant.collection(COLLECTION).delete(id);
  if (request.device) denyDevice(ctx.tenant, request.device.id);
  if (request.ciba) denyRequest(ctx.tenant, request.ciba.id);
}

/** @throws PageError when the application was deleted meanwhile */
export function clientOf(ctx: AuthContext, { request, reset }: Transaction): Doc {
  // A link for a new password may belong to no application.
  const client = clientById(ctx, request.client_id) ?? (reset && {});
  if (!client) throw new PageError('invalid_request', `Unknown client: ${request.client_id}`);
  return client;
}

const words = (text: string | undefined): string[] => (text ?? '').split(' ').filter(Boolean);

/** How a login began, as Actions call it. */
function protocolOf({ ciba, device, saml, response_type: types = CODE }: AuthorizationRequest): string {
  if (saml) return saml.realm === undefined ? 'samlp' : 'wsfed';
  if (device) return 'oauth2-device-code';
  if (ciba) return 'oidc-ciba-web-link';
  if (types.length === 1 && types[0] === 'code') return 'oidc-basic-profile';
  return types.includes('code') ? 'oidc-hybrid-profile' : 'oidc-implicit-profile';
}

const CODE: readonly string[] = ['code'];

/** `event.transaction` as far as the request says it. */
export function transactionPart({ request }: Pick<Transaction, 'request'>): { protocol: string } & Doc {
  const { state, login_hint, correlation_id, scope } = request;
  const { redirect_uri, response_mode, response_type = CODE, ciba, device, saml } = request;
  const outward = saml ? { redirect_uri } : { redirect_uri, response_type, response_mode };
  return {
    protocol: protocolOf(request),
    ...(device || ciba ? {} : outward),
    requested_scopes: words(scope),
    prompt: request.prompt,
    acr_values: words(request.acr_values),
    ui_locales: words(request.ui_locales),
    ...(request.authorization_details === undefined
      ? {}
      : { requested_authorization_details: request.authorization_details }),
    ...(state === undefined ? {} : { state }),
    ...(login_hint === undefined ? {} : { login_hint }),
    ...(correlation_id === undefined ? {} : { correlation_id }),
  };
}

/** The second factors that were given in this login, as sessions and Actions name them. */
export const factorsGiven = ({ factor, given = [] }: Transaction): { name: string; type?: string }[] =>
  factor === true && given.length === 0 ? [{ name: 'mfa' }] : given.map((type) => ({ name: 'mfa', type }));

/** The person who logs in, once that is known. */
export const userOf = (ctx: AuthContext, { user_id: id }: Transaction): Doc | undefined =>
  id === undefined ? undefined : ctx.tenant.collection('users').get(id);
