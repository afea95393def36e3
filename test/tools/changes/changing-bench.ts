/** A runtime over the demo tenant whose whole state can be looked at, and a person who agrees to everything. */
import { answerKey } from '../../../src/policy/confirm/form-answer.js';
import type { Policy } from '../../../src/policy/policy.js';
import { seeds } from '../../../src/sandbox/seed/index.js';
import type { Tenant as SandboxTenant, StateRecord } from '../../../src/sandbox/state/store.js';
import type { SandboxServices } from '../../../src/sandbox/types.js';
import type { ToolResult } from '../../../src/tools/answer/result.js';
import type { CallContext } from '../../../src/tools/runtime.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, type Body, startBench } from '../call-bench.js';

/** A person sees new secrets. */
const revealSecrets = () => undefined;

export interface ChangingBench {
  tenant: Tenant;
  bench: Bench;
  /** What the person was asked. */
  questions: string[];
  /** Calls a tool; the person agrees. */
  agree(tool: string, args: object, call?: Partial<CallContext>): Promise<ToolResult>;
  /** Calls the operation `METHOD /path`; rejects where it fails. */
  change(operation: string, path: Record<string, string>, body?: unknown, query?: object): Promise<Body>;
  /** All records of the tenant's state, without times and logs. */
  snapshot(): string[];
  close(): Promise<void>;
}

/** Written by the tenant about a change; not a part of what was changed. */
const TRACES = new Set(['logs', 'events', 'sandbox-messages', 'sandbox-acls-summary', 'sandbox-seldom']);
/** Times, and that applications of a connection were chosen at all: what they are now is in its list. */
const ASIDE = new Set([
  'created_at',
  'updated_at',
  'updated_on',
  '$updated_at',
  'last_updated',
  '$last_updated',
  'built_at',
  'deployed_at',
  '$chosen',
]);

/** Nothing there: absent, null and empty mean the same, and so do absent and false for a block. */
const isNothing = (key: string, value: unknown): boolean =>
  value === null ||
  (key === 'blocked' && value === false) ||
  // How far a build has come depends on time and on how often it was asked for.
  (key === 'status' && (value === 'pending' || value === 'built')) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value as object).length === 0);

/** A value without times, and without members that say nothing. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !ASIDE.has(key))
      .map(([key, member]) => [key, plain(member)] as const)
      .filter(([key, member]) => !isNothing(key, member))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export async function startChanging(policy: Partial<Policy> = {}): Promise<ChangingBench> {
  let state: SandboxTenant | undefined;
  (seeds as Record<string, (services: SandboxServices) => void>).observed = (services) => {
    seeds.demo?.(services);
    state = services.tenant;
  };
  const tenant = await startTenant('observed' as 'demo');
  const bench = await startBench(tenant, policy);
  const questions: string[] = [];
  const agree: ChangingBench['agree'] = async (tool, args, call = {}) => {
    const outcome = await bench.outcome(tool, args, { canAsk: true, revealSecrets, ...call });
    if (outcome.kind === 'result') return outcome.result;
    if (outcome.kind === 'open') throw new Error(`${tool} opens a page`);
    questions.push(outcome.message);
    const typed = /Type "(.*)" to confirm/.exec(outcome.message)?.[1];
    const content = outcome.schema.properties.name ? { name: typed } : { confirm: true };
    const responses = { [answerKey]: { action: 'accept', content } };
    const again = await bench.outcome(tool, args, {
      canAsk: true,
      revealSecrets,
      ...call,
      state: outcome.state,
      responses,
    });
    if (again.kind !== 'result') throw new Error(`${tool} asked twice`);
    return again.result;
  };
  return {
    tenant,
    bench,
    questions,
    agree,
    change: async (key, path, body, query = {}) => {
      const operation = await bench.runtime.registry.operation(
        bench.runtime.registry.byRequest(key)?.name ?? '',
      );
      if (!operation) throw new Error(`no operation ${key}`);
      const args: Record<string, unknown> = {};
      for (const [name, place] of Object.entries(operation.binding)) {
        const from = place.in === 'path' ? path : place.in === 'query' ? query : body;
        const value = place.name === '*' ? body : (from as Body)?.[place.name];
        if (value !== undefined) args[name] = value;
      }
      const result = await agree(operation.name, args);
      if (result.isError) throw new Error(result.content.map(({ text }) => text).join('\n'));
      return result.structuredContent;
    },
    snapshot: () =>
      [...(state as SandboxTenant).records()]
        .filter(([, name]: StateRecord) => !TRACES.has(name))
        .map((record) => JSON.stringify(plain(record)))
        .sort(),
    close: async () => {
      await bench.close();
      await tenant.close();
    },
  };
}
