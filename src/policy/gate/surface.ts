/** Which of the available tools are listed directly, and which are found through discovery. One decision, here. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { matches } from '../../text/patterns.js';

export interface Surface {
  /** Toolsets to list completely; undefined: the everyday tools. */
  toolsets?: 'all' | readonly string[] | undefined;
  /** Tool name patterns to list; undefined: by toolset. */
  tools?: readonly string[] | undefined;
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
