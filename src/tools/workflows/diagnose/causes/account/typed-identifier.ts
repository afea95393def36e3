/** Names that nobody has, typed where the person signs in: mostly their own other address. */
import { distance } from '../../../../../text/nearest.js';
import { DAY } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { wordsOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { atTheirDevice } from './at-their-device.js';
import { connectionsOf } from './connections-of.js';

const words = (name: string): string[] =>
  (name.split('@')[0] ?? '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);

/** Whether another account is the person's own as well: every part of its name is theirs. */
function theirsToo(facts: LoginFacts, name: string): boolean {
  const parts = words(name);
  return (
    parts.length > 1 &&
    facts.accounts.some(({ email, name: full }) =>
      [email, full].some((one) => one !== undefined && parts.every((part) => words(one).includes(part))),
    )
  );
}

/** A typing error apart: the shorter a name, the more are as close to it. */
function isTypo(typed: string, name: string): boolean {
  const local = name.split('@')[0] ?? '';
  const errors = local.length < 4 ? 0 : local.length < 6 ? 1 : 2;
  return distance(typed.slice(0, 100).toLowerCase(), name.slice(0, 100).toLowerCase()) <= errors;
}

/** A phone number, as people type it. */
const PHONE = /^\+?[\d\s()-]{6,20}$/;

/** The account got another address or name. */
const RENAMED = ['sce', 'scu'];

/**
 * Whether two names are likely of one person: a typing error apart, with a word in common, such as the family name, or one
 * of a kind that the account has and may have had another of before.
 */
function alike(facts: LoginFacts, typed: string): boolean {
  const own = facts.accounts.flatMap(({ email, username, name }) =>
    [email, username, name].flatMap((one) => (one === undefined ? [] : words(one))),
  );
  const mistyped = facts.accounts.some(({ email, username }) =>
    [email, username].some((one) => one !== undefined && isTypo(typed, one)),
  );
  const former = PHONE.test(typed)
    ? facts.accounts.some(({ phone_number }) => phone_number !== undefined)
    : facts.events.some(({ type }) => RENAMED.includes(type));
  return mistyped || former || words(typed).some((word) => own.includes(word));
}

/** Whether a name begins as one of the account's does, such as a nickname: a hint, and no more. */
function nickname(facts: LoginFacts, typed: string): boolean {
  const own = facts.accounts.flatMap(({ email, username, name }) =>
    [email, username, name].flatMap((one) => (one === undefined ? [] : words(one))),
  );
  return words(typed).some((word) => own.some((mine) => word.startsWith(mine) || mine.startsWith(word)));
}

/** A number or a name that is no address, typed where nobody else is known to sign in: they may have another one in mind. */
const otherKind = (facts: LoginFacts, event: LogEvent): boolean =>
  (!event.userName?.includes('@') || atTheirDevice(facts, event)) &&
  facts.sharedAddress === false &&
  facts.accounts.some(({ identities }) => identities.some((one) => one.connection === event.connection));

export const typedIdentifier: Rule = (facts, history) => {
  const [account] = facts.accounts;
  if (!account) return undefined;
  const own = new Set(
    facts.accounts.flatMap(({ email, username, phone_number }) =>
      [email, username, phone_number].map((name) => name?.toLowerCase()),
    ),
  );
  const since = Math.max(history.lastSignIn?.at ?? 0, account.lastLogin ?? 0);
  const home = new Set(facts.events.filter(isSignIn).flatMap(({ ip }) => ip ?? []));
  const typed = (facts.quiet ?? []).filter(
    (event: LogEvent): event is LogEvent & { userName: string } =>
      event.userName !== undefined &&
      (event.type === 'fu'
        ? alike(facts, event.userName) || nickname(facts, event.userName) || otherKind(facts, event)
        : event.userId !== undefined && theirsToo(facts, event.userName)) &&
      !own.has(event.userName.toLowerCase()) &&
      event.ip !== undefined &&
      (home.has(event.ip) || event.ip === account.lastIp) &&
      event.at > since &&
      facts.now - event.at < 30 * DAY,
  );
  const [newest] = typed;
  if (!newest) return undefined;
  const other = newest.userId !== undefined;
  const known = [account.email, account.username, account.phone_number].filter((one) => one !== undefined);
  return {
    score:
      !other && alike(facts, newest.userName) ? 0.72 : other || nickname(facts, newest.userName) ? 0.6 : 0.45,
    because: `${q(newest.userName)}, ${other ? 'which is another account,' : `for which there is no account on ${q(newest.connection ?? connectionsOf([account])[0])},`} was ${other ? 'refused' : 'typed'} ${times(typed.length)} at ${q(newest.clientName ?? newest.clientId)} from the address where the person signs in, last ${ago(newest.at, facts.now)}; the account has ${list(known)}.${other ? ` ${wordsOf(newest)}` : ''}`,
    evidence: typed.slice(0, 3).map(({ id }) => id),
    fixes: [],
    // Nothing but the place ties the name to the person.
    ...(!other && !alike(facts, newest.userName) && !nickname(facts, newest.userName)
      ? {
          do: `Ask whether it was the person who typed ${q(newest.userName)}, or somebody else at the same device: the account in question is ${list(known, 2)}, and the last sign-in to it succeeded. Make no account for the other name before that is clear.`,
        }
      : {}),
    advice: `Sign in with ${list(known, 2)} instead of the other address.`,
  };
};
