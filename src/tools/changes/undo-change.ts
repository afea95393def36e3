/** Takes back a change that was made through this server. */
import { z } from 'zod';
import { errorResult } from '../answer/result.js';
import { checkArguments } from '../call/arguments.js';
import { takeToken } from '../call/two-step-token.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';

const input = z.strictObject({ change_id: z.string() });

export const undoChange: BuiltInTool = builtIn({
  name: 'undo_change',
  title: 'Undo a change',
  description: 'Undo a change, unless its object has changed since.',
  toolset: 'discovery',
  risk: 'write',
  mayDestroy: true,
  input,
  output: [],
  call: async (runtime, args, call) => {
    try {
      const { own, token } = takeToken(runtime, args, call);
      const { change_id } = checkArguments('undo_change', input, own);
      const { undo } = await import('./undo.js');
      const context = token === undefined ? call : { ...call, state: token };
      return await undo(runtime, undoChange.record, change_id, context);
    } catch (error) {
      return { kind: 'result', result: errorResult('undo_change', error) };
    }
  },
});
