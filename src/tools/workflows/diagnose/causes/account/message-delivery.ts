/** Messages that the provider does not deliver. */
import { ago, times } from '../../../words.js';
import { wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** Messages that bounce, for a person who needs one to sign in. */
export const messageDelivery: Rule = (facts, history) => {
  const since = history.lastSignIn?.at ?? 0;
  const lost = facts.events.filter(({ type, at }) => type === 'fn' && at > since);
  const [newest] = lost;
  const [account] = facts.accounts;
  if (!newest || !account) return undefined;
  const byMessage = account.identities.some(({ provider }) => provider === 'email' || provider === 'sms');
  const waits =
    byMessage ||
    (account.email_verified === false && account.logins === 0) ||
    facts.events.some(({ type, at }) => (type === 'scpr' || type === 'svr') && at > since);
  if (!waits) return undefined;
  return {
    score: byMessage ? 0.78 : 0.68,
    because: `The provider rejected a message to the person ${times(lost.length)}, last ${ago(newest.at, facts.now)}. ${wordsOf(newest)}`,
    evidence: lost.slice(0, 3).map(({ id }) => id),
    fixes: [],
    advice:
      'Check the address or number; if others are affected too, check the provider (get_email_provider).',
  };
};
