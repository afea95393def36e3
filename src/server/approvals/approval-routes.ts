/**
 * The approvals pages as one function from requests to responses, for any server. The person has been identified; what
 * is not theirs is not there for them.
 */
import { createHash } from 'node:crypto';
import type { Approval, Approver } from '../../policy/approvals/approval.js';
import { type AnswerOutcome, type Approvals, mayApprove } from '../../policy/approvals/approvals.js';
import type { Csrf } from './csrf.js';
import { type AnswerProblem, approvalPage } from './page/approval-page.js';
import { CONTENT_SECURITY_POLICY } from './page/layout.js';
import { listPage } from './page/list-page.js';
import { messagePage } from './page/message-page.js';
import { isSameOrigin } from './same-origin.js';

/** The person who looks at the pages. */
export interface SignedIn extends Approver {
  /** Secret of their session; forms are bound to it. */
  session: string;
  permissions?: ReadonlySet<string>;
  /** Their mail addresses, as far as known. */
  addresses?: readonly string[];
}

export interface ApprovalRoutesOptions {
  approvals: Approvals;
  /** Who asks. A response instead is sent as it is, such as a redirect to sign in; undefined is answered with 401. */
  who(request: Request): Promise<SignedIn | Response | undefined>;
  csrf: Csrf;
  /** URL of the list as browsers reach it, ending in a slash: `https://mcp.example.com/approvals/`. */
  base: string;
  now?: () => number;
}

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Bytes of a form. */
const MOST_FORM = 8_192;
const ID = /^[\w-]{22}$/;
const problems: ReadonlySet<string> = new Set<AnswerProblem>(['wrong_name', 'needs_other', 'out_of_date']);

/** Answers every path below the base: the list, `ID`, `state` and `ID/state`. */
export function approvalRoutes(options: ApprovalRoutesOptions): (request: Request) => Promise<Response> {
  const { pathname: base } = new URL(options.base);
  return async (request) => {
    const url = new URL(request.url);
    if (!['GET', 'HEAD', 'POST'].includes(request.method))
      return secured(new Response(null, { status: 405, headers: { allow: 'GET, HEAD, POST' } }));
    const who = await options.who(request);
    if (who instanceof Response) return secured(who);
    if (!who) return notSignedIn(base);
    const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : undefined;
    const response =
      path === undefined ? undefined : await route(request, url, path, { ...options, who, path: base });
    return response ?? notFound(base);
  };
}

interface Asked extends Omit<ApprovalRoutesOptions, 'who'> {
  who: SignedIn;
  path: string;
}

async function route(request: Request, url: URL, path: string, asked: Asked): Promise<Response | undefined> {
  const list = await asked.approvals.list(asked.who.person, asked.who.permissions);
  if (request.method === 'POST') return ID.test(path) ? answer(request, path, asked) : undefined;
  if (path === '') return listed(list, asked);
  if (path === 'state') return json({ version: versionOf(list) });
  const [id = '', rest] = path.split('/');
  // The list holds what the person may see, and nothing else is there for them.
  const approval = list.find((one) => one.id === id);
  if (!approval || (rest !== undefined && rest !== 'state') || path.split('/').length > 2) return undefined;
  const shown = [approval, ...othersOf(list, approval, asked)];
  if (rest === 'state') return json({ state: approval.state, version: versionOf(shown) });
  return detail(approval, shown, url, asked);
}

function viewerOf({ person, addresses = [], permissions = new Set<string>() }: SignedIn) {
  return { person, addresses, permissions };
}

/** Others that this person can approve. */
const othersOf = (list: readonly Approval[], approval: Approval, { who }: Asked): Approval[] =>
  list.filter((one) => one !== approval && one.state === 'waiting' && mayApprove(one, viewerOf(who)));

function listed(approvals: readonly Approval[], { who, path, now = Date.now }: Asked): Response {
  const version = versionOf(approvals);
  return page(200, listPage({ approvals, viewer: viewerOf(who), base: path, version, now: now() }));
}

