/** A sandbox and a runtime over it, as the server makes them, for calling workflows directly. */

import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { callTool } from '../../../src/server/tool-list.js';
import type { ToolResult } from '../../../src/tools/answer/result.js';
import type { CallContext, CallOutcome } from '../../../src/tools/runtime.js';
import { patient } from '../../support/patient.js';
import { send } from '../../support/send.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
export type Body = any;

export interface Answer {
  result: ToolResult;
  text: string;
  bytes: number;
  body: Body;
}

export interface Bench {
  tenant: Tenant;
  runtime: RunningRuntime;
  /** Fills the tenant anew. */
  reset(seed: string): Promise<void>;
  /** Calls a tool and takes its result apart; fails when it asks instead. */
  call(tool: string, args: object, runtime?: RunningRuntime): Promise<Answer>;
  /** As `call`, by a person who approves whatever they are asked, and types the name that is asked for. */
  approved(tool: string, args: object, runtime?: RunningRuntime): Promise<Answer>;
  outcome(
    tool: string,
    args: object,
    context?: Partial<CallContext>,
    runtime?: RunningRuntime,
  ): Promise<CallOutcome>;
  /** A second runtime whose token has only these scopes. */
  withScopes(scopes: string[]): Promise<RunningRuntime>;
  close(): Promise<void>;
}

/** A result taken apart. */
function taken(result: ToolResult): Answer {
  const [block] = result.content as { type: string; text: string }[];
  const text = block?.text ?? '';
  return { result, text, bytes: Buffer.byteLength(text), body: result.structuredContent };
}

const local: CallContext = { caller: 'local', clientName: 'test', canAsk: false };

export async function startBench(seed: 'demo' | 'empty' = 'empty'): Promise<Bench> {
  const tenant = await startTenant(seed);
  const runtimes: RunningRuntime[] = [];
  const open = async (env: Record<string, string>) => {
    const made = patient(await createRuntime(await loadConfig({ ...env, LOG_LEVEL: 'silent' }, {})));
    runtimes.push(made);
    return made;
  };
  const runtime = await open(tenant.env);
  const bench: Bench = {
    tenant,
    runtime,
    reset: async (name) => {
      const { status, body } = await send('POST', `${tenant.sandbox.url}/_sandbox/reset`, { seed: name });
      if (status !== 204) throw new Error(`reset: ${status} ${JSON.stringify(body)}`);
    },
    outcome: (tool, args, context = {}, other = runtime) =>
      callTool(other, tool, args, { ...local, ...context }),
    call: async (tool, args, other) => {
      const outcome = await bench.outcome(tool, args, {}, other);
      if (outcome.kind !== 'result') throw new Error(`${tool} asks: ${outcome.message}`);
      return taken(outcome.result);
    },
    approved: async (tool, args, other) => {
      let outcome = await bench.outcome(tool, args, { canAsk: true }, other);
      if (outcome.kind === 'ask') {
        const name = /Type "(.*)" to confirm/.exec(outcome.message)?.[1];
        const content = name === undefined ? { confirm: true } : { name };
        const responses = { confirmation: { action: 'accept', content } };
        outcome = await bench.outcome(tool, args, { canAsk: true, state: outcome.state, responses }, other);
      }
      if (outcome.kind !== 'result') throw new Error(`${tool} asks twice: ${outcome.message}`);
      return taken(outcome.result);
    },
    withScopes: async (scopes) => open(await tenant.envWithScopes(scopes)),
    close: async () => {
      for (const one of runtimes) await one.close();
      await tenant.close();
    },
  };
  return bench;
}
