/** Code of an Action or rule that reads what the profile of this person lacks, mostly an e-mail address. */
import type { Account } from '../../../person.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { keeperOf } from '../../keeper.js';
import type { Rule } from '../cause.js';

/** Something that is not there was read. */
const READ_OF_NOTHING =
  /cannot (read|destructure)|of (undefined|null)|is (undefined|null)|undefined is not|null is not|(event|context|user)\.user/;

/** Functions of texts: what was read is one. */
const OF_TEXT =
  /reading '(split|tolowercase|touppercase|endswith|startswith|includes|indexof|match|replace|trim|substring|substr|slice|length|charat|normalize|localecompare|lastindexof|search|test)'|property '(split|tolowercase|touppercase|endswith|startswith|includes|indexof|match|replace|trim|substring|substr|slice|length)'|e-?mail/;

/** What code reads of most profiles and this one lacks. */
function lacking({ email, unread }: Account): string | undefined {
  return unread || email !== undefined ? undefined : 'e-mail address';
}

/** Others who get in through another connection to the same application: what differs is the profile. */
const worksElsewhere = ({ others = [] }: LoginFacts, connection: string | undefined): boolean =>
  others.some((one) => one.connection !== undefined && one.connection !== connection);

export const lackingProfile: Rule = (facts, history) => {
  const failures = standingOf(history, 'action_failed').filter(
    ({ event, account }) => account !== undefined && READ_OF_NOTHING.test(event.text),
  );
  const [newest] = failures;
  const account = newest?.account;
  const lacks = account && lacking(account);
  if (!newest || !account || !lacks || !OF_TEXT.test(newest.event.text)) return undefined;
  const { actions = [], rules = [] } = facts;
  const connection = newest.event.connection ?? account.identities[0]?.connection;
  const code =
    actions.length > 0
      ? `${actions.length === 1 ? 'the Action' : 'one of the Actions'} ${list(actions)}`
      : rules.length > 0
        ? `${rules.length === 1 ? 'the rule' : 'one of the rules'} ${list(rules)}`
        : 'code that runs after the login';
  const keeper = keeperOf(facts, newest.event);
  const outside = keeper === 'enterprise' || keeper === 'social' || keeper === 'directory';
  return {
    score: 0.88 * freshness(facts, history, failures),
    title: `An Action or rule fails, as the profile has no ${lacks}`,
    because: `${account.user_id} has no ${lacks}, and ${code} reads a text of the profile that is not there; failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${
      outside ? ` ${q(connection)} brings none.` : ''
    }${worksElsewhere(facts, connection) ? ' Others get in through another connection.' : ''}${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    do: `Let the code allow for profiles without an ${lacks} (${actions.length > 0 ? 'get_action shows it; then deploy it' : 'get_rule shows it'})${
      outside
        ? `, and find out whether the identity provider of ${q(connection)} sends one: it has to be released there, and mapped in the connection (options.fieldsMap of SAML, options.attribute_map of OIDC). Others of that connection are affected too`
        : ''
    }. Rolling back the last deploy changes nothing for such profiles.`,
  };
};
