/**
 * The approvals pages over HTTP: people sign in at the issuer, and see what waits for them. The address of an
 * approval may be seen by anybody: it shows and answers nothing without its person's session.
 */
import type { Approval, ApprovalWay, Delivery } from '../../../policy/approvals/approval.js';
import type { Approvals } from '../../../policy/approvals/approvals.js';
import type { Secret } from '../../../state/seal.js';
import { StateUnavailable } from '../../../state/shared-state.js';
import type { Logger } from '../../logger.js';
import { approvalRoutes, page, type SignedIn, secured } from '../approval-routes.js';
import { APPROVALS_PATH } from '../approvals-path.js';
import { Csrf } from '../csrf.js';
import { messagePage } from '../page/message-page.js';
import { Cookies } from './cookies.js';
import { IssuerLogin, type IssuerLoginOptions } from './issuer-login.js';

export interface SignedInPagesOptions extends Omit<IssuerLoginOptions, 'callback'> {
  approvals: Approvals;
  log: Pick<Logger, 'warn'>;
  /** Key shared by replicas, so that a session of one is one of all. */
  key?: Secret | undefined;
  /** Where browsers reach the server, without a path: `https://mcp.example.com`. */
  origin: string;
  now?: () => number;
}

const CALLBACK = `${APPROVALS_PATH}signed-in`;
const SIGN_OUT = `${APPROVALS_PATH}sign-out`;
/** Paths that a person is sent on to after signing in. */
const OURS = /^\/approvals\/(?:[\w-]{22})?$/;

export class SignedInPages implements ApprovalWay {
  readonly how = 'page';
  readonly #options: SignedInPagesOptions;
  readonly #login: IssuerLogin;
  readonly #cookies: Cookies;
  readonly #routes: (request: Request) => Promise<Response>;

  constructor(options: SignedInPagesOptions) {
    const { approvals, origin, key, now = () => Date.now() } = options;
    this.#options = options;
    this.#login = new IssuerLogin({ ...options, callback: `${origin}${CALLBACK}` });
    this.#cookies = new Cookies(origin.startsWith('https:'), now, key);
    this.#routes = approvalRoutes({
      ...{ approvals, now, csrf: new Csrf(key), base: `${origin}${APPROVALS_PATH}` },
      who: (request) => this.#who(request),
    });
  }

  async deliver({ id, code, fourEyes }: Approval): Promise<Delivery> {
    const url = `${this.#options.origin}${APPROVALS_PATH}${id}`;
    const whom = fourEyes
      ? `A second person with the permission ${fourEyes.permission} has to approve`
      : 'The person has to approve';
    return { how: 'page', url, note: `${whom} at ${url}, signed in. There it has the code ${code}.` };
  }

  /** Answers a request whose path is below `APPROVALS_PATH`. */
  async handle(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    if (pathname === CALLBACK && request.method === 'GET') return this.#returned(request, search);
    if (pathname === SIGN_OUT && request.method === 'POST') return this.#signOut();
    try {
      return await this.#routes(request);
    } catch (error) {
      if (!(error instanceof StateUnavailable)) throw error;
      return page(503, messagePage(APPROVALS_PATH, 'Not available', AWAY));
    }
  }

  async #who(request: Request): Promise<SignedIn | Response | undefined> {
    const session = this.#cookies.session(request.headers.get('cookie'));
    if (session) {
      const { person, name, addresses = [], permissions, id } = session;
      return {
        person,
        addresses,
        session: id,
        permissions: new Set(permissions),
        ...(name === undefined ? {} : { name }),
      };
    }
    const { pathname } = new URL(request.url);
    // What a page fetches by itself is not sent to a login.
    if (request.method !== 'GET' || pathname.endsWith('/state')) return undefined;
    return this.#signIn(OURS.test(pathname) ? pathname : APPROVALS_PATH);
  }

  async #signIn(next: string): Promise<Response> {
    try {
      const { url, attempt } = await this.#login.begin();
      const headers = { location: url, 'set-cookie': this.#cookies.remember(attempt, next) };
      return secured(new Response(null, { status: 303, headers }));
    } catch (error) {
      this.#options.log.warn({ error: reasonOf(error) }, 'nobody can sign in to the approvals pages');
      return page(503, messagePage(APPROVALS_PATH, 'Sign-in is not available', UNAVAILABLE));
    }
  }

  async #returned(request: Request, query: string): Promise<Response> {
    const attempt = this.#cookies.attempt(request.headers.get('cookie'));
    if (!attempt) return page(400, messagePage(APPROVALS_PATH, 'Not signed in', NOT_BEGUN));
    try {
      const person = await this.#login.finish(query, attempt);
      const headers = new Headers({ location: attempt.next });
      for (const cookie of this.#cookies.begin(person)) headers.append('set-cookie', cookie);
      return secured(new Response(null, { status: 303, headers }));
    } catch (error) {
      this.#options.log.warn({ error: reasonOf(error) }, 'a sign-in to the approvals pages failed');
      return page(400, messagePage(APPROVALS_PATH, 'Not signed in', FAILED));
    }
  }

  #signOut(): Response {
    const text = messagePage(APPROVALS_PATH, 'Signed out', 'You can close this page.');
    const response = page(200, text);
    response.headers.append('set-cookie', this.#cookies.end());
    return response;
  }
}

const UNAVAILABLE = 'The issuer cannot be reached now. Nothing was approved. Try again in a minute.';
const AWAY =
  'The store of the approvals cannot be reached now. Nothing was approved. Load the page again in a minute.';
const NOT_BEGUN =
  'This sign-in did not begin in this browser, or took too long. Nothing was approved. Open the address of the request again.';
const FAILED =
  'The issuer did not confirm the sign-in. Nothing was approved. Open the address of the request again.';

/** Names and codes only: messages of the library may quote what the issuer sent. */
function reasonOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: unknown };
  return typeof code === 'string' ? `${name}: ${code}` : String(name ?? 'unknown');
}
