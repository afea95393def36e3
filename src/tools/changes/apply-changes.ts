/** Several changes, one approval. */
import { errorResult } from '../answer/result.js';
import { acceptArguments } from '../call/arguments.js';
import { takeToken } from '../call/two-step-token.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';
import { input } from './apply-arguments.js';

export const applyChanges: BuiltInTool = builtIn({
  name: 'apply_changes',
  title: 'Apply several changes',
  description: 'Make up to 20 changes in order with one approval; stops at the first failure.',
  toolset: 'discovery',
  risk: 'write',
  mayDestroy: true,
  input,
  output: [],
  call: async (runtime, args, call) => {
    try {
      const { own, token } = takeToken(runtime, args, call);
      const given = acceptArguments('apply_changes', input, own);
      const { run } = await import('./run-changes.js');
      return await run(
        runtime,
        applyChanges.record,
        given,
        token === undefined ? call : { ...call, state: token },
      );
    } catch (error) {
      return { kind: 'result', result: errorResult('apply_changes', error) };
    }
  },
});
