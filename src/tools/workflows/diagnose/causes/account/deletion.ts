/** Whether the account that someone asks about was deleted. */
import type { LogEvent } from '../../../events.js';
import type { LoginFacts } from '../../facts.js';

export interface Deletion {
  /** The event of the deletion itself, where the log still has it. */
  event?: LogEvent | undefined;
  /** The id of an account that the log knows and the tenant does not. */
  gone?: string | undefined;
  /** The last event of that account. */
  last?: LogEvent | undefined;
}

/** Undefined: there is an account, or nothing says that there was one. */
export function deletionOf({ accounts, events, gone: [gone] }: LoginFacts): Deletion | undefined {
  if (accounts.length > 0) return undefined;
  // `du` is what older logs call it.
  const event = events.find(({ type }) => type === 'sdu' || type === 'du');
  if (!event && !gone) return undefined;
  return { event, gone, last: events.find(({ userId }) => userId === gone) };
}
