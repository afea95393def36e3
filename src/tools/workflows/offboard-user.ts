import { z } from 'zod';
import { acceptArguments } from '../call/arguments.js';
import { takeToken } from '../call/two-step-token.js';
import type { BuiltInTool } from '../listing/built-in.js';
import { workflow } from './workflow.js';

const input = z.strictObject({
  user: z.string().min(1).describe('User id, e-mail, phone or username'),
  delete: z.boolean().optional().describe('Also delete the account'),
});

export const offboardUser: BuiltInTool = workflow({
  name: 'offboard_user',
  title: "Revoke a user's access",
  description:
    'Blocks the user, ends sessions, removes organizations and roles. A person approves the plan first. Call again to resume.',
  risk: 'destructive',
  // Any of them revokes part of the access.
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
    const given = acceptArguments('offboard_user', input, own);
    const { offboard } = await import('./offboard/offboard.js');
    return offboard(
      runtime,
      offboardUser.record,
      given,
      token === undefined ? call : { ...call, state: token },
    );
  },
});
