/** Access denied by an Action, a rule, the provider, or the login script of a custom database. */
import { ago, list, q, times } from '../../../words.js';
import { isOutside } from '../../failure-texts.js';
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
  const { connection, actions, rules = [] } = facts;
  const failures = standingOf(history, 'login_denied', 'other_failure').filter(
    ({ event }) =>
      event.type === 'f' && event.connection !== undefined && event.connection === connection?.name,
  );
  const [newest] = failures;
  if (!newest || connection?.scripted !== true) return undefined;
  // An Action can refuse with any text, too.
  const alone = actions?.length === 0 && rules.length === 0;
  return {
    score: (alone ? 0.76 : 0.66) * freshness(facts, history, failures),
    because: `Refused ${times(failures.length)} at the custom database ${q(connection.name)}, last ${ago(newest.event.at, facts.now)}: ${
      alone ? 'no Action runs after a login, so' : rules.length > 0 ? 'a rule or' : 'an Action or'
    } its login script says this.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    advice: `Read the login script of ${q(connection.name)} (get_connection) for this text: what it refuses has to be changed in the customer's own database.`,
  };
};

/** Refused where no Action runs after a login, and rules do. */
export const deniedByRule: Rule = (facts, history) => {
  const { actions, rules = [], connection } = facts;
  const failures = standingOf(history, 'login_denied', 'other_failure').filter(
    ({ event }) =>
      event.type === 'f' &&
      event.userId !== undefined &&
      !isOutside(event) &&
      (event.connection !== connection?.name || !connection?.scripted),
  );
  const [newest] = failures;
  if (!newest || actions?.length !== 0 || rules.length === 0) return undefined;
  return {
    score: 0.72 * freshness(facts, history, failures),
    title: 'A rule denies access',
    because: `Refused ${times(failures.length)} once the person was known, last ${ago(newest.event.at, facts.now)}: no Action runs after a login, but ${rules.length === 1 ? 'the rule' : 'the rules'} ${list(rules)} ${rules.length === 1 ? 'does' : 'do'}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    do: 'Read the rules (list_rules, get_rule) for this text and the condition behind it, and compare with a person for whom it works (compare_users), before anything is changed.',
  };
};
