/** The one change that a bulk call makes to each user, as an operation of its own. */

import { assertAvailable } from '../call/available.js';
import type { Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import type { ApplyArguments } from './bulk-arguments.js';

type Json = Record<string, unknown>;

/** The change that a call makes to one user. */
export interface Change {
  operation: Operation;
  /** The operation's arguments, in addition to the user's id. */
  args: Json;
  /** For a person. */
  words: Json;
}

const invalid = (message: string) =>
  new ToolError('invalid_arguments', `${message} Nothing was changed.`, {
    hint: 'Fix the arguments and retry.',
  });

/** The operation behind the call, through the gate. @throws ToolError */
export async function changeOf(execution: Execution, args: ApplyArguments): Promise<Change> {
  const { runtime } = execution;
  const { user_ids, q, assign_roles, app_metadata, user_metadata } = args;
  if ((user_ids === undefined) === (q === undefined)) throw invalid('Give either user_ids or q.');
  const metadata = { app_metadata, user_metadata };
  const parts = Object.entries(metadata).filter(([, value]) => value !== undefined);
  if ((assign_roles === undefined) === (parts.length === 0))
    throw invalid('Give either assign_roles, or app_metadata and user_metadata.');
  for (const [name, value] of parts) {
    const members = Object.entries(value as Json);
    if (members.length === 0) throw invalid(`${name}: an empty object would clear the existing metadata.`);
    const gone = members.find(([, member]) => member === null);
    if (gone)
      throw invalid(
        `${name}.${gone[0]}: null would remove it; use update_user for that, one user at a time.`,
      );
  }
  const operation = await runtime.registry.operation(assign_roles ? 'assign_user_roles' : 'update_user');
  if (!operation) throw new ToolError('not_available', 'The underlying operation is not available.');
  assertAvailable(runtime, operation);
  if (!assign_roles) {
    const own = Object.fromEntries(parts);
    return { operation, args: own, words: own };
  }
  const names = await Promise.all(assign_roles.map((id) => roleName(execution, id)));
  return { operation, args: { roles: assign_roles }, words: { assign_roles: names } };
}

/** The role's display name; its id if roles may not be read. @throws ToolError if it does not exist */
async function roleName(execution: Execution, id: string): Promise<string> {
  const getter = execution.runtime.registry.byRequest('GET /roles/{id}');
  if (!getter || !execution.mayRead(getter)) return id;
  try {
    const role = (await execution.read(getter, { role_id: id })).body as { name?: unknown } | undefined;
    return `${String(role?.name)} (${id})`;
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error;
    throw invalid(
      `assign_roles: there is no role ${JSON.stringify(id)}; list_roles shows the existing ones.`,
    );
  }
}
