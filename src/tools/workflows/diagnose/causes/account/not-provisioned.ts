/**
 * A connection that makes no accounts at sign-in (just-in-time provisioning is off): the company's directory makes them,
 * by SCIM or a synchronization, and who comes with an identity that no account has is refused.
 */
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Finding, Rule } from '../cause.js';

/** How such a refusal is worded. */
const NONE_MADE =
  /\b(jit|just.?in.?time)\b.{0,40}(disabled|\boff\b|not (enabled|allowed))|(user|account)s? (has|have|was|were|is|are) not (been )?provisioned|auto(matic)?.?(user )?provisioning.{0,20}(disabled|\boff\b|not (enabled|allowed))/;

export const isNotProvisioned = (event: LogEvent): boolean => NONE_MADE.test(event.text);

/** What a directory could not do. */
const FAILS: readonly string[] = ['fscim', 'directory_sync_failed'];

/** https://auth0.com/docs/authenticate/protocols/scim/configure-inbound-scim */
export const notProvisioned: Rule = (facts, history) => {
  const failures = standingOf(history, 'no_account').filter(({ event }) => isNotProvisioned(event));
  const [newest] = failures;
  if (!newest) return undefined;
  const { event } = newest;
  const { connection } = event;
  const through = q(connection ?? 'the connection');
  const own = facts.accounts.find(({ identities }) =>
    identities.some((one) => one.connection === connection),
  );
  const theirs = (facts.provisioning ?? []).filter(
    (one) => one.connection === undefined || one.connection === connection,
  );
  const broken = theirs.filter(({ type }) => FAILS.includes(type));
  const [stopped] = broken;
  const works = theirs.find(({ type }) => !FAILS.includes(type));
  const seen = `${through} makes no accounts at sign-in: the company's directory makes them, and the identity that was sent has none. Refused ${times(failures.length)}, last ${ago(event.at, facts.now)}.`;
  const found = {
    score: 0.92 * freshness(facts, history, failures),
    evidence: [...logIds(failures), ...(stopped ? [stopped.id] : [])].slice(0, 3),
    fixes: [],
  };
  if (own)
    return {
      ...found,
      ...OF_OTHER_ID,
      because: `${seen} ${own.user_id} has the person's address and is of this connection${
        works && works.userId === own.user_id ? ` (made by the directory ${ago(works.at, facts.now)})` : ''
      }: so the id that the provider sends at sign-in is not the one that the account has.${said(newest)}`,
    };
  const elsewhere = facts.accounts.flatMap(({ identities }) => identities.map((one) => one.connection));
  const state = facts.accountsSeen
    ? elsewhere.length > 0
      ? ` Their address is known in ${list([...new Set(elsewhere)], 3)} only.`
      : ` No account has ${q(facts.asked.value)}.`
    : '';
  return {
    ...found,
    ...(stopped && stopped.at > (works?.at ?? 0) ? ofBrokenSync(stopped) : NOT_SENT),
    because: `${seen}${state}${
      stopped
        ? ` The directory itself fails: ${q(stopped.description, 120)} ${times(broken.length)}, last ${ago(stopped.at, facts.now)}${works ? `, and it last worked ${ago(works.at, facts.now)}` : ''}.`
        : ''
    }${said(newest)}`,
  };
};

type Words = Pick<Finding, 'title' | 'tell' | 'do'>;

const LEAVE_OFF = 'Leave accounts at sign-in (just-in-time provisioning) off, and create none by hand.';

const OF_OTHER_ID: Words = {
  title: 'The identity that the provider sends is not that of the account, and none is made at sign-in',
  tell: 'Your company signs you in under an identity that does not match the account that was made for you here. It is not your password, and we are correcting it with your company.',
  do: `Compare the id that the provider sends at sign-in (NameID, sub or oid; get_log may show it) with the identity of the account and with the attribute that the directory provisions as its id (get_scim_configuration), and have those who run it send the same in both. ${LEAVE_OFF}`,
};

const NOT_SENT: Words = {
  title: 'There is no account for this identity, and none is made at sign-in',
  tell: 'Your company has not set up an account for you here yet. Please ask its help desk to give you access to this application; your password is not the trouble.',
  do: `Those who run the directory have to assign the person there, so that it creates the account (the log has that as sscim); find out whether they did, and under which id and address. ${LEAVE_OFF}`,
};

const ofBrokenSync = ({ type }: LogEvent): Words => ({
  title:
    'There is no account for this identity: its directory fails to make accounts, and sign-in makes none',
  tell: 'Your account has not been set up here yet, because the transfer from your company is not working. It is not your password, and we are correcting it with your company.',
  do: `${
    type === 'fscim'
      ? "Read why the directory's requests are refused (get_log of the fscim event): the token or a mapping of SCIM (get_scim_configuration)"
      : 'An administrator of the company has to authorize the directory synchronization of the connection again, as the text of its failure says'
  }; with the next run the account is made. ${LEAVE_OFF}`,
});
