/** The fix for a password: a link to choose a new one. */
import type { Fix } from '../../answer.js';
import type { LogEvent } from '../../events.js';
import type { Account } from '../../person.js';
import type { LoginFacts } from '../facts.js';
import { keeperOf } from '../keeper.js';

const passwordTicket = (account: Account): Fix => ({
  tool: 'create_password_change_ticket',
  arguments: { user_id: account.user_id },
  does: 'Creates a link for choosing a new password; add save_secrets_to, a new file for it.',
});

/**
 * A link for a new password, where the tenant can change the one that was tried: not that of a directory or provider,
 * nor that of a database of the customer without a script for it.
 */
export function passwordFixes(
  facts: LoginFacts,
  account: Account | undefined,
  event?: LogEvent | undefined,
): Fix[] {
  if (!account?.identities.some(({ provider }) => provider === 'auth0')) return [];
  const keeper = keeperOf(facts, event, account);
  const kept =
    keeper === undefined ||
    keeper === 'database' ||
    (keeper === 'own_database' && facts.connection?.changesPasswords !== false);
  return kept ? [passwordTicket(account)] : [];
}
