/** Which tools are listed: those that the gate offers and the surface lists, up to the most that may be listed. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isDirect, type Surface, withinCap } from '../../policy/gate/surface.js';
import type { Registry } from './registry.js';

/** What of a runtime decides. */
export interface Lists {
  registry: Pick<Registry, 'builtIn' | 'records'>;
  surface: Surface;
  gate: { offers(tool: ToolRecord): boolean };
}

/** The tools that would be listed without a cap, in the order in which they are listed. */
export function listable({ registry, surface, gate }: Lists): ToolRecord[] {
  return [
    ...registry.builtIn.filter(({ exposure }) => exposure === 'direct'),
    ...registry.records.filter((record) => isDirect(surface, record)),
  ].filter((record) => gate.offers(record));
}

/** The tools that are listed. */
export const listed = (lists: Lists): ToolRecord[] => withinCap(lists.surface, listable(lists));

/** A sentence on the tools that the cap leaves out; undefined where it leaves out none. */
export function capNotice(lists: Lists): string | undefined {
  const all = listable(lists).length;
  const shown = withinCap(lists.surface, listable(lists)).length;
  return shown === all
    ? undefined
    : `${shown} of ${all} enabled tools are listed (max-tools ${lists.surface.most}); find_operations finds the others.`;
}
