/** Refuses what the gate hides, and says what would make it available. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { UnavailableReason } from '../../policy/gate/availability.js';
import { ToolError } from '../errors.js';
import type { Runtime } from '../runtime.js';

/** @throws ToolError for a tool that the policy, the granted scopes or the caller's permissions hide */
export function assertAvailable(runtime: Runtime, tool: ToolRecord): void {
  const availability = runtime.gate.check(tool);
  if (availability.available) return;
  const { reason, detail, missingScopes } = availability;
  const scoped = reason === 'scope' || reason === 'permission';
  throw new ToolError(
    scoped ? 'insufficient_scope' : 'not_available',
    `${tool.name} is not available. ${detail}`,
    { hint: hintFor(reason, missingScopes?.map((group) => group.join(' or ')).join(' and ')) },
  );
}

function hintFor(reason: UnavailableReason, scopes: string | undefined): string {
  if (reason === 'permission')
    return `Whoever administers this server's callers can give the person ${scopes}; it counts from their next sign-in on.`;
  return scopes
    ? `Grant the application ${scopes} on the Auth0 Management API, then restart or wait for the token to be renewed.`
    : 'The operator decides this in the configuration; do not try another way around it.';
}
