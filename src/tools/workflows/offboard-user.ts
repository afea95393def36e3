import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { takeToken } from '../call/run.js';
import type { BuiltInTool } from '../listing/built-in.js';
import { workflow } from './workflow.js';

const input = z.strictObject({
  user: z.string().min(1).describe('User id, e-mail, phone or username'),
  delete: z.boolean().optional().describe('Delete the account, too'),
});

export const offboardUser: BuiltInTool = workflow({
  name: 'offboard_user',
  title: "Take a person's access away",
  description:
    'Blocks, ends sessions, removes from organizations and roles. A person agrees to the plan first. Call again to resume.',
  risk: 'destructive',
  // Any of them takes a part of the access away.
  scopes: [
    'update:users',
    'delete:sessions',
    'delete:refresh_tokens',
    'delete:organization_members',
    'delete:role_members',
    'delete:grants',
    'delete:users',
  ],
  input,
  output: ['complete', 'steps', 'already_done', 'resume'],
  call: async (runtime, args, call) => {
    const { own, token } = takeToken(runtime, args, call);
    const given = checkArguments('offboard_user', input, own);
    const { offboard } = await import('./offboard/offboard.js');
    return offboard(
      runtime,
      offboardUser.record,
      given,
      token === undefined ? call : { ...call, state: token },
    );
  },
});
