/** How many tools clients take: of more, they drop some silently, or every request fails. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { GrantedScopes } from '../../client/types.js';
import type { Flags } from '../../config/settings.js';
import { Gate } from '../../policy/gate/availability.js';
import type { Config } from '../../server/load-config.js';
import { listable } from '../../tools/listing/listed.js';
import { loadRegistry } from '../../tools/load-registry.js';
import { HOST_CLIENTS, type HostClient } from './host-clients.js';

const OTHERS = 'the others are found with find_operations.';
const FEWER = `List fewer with --max-tools, --toolsets or --tools; ${OTHERS}`;

const everyScope = (records: readonly ToolRecord[]): GrantedScopes => ({
  known: true,
  scopes: new Set(records.flatMap(({ scopes }) => scopes.scopes.flat())),
});

/** The number of tools that the configuration enables for listing at most: as if every scope were granted. */
async function mostListable({ policy, surface }: Pick<Config, 'policy' | 'surface'>): Promise<number> {
  const registry = await loadRegistry();
  const granted = everyScope(registry.records);
  return listable({ registry, surface, gate: new Gate(policy, () => granted) }).length;
}

/** What to do about a client that takes fewer tools than the configuration lists. */
export interface Fitting {
  /** The flags with which the client starts the server. */
  flags: Flags;
  /** A line for the person; absent where everything fits. */
  say?: string;
}

/** Limits the list to what the client takes, unless a maximum was chosen: then it warns. */
export async function fitFor(
  client: HostClient,
  config: Pick<Config, 'policy' | 'surface'>,
  flags: Flags,
  env: NodeJS.ProcessEnv,
): Promise<Fitting> {
  const { title, mostTools } = client;
  const enabled = await mostListable(config);
  const listed = Math.min(enabled, config.surface.most || enabled);
  if (mostTools === undefined || listed <= mostTools) {
    if (listed === enabled) return { flags };
    return { flags, say: `Note: ${listed} of ${enabled} enabled tools are listed; ${OTHERS}` };
  }
  if (flags.maxTools !== undefined || env.AUTH0_MCP_MAX_TOOLS)
    return {
      flags,
      say: `Warning: ${listed} tools are listed, and ${title} takes ${mostTools} in all. ${FEWER}`,
    };
  return {
    flags: { ...flags, maxTools: String(mostTools) },
    say: `Note: ${title} takes ${mostTools} tools in all, so ${mostTools} of ${enabled} enabled ones are listed (--max-tools ${mostTools}); ${OTHERS}`,
  };
}

/** A warning that names every known client that does not take so many tools. */
export function tooManyForSome(listed: number): string | undefined {
  const limits = Object.values(HOST_CLIENTS)
    .filter(({ mostTools = Number.POSITIVE_INFINITY }) => listed > mostTools)
    .map((client) => `${client.title} takes ${client.mostTools}`);
  return limits.length > 0 ? `${listed} tools are listed: ${limits.join(', ')} in all. ${FEWER}` : undefined;
}
