/** The people of a role or an organization, in an order that a later call can resume although the list has shrunk. */
import { collect } from '../../client/pages/pagination.js';
import type { Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import { type ApplyArguments, LISTS } from './bulk-arguments.js';

/** Most people of a list that are read, to bring them into order. */
const MOST_LISTED = 10_000;

export interface ListedPerson {
  user_id: string;
  /** What the list tells: less than the profile. */
  shown: Record<string, unknown>;
}

const ARGUMENTS = { role: 'role_id', organization: 'organization_id' } as const;

/**
 * Everybody in it, by id; undefined where the call names none.
 *
 * @throws ToolError where it may not be read or has too many, ApiError where it does not exist
 */
export async function listedPeople(
  execution: Execution,
  { role, organization }: Pick<ApplyArguments, 'role' | 'organization'>,
): Promise<ListedPerson[] | undefined> {
  const id = role ?? organization;
  if (id === undefined) return undefined;
  const what = role === undefined ? 'organization' : 'role';
  const { runtime, call } = execution;
  const lister = runtime.registry.byRequest(LISTS[what]);
  if (!lister) throw new ToolError('not_available', `The people of a ${what} cannot be listed.`);
  const prepared = await execution.prepare(lister, { [ARGUMENTS[what]]: id });
  const { operation, path, query = {} } = prepared.request;
  const found = await execution.carryOutPages(prepared, undefined, (sender) =>
    collect(sender, {
      ...{ operation, path, query },
      style: { checkpoint: { maxTake: 100 }, key: ['user_id'] },
      maxItems: MOST_LISTED,
      priority: 'bulk',
      ...(call.signal ? { signal: call.signal } : {}),
    }),
  );
  if (!found.complete)
    throw new ToolError(
      'too_many',
      `The ${what} has more than ${MOST_LISTED} people, or its list did not end. Nothing was changed.`,
      { hint: 'Select them by q, or by user_ids in parts.' },
    );
  return (found.items as Record<string, unknown>[])
    .flatMap((shown) => (typeof shown.user_id === 'string' ? [{ user_id: shown.user_id, shown }] : []))
    .sort((a, b) => (a.user_id < b.user_id ? -1 : 1));
}
