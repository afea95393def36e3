/** Tries changes in a sandbox that is made from the tenant, before they are made. */
import { errorResult } from '../answer/result.js';
import { acceptArguments } from '../call/arguments.js';
import { input as ofApply } from '../changes/apply-arguments.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';

const input = ofApply.pick({ changes: true });

export const rehearse: BuiltInTool = builtIn({
  name: 'rehearse',
  title: 'Rehearse changes',
  description:
    'Try the changes of apply_changes in a sandbox copy of this tenant: errors, what differs, log events.',
  toolset: 'discovery',
  risk: 'read',
  unlisted: true,
  input,
  output: [],
  call: async (runtime, args, call) => {
    try {
      const given = acceptArguments('rehearse', input, args);
      const { answerRehearsal } = await import('./run-rehearsal.js');
      return { kind: 'result', result: await answerRehearsal(runtime, given.changes, call) };
    } catch (error) {
      return { kind: 'result', result: errorResult('rehearse', error) };
    }
  },
});
