/** Whether the account that someone asks about was deleted. */
import type { LogEvent } from '../../../events.js';
import type { LoginFacts } from '../../facts.js';
import { isSignIn } from '../../sign-in-events.js';
import { knownToScript } from './identifier/known-to-script.js';

export interface Deletion {
  /** The event of the deletion itself, where the log still has it. */
  event?: LogEvent | undefined;
  /** The id of an account that the log knows and the tenant does not. */
  gone?: string | undefined;
  /** The last event of that account. */
  last?: LogEvent | undefined;
}

/** Undefined: there is an account, or nothing says that there was one. */
export function deletionOf(facts: LoginFacts): Deletion | undefined {
  const { accounts, events } = facts;
  if (accounts.length > 0) return undefined;
  // `du` is what older logs call it.
  const event = events.find(({ type }) => type === 'sdu' || type === 'du');
  const gone = facts.gone.find((id) => {
    const own = events.filter(({ userId }) => userId === id);
    return !own.some((one) => knownToScript(facts, one)) || own.some(isSignIn);
  });
  if (!event && !gone) return undefined;
  return { event, gone, last: events.find(({ userId }) => userId === gone) };
}
