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
  unlisted: {
    example: {
      changes: [
        { operation: 'create_role', arguments: { name: 'Auditor' } },
        {
          operation: 'assign_role_users',
          arguments: { role_id: '$1.id', users: ['auth0|5f7c8ec7c33c6c004bbafe82'] },
        },
      ],
    },
  },
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
