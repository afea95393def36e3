/** Code of the tenant that fails after a login: an Action, or a rule where the tenant still has those. */
import { ago, list, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** As the log marks the error of a rule. */
const RULE = /\brule[- _]error\b/;

/** No Action runs after a login, and rules do: it is one of those. */
export const failingCode: Rule = (facts, history) => {
  const { actions, rules = [], connection } = facts;
  const failures = standingOf(history, 'action_failed').filter(
    ({ event }) => event.type === 'f' && (event.connection !== connection?.name || !connection?.scripted),
  );
  const [newest] = failures;
  if (!newest || actions === undefined || actions.length > 0 || rules.length === 0) return undefined;
  const marked = failures.some(({ event }) => RULE.test(event.text));
  return {
    score: 0.87 * freshness(facts, history, failures),
    title: 'A rule fails during sign-in',
    because: `A sign-in was refused ${times(failures.length)} by an error of code, last ${ago(newest.event.at, facts.now)}; ${marked ? 'the log says that it is that of a rule, and ' : ''}no Action runs after a login, but ${rules.length === 1 ? 'the rule' : 'the rules'} ${list(rules)} ${rules.length === 1 ? 'does' : 'do'}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    do: `Read the code of ${rules.length === 1 ? 'this rule' : 'these rules'} (list_rules, get_rule) for what the text names, and have it allow for profiles that lack it, or for a server that does not answer; update_rule can switch it off meanwhile, if it guards nothing. Rules are deprecated: an Action should take its place.`,
  };
};
