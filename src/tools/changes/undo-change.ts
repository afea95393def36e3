/** Takes back a change that was made through this server. */
import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { twoStepTool } from '../listing/two-step-tool.js';

const input = z.strictObject({ change_id: z.string() });

export const undoChange = twoStepTool(
  {
    name: 'undo_change',
    title: 'Undo a change',
    description: 'Undo a change, unless its object has changed since.',
    toolset: 'discovery',
    risk: 'write',
    mayDestroy: true,
    input,
  },
  async (runtime, tool, own, call) => {
    const { change_id } = checkArguments('undo_change', input, own);
    const { undo } = await import('./undo.js');
    return undo(runtime, tool, change_id, call);
  },
);
