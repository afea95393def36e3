/** Runs the Actions that are bound to a trigger, in order, until one of them ends or interrupts the flow. */
import { bindingsOf } from '../resources/actions/bindings.js';
import type { Doc, Tenant } from '../state/store.js';
import type { SandboxServices } from '../types.js';
import { type Code, secretValues } from './actions-runtime.js';
import { cacheOf, updateCache } from './cache.js';
import { described, errorOf, type Result, recordExecution } from './executions.js';
import type { Command, Failure, Outcome } from './protocol.js';
import { methodsOf, triggerOf } from './triggers.js';

const ACTIONS = 'actions/actions';
const VERSIONS = 'actions/actions/versions';
const MODULE_VERSIONS = 'actions/modules/versions';

/** An Action with the version that is at work. */
export interface BoundAction {
  action: Doc;
  version: Doc;
}

/** Calls after which no further Action runs. */
const ENDS = new Set([
  'access.deny',
  'access.rejectInvalidSubjectToken',
  'validation.error',
  'session.revoke',
  'refreshToken.revoke',
  'notification.retry',
  'notification.drop',
]);
/** Calls after which the person has something to do; the next Action runs afterwards. */
const INTERRUPTS = new Set([
  'redirect.sendUserTo',
  'prompt.render',
  'authentication.challengeWith',
  'authentication.challengeWithAny',
  'authentication.enrollWith',
  'authentication.enrollWithAny',
]);

export interface Flow {
  /** Id of the execution; undefined when no Action is bound. */
  execution: string | undefined;
  /** What the Actions asked for, in order. */
  commands: Command[];
  /** The call that ended or interrupted the flow, and the Action that made it. */
  stop?: {
    action: Doc;
    command: Command;
    kind: 'end' | 'interrupt';
    /** What the same Action wants of the person after that. */
    rest: Command[];
  };
  /** The error that ended the flow. */
  failure?: { action: Doc; version: Doc; failure: Failure };
  /** Position of the Action that ran last. */
  at: number;
}

/** The deployed version of an Action. */
export const deployedVersion = (tenant: Tenant, action: unknown): Doc | undefined =>
  tenant
    .collection(VERSIONS)
    .by('parent', String(action))
    .find((version) => version.$deployed === true);

/** Triggers of which the tenant has one Action, at work as soon as it is deployed. */
const UNBOUND = new Set(['custom-email-provider', 'custom-phone-provider']);

const supports = (action: Doc, trigger: string): boolean =>
  ((action.supported_triggers ?? []) as Doc[]).some(({ id }) => id === trigger);

export function boundActions(tenant: Tenant, trigger: string): BoundAction[] {
  const actions = tenant.collection(ACTIONS);
  const bound: (Doc | undefined)[] = UNBOUND.has(trigger)
    ? actions.list().filter((action) => supports(action, trigger))
    : bindingsOf({ tenant }, trigger).map((binding) => actions.get(String(binding.action_id)));
  return bound.flatMap((action) => {
    const version = action && deployedVersion(tenant, action.id);
    return action && version ? [{ action, version }] : [];
  });
}

/** The code of a version (or a draft) with everything that it needs. */
export function codeOf(tenant: Tenant, trigger: string, version: Doc, key: string | undefined): Code {
  const modules = ((version.modules ?? []) as Doc[]).map((one) => ({
    name: String(one.module_name),
    version: tenant.collection(MODULE_VERSIONS).get(String(one.module_version_id)) ?? {},
  }));
  return {
    kind: 'action',
    key,
    code: String(version.code ?? ''),
    dependencies: [...((version.dependencies ?? []) as Doc[]), ...modules.flatMap(dependenciesOf)],
    modules: Object.fromEntries(modules.map((one) => [one.name, String(one.version.code ?? '')])),
    methods: methodsOf(trigger),
    secrets: Object.values(secretValues(version.secrets)),
  };
}

const dependenciesOf = ({ version }: { version: Doc }): Doc[] => (version.dependencies ?? []) as Doc[];

interface Start {
  /** The Actions to run; those that are bound when absent. */
  actions?: readonly BoundAction[];
  /** Position of the first Action to run. */
  from?: number;
  /** The first Action continues after a redirect instead of starting. */
  continued?: boolean;
  /** Execution that was interrupted. */
  execution?: string | undefined;
}

/**
 * @param event the event for an Action, given what was asked for so far
 */
