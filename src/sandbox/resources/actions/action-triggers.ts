/** Triggers of actions and what is bound to them. */
import { loadFacts } from '../../../catalog/load.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, HttpError, notFound } from '../../errors.js';
import { uuid } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { type Handler, ok, type SandboxContext } from '../../types.js';
import { ACTIONS, actionSummary, isDeployed, paged } from './actions.js';

interface Trigger {
  id: string;
  version: string;
  status: 'CURRENT' | 'DEPRECATED';
  runtimes: string[];
  default_runtime: string;
  binding_policy: 'trigger-bound' | 'entity-bound';
  compatible_triggers: { id: string; version: string }[];
}

const MODERN = ['node18-actions', 'node22'];

const current = (
  id: string,
  version: string,
  policy: Trigger['binding_policy'] = 'trigger-bound',
  runtimes = MODERN,
): Trigger => ({
  id,
  version,
  status: 'CURRENT',
  runtimes,
  default_runtime: 'node22',
  binding_policy: policy,
  compatible_triggers: [],
});

const deprecated = (id: string, version = 'v1'): Trigger => ({
  id,
  version,
  status: 'DEPRECATED',
  runtimes: ['node22'],
  default_runtime: 'node12',
  binding_policy: 'trigger-bound',
  compatible_triggers: [],
});

const TRIGGERS: Trigger[] = [
  deprecated('post-login'),
  { ...current('post-login', 'v3'), compatible_triggers: [{ id: 'post-login', version: 'v2' }] },
  { ...deprecated('post-login', 'v2'), runtimes: ['node18', 'node22'], default_runtime: 'node16' },
  ...[
    'credentials-exchange',
    'pre-user-registration',
    'post-user-registration',
    'post-change-password',
    'send-phone-message',
  ].flatMap((id) => [current(id, 'v2'), deprecated(id)]),
  ...['password-reset-post-challenge', 'custom-phone-provider', 'custom-email-provider'].map((id) =>
    current(id, 'v1'),
  ),
  current('custom-token-exchange', 'v1', 'entity-bound', ['node18', 'node22']),
  ...[
    'event-stream',
    'password-hash-migration',
    'mcp-tool',
    'signup-post-identifier',
    'login-post-identifier',
  ].map((id) => current(id, 'v1', 'entity-bound', ['node22'])),
];

/** What is bound to each trigger, in order. */
const stored = (ctx: SandboxContext, trigger: string): Doc[] =>
  (ctx.tenant.singleton(`bindings ${trigger}`) as Doc[] | undefined) ?? [];

/** Known trigger ids. */
export function bindingsOf(_ctx: SandboxContext): { triggers: ReadonlySet<string> } {
  return { triggers: triggerIds() };
}

let ids: Set<string> | undefined;

function triggerIds(): Set<string> {
  ids ??= new Set([
    ...TRIGGERS.map(({ id }) => id),
    ...((loadFacts().schemas.ActionTriggerTypeEnum?.enum ?? []) as string[]),
  ]);
  return ids;
}

/** Bindings of one action. */
export const actionBindings = (ctx: SandboxContext, action: string): Doc[] =>
  [...triggerIds()]
    .flatMap((trigger) => stored(ctx, trigger))
    .filter((binding) => binding.action_id === action);

/** Takes an action off every trigger. */
export function unbind(ctx: SandboxContext, action: string): void {
  for (const trigger of triggerIds()) {
    const bound = stored(ctx, trigger);
    if (bound.some((binding) => binding.action_id === action)) {
      ctx.tenant.setSingleton(
        `bindings ${trigger}`,
        bound.filter((binding) => binding.action_id !== action),
      );
    }
  }
}

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
    paged(
      ctx,
      'bindings',
      stored(ctx, triggerOf(ctx)).map((binding) => shown(ctx, binding)),
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
  const old = stored(ctx, trigger);
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
  ctx.tenant.setSingleton(`bindings ${trigger}`, bindings);
  return ok({ bindings: bindings.map((binding) => shown(ctx, binding)) });
};

export const actionTriggers: ResourceModule = {
  handlers: {
    'GET /actions/triggers': () => ok({ triggers: TRIGGERS }),
    'GET /actions/triggers/{triggerId}/bindings': list,
    'PATCH /actions/triggers/{triggerId}/bindings': set,
  },
};
