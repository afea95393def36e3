/**
 * Which scopes a call needs that the caller's token lacks and another one could have: the client is told by 403
 * `insufficient_scope` and asks for just these, keeping those it has. A permission that the person was not given is no
 * reason for that: signing in again would not help, and the call itself says so.
 */
import { clauses } from '../../policy/gate/scopes.js';
import { isObject } from '../../text/is-object.js';
import type { Runtime } from '../../tools/runtime.js';
import { innerOperations } from './inner-operations.js';

export interface Needed {
  /** Everything that the call needs, one scope for each part. */
  scopes: string[];
  /** For people, in plain ASCII. */
  why: string;
}

/** @param body one message, or several */
export function neededScopes(runtime: Runtime, body: unknown): Needed | undefined {
  for (const message of [body].flat()) {
    const needed = isObject(message) ? ofMessage(runtime, message) : undefined;
    if (needed) return needed;
  }
  return undefined;
}

function ofMessage(front: Runtime, { method, params }: Record<string, unknown>): Needed | undefined {
  if (method !== 'tools/call' || !isObject(params)) return undefined;
  const { tenant } = isObject(params.arguments) ? params.arguments : {};
  const { registry, gate } = front.tenants?.get(String(tenant)) ?? front;
  const called = innerOperations(registry, params.name, params.arguments);
  if (!called) return undefined;
  const { tool, steps } = called;
  const own = gate.check(tool);
  // Of a tool that runs what its arguments say, it is these that need permissions.
  const all = steps.length === 0 ? [tool] : steps;
  if (steps.length > 0 && !own.available && !own.obtainable) return undefined;
  const answers = all.map((one) => gate.check(one));
  const lacking = answers.filter((one) => !one.available);
  // With what cannot be had, the call tells why.
  if (lacking.length === 0 || lacking.some(({ obtainable }) => !obtainable)) return undefined;
  const missing = distinct(
    lacking.flatMap(({ missingScopes = [] }) =>
      missingScopes.map((anyOf) => gate.given(anyOf) ?? anyOf[0] ?? ''),
    ),
  );
  const has = all.flatMap((one) =>
    clauses(one.scopes, one.scopesUnclear)
      .flat()
      .filter((scope) => gate.has(scope)),
  );
  const why = lacking.every(({ obtainable }) => obtainable === 'yes')
    ? `${tool.name} needs ${missing.join(' ')}, which your client did not ask for`
    : `${tool.name} needs ${missing.join(' ')}: your client did not ask for it, or you were not given it`;
  return { scopes: distinct([...has, ...missing]), why };
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)];
