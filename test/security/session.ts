/** A server over a sandbox tenant, attacked by way of its tools; what reached the tenant is the judge. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../src/server/runtime.js';
import { callTool } from '../../src/server/tool-list.js';
import type { CallContext, CallOutcome } from '../../src/tools/runtime.js';
import { patient } from '../support/patient.js';
import type { Tenant } from '../support/tenant.js';

export interface Session {
  runtime: RunningRuntime;
  call(name: string, args?: unknown, context?: Partial<CallContext>): Promise<CallOutcome>;
  /** What has been recorded so far. */
  audit(): string;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Text of a policy file. */
  policy?: string;
  /** Only these scopes. */
  scopes?: string[];
  env?: Record<string, string>;
}

export async function startSession(tenant: Tenant, options: SessionOptions = {}): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'));
  const auditFile = join(folder, 'audit.jsonl');
  const env: Record<string, string> = {
    ...(options.scopes ? await tenant.envWithScopes(options.scopes) : tenant.env),
    AUTH0_MCP_AUDIT_LOG: auditFile,
    LOG_LEVEL: 'silent',
    ...options.env,
  };
  if (options.policy !== undefined) {
    env.AUTH0_MCP_POLICY = join(folder, 'policy.yaml');
    writeFileSync(env.AUTH0_MCP_POLICY, `version: 1\n${options.policy}\n`);
  }
  const runtime = patient(await createRuntime(await loadConfig(env)));
  // A person sees new secrets, so that calls that make some are not refused before anybody is asked.
  const revealSecrets = () => undefined;
  const base: CallContext = { caller: 'local', clientName: 'attacker', canAsk: true, revealSecrets };
  return {
    runtime,
    call: (name, args = {}, context = {}) => callTool(runtime, name, args, { ...base, ...context }),
    audit: () => readFileSync(auditFile, 'utf8'),
    close: () => runtime.close(),
  };
}

/** The code of a failure; `ask` for a question, `ok` for success. */
export function codeOf(outcome: CallOutcome): string {
  if (outcome.kind !== 'result') return 'ask';
  const error = outcome.result.structuredContent?.error as { code?: string } | undefined;
  return outcome.result.isError ? String(error?.code) : 'ok';
}

/** All that a model would see of an outcome. */
export const textOf = (outcome: CallOutcome): string => JSON.stringify(outcome);

/** The question of an outcome that is one. */
export function question(outcome: CallOutcome) {
  if (outcome.kind !== 'ask') throw new Error(`expected a question: ${textOf(outcome).slice(0, 500)}`);
  return outcome;
}

export const accept = (content: unknown) => ({ confirmation: { action: 'accept', content } });
export const yes = accept({ confirm: true });

/** Requests that change something, `METHOD /path` below `/api/v2`, since the last look. */
export async function changes(tenant: Tenant): Promise<string[]> {
  const requests = await tenant.requests();
  const fresh = requests.slice(seen.get(tenant) ?? 0);
  seen.set(tenant, requests.length);
  return fresh
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/v2/'))
    .map(({ method, path }) => `${method} ${path.slice('/api/v2'.length)}`);
}

const seen = new WeakMap<Tenant, number>();
