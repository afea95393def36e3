/** Refuses tools that the gate hides, and says what would make them available. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Unavailable, UnavailableReason } from '../../policy/gate/availability.js';
import { ToolError } from '../errors.js';
import type { Runtime } from '../runtime.js';

/** @throws ToolError for a tool that the policy, the granted scopes or the caller's permissions hide */
export function assertAvailable(runtime: Runtime, tool: ToolRecord): void {
  const availability = runtime.gate.check(tool);
  if (availability.available) return;
  const { reason, detail, missingScopes, obtainable } = availability;
  const scoped = reason === 'scope' || reason === 'permission';
  throw new ToolError(
    scoped ? 'insufficient_scope' : 'not_available',
    `${tool.name} is not available. ${detail}`,
    { hint: hintFor(reason, missingScopes?.map((group) => group.join(' or ')).join(' and '), obtainable) },
  );
}

function hintFor(
  reason: UnavailableReason,
  scopes: string | undefined,
  obtainable: Unavailable['obtainable'],
): string {
  if (reason === 'permission' && obtainable)
    return `Have the client sign in again and ask for the scope ${scopes}.${obtainable === 'perhaps' ? ` If it is not granted, the administrator of this server's callers can grant the person ${scopes}.` : ''}`;
  if (reason === 'permission')
    return `The administrator of this server's callers can grant the person ${scopes}; it takes effect at their next sign-in.`;
  return scopes
    ? `Grant the application ${scopes} on the Auth0 Management API, then restart or wait for the token to be renewed.`
    : 'The operator decides this in the configuration; do not try to work around it.';
}
