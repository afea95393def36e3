/** A runtime over a sandbox with many of everything, for calling tools as the server does. */

import type { Policy } from '../../src/policy/policy.js';
import { seeds } from '../../src/sandbox/seed/index.js';
import type { SandboxServices } from '../../src/sandbox/types.js';
import { loadConfig } from '../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../src/server/runtime.js';
import { callTool } from '../../src/server/tool-list.js';
import type { CallContext, CallOutcome } from '../../src/tools/runtime.js';
import { patient } from '../support/patient.js';
import { startTenant, type Tenant } from '../support/tenant.js';

export const USERS = 2_500;
export const ORGANIZATIONS = 1_200;
export const ROLES = 120;

export const userId = (i: number) => `auth0|${i.toString(16).padStart(24, '0')}`;

function fill(services: SandboxServices): void {
  const { tenant } = services;
  const start = Date.parse('2024-01-01T00:00:00.000Z');
  for (let i = 0; i < USERS; i++) {
    const created_at = new Date(start + i * 60_000).toISOString();
    tenant.collection('users').insert({
      user_id: userId(i),
      email: `person${i}@example.com`,
      email_verified: true,
      name: `Person ${i}`,
      created_at,
      updated_at: created_at,
      identities: [
        {
          connection: 'Username-Password-Authentication',
          provider: 'auth0',
          user_id: userId(i).slice(6),
          isSocial: false,
        },
      ],
      app_metadata: { plan: i % 2 === 0 ? 'free' : 'trial', team: `t${i % 5}` },
    });
  }
  for (let i = 0; i < ORGANIZATIONS; i++) {
    const id = `org_${i.toString(36).padStart(16, '0')}`;
    tenant.collection('organizations').insert({ id, name: `shop-${i}`, display_name: `Shop ${i}` });
  }
  for (let i = 0; i < ROLES; i++) {
    const id = `rol_${i.toString(36).padStart(16, '0')}`;
    tenant.collection('roles').insert({ id, name: `Role ${i}`, description: `No. ${i}`, type: 'tenant' });
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
export type Body = any;

export interface Bench {
  tenant: Tenant;
  runtime: RunningRuntime;
  outcome(tool: string, args?: object, call?: Partial<CallContext>): Promise<CallOutcome>;
  /** The structured content of a result, whether it is an error or not. */
  call(tool: string, args?: object, call?: Partial<CallContext>): Promise<Body>;
  close(): Promise<void>;
}

/** A sandbox that holds many users, organizations and roles. */
export function startManyTenant(): Promise<Tenant> {
  (seeds as Record<string, typeof fill>).many = fill;
  return startTenant('many' as 'empty');
}

/** @param policy what the runtime's policy has differently */
export async function startBench(
  tenant: Tenant,
  policy: Partial<Policy> = {},
  env: Record<string, string> = tenant.env,
): Promise<Bench> {
  const config = await loadConfig(env);
  const runtime = patient(await createRuntime({ ...config, policy: { ...config.policy, ...policy } }));
  const outcome: Bench['outcome'] = (tool, args = {}, call = {}) =>
    callTool(runtime, tool, args, { caller: 'local', clientName: 'test', canAsk: false, ...call });
  return {
    tenant,
    runtime,
    outcome,
    call: async (tool, args, call) => {
      const ended = await outcome(tool, args, call);
      if (ended.kind !== 'result') throw new Error(`${tool} asked: ${ended.message}`);
      return ended.result.structuredContent;
    },
    close: () => runtime.close(),
  };
}
