/** What each effect is called in questions, refusals and the policy in words. */
import type { Effect } from '../../catalog/change-facts.js';

export const effectWords: Readonly<Record<Effect, { label: string; means: string }>> = {
  privileges: { label: 'Privileges', means: 'changes what people or applications are allowed to do' },
  credentials: {
    label: 'Credentials',
    means: 'changes a password, address, second factor, recovery, linked identity, secret or key',
  },
  sign_in: { label: 'Sign-in', means: 'changes who can sign in, where or how' },
  code: { label: 'Code and texts', means: 'changes code that runs, or texts and pages that people see' },
  egress: { label: 'Data leaves', means: 'sends tenant data to an address outside the tenant' },
  loss: { label: 'Loss', means: 'something that is there now is gone afterwards' },
  lock_out: { label: 'Lock-out', means: 'people or applications may no longer get in' },
  weakens: { label: 'Weaker protection', means: 'lowers a protection' },
  reach: { label: 'Many people', means: 'concerns more than a handful of people at once' },
  irreversible: { label: 'Irreversible', means: 'cannot be taken back' },
  unknown: { label: 'Unknown', means: 'uses fields that this server does not know' },
};
