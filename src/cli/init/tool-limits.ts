/** How many tools clients take: of more, they drop some silently, or every request fails. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { GrantedScopes } from '../../client/types.js';
import { Gate } from '../../policy/gate/availability.js';
import { isDirect } from '../../policy/gate/surface.js';
import type { Config } from '../../server/load-config.js';
import { loadRegistry } from '../../tools/load-registry.js';
import { HOST_CLIENTS, type HostClient } from './host-clients.js';

const FEWER = 'List fewer with --toolsets or --tools; the others are found with find_operations.';

const everyScope = (records: readonly ToolRecord[]): GrantedScopes => ({
  known: true,
  scopes: new Set(records.flatMap(({ scopes }) => scopes.scopes.flat())),
});

/** The number of tools that the configuration lists at most: as if every scope were granted. */
export async function mostListed({ policy, surface }: Pick<Config, 'policy' | 'surface'>): Promise<number> {
  const { builtIn, records } = await loadRegistry();
  const granted = everyScope(records);
  const gate = new Gate(policy, () => granted);
  const own = builtIn.filter(({ exposure }) => exposure === 'direct');
  const listed = [...own, ...records.filter((record) => isDirect(surface, record))];
  return listed.filter((record) => gate.check(record).available).length;
}

/** A warning for one client, if it does not take so many tools. */
export function tooManyFor(client: HostClient, listed: number): string | undefined {
  if (client.mostTools === undefined || listed <= client.mostTools) return undefined;
  return `${listed} tools are listed, and ${client.title} takes ${client.mostTools} in all. ${FEWER}`;
}

/** A warning that names every known client that does not take so many tools. */
export function tooManyForSome(listed: number): string | undefined {
  const limits = Object.values(HOST_CLIENTS)
    .filter(({ mostTools = Number.POSITIVE_INFINITY }) => listed > mostTools)
    .map((client) => `${client.title} takes ${client.mostTools}`);
  return limits.length > 0 ? `${listed} tools are listed: ${limits.join(', ')} in all. ${FEWER}` : undefined;
}
