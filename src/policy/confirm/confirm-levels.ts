/** Which confirmation a tool needs: reviewed defaults, changed by the policy file. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isWildcard, matches } from '../../text/patterns.js';
import type { ConfirmLevel, Policy } from '../policy.js';

const order: readonly ConfirmLevel[] = ['none', 'ask', 'type-name', 'deny'];

/**
 * High-impact operations: people, sign-in methods or whole tenants are lost or locked out.
 * By default the person has to type the target's name.
 */
export const typeNameOperations: ReadonlySet<string> = new Set([
  'DELETE /users/{id}',
  'DELETE /connections/{id}',
  'DELETE /connections/{id}/users',
  'DELETE /organizations/{id}',
  'DELETE /clients/{id}',
  'DELETE /resource-servers/{id}',
  'DELETE /roles/{id}',
  'DELETE /groups/{id}',
  'DELETE /custom-domains/{id}',
  'DELETE /emails/provider',
  'DELETE /keys/custom-signing',
  'DELETE /keys/encryption/{kid}',
  'POST /keys/encryption/rekey',
  'PUT /keys/custom-signing',
  'PUT /keys/signing/{kid}/revoke',
  'POST /keys/signing/rotate',
  'POST /clients/{id}/rotate-secret',
  'PATCH /tenants/settings',
  'POST /jobs/users-imports',
]);

/** The operation of a record, as `METHOD /path`; undefined for tools that are not one operation. */
export function operationOf(tool: ToolRecord): string | undefined {
  return tool.method && tool.path !== undefined ? `${tool.method} ${tool.path}` : undefined;
}

function defaultLevel(tool: ToolRecord): ConfirmLevel {
  if (tool.risk === 'read') return 'none';
  if (typeNameOperations.has(operationOf(tool) ?? '')) return 'type-name';
  // Anything not known to be harmless needs confirmation.
  return tool.risk === 'write' ? 'none' : 'ask';
}

/**
 * The confirmation level of a tool under the policy, and the rule that set it when it isn't the default.
 * An exact name sets the level; patterns can only make it stricter, so that `"*": none` disables nothing.
 */
export function levelOf(policy: Policy, tool: ToolRecord): { level: ConfirmLevel; rule?: string } {
  const levels = policy.confirmation.levels;
  for (const name of [tool.name, ...tool.aliases]) {
    const exact = Object.hasOwn(levels, name) ? levels[name] : undefined;
    if (exact !== undefined) return { level: exact, rule: name };
  }
  let result: { level: ConfirmLevel; rule?: string } = { level: defaultLevel(tool) };
  for (const [pattern, level] of Object.entries(levels)) {
    if (!isWildcard(pattern) || order.indexOf(level) <= order.indexOf(result.level)) continue;
    if ([tool.name, ...tool.aliases].some((name) => matches(pattern, name)))
      result = { level, rule: pattern };
  }
  return result;
}
