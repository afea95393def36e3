/** Code that fails at a login, where no Action can be behind it: a rule, or a script of a custom database. */
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

/** As the log marks the error of a rule. */
const RULE = /\brule[- _]error\b/;

/** What only code with a mistake says, as opposed to a server that does not answer. */
const MISTAKE =
  /(type|reference|range|syntax)error|cannot (read|set|destructure)|is not (a function|a constructor|defined|iterable)|unhandled|undefined|cannot find module/;

/** Of a connection whose scripts are known. */
const ofScript = ({ connection }: LoginFacts, { event }: Failure): boolean =>
  connection?.scripted === true && event.connection === connection.name;

export const failingCode: Rule = (facts, history) => {
  const { actions, rules = [] } = facts;
  const failures = standingOf(history, 'action_failed').filter(({ event }) => event.type === 'f');
  const [newest] = failures;
  if (!newest || actions === undefined || actions.length > 0) return undefined;
  const found = {
    score: 0.87 * freshness(facts, history, failures),
    evidence: logIds(failures),
    fixes: [],
  };
  const seen = `A sign-in was refused ${times(failures.length)} by an error of code, last ${ago(newest.event.at, facts.now)}; `;
  if (rules.length === 0)
    return ofScript(facts, newest) && MISTAKE.test(newest.event.text)
      ? {
          ...found,
          title: 'A script of the custom database is defective',
          because: `${seen}no Action or rule runs after a login, so it is a script of ${q(newest.event.connection)}.${said(newest)}`,
          do: `Read the scripts of ${q(newest.event.connection)} (get_connection) for what the text names, and correct them. Nothing was refused, and the person cannot change it.`,
        }
      : undefined;
  const one = rules.length === 1;
  const marked = failures.some(({ event }) => RULE.test(event.text));
  const script = ofScript(facts, newest) && !marked;
  return {
    ...found,
    title: script ? 'A rule or a script of the custom database fails' : 'A rule fails during sign-in',
    because: `${seen}${marked ? 'the log says that it is that of a rule, and ' : ''}no Action runs after a login, but ${one ? 'the rule' : 'the rules'} ${list(rules)} ${one ? 'does' : 'do'}.${said(newest)}`,
    do: `Read the code of ${one ? 'this rule' : 'these rules'} (list_rules, get_rule)${script ? ` and the scripts of ${q(newest.event.connection)} (get_connection)` : ''} for what the text names, and have it allow for profiles that lack it, or for a server that does not answer. Rules are deprecated: an Action should take their place.`,
  };
};