function detail(approval: Approval, shown: readonly Approval[], url: URL, asked: Asked): Response {
  const { who, path, csrf, now = Date.now } = asked;
  const problem = url.searchParams.get('problem');
  const text = approvalPage({
    ...{ approval, base: path, others: shown.length - 1, now: now() },
    viewer: viewerOf(who),
    csrf: csrf.token(who.session, approval.id),
    version: versionOf(shown),
    ...(problem !== null && problems.has(problem) && approval.state === 'waiting'
      ? { problem: problem as AnswerProblem }
      : {}),
  });
  return page(200, text);
}

/** What was sent from the form. Every end is a redirect, so that loading the page again sends nothing again. */
async function answer(request: Request, id: string, asked: Asked): Promise<Response | undefined> {
  const { approvals, who, csrf, path } = asked;
  const { origin } = new URL(asked.base);
  if (!isSameOrigin(request, origin))
    return page(
      403,
      messagePage(
        path,
        'Not accepted',
        'This answer did not come from the approvals page. Nothing was approved.',
      ),
    );
  const form = await formOf(request);
  if (!form) return page(400, messagePage(path, 'Not accepted', 'The form could not be read.'));
  const given = form.get('answer');
  if (!csrf.matches(form.get('csrf'), who.session, id) || (given !== 'approve' && given !== 'decline')) {
    return (await isTheirs(id, asked)) ? seeOther(`${path}${id}?problem=out_of_date`) : undefined;
  }
  const name = form.get('name');
  const outcome = await approvals.answer(id, {
    approve: given === 'approve',
    ...(name === null ? {} : { name }),
    by: { person: who.person, ...(who.name === undefined ? {} : { name: who.name }) },
    ...(who.permissions ? { permissions: who.permissions } : {}),
    ...(who.addresses ? { addresses: who.addresses } : {}),
    how: 'page',
  });
  return after(outcome, `${path}${id}`);
}

function after(outcome: AnswerOutcome, location: string): Response | undefined {
  switch (outcome) {
    case 'not_yours':
      return undefined;
    case 'wrong_name':
    case 'needs_other':
      return seeOther(`${location}?problem=${outcome}`);
    case 'approved':
    case 'declined':
    case 'over':
      return seeOther(location);
  }
}

const isTheirs = async (id: string, { approvals, who }: Asked): Promise<boolean> =>
  (await approvals.list(who.person, who.permissions)).some((one) => one.id === id);

/** Undefined where it is no form of ours, or too long. */
async function formOf(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded' || !request.body) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > MOST_FORM) return undefined;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** Differs whenever a page would show something else, the time left aside. */
function versionOf(approvals: readonly Approval[]): string {
  const told = approvals.map(({ id, state, outcome, answered }) => [id, state, outcome, answered?.at ?? 0]);
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 16);
}

/** The response with the headers of every page. A copy: headers of some responses cannot be changed. */
export function secured({ status, body, headers }: Response): Response {
  const all = new Headers(headers);
  for (const [name, value] of Object.entries(HEADERS)) all.set(name, value);
  return new Response(body, { status, headers: all });
}

/** A page with all of its headers. */
export const page = (status: number, text: string): Response =>
  secured(new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } }));

const json = (value: object): Response => secured(Response.json(value));

/** @param location a path of ours, never one that was sent */
const seeOther = (location: string): Response =>
  secured(new Response(null, { status: 303, headers: { location } }));

const notFound = (base: string): Response =>
  page(404, messagePage(base, 'Not found', 'There is no such request, or it is not yours.'));

const notSignedIn = (base: string): Response =>
  page(
    401,
    messagePage(
      base,
      'Not signed in',
      'This browser has no session here. Ask the assistant to make the call again: the page then opens by itself.',
    ),
  );
