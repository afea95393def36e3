/** One change for many users, previewed first. */
import { errorResult } from '../answer/result.js';
import { acceptArguments } from '../call/arguments.js';
import { takeToken } from '../call/two-step-token.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';
import { input } from './bulk-arguments.js';

const tool = builtIn({
  name: 'apply_to_users',
  title: 'Change many users',
  description: 'Assign roles or merge metadata by ids or Lucene q. Previews unless dry_run:false.',
  toolset: 'users',
  risk: 'write',
  input,
  output: [],
  call: async (runtime, args, call) => {
    try {
      const { own, token } = takeToken(runtime, args, call);
      const given = acceptArguments('apply_to_users', input, own);
      const { apply } = await import('./apply.js');
      const context = token === undefined ? call : { ...call, state: token };
      return await apply(runtime, applyToUsers.record, given, context);
    } catch (error) {
      return { kind: 'result', result: errorResult('apply_to_users', error) };
    }
  },
});

/** Any of these lets it do something; which change is possible is decided by its own operation. */
const scopes = ['update:users', 'update:users_app_metadata', 'create:role_members'];

export const applyToUsers: BuiltInTool = {
  ...tool,
  record: { ...tool.record, scopes: { mode: 'any', scopes } },
};
