/** The triggers of actions, and which actions are bound to each. */
import { loadFacts } from '../../../catalog/load.js';
import type { Doc } from '../../state/store.js';
import type { SandboxServices } from '../../types.js';

type Stored = Pick<SandboxServices, 'tenant'>;

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

export const TRIGGERS: readonly Trigger[] = [
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

/** What is bound to a trigger, in order. */
export const bindingsOf = (ctx: Stored, trigger: string): Doc[] =>
  (ctx.tenant.singleton(`bindings ${trigger}`) as Doc[] | undefined) ?? [];

export const setBindings = (ctx: Stored, trigger: string, bindings: Doc[]): void =>
  ctx.tenant.setSingleton(`bindings ${trigger}`, bindings);

let ids: Set<string> | undefined;

/** Known trigger ids. */
export function triggerIds(): ReadonlySet<string> {
  ids ??= new Set([
    ...TRIGGERS.map(({ id }) => id),
    ...((loadFacts().schemas.ActionTriggerTypeEnum?.enum ?? []) as string[]),
  ]);
  return ids;
}

/** Bindings of one action. */
export const actionBindings = (ctx: Stored, action: string): Doc[] =>
  [...triggerIds()]
    .flatMap((trigger) => bindingsOf(ctx, trigger))
    .filter((binding) => binding.action_id === action);

/** Removes an action from every trigger. */
export function unbind(ctx: Stored, action: string): void {
  for (const trigger of triggerIds()) {
    const bound = bindingsOf(ctx, trigger);
    if (bound.some((binding) => binding.action_id === action)) {
      setBindings(
        ctx,
        trigger,
        bound.filter((binding) => binding.action_id !== action),
      );
    }
  }
}
