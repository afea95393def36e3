/** Passkeys that were switched off for a database: who has one is asked for a password instead. */
import { ago, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { freshness, logIds, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** The account has a passkey, and the database takes none. */
export const passkeyUnusable = ({ connection, factors }: LoginFacts): boolean =>
  connection?.passkeys === false &&
  factors?.some(({ type, confirmed }) => confirmed && type === 'passkey') === true;

export const passkeysOff: Rule = (facts, history) => {
  if (!passkeyUnusable(facts)) return undefined;
  const { connection, connectionHistory } = facts;
  const failures = standingOf(history, 'wrong_password', 'no_account', 'passkey').filter(
    ({ event }) => event.connection === connection?.name,
  );
  const [newest] = failures;
  if (!newest) return undefined;
  const lastIn = history.lastSignIn?.at ?? 0;
  const change = connectionHistory?.changes.find(
    ({ event, options }) =>
      event.at > lastIn &&
      event.at < newest.event.at &&
      options?.includes('authentication_methods') !== false,
  );
  const name = q(connection?.name, 50);
  return {
    score: (change ? 0.82 : 0.73) * freshness(facts, history, failures),
    title: `Passkeys are switched off for ${name}, and the account has one`,
    because: `${name} takes no passkeys (authentication_methods.passkey is off), and the account has one; ${
      change
        ? `the connection was changed ${ago(change.event.at, facts.now)}, after the last sign-in`
        : 'the log does not show since when'
    }. What was typed instead was refused ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}: who only ever used a passkey has no password to type.`,
    evidence: [...(change ? [change.event.id] : []), ...logIds(failures)].slice(0, 3),
    fixes: [],
    knowsBetter: true,
    tell: 'Signing in with a passkey is switched off at the moment. Your passkey is not lost. If you have never had a password, please choose one with the link on the sign-in page or the one that we send you.',
    do: `Find out who switched passkeys off for ${name} and whether that was meant. If not, switch them on again (update_connection, options.authentication_methods.passkey, with all other options sent along); if so, send a link for a password (create_password_change_ticket). Keep the passkey.`,
  };
};
