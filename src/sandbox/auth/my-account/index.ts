/**
 * The My Account API, by which people manage their own account: `/me/v1/…`, with an access token for `/me/` (public
 * documentation, manage-users/my-account-api, and its published OpenAPI document).
 */
import facts from '../../../../catalog/sandbox/my-account.json' with { type: 'json' };
import { HttpError } from '../../errors.js';
import { connectionByName, primaryConnection } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, Caller, SandboxResponse } from '../../types.js';
import { signedClaims, verifyToken } from '../access-token.js';
import { clientById } from '../client.js';
import { forApplications, preflight } from '../oidc/cors.js';
import { presentedToken } from '../signed/presented.js';
import { accountOperations } from './accounts.js';
import { enrolmentOperations } from './enroll.js';
import { methodOperations } from './methods.js';
import { Problem } from './problem.js';
import type { Done, Operation } from './request.js';

const ROOT = '/me/v1';

const operations: Readonly<Record<string, Operation>> = {
  ...methodOperations,
  ...enrolmentOperations,
  ...accountOperations,
};

interface Facts {
  name: string;
  scope: string;
}
const known: Readonly<Record<string, Facts>> = facts.operations;

interface Found extends Facts {
  key: string;
  run: Operation;
  id: string;
}

/** The operation of a request. @throws Problem 404 */
function operationOf({ request }: AuthContext): Found {
  const segments = request.path.slice(ROOT.length).split('/').slice(1);
  for (const [key, one] of Object.entries(known)) {
    const [method, template = ''] = key.split(' ');
    const parts = template.split('/').slice(1);
    const fits = parts.every((part, i) => part === segments[i] || (part === '{id}' && segments[i] !== ''));
    const run = operations[key];
    if (method !== request.method || parts.length !== segments.length || !fits || !run) continue;
    return { ...one, key, run, id: decoded(segments[parts.indexOf('{id}')] ?? '') };
  }
  throw new Problem(404, 'There is no such endpoint.');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Problem(404, 'There is no such endpoint.');
  }
}

const unauthorized = (detail: string, more: { title?: string; code?: string } = {}): Problem =>
  new Problem(401, detail, { ...more, headers: { 'www-authenticate': 'Bearer' } });

/** @throws Problem 401 */
function callerOf(ctx: AuthContext): Caller {
  const given = presentedToken(ctx);
  if (!given) throw unauthorized('An access token for the My Account API is missing.');
  try {
    const caller = verifyToken(given.token, ctx, `${ctx.url}/me/`);
    // A token that is bound to a key is worth nothing without it.
    const { cnf } = signedClaims(given.token, ctx) as { cnf?: { jkt?: string } };
    if (cnf?.jkt === given.key) return caller;
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
  }
  throw unauthorized('Invalid Token', { title: 'Invalid Token', code: '0003' });
}

function checkMedia({ request }: AuthContext): void {
  const type = request.headers['content-type'] ?? '';
  if (request.rawBody.length > 0 && !/^application\/json\b/i.test(type))
    throw new Problem(415, 'The body of the request has to be JSON.');
}

/** What is written in the log: the family of the event, and its details beside the request. */
const EVENTS: readonly (readonly [RegExp, string])[] = [
  [/^(POST|PATCH|DELETE) \/authentication-methods/, 'my_account_authentication_method'],
  [/^POST \/connected-accounts\/complete/, 'connected_accounts_connection'],
  [/^DELETE \/connected-accounts/, 'connected_accounts_delete'],
];

function note(
  ctx: AuthContext,
  { key, name, id }: Found,
  { user, client }: { user: Doc; client: Doc },
  outcome: { about?: Doc | undefined } | { problem: HttpError },
): void {
  const [, family] = EVENTS.find(([pattern]) => pattern.test(key)) ?? [];
  if (family === undefined) return;
  const { method, path } = ctx.request;
  const failed = 'problem' in outcome ? outcome.problem : undefined;
  const { validation_errors: _errors, ...error } = failed?.body() ?? {};
  const ofMethod = family.startsWith('my_account');
  const named = ofMethod && id !== '' ? { authentication_method_id: id } : {};
  const about = 'problem' in outcome ? { ...named, error } : outcome.about;
  ctx.log({
    type: `${family}_${failed ? 'failed' : 'succeeded'}`,
    description: failed?.message ?? `${ofMethod ? 'Authentication method' : 'Connected account'}: ${name}`,
    client_id: client.client_id,
    user_id: user.user_id,
    user_name: user.email ?? user.name ?? '',
    hostname: new URL(ctx.url).host,
    details: { ...(ofMethod ? { operation: name } : {}), request: { method, path }, ...about },
  });
}

function answer({ status, body, headers }: Done): SandboxResponse {
  return {
    status,
    ...(body === undefined ? {} : { body }),
    headers: { 'cache-control': 'no-store', ...headers },
  };
}

const serve: AuthHandler = async (ctx) => {
  const caller = callerOf(ctx);
  const found = operationOf(ctx);
  if (!caller.scopes.has(found.scope))
    throw new Problem(403, `Insufficient scope, expected: ${found.scope}`, { title: 'Insufficient Scope' });
  const user = ctx.tenant.collection('users').get(caller.subject);
  if (!user || user.blocked === true)
    throw unauthorized('Invalid Token', { title: 'Invalid Token', code: '0003' });
  const client = clientById(ctx, caller.clientId) ?? {};
  const connection = connectionByName(ctx.tenant, primaryConnection(user)) ?? {};
  try {
    checkMedia(ctx);
    const done = await found.run({ ctx, user, client, connection, id: found.id });
    note(ctx, found, { user, client }, done);
    return answer(done);
  } catch (error) {
    if (error instanceof HttpError) note(ctx, found, { user, client }, { problem: error });
    throw error;
  }
};

/** The handler of a path below the API; undefined for another path. */
export function myAccountHandler(method: string, path: string): AuthHandler | undefined {
  if (!path.startsWith(`${ROOT}/`)) return undefined;
  return method === 'OPTIONS' ? preflight : forApplications(serve);
}
