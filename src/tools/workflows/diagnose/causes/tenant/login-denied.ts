/** Access denied by an Action, a rule, the provider, or the login script of a custom database. */
import { ago, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isAuth0Block } from '../block-text.js';
import type { Rule } from '../cause.js';

/** Refused as blocked although the profile is not: an Action, a rule or the provider words it like that. */
export const loginDenied: Rule = (facts, history) => {
  const failures = standingOf(history, 'user_blocked');
  const [newest] = failures;
  if (!newest?.account || isAuth0Block(newest.event)) return undefined;
  if (facts.accounts.some((account) => account.blocked === true)) return undefined;
  return {
    score: 0.7 * freshness(facts, history, failures),
    because: `Rejected ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}, although the profile is not blocked.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    advice:
      'The wording is that of an Action, a rule or the identity provider: find it (list_action_trigger_bindings for post-login).',
  };
};

/** Refused in words that the login script of a custom database may have: it can refuse with any text. */
export const deniedByScript: Rule = (facts, history) => {
  const { connection, actions } = facts;
  const failures = standingOf(history, 'login_denied', 'other_failure').filter(
    ({ event }) =>
      event.type === 'f' && event.connection !== undefined && event.connection === connection?.name,
  );
  const [newest] = failures;
  if (!newest || connection?.scripted !== true) return undefined;
  // An Action can refuse with any text, too.
  const alone = actions?.length === 0;
  return {
    score: (alone ? 0.76 : 0.66) * freshness(facts, history, failures),
    because: `Refused ${times(failures.length)} at the custom database ${q(connection.name)}, last ${ago(newest.event.at, facts.now)}: ${
      alone ? 'no Action runs after a login, so' : 'an Action or'
    } its login script says this.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    advice: `Read the login script of ${q(connection.name)} (get_connection) for this text: what it refuses has to be changed in the customer's own database.`,
  };
};
