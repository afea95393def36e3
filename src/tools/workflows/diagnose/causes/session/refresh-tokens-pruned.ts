/** Refresh tokens that are refused because the account had too many, and the oldest were removed. */
import { DAY } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { wordsOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';

/** The token is no longer there; reuse, another application and the like have texts of their own. */
const GONE = /missing|not found|unknown|invalid|decoded|exist|revoked/;

/** A device's sign-in gets it a new token; one of another device does not. */
const signedInAgain = ({ events }: LoginFacts, refused: LogEvent): boolean =>
  events.some(
    (one) =>
      isSignIn(one) && one.clientId === refused.clientId && one.at > refused.at && one.ip === refused.ip,
  );

/** https://auth0.com/docs/secure/tokens/refresh-tokens: 200 active ones for each user and application. */
export const refreshTokensPruned: Rule = (facts) => {
  const { events, unattributed, accounts, now } = facts;
  const pruned = events.find(
    ({ type, at, text }) =>
      type === 'resource_cleanup' && now - at < 30 * DAY && /refresh.?token|^$/.test(text),
  );
  if (!pruned) return undefined;
  const ids = new Set(accounts.map(({ user_id }) => user_id));
  const refused = [...events, ...unattributed]
    .filter(
      (one) =>
        one.type === 'fertft' &&
        (one.userId === undefined || ids.has(one.userId)) &&
        one.clientId === pruned.clientId &&
        one.at > pruned.at &&
        GONE.test(one.text) &&
        !signedInAgain(facts, one),
    )
    .sort((a, b) => b.at - a.at);
  const [newest] = refused;
  if (!newest) return undefined;
  const named = newest.userId !== undefined;
  return {
    score: named ? 0.85 : 0.74,
    title: 'The oldest refresh tokens of the account were removed: it had too many',
    because: `${q(newest.clientName ?? newest.clientId)} was refused a refresh token ${times(refused.length)}, last ${ago(newest.at, now)}${named ? '' : ' (logged without a name)'}, after the account had reached the limit of refresh tokens for one user and application (200) and the oldest were removed, ${ago(pruned.at, now)}: devices that share the account lose theirs. ${wordsOf(newest)}`,
    evidence: [...refused.slice(0, 2), pruned].map(({ id }) => id),
    fixes: [],
    advice:
      'Give each person or device an account of its own, let the application revoke its token at sign-out and not ask for a new one at every start, and set lifetimes so that unused ones end. A new sign-in helps that device, and costs another one its token.',
  };
};
