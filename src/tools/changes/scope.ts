/** Whose changes a call may see and take back. */
import type { JournalScope } from '../../policy/change/journal.js';
import type { CallContext, Runtime } from '../runtime.js';

/** Those of the caller; the operator at the terminal sees all that are in the journal. */
export function scopeOf({ tenant }: Runtime, { caller, person, operator }: CallContext): JournalScope {
  return operator ? { tenant } : { tenant, owner: { caller, person } };
}
