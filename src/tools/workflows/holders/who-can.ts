import { checkArguments } from '../../call/arguments.js';
import { ToolError } from '../../errors.js';
import { workflow } from '../workflow.js';
import { input } from './question.js';

export const whoCan = workflow({
  name: 'who_can',
  title: 'Who has this access',
  description:
    'Everybody who has a permission, role, API, application or organization (give its name or id), and through what.',
  risk: 'read',
  scopes: ['read:roles', 'read:users', 'read:organizations', 'read:clients', 'read:resource_servers'],
  input,
  output: ['people', 'count', 'through', 'complete', 'could_not_see'],
  call: async (runtime, args, call) => {
    const question = checkArguments('who_can', input, args);
    const asked = Object.keys(question);
    const one = asked.length === 1 || (asked.length === 2 && question.permission && question.api);
    if (!one)
      throw new ToolError(
        'invalid_arguments',
        'Give one of permission, role, api, application or organization; api also beside permission. Nothing was read.',
      );
    const { answerWhoCan } = await import('./answer-who-can.js');
    return answerWhoCan(runtime, question, call);
  },
});
