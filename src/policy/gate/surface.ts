/** Which of the available tools are listed directly, and which are found through discovery. One decision, here. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { matches } from '../../text/patterns.js';

export interface Surface {
  /** Toolsets to list completely; undefined: the everyday tools. */
  toolsets?: 'all' | readonly string[] | undefined;
  /** Tool name patterns to list; undefined: by toolset. */
  tools?: readonly string[] | undefined;
  /** Most tools that are listed; undefined or 0: all. */
  most?: number | undefined;
}

/** Whether a tool is listed to the model, if it is available at all. */
export function isDirect(surface: Surface, tool: ToolRecord): boolean {
  if (surface.tools)
    return surface.tools.some((pattern) =>
      [tool.name, ...tool.aliases].some((name) => matches(pattern, name)),
    );
  if (surface.toolsets === 'all') return true;
  if (surface.toolsets) return surface.toolsets.includes(tool.toolset);
  return tool.exposure === 'direct';
}

/** What is kept first when not all tools can be listed; lower is kept longer. */
function rank({ tools }: Surface, { name, method, exposure, path = '', lifecycle }: ToolRecord): number {
  if (method === undefined) return 0;
  if (tools?.includes(name)) return 1;
  if (exposure === 'direct') return 2;
  // Nearer to the root of the API is more general: an object before its parts, both before what is on its way out.
  return 3 + path.split('/').length + (lifecycle === 'deprecated' ? 100 : 0);
}

/**
 * As many tools as may be listed, in the given order. Our own tools are kept first, through which all others are found
 * and run; then those named one by one, then the everyday ones.
 */
export function withinCap<T extends ToolRecord>(surface: Surface, tools: readonly T[]): T[] {
  const most = surface.most || Number.POSITIVE_INFINITY;
  if (tools.length <= most) return [...tools];
  const kept = new Set(tools.toSorted((a, b) => rank(surface, a) - rank(surface, b)).slice(0, most));
  return tools.filter((tool) => kept.has(tool));
}
