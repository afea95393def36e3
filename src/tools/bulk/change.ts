/** The one change that a bulk call makes to each user, as an operation of its own. */

import { quoteWhole } from '../../policy/confirm/question/value-lines.js';
import { assertAvailable } from '../call/available.js';
import type { Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import { type ApplyArguments, OPERATIONS, WHAT, WHO, whatIn, whoIn } from './bulk-arguments.js';

type Json = Record<string, unknown>;

/** The change that a call makes to one user. */
export interface Change {
  operation: Operation;
  /** The operation's arguments for a user. */
  argsFor(userId: string): Json;
  /** Members of the profile that get these values or have them merged, for a preview. */
  sets: Json;
  /** For a person. */
  words: Json;
  /** What a question says in addition to the effects. */
  notes: string[];
}

const invalid = (message: string) =>
  new ToolError('invalid_arguments', `${message} Nothing was changed.`, {
    hint: 'Fix the arguments and retry.',
  });

/** The operation behind the call, through the gate. @throws ToolError */
export async function changeOf(execution: Execution, args: ApplyArguments): Promise<Change> {
  if (whoIn(args).length !== 1) throw invalid(`Say who by exactly one of ${WHO}.`);
  const kinds = whatIn(args);
  const ofProfile = kinds.every((kind) => OPERATIONS[kind] === 'update_user');
  if (kinds.length === 0) throw invalid(`Say what to change: one of ${WHAT}.`);
  if (kinds.length > 1 && !ofProfile)
    throw invalid(
      `Metadata and blocked may come together; ${kinds.join(' and ')} are ${kinds.length} calls, one after the other.`,
    );
  const { assign_roles, remove_roles, add_to_organization, remove_from_organization } = args;
  if (assign_roles) return changeOfRoles(execution, 'assign_roles', assign_roles);
  if (remove_roles) return changeOfRoles(execution, 'remove_roles', remove_roles);
  if (add_to_organization !== undefined)
    return changeOfMembership(execution, 'add_to_organization', add_to_organization);
  if (remove_from_organization !== undefined)
    return changeOfMembership(execution, 'remove_from_organization', remove_from_organization);
  if (args.end_sessions !== undefined) return endOfSessions(execution, args.end_sessions);
  return changeOfProfile(execution, args);
}

async function operationNamed({ runtime }: Execution, name: string): Promise<Operation> {
  const operation = await runtime.registry.operation(name);
  if (!operation) throw new ToolError('not_available', 'The underlying operation is not available.');
  assertAvailable(runtime, operation);
  return operation;
}

async function changeOfRoles(
  execution: Execution,
  kind: 'assign_roles' | 'remove_roles',
  roles: string[],
): Promise<Change> {
  const operation = await operationNamed(execution, OPERATIONS[kind]);
  const names = await Promise.all(roles.map((id) => nameOf(execution, kind, 'role', id)));
  return {
    operation,
    argsFor: (user_id) => ({ user_id, roles }),
    sets: {},
    words: { [kind]: names },
    notes: [`roles: ${names.map(quoteWhole).join(', ')}`],
  };
}

async function changeOfMembership(
  execution: Execution,
  kind: 'add_to_organization' | 'remove_from_organization',
  organization_id: string,
): Promise<Change> {
  const operation = await operationNamed(execution, OPERATIONS[kind]);
  const name = await nameOf(execution, kind, 'organization', organization_id);
  return {
    operation,
    argsFor: (user_id) => ({ organization_id, members: [user_id] }),
    sets: {},
    words: { [kind]: name },
    notes: [`organization: ${quoteWhole(name)}`],
  };
}

/** Ends sessions and refresh tokens; where only sessions may be ended, those, and says so. */
async function endOfSessions(execution: Execution, wanted: boolean): Promise<Change> {
  if (!wanted) throw invalid('end_sessions: can only be true.');
  const { registry, gate } = execution.runtime;
  const whole = await registry.operation('revoke_user_access');
  const both = whole !== undefined && gate.check(whole).available;
  const operation = both ? whole : await operationNamed(execution, OPERATIONS.end_sessions);
  const words = both ? true : 'sessions only: refresh tokens stay, as revoking them is not permitted';
  return {
    operation,
    argsFor: (user_id) => ({ user_id }),
    sets: {},
    words: { end_sessions: words },
    notes: both ? [] : [String(words)],
  };
}

async function changeOfProfile(
  execution: Execution,
  { app_metadata, user_metadata, blocked }: ApplyArguments,
): Promise<Change> {
  for (const [name, value] of Object.entries({ app_metadata, user_metadata })) {
    if (value === undefined) continue;
    const members = Object.entries(value);
    if (members.length === 0) throw invalid(`${name}: an empty object would clear the existing metadata.`);
    const gone = members.find(([, member]) => member === null);
    if (gone)
      throw invalid(
        `${name}.${gone[0]}: null would remove it; use update_user for that, one user at a time.`,
      );
  }
  const operation = await operationNamed(execution, OPERATIONS.blocked);
  const given = Object.entries({ app_metadata, user_metadata, blocked });
  const sets = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  return { operation, argsFor: (user_id) => ({ ...sets, user_id }), sets, words: sets, notes: [] };
}

const getters = {
  role: { get: 'GET /roles/{id}', argument: 'role_id', list: 'list_roles' },
  organization: { get: 'GET /organizations/{id}', argument: 'organization_id', list: 'list_organizations' },
} as const;

/** The display name and id of a role or an organization; its id where it may not be read. @throws ToolError if it does not exist */
export async function nameOf(
  execution: Execution,
  argument: string,
  what: keyof typeof getters,
  id: string,
): Promise<string> {
  const { get, argument: name, list } = getters[what];
  const getter = execution.runtime.registry.byRequest(get);
  if (!getter || !execution.mayRead(getter)) return id;
  try {
    const found = (await execution.read(getter, { [name]: id })).body as Json | undefined;
    return `${String(found?.display_name ?? found?.name)} (${id})`;
  } catch (error) {
    const { status, code } = error as { status?: number; code?: string };
    if (status !== 404 && code !== 'invalid_arguments') throw error;
    throw invalid(`${argument}: there is no ${what} ${JSON.stringify(id)}; ${list} shows the existing ones.`);
  }
}
