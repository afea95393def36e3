import { checkArguments } from '../../call/arguments.js';
import { workflow } from '../workflow.js';
import { rehearsalInput } from './rehearsal-input.js';

export const rehearseAction = workflow({
  name: 'rehearse_action',
  title: 'Rehearse an Action',
  description: 'Runs Actions in a throw-away sandbox: what they deny, change and call.',
  risk: 'read',
  unlisted: {
    example: {
      code: "exports.onExecutePostLogin = async (event, api) => { api.access.deny('Not now'); };",
      trigger: 'post-login',
      user: 'jane@example.com',
    },
  },
  scopes: ['read:actions'],
  input: rehearsalInput,
  output: ['ended', 'claims', 'changed', 'called', 'actions'],
  call: async (runtime, args, call) => {
    const given = checkArguments('rehearse_action', rehearsalInput, args);
    const { rehearsal } = await import('./rehearsal.js');
    return rehearsal(runtime, given, call);
  },
});
