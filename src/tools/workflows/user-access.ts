import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { workflow } from './workflow.js';

/** Given a user id, any of these shows part of the access. */
const SCOPES = [
  'read:users',
  'read:organizations',
  'read:grants',
  'read:sessions',
  'read:refresh_tokens',
  'read:authentication_methods',
];

const person = () => z.string().min(1).max(320);

const one = z.strictObject({ user: person().describe('E-mail, phone, username or user id') });

export const investigateUserAccess = workflow({
  name: 'investigate_user_access',
  title: "Show a user's access",
  description:
    'Roles, permissions and where they come from, organizations, applications, consents, sessions.',
  risk: 'read',
  scopes: SCOPES,
  input: one,
  output: ['user_id', 'roles', 'permissions', 'organizations', 'could_not_see'],
  call: async (runtime, args, call) => {
    const { user } = checkArguments('investigate_user_access', one, args);
    const { investigate } = await import('./access/investigate.js');
    return investigate(runtime, user, call);
  },
});

const two = z.strictObject({
  user: person().describe('Works for this user'),
  other: person().describe('Fails for this user'),
});

export const compareUsers = workflow({
  name: 'compare_users',
  title: "Compare two users' access",
  description: 'What one has and the other lacks, for "it works for her but not for him".',
  risk: 'read',
  scopes: SCOPES,
  input: two,
  output: ['differences', 'same', 'could_not_see'],
  call: async (runtime, args, call) => {
    const given = checkArguments('compare_users', two, args);
    const { compare } = await import('./access/compare.js');
    return compare(runtime, given, call);
  },
});
