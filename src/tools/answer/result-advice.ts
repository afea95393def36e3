/** What to do about an API's refusal, or an answer with nothing in it, in terms of the call. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { ApiError } from '../../client/errors.js';
import type { Registry } from '../listing/registry.js';

/** Why nothing may have been found by a call that is right in itself. */
export function adviceForNothing(
  { method, path }: Pick<ToolRecord, 'method' | 'path'>,
  { email }: Record<string, unknown>,
): string | undefined {
  if (`${method} ${path}` !== 'GET /users-by-email' || typeof email !== 'string') return undefined;
  const lower = email.toLowerCase();
  return email === lower
    ? undefined
    : `Nobody has the address in this spelling. Capitals count, and most accounts have none: try ${lower}.`;
}

/** How a user id that is none was probably meant. */
function aboutUserId(id: unknown): string | undefined {
  if (typeof id !== 'string' || id.includes('|')) return undefined;
  if (/%7c/i.test(id)) return 'user_id is written plainly, with |, not percent-encoded.';
  if (id.includes('@')) return 'user_id is not an e-mail address: list_users_by_email gives the id for one.';
  return 'A user_id names the source of the account too, as in auth0|5f7c8ec7: list_users finds it.';
}

/** The value that was refused as a user id, where that is what an error says. */
const REFUSED_USER_ID = /validation for format user-id[\w-]*: ([^']+)/;

/** The collection of what an error says is missing: `/resource-servers` for `inexistent_resource_server`. */
function collectionOf(errorCode: string | undefined): string | undefined {
  const kind = errorCode?.startsWith('inexistent_') ? errorCode.slice('inexistent_'.length) : undefined;
  return kind && `/${kind.replaceAll('_', '-')}s`;
}

/** What to do about something that is not there. */
function aboutMissing(
  registry: Pick<Registry, 'byRequest'>,
  tool: ToolRecord,
  args: Record<string, unknown>,
  { status, errorCode }: ApiError,
): string | undefined {
  const missing = collectionOf(errorCode);
  const list = missing && registry.byRequest(`GET ${missing}`)?.name;
  if (list) return `Nothing has this identifier. Find the right one first, for instance with ${list}.`;
  const make = missing && registry.byRequest(`POST ${missing}`)?.name;
  if (make) return `Nothing is set up under this name yet: ${make} does that.`;
  if (status !== 404) return undefined;
  const collection = args.user_id === undefined ? tool.path?.split('/{')[0] : '/users';
  const own = collection !== tool.path && registry.byRequest(`GET ${collection}`)?.name;
  return own ? `Nothing has this identifier. Find the right one first, for instance with ${own}.` : undefined;
}

/** Better advice than the error's own, where the call gives reason for it. */
export function adviceFor(
  registry: Pick<Registry, 'byRequest'>,
  tool: ToolRecord,
  args: Record<string, unknown> | undefined,
  error: unknown,
): string | undefined {
  if (!(error instanceof ApiError) || !args) return undefined;
  const { status, message } = error;
  if (status !== 400 && status !== 404) return undefined;
  const userId = status === 404 ? args.user_id : REFUSED_USER_ID.exec(message)?.[1];
  return aboutUserId(userId) ?? aboutMissing(registry, tool, args, error);
}
