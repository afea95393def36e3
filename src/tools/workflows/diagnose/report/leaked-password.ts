/** A leaked password that let its owner in: breached-password detection that only reports stops nobody. */
import { ago } from '../../words.js';
import { passwordChange } from '../causes/password/saved-password.js';
import type { LoginFacts } from '../facts.js';
import type { History } from '../failures.js';

/** What is said of it beside a sign-in that works; undefined: there was none, or the password was changed since. */
export function leakedAndInUse(
  facts: LoginFacts,
  { over }: History,
): { says: string; tell: string; do: string } | undefined {
  const leak = over.find(({ event: { type } }) => type === 'pwd_leak');
  const [account] = facts.accounts;
  if (!leak || (passwordChange(facts, leak.account ?? account) ?? 0) > leak.event.at) return undefined;
  return {
    says: `Nothing is locked; but the password that was used ${ago(leak.event.at, facts.now)} is one of a known leak, and it has not been changed since.`,
    tell: 'Your sign-in is not locked. The password that you use appeared in a leak at another service, though: please choose a new one that you use nowhere else.',
    do: 'Ask the person to choose a new password (with the link on the sign-in page, or create_password_change_ticket). There is nothing to unblock.',
  };
}
