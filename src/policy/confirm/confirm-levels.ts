/** Which confirmation a call needs: by its effects and by reviewed defaults, changed by the policy file. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isWildcard, matches } from '../../text/patterns.js';
import type { Change } from '../change/change.js';
import { levelOfEffects, stricter } from '../change/effect-levels.js';
import type { ConfirmLevel, Policy } from '../policy.js';

/**
 * High-impact operations: people, sign-in methods or whole tenants are lost or locked out.
 * By default the person has to type the target's name.
 */
export const typeNameOperations: ReadonlySet<string | undefined> = new Set([
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
  return tool.path === undefined ? undefined : `${tool.method} ${tool.path}`;
}

function defaultLevel(tool: ToolRecord): ConfirmLevel {
  if (tool.risk === 'read') return 'none';
  if (typeNameOperations.has(operationOf(tool))) return 'type-name';
  // Anything not known to be harmless needs confirmation.
  return tool.risk === 'write' ? 'none' : 'ask';
}

/** What the level of a call is, and the rule of the policy that set it when it isn't the default. */
export interface LevelFound {
  level: ConfirmLevel;
  rule?: string;
}

/** The rule that refuses changes of the application that the server runs as. */
export const selfRule = 'protected.self';

/**
 * The default for a call: the stricter of what its effects ask for and what is said of the operation. A change
 * without any high-impact effect needs nobody, whatever the operation can do with other arguments.
 */
function defaultOf(
  policy: Policy,
  tool: ToolRecord,
  change: Pick<Change, 'effects'> | undefined,
): LevelFound {
  const ofTool = defaultLevel(tool);
  if (!change) return { level: ofTool };
  if (change.effects.length === 0) {
    return { level: tool.risk === 'destructive' ? 'none' : ofTool };
  }
  const found = levelOfEffects(change.effects, policy.confirmation.effects);
  return stricter(found.level, ofTool) === found.level ? found : { level: ofTool };
}

/**
 * The confirmation level of a call under the policy. Without a change (a listing, a check of availability) it is that
 * of the tool alone. An exact tool name sets the level; patterns can only make it stricter, so that `"*": none`
 * disables nothing. The application that the server runs as is beyond any of them.
 */
export function levelOf(policy: Policy, tool: ToolRecord, change?: Pick<Change, 'effects'>): LevelFound {
  if (policy.protect.self && change?.effects.some(({ own }) => own)) return { level: 'deny', rule: selfRule };
  const levels = policy.confirmation.levels;
  for (const name of [tool.name, ...tool.aliases]) {
    const exact = levels[name];
    if (exact !== undefined) return { level: exact, rule: name };
  }
  let result = defaultOf(policy, tool, change);
  for (const [pattern, level] of Object.entries(levels)) {
    if (!isWildcard(pattern) || stricter(result.level, level) === result.level) continue;
    if ([tool.name, ...tool.aliases].some((name) => matches(pattern, name)))
      result = { level, rule: pattern };
  }
  return result;
}
