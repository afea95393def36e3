import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { workflow } from './workflow.js';

const input = z.strictObject({
  user: z.string().min(1).describe('E-mail, phone, username, name or user id'),
  application: z.string().optional().describe('Id or name'),
  organization: z.string().optional().describe('Id or name'),
});

export const diagnoseLogin = workflow({
  name: 'diagnose_login',
  title: 'Diagnose a failed sign-in',
  description:
    'Finds why a user cannot sign in: causes, evidence and the calls that fix them. Changes nothing.',
  risk: 'read',
  scopes: ['read:users', 'read:logs', 'read:logs_users'],
  input,
  output: [
    'healthy',
    'causes',
    'tell_person',
    'what_to_do',
    'still_missing',
    'changed_since',
    'unexplained',
    'accounts',
    'failures',
    'could_not_see',
  ],
  call: async (runtime, args, call) => {
    const given = checkArguments('diagnose_login', input, args);
    const { diagnose } = await import('./diagnose/diagnose.js');
    return diagnose(runtime, given, call);
  },
});
