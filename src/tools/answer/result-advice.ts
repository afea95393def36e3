/** Advice about an API error or an empty response, in terms of the call. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { ApiError } from '../../client/errors.js';
import { isUnready } from '../../client/retry.js';
import { adviceOfOperation } from '../../client/status-advice.js';
import type { Registry } from '../listing/registry.js';

/** Why a valid call may have found nothing. */
export function adviceForNothing(
  { method, path }: Pick<ToolRecord, 'method' | 'path'>,
  { email }: Record<string, unknown>,
): string | undefined {
  if (`${method} ${path}` !== 'GET /users-by-email' || typeof email !== 'string') return undefined;
  const lower = email.toLowerCase();
  return email === lower
    ? undefined
    : `No user has exactly this address. The match is case-sensitive and most addresses are lowercase: try ${lower}.`;
}

/** What was probably meant by an invalid user id. */
function aboutUserId(id: unknown): string | undefined {
  if (typeof id !== 'string' || id.includes('|')) return undefined;
  if (/%7c/i.test(id)) return 'user_id must contain a plain |, not percent-encoded.';
  if (id.includes('@')) return 'user_id is not an e-mail address: list_users_by_email finds the id for one.';
  return 'A user_id includes the provider, as in auth0|5f7c8ec7: list_users finds it.';
}

/** The value that was rejected as a user id, if the error says so. */
const REFUSED_USER_ID = /validation for format user-id[\w-]*: ([^']+)/;

/** The collection of the missing object, from the error: `/resource-servers` for `inexistent_resource_server`. */
function collectionOf(errorCode: string | undefined): string | undefined {
  const kind = errorCode?.startsWith('inexistent_') ? errorCode.slice('inexistent_'.length) : undefined;
  return kind && `/${kind.replaceAll('_', '-')}s`;
}

/** Advice about a missing object. */
function aboutMissing(
  registry: Pick<Registry, 'byRequest'>,
  tool: ToolRecord,
  args: Record<string, unknown>,
  { status, errorCode }: ApiError,
): string | undefined {
  const missing = collectionOf(errorCode);
  const list = missing && registry.byRequest(`GET ${missing}`)?.name;
  if (list) return `No object has this identifier. Find the right one first, for example with ${list}.`;
  const make = missing && registry.byRequest(`POST ${missing}`)?.name;
  if (make) return `Nothing is configured under this name yet: ${make} creates it.`;
  if (status !== 404) return undefined;
  const collection = args.user_id === undefined ? tool.path?.split('/{')[0] : '/users';
  const own = collection !== tool.path && registry.byRequest(`GET ${collection}`)?.name;
  return own
    ? `No object has this identifier. Find the right one first, for example with ${own}.`
    : undefined;
}

/** Better advice than the error's own, if the call allows it. */
export function adviceFor(
  registry: Pick<Registry, 'byRequest'>,
  tool: ToolRecord,
  args: Record<string, unknown> | undefined,
  error: unknown,
): string | undefined {
  if (!(error instanceof ApiError) || !args) return undefined;
  const { status, message } = error;
  if (isUnready(message))
    return 'Auth0 is still building the draft: wait a few seconds, read it again with get_action until its status is built, and then retry. Nothing has to be changed.';
  if (status === 414 && typeof args.q === 'string')
    return `q has ${args.q.length} characters, which is more than Auth0 takes: shorten it, or split the search.`;
  if (status !== 400 && status !== 404) return undefined;
  const own = adviceOfOperation(`${tool.method} ${tool.path}`, status);
  if (own) return own;
  const userId = status === 404 ? args.user_id : REFUSED_USER_ID.exec(message)?.[1];
  return aboutUserId(userId) ?? aboutMissing(registry, tool, args, error);
}
