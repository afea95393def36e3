/** Refused by an Action, once the person was known: as its code shows, or because nothing else can have refused. */
import type { Account } from '../../../person.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { isOfTenant, isOutside } from '../../failure-texts.js';
import { type Failure, freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import { blockNotes } from '../account/block-notes.js';
import type { Finding, Rule } from '../cause.js';
import { has } from './profile-has.js';

/** Words for "you have an account already, sign in that way". */
const OTHER_ACCOUNT =
  /(method|account|way|option|provider|connection).{0,40}\b(registered|signed up|sign(ed)? up|original|existing|used before|first used|created)|\b(registered|original|existing)\b.{0,30}(method|account|provider|login|sign-?in)|already (have|has|exists|registered|in use)|(another|other|different) (account|method|provider|way)|instead of/;

/** Words about an e-mail address that is missing, not about one that is not confirmed. */
const NEEDS_EMAIL = /e-?mail|mail address/;
const OF_VERIFYING = /verif|confirm/;

/** Words about a phone number. */
const NEEDS_PHONE = /\bphone|mobile number/;

/** Other accounts of the person with the same address, the one used most first. */
const twinsOf = ({ accounts }: LoginFacts, account: Account): Account[] =>
  accounts
    .filter((one) => one !== account && one.email !== undefined && one.email === account.email)
    .sort((a, b) => (b.lastLogin ?? 0) - (a.lastLogin ?? 0) || b.logins - a.logins);

/** How a person signs in to an account, in words for them. */
function wayOf({ identities: [identity] }: Account): string {
  const { provider = '', connection } = identity ?? {};
  if (provider === 'auth0') return 'your e-mail address and password';
  if (provider === 'email' || provider === 'sms') return 'a code that we send you';
  return connection ?? provider;
}

/** What the text asks for and the profile lacks. */
function lacking(account: Account, text: string): { what: string; name: string } | undefined {
  if (account.unread) return undefined;
  if (account.email === undefined && NEEDS_EMAIL.test(text) && !OF_VERIFYING.test(text))
    return { what: 'e-mail address', name: 'email' };
  if (account.phone_number === undefined && NEEDS_PHONE.test(text))
    return { what: 'phone number', name: 'phone_number' };
  return undefined;
}

/** What the text means for this person, as their accounts show. */
function meaningFor(
  facts: LoginFacts,
  { event: { text }, account = facts.accounts[0] }: Failure,
  action: string,
): (Pick<Finding, 'tell' | 'do'> & { says: string }) | undefined {
  if (!account) return undefined;
  const [twin] = OTHER_ACCOUNT.test(text) ? twinsOf(facts, account) : [];
  if (twin)
    return {
      says: ` The person has another account with this address, ${twin.user_id} in ${list(twin.identities.map(({ connection }) => connection))}, and the text asks for that one.`,
      tell: `You already have an account with us. Please sign in with ${wayOf(twin)}, as you did before.`,
      do: `${action} refuses a second account of an address, by its own words on purpose: nothing is to be opened. The person signs in as before, to ${twin.user_id}. If both ways are wanted, the accounts can be linked once it is clear that both are theirs (link_user_identity).`,
    };
  const missing = lacking(account, text);
  if (missing) {
    const provider = account.identities[0]?.connection;
    return {
      says: ` The account has no ${missing.what}${provider ? `: ${q(provider)} sent none` : ''}.`,
      tell: `The application needs your ${missing.what}, and your account with us has none. Please add one at the provider that you sign in with and allow it to be passed on, or sign in another way.`,
      do: `${action} refuses accounts without ${missing.name}, by its own words on purpose. Either the person adds one at the provider and lets the connection have it (its scopes are in get_connection), or signs in another way; or those who keep the Action have it ask for one instead.`,
    };
  }
  const noted = blockNotes(account);
  return noted ? { says: ` Its app_metadata says ${noted}.`, ...BY_NOTES } : undefined;
}

/** What the condition in its code goes by, and how it is for this person. */
function goesBy(
  facts: LoginFacts,
  { event, account = facts.accounts[0] }: Failure,
  action: string,
): (Partial<Pick<Finding, 'tell' | 'do'>> & { says: string }) | undefined {
  const { asks = [], countries = [] } = facts.denying ?? {};
  if (asks.length === 0) return undefined;
  const goes = ` Its condition goes by ${list(asks, 3)}.`;
  if (asks.some((path) => /geoip|country/i.test(path))) {
    const before = facts.events.find((one) => isSignIn(one) && one.country !== undefined)?.country;
    const from = event.country
      ? ` The last attempt came from ${q(event.country)}${before ? `, the last sign-in that worked from ${q(before)}` : ''}.`
      : '';
    return {
      says: `${goes}${countries.length > 0 ? ` It names ${countries.join(', ')}.` : ''}${from}`,
      tell: 'The application refuses sign-ins from the country or place where you seem to be. If you use a VPN, please try without it; otherwise tell us where you are. A new password does not help.',
      do: `${action} refuses by the country of the request, on purpose as it reads: ask whether the person is really there, or behind a VPN. Whether it may be let in from there is for those who keep the Action to decide.`,
    };
  }
  const missing = asks
    .map((path) => path.replace(/^user\./, ''))
    .find((path) => account && has(account, path) === false);
  if (!account || !missing) return { says: goes };
  const twin = twinsOf(facts, account).find((one) => has(one, missing));
  return twin
    ? {
        says: `${goes} ${account.user_id} has no ${q(missing)}; ${twin.user_id}, with the same address and not linked, has it.`,
        tell: `You have another account with us, and what the application looks for is there. Please sign in with ${wayOf(twin)}, as you did before.`,
        do: `${action} refuses accounts without ${q(missing)}, and the person's other account, ${twin.user_id}, has it: they sign in to that one, or the two are linked, with it as the primary one, once it is clear that both are theirs (link_user_identity). The Action stays as it is.`,
      }
    : {
        says: `${goes} ${account.user_id} has no ${q(missing)}.`,
        do: `${action} refuses accounts without ${q(missing)}: ask those who keep it whether this person should have it, before anything is changed.`,
      };
}

const BY_NOTES = {
  do: 'The profile has notes that such an Action may go by: pass the case on to those who made them, before anything is changed.',
};

export const deniedByAction: Rule = (facts, history) => {
  const { actions = [], denying } = facts;
  const words = denying?.trigger === 'post-login' ? denying.words : undefined;
  const failures = standingOf(history, 'login_denied', 'other_failure').filter(
    ({ event }) =>
      event.type === 'f' &&
      event.userId !== undefined &&
      // Its code has the words: no matter who keeps the account, it is the Action that says them.
      ((words && event.text.includes(words)) || !isOutside(event) || isOfTenant(event)),
  );
  const [newest] = failures;
  const proved = denying?.trigger === 'post-login' ? denying : undefined;
  // Read and found without these words: it may be one of them all the same, and something else as well.
  if (!newest || actions.length === 0 || denying === null) return undefined;
  if (!proved && (facts.connection?.scripted || !isOfTenant(newest.event))) return undefined;
  const action = proved
    ? `The Action ${q(proved.name)}`
    : actions.length === 1
      ? `The Action ${q(actions[0])}`
      : 'One of the Actions';
  const meaning = meaningFor(facts, newest, action) ?? (proved && goesBy(facts, newest, action));
  const refused = `Refused ${times(failures.length)} once the person was known, last ${ago(newest.event.at, facts.now)}`;
  return {
    score: (proved ? 0.92 : 0.74) * freshness(facts, history, failures),
    title: proved ? `The Action ${q(proved.name, 50)} denies access` : 'An Action denies access',
    because: `${refused}: ${
      proved
        ? `the code of the Action ${q(proved.name)}, which runs after a login, has these words`
        : `${list(actions, 3)} ${actions.length === 1 ? 'runs' : 'run'} after a login, and no provider refuses whom it has let in`
    }.${said(newest)}${meaning?.says ?? ''}`,
    evidence: logIds(failures),
    fixes: [],
    tell:
      meaning?.tell ??
      'The application refuses your sign-in by a rule of its own; the page says which. Your password is not the trouble. We are checking whether the rule should apply to you.',
    do:
      meaning?.do ??
      `Read ${proved ? `${q(proved.name)} (get_action ${proved.id})` : 'the Action (list_action_trigger_bindings for post-login)'} for its condition, compare with a person for whom it works (compare_users), and ask those who keep it whether it is meant for this one, before anything is changed.`,
  };
};

/** The same before a registration; undefined: no code was found that has the words. */
export function deniedRegistration({ denying }: LoginFacts, newest: Failure) {
  if (denying?.trigger !== 'pre-user-registration') return undefined;
  return {
    title: `The Action ${q(denying.name, 50)} refuses the sign-up`,
    says: ` The code of the Action ${q(denying.name)}, which runs before a registration, has these words.`,
    tell: `Your registration was refused by a rule${reasonIn(newest)} We are checking whether it should be.`,
    do: `${q(denying.name)} refuses such people by its own words, so most likely on purpose: if it is meant, tell the person the rule (get_action ${denying.id} shows it); change it only with those who keep it.`,
  };
}

/** The words meant for the person: a whole sentence. */
function reasonIn({ event }: Failure): string {
  const sentence = [event.description, event.detail, ...event.text.split('\n')].find(
    (line) => line && /\bplease\b|\byour?\b/i.test(line) && line.length < 160,
  );
  const words = sentence?.replace(/[.\s]+$/, '');
  return words ? `: ${q(`${words.charAt(0).toUpperCase()}${words.slice(1)}`, 160)}.` : '.';
}
