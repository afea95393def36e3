/** What to do about an API's refusal, in terms of the call that it refused. */
import type { ToolRecord } from '../catalog/tool-record.js';
import { ApiError } from '../client/errors.js';
import type { Registry } from './registry.js';

/** How a user id that is none was probably meant. */
function aboutUserId(id: unknown): string | undefined {
  if (typeof id !== 'string' || id.includes('|')) return undefined;
  if (/%7c/i.test(id)) return 'user_id is written plainly, with |, not percent-encoded.';
  if (id.includes('@')) return 'user_id is not an e-mail address: list_users_by_email gives the id for one.';
  return 'A user_id names the source of the account too, as in auth0|5f7c8ec7: list_users finds it.';
}

/** Better advice than the error's own, where the call gives reason for it. */
export function adviceFor(
  registry: Pick<Registry, 'byRequest'>,
  tool: ToolRecord,
  args: Record<string, unknown> | undefined,
  error: unknown,
): string | undefined {
  if (!(error instanceof ApiError) || error.status !== 404 || !args) return undefined;
  const collection = args.user_id === undefined ? tool.path?.split('/{')[0] : '/users';
  const list = collection ? registry.byRequest(`GET ${collection}`)?.name : undefined;
  return (
    aboutUserId(args.user_id) ??
    (list ? `Nothing has this identifier. Find the right one first, for instance with ${list}.` : undefined)
  );
}
