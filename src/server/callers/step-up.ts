/**
 * Which scopes a call needs that the caller's token lacks and another one could have: the client is told by 403
 * `insufficient_scope` and asks for just these, keeping those it has. A permission that the person was not given is no
 * reason for that: signing in again would not help, and the call itself says so.
 */
import { clauses } from '../../policy/gate/scopes.js';
import { isObject } from '../../text/is-object.js';
import type { Runtime } from '../../tools/runtime.js';
import { calledTool } from '../observing/called-tool.js';

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

function ofMessage(
  { registry, gate }: Runtime,
  { method, params }: Record<string, unknown>,
): Needed | undefined {
  if (method !== 'tools/call' || !isObject(params)) return undefined;
  const tool = calledTool(registry, params.name, params.arguments);
  if (!tool) return undefined;
  const availability = gate.check(tool);
  if (availability.available || !availability.obtainable) return undefined;
  const { obtainable, missingScopes = [] } = availability;
  const missing = missingScopes.map((anyOf) => gate.given(anyOf) ?? anyOf[0] ?? '');
  const has = clauses(tool.scopes, tool.scopesUnclear).flatMap((anyOf) =>
    anyOf.filter((one) => gate.has(one)),
  );
  const why =
    obtainable === 'yes'
      ? `${tool.name} needs ${missing.join(' ')}, which your client did not ask for`
      : `${tool.name} needs ${missing.join(' ')}: your client did not ask for it, or you were not given it`;
  return { scopes: [...new Set([...has, ...missing])], why };
}