export async function runFlow(
  ctx: SandboxServices,
  trigger: string,
  event: (commands: readonly Command[]) => Doc,
  { actions = boundActions(ctx.tenant, trigger), from = 0, continued = false, execution }: Start = {},
): Promise<Flow> {
  const facts = triggerOf(trigger);
  const flow: Flow = { execution, commands: [], at: from };
  if (!facts || !ctx.actions.enabled || actions.length <= from) return flow;
  for (const { version } of actions.slice(from)) await ctx.actions.fetch(version.dependencies);
  const deadline = ctx.now() + ctx.actions.budgetMs;
  const results: Result[] = [];
  // The processes of later Actions start while the first one runs.
  for (const { version } of actions.slice(from + 1))
    void ctx.actions.prepare(codeOf(ctx.tenant, trigger, version, String(version.id)));
  for (const [at, bound] of actions.entries()) {
    if (at < from) continue;
    flow.at = at;
    const handler = continued && at === from ? (facts.continue ?? facts.handler) : facts.handler;
    const { outcome, result } = await runAction(ctx, trigger, bound, handler, event(flow.commands), deadline);
    results.push(result);
    if (outcome.error) {
      flow.failure = { ...bound, failure: outcome.error };
      break;
    }
    flow.commands.push(...outcome.commands);
    const [command, ...rest] = stopsOf(outcome.commands);
    if (command) {
      const kind = ENDS.has(command.method) ? 'end' : 'interrupt';
      flow.stop = { action: bound.action, command, kind, rest };
      break;
    }
  }
  const status = flow.failure ? 'partial' : flow.stop?.kind === 'interrupt' ? 'suspended' : 'final';
  flow.execution = recordExecution(ctx, trigger, status, results, execution);
  noteFailure(ctx, trigger, flow, event);
  return flow;
}

/**
 * The calls of an Action that stop the flow. One that ends it goes before whatever else the Action asked for, and
 * factors go before a page elsewhere, which would lead around them.
 */
function stopsOf(commands: readonly Command[]): Command[] {
  const end = commands.find(({ method }) => ENDS.has(method));
  if (end) return [end];
  const stops = commands.filter(({ method }) => INTERRUPTS.has(method));
  const [factors, pages] = [stops.filter(asksForFactor), stops.filter((one) => !asksForFactor(one))];
  return [...factors, ...pages.slice(0, 1)];
}

/** Whether a call demands a second factor at once. */
export const asksForFactor = ({ method }: Command): boolean =>
  INTERRUPTS.has(method) && method.startsWith('authentication.');

/** An execution that failed is in the log, whatever waits for it. */
function noteFailure(
  ctx: SandboxServices,
  trigger: string,
  { execution, failure, commands }: Flow,
  event: (commands: readonly Command[]) => Doc,
): void {
  if (!failure) return;
  const { action, version, failure: error } = failure;
  ctx.log({
    type: 'actions_execution_failed',
    description: described(error),
    ...concerned(event(commands)),
    details: {
      actions: { executions: [execution] },
      execution_id: execution,
      trigger_id: trigger,
      action_id: action.id,
      action_name: action.name,
      version_id: version.id,
      binding_id: bindingsOf(ctx, trigger).find((one) => one.action_id === action.id)?.id ?? '',
      error_class: error.name === 'TimeoutError' ? 'action_timeout' : 'action_error',
      error: {
        message: error.message,
        action_id: action.id,
        action_name: action.name,
        version: version.number,
      },
    },
  });
}

/** Whom an event of an Action is about, and which application, in the words of the log. */
function concerned({ user, client, connection }: Doc): Doc {
  const [person, application, source] = [user, client, connection] as (Doc | undefined)[];
  return {
    ...(person?.user_id === undefined ? {} : { user_id: person.user_id }),
    ...(person === undefined ? {} : { user_name: person.email ?? person.username ?? '' }),
    ...(application === undefined ? {} : { client_id: application.client_id, client_name: application.name }),
    ...(source?.name === undefined
      ? {}
      : { connection: source.name, connection_id: source.id, strategy: source.strategy }),
  };
}

/**
 * Starts the Actions of a trigger that nothing waits for.
 *
 * @returns the id of the execution, or undefined when no Action is bound
 */
export function runInBackground(ctx: SandboxServices, trigger: string, event: () => Doc): string | undefined {
  const actions = boundActions(ctx.tenant, trigger);
  if (!ctx.actions.enabled || actions.length === 0) return undefined;
  const execution = recordExecution(ctx, trigger, 'pending', []);
  const fields = event();
  void runFlow(ctx, trigger, () => fields, { actions, execution });
  return execution;
}

/** Runs one Action, with the cache of its trigger. */
export async function runAction(
  ctx: SandboxServices,
  trigger: string,
  { action, version }: BoundAction,
  handler: string,
  event: Doc,
  deadline: number,
): Promise<{ outcome: Outcome; result: Result }> {
  const started = ctx.now();
  const startedAt = ctx.iso();
  const outcome = await ctx.actions.run(
    codeOf(ctx.tenant, trigger, version, version.$deployed === true ? String(version.id) : undefined),
    {
      handler,
      event: { configuration: {}, ...event, secrets: secretValues(version.secrets) },
      args: [],
      cache: cacheOf(ctx, trigger),
      now: started,
    },
    deadline,
  );
  updateCache(ctx, trigger, outcome.commands);
  const commands = outcome.commands.filter(({ method }) => !method.startsWith('cache.'));
  const result: Result = {
    action_id: action.id,
    action_name: action.name,
    version_id: version.id,
    version_number: version.number,
    started_at: startedAt,
    ended_at: ctx.iso(),
    duration_ms: ctx.now() - started,
    ...(outcome.error ? { error: errorOf(outcome.error) } : {}),
    logs: outcome.logs,
  };
  return { outcome: { ...outcome, commands }, result };
}
