/** What each effect is called in questions, refusals and the policy in words. */
import type { Effect } from '../../catalog/change-facts.js';

export const effectWords: Readonly<Record<Effect, { label: string; means: string }>> = {
  privileges: { label: 'Privileges', means: 'changes what people or applications are allowed to do' },
  credentials: {
    label: 'Credentials',
    means: 'changes a password, address, second factor, recovery method, linked identity, secret or key',
  },
  sign_in: { label: 'Sign-in', means: 'changes who can sign in, and where or how' },
  code: { label: 'Code and content', means: 'changes code that runs, or text and pages that people see' },
  egress: { label: 'Data leaves the tenant', means: 'sends tenant data to an outside address' },
  loss: { label: 'Loss', means: 'removes something that exists now' },
  lock_out: { label: 'Lockout', means: 'may cost people or applications their access' },
  weakens: { label: 'Weaker security', means: 'reduces or removes a protection' },
  reach: { label: 'Many people', means: 'affects more than a handful of people at once' },
  irreversible: { label: 'Irreversible', means: 'cannot be undone' },
  unknown: { label: 'Unknown', means: 'uses fields that this server does not know' },
};
