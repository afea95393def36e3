/** Endpoints of triggers: which there are, and binding actions to them. */
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, HttpError, notFound } from '../../errors.js';
import { countedPage } from '../../pagination.js';
import { uuid } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { type Handler, ok, type SandboxContext } from '../../types.js';
import { ACTIONS, actionSummary, isDeployed, PAGE_SIZE } from './actions.js';
import { bindingsOf, setBindings, TRIGGERS, triggerIds } from './bindings.js';

function shown(ctx: SandboxContext, { action_id: id, ...binding }: Doc): Doc {
  const action = ctx.tenant.collection(ACTIONS).get(String(id)) ?? {};
  return { ...binding, action: actionSummary(ctx, action) };
}

/** The trigger in the path, which must be one that there is. */
function triggerOf(ctx: SandboxContext): string {
  const id = ctx.params.triggerId ?? '';
  if (triggerIds().has(id)) return id;
  throw new HttpError(
    400,
    `Path validation error: 'No enum match for: ${id}' on property triggerId.`,
    'invalid_uri',
  );
}

const list: Handler = (ctx) =>
  ok(
    countedPage(
      bindingsOf(ctx, triggerOf(ctx)).map((binding) => shown(ctx, binding)),
      ctx,
      'bindings',
      PAGE_SIZE,
    ),
  );

/** The action that a reference names, by id or by name, which must be deployed. */
function referred(ctx: SandboxContext, ref: Doc | undefined): Doc {
  const actions = ctx.tenant.collection(ACTIONS);
  const action =
    ref?.type === 'action_name'
      ? actions.list().find(({ name }) => name === ref.value)
      : actions.get(String(ref?.value));
  if (!action) throw notFound('That action does not exist.');
  const supported = (action.supported_triggers as Doc[]).some(({ id }) => id === ctx.params.triggerId);
  if (!supported)
    throw badRequest(`The action does not support the trigger ${ctx.params.triggerId}.`, 'invalid_body');
  if (!isDeployed(ctx, action))
    throw badRequest('Trying to create a binding for an action that has not been deployed yet');
  return action;
}

const set: Handler = (ctx) => {
  const trigger = triggerOf(ctx);
  const old = bindingsOf(ctx, trigger);
  const now = ctx.iso();
  const given = ((ctx.body as Doc).bindings ?? []) as Doc[];
  const bindings = given.map((binding) => {
    const known =
      binding.ref && (binding.ref as Doc).type === 'binding_id'
        ? old.find(({ id }) => id === (binding.ref as Doc).value)
        : undefined;
    const action = known ? undefined : referred(ctx, binding.ref as Doc | undefined);
    return {
      id: known?.id ?? uuid(),
      trigger_id: trigger,
      action_id: known?.action_id ?? action?.id,
      created_at: known?.created_at ?? now,
      updated_at: now,
      display_name: binding.display_name ?? known?.display_name ?? action?.name,
      ...(binding.secrets
        ? { secrets: (binding.secrets as Doc[]).map(({ name }) => ({ name, updated_at: now })) }
        : {}),
    };
  });
  setBindings(ctx, trigger, bindings);
  return ok({ bindings: bindings.map((binding) => shown(ctx, binding)) });
};

export const actionTriggers: ResourceModule = {
  handlers: {
    'GET /actions/triggers': () => ok({ triggers: TRIGGERS }),
    'GET /actions/triggers/{triggerId}/bindings': list,
    'PATCH /actions/triggers/{triggerId}/bindings': set,
  },
};
