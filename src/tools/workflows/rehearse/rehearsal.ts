/** Gathers what a rehearsal needs from the tenant: the Action, those bound beside it, and one person's profile. */
import triggers from '../../../../catalog/action-triggers.json' with { type: 'json' };
import { outgoing } from '../../../policy/outgoing/outgoing.js';
import type { ToolResult } from '../../answer/result.js';
import { ToolError } from '../../errors.js';
import { getAction, listActionTriggerBindings } from '../../operations/actions.js';
import { listUserRoles } from '../../operations/users.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { answer, coverage, keepFirst } from '../answer.js';
import { findAccounts, identifierOf } from '../person.js';
import { itemsOf, Reader } from '../reader.js';
import type { RehearsalRequest } from './rehearsal-input.js';

type Doc = Record<string, unknown>;

const MOST_READS = 14;
const MOST_BYTES = 8_000;
/** A field of the event of some triggers. */
const ROLES = 'event.authorization.roles';
/** Actions bound beside it that are read. */
const MOST_ACTIONS = 8;

const missing = (what: string, hint: string): ToolError => new ToolError('not_found', what, { hint });

/** The Action as it is at work, or its draft where nothing is deployed. */
function deployedOf(action: Doc): Doc {
  const deployed = (action.deployed_version ?? {}) as Doc;
  const { name, id } = action;
  const {
    code = action.code,
    dependencies = action.dependencies,
    secrets = action.secrets,
    number,
  } = deployed;
  return { id, name, code, dependencies, secrets, number };
}

const draftOf = ({ id, name, code, dependencies, secrets }: Doc): Doc => ({
  id,
  name,
  code,
  dependencies,
  secrets,
});

async function readAction(reader: Reader, id: string): Promise<Doc> {
  const found = await reader.read(getAction, { action_id: id }, `the Action ${id}`);
  if (!found)
    throw missing(`The Action ${id} was not found, or may not be read.`, 'list_actions shows their ids.');
  return found;
}

/** The Actions that run, in order, with the one that is rehearsed in its place. */
async function flowOf(reader: Reader, trigger: string, rehearsed: Doc): Promise<Doc[]> {
  const args = { trigger_id: trigger, per_page: 50 } as never;
  const bindings = itemsOf(
    await reader.read(listActionTriggerBindings, args, `the Actions bound to ${trigger}`),
  );
  const ids = bindings.map(({ action }) => String((action as Doc | undefined)?.id)).slice(0, MOST_ACTIONS);
  const flow: Doc[] = [];
  for (const id of ids) {
    if (id === rehearsed.id) flow.push(rehearsed);
    else {
      const other = await reader.read(getAction, { action_id: id }, `the Action ${id}`);
      if (other) flow.push(deployedOf(other));
    }
  }
  return flow.includes(rehearsed) ? flow : [...flow, rehearsed];
}

async function profileOf(runtime: Runtime, reader: Reader, user: string): Promise<Doc> {
  const [found] = (await findAccounts(reader, identifierOf(user))) ?? [];
  if (!found)
    throw missing(
      `No account was found for ${JSON.stringify(user.slice(0, 120))}.`,
      'Use a user_id, or leave user out.',
    );
  // Code could spell what it sees in a way that no mask recognizes, so it sees the profile as the policy shows it.
  return outgoing(found, { masking: runtime.policy.masking }) as Doc;
}

/** The event with the person's roles, where the trigger's event has some and the caller gave none. */
async function rolesOf(
  reader: Reader,
  trigger: string,
  { user_id }: Doc,
  event: Doc | undefined,
): Promise<Doc | undefined> {
  const { event: fields } = triggers[trigger as keyof typeof triggers];
  if (!Object.hasOwn(fields, ROLES) || event?.authorization !== undefined) return event;
  const roles = await reader.readAll(listUserRoles, { user_id: String(user_id) }, "the person's roles");
  return roles ? { ...event, authorization: { roles: roles.map(({ name }) => name) } } : event;
}

export async function rehearsal(
  runtime: Runtime,
  given: RehearsalRequest,
  call: CallContext,
): Promise<ToolResult> {
  const { action_id: id, code, user, event } = given;
  if (!runtime.rehearse) throw new ToolError('unavailable', 'Rehearsals are not possible in this server.');
  if (id === undefined && (code === undefined || given.trigger === undefined))
    throw new ToolError('invalid_arguments', 'rehearse_action needs action_id, or code and trigger.');
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const stored = id === undefined ? undefined : await readAction(reader, id);
  const [supported] = (stored?.supported_triggers ?? []) as Doc[];
  const trigger = given.trigger ?? String(supported?.id);
  if (!Object.hasOwn(triggers, trigger))
    throw new ToolError(
      'invalid_arguments',
      `Actions of the trigger ${trigger.slice(0, 60)} cannot be rehearsed.`,
      {
        hint: `They can for ${Object.keys(triggers).join(', ')}.`,
      },
    );
  const draft = stored ? draftOf(stored) : { id: 'new', name: 'new Action', dependencies: [], secrets: [] };
  const rehearsed: Doc = code === undefined ? draft : { ...draft, code };
  const [actions, profile] = [
    await flowOf(reader, trigger, rehearsed),
    user === undefined ? undefined : await profileOf(runtime, reader, user),
  ];
  const known = profile && (await rolesOf(reader, trigger, profile, event));
  const result = await runtime.rehearse({ trigger, actions, user: profile, event: known ?? event });
  const page = {
    trigger,
    ran: actions.map(({ name }) => name),
    ...result,
    ...coverage(reader),
  };
  const { ended } = result;
  const sentence = ended
    ? `${ended.action} would end the flow (${ended.how}): ${ended.message}`
    : `The flow of ${actions.length} ${actions.length === 1 ? 'Action' : 'Actions'} would go through.`;
  return answer(
    runtime,
    `${sentence} This was a rehearsal in a throw-away sandbox, with placeholders for secrets: nothing was changed.`,
    page,
    {
      bytes: MOST_BYTES,
      trims: [keepFirst('called', 20), keepFirst('commands', 10), keepFirst('actions', 4)],
    },
  );
}
