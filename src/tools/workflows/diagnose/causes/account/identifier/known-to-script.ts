/** People of whom only a database of the customer knows: the tenant has no profile before their first sign-in. */
import type { LogEvent } from '../../../../events.js';
import type { LoginFacts } from '../../../facts.js';

/**
 * The login script of a custom database refused the password of a person who has no account: the script knows them. The
 * user id of such an event is what the script says it is, and shows no account of the tenant.
 */
export const knownToScript = (
  { accounts, connection }: LoginFacts,
  { type, connection: tried }: LogEvent,
): boolean =>
  accounts.length === 0 && type === 'fp' && connection?.scripted === true && connection.name === tried;
