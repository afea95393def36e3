/** The fix for a password: a link to choose a new one. */
import type { Fix } from '../../answer.js';
import type { Account } from '../../person.js';

export const passwordTicket = (account: Account): Fix => ({
  tool: 'create_password_change_ticket',
  arguments: { user_id: account.user_id },
  does: 'Creates a link for choosing a new password; without save_secrets_to it is redacted.',
});

export const hasPassword = (account: Account | undefined): account is Account =>
  account?.identities.some((identity) => identity.provider === 'auth0') === true;
