import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { workflow } from './workflow.js';

const input = z.strictObject({
  user: z.string().min(1).describe('E-mail, phone, username or user id'),
  application: z.string().optional().describe('Id or name'),
  organization: z.string().optional().describe('Id or name'),
});

export const diagnoseLogin = workflow({
  name: 'diagnose_login',
  title: 'Why can this person not sign in?',
  description: 'Finds the likely causes with evidence and the calls that would fix each. Changes nothing.',
  risk: 'read',
  scopes: ['read:users', 'read:logs', 'read:logs_users'],
  input,
  output: ['healthy', 'causes', 'accounts', 'failures', 'could_not_see'],
  call: async (runtime, args, call) => {
    const given = checkArguments('diagnose_login', input, args);
    const { diagnose } = await import('./diagnose/diagnose.js');
    return diagnose(runtime, given, call);
  },
});
