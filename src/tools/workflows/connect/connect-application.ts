/** `connect_application`: the application for a framework, and what the project needs to use it. */
import { checkArguments } from '../../call/arguments.js';
import { takeToken } from '../../call/two-step-token.js';
import type { BuiltInTool } from '../../listing/built-in.js';
import { workflow } from '../workflow.js';
import { input } from './connect-arguments.js';

export const connectApplication: BuiltInTool = workflow({
  name: 'connect_application',
  title: 'Connect an application',
  description:
    'Create the application for a project with the addresses its framework needs, its API and connection; answers with next steps.',
  risk: 'write',
  mayDestroy: true,
  unlisted: {
    example: {
      framework: 'nextjs',
      name: 'Shop',
      url: 'http://localhost:3000',
      save_secrets_to: '.env.local',
    },
  },
  scopes: ['create:clients'],
  input,
  output: [],
  call: async (runtime, args, call) => {
    const { own, token } = takeToken(runtime, args, call);
    const given = checkArguments('connect_application', input, own);
    const { connect } = await import('./connect.js');
    const called = token === undefined ? call : { ...call, state: token };
    return connect(runtime, connectApplication.record, given, called);
  },
});
