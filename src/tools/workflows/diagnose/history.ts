/** A person's sign-ins as a history: which failures are unresolved, because nothing later shows that they are over. */
import { DAY, MINUTE } from '../durations.js';
import type { LogEvent } from '../events.js';
import type { Account } from '../person.js';
import { followsLogin, PROVING, provesStep } from './after-login/follow-up.js';
import { attribute, mayConcern, worksSince } from './attribution.js';
import { beforeThem } from './before-them.js';
import type { CauseId } from './causes/cause-id.js';
import { causes } from './causes/registry.js';
import { explain, isLoginFailure, systemic } from './explain.js';
import type { LoginFacts } from './facts.js';
import { isOutside } from './failure-texts.js';
import { type Attribution, accountOf, type Degree, type Failure, type History } from './failures.js';
import { changedSince } from './report/since-then.js';
import { isSignIn } from './sign-in-events.js';

/** Events that end some cause without a sign-in. */
const ENDING = new Set(Object.values(causes).flatMap(({ endedBy }) => endedBy));

function sameAccount(failure: LogEvent, later: LogEvent, accounts: readonly Account[]): boolean {
  const a = accountOf(failure, accounts);
  const b = accountOf(later, accounts);
  return a === undefined || b === undefined || a === b;
}

/** Tried through a connection in which the person has no account, although they have one elsewhere. */
const isStrange = ({ accounts }: LoginFacts, { connection, clientId }: LogEvent): boolean =>
  connection !== undefined &&
  clientId !== undefined &&
  accounts.length > 0 &&
  accounts.every(({ identities }) => identities.every((one) => one.connection !== connection));

const ofApplicationAsked = ({ application, applicationAsked }: LoginFacts, { clientId }: LogEvent): boolean =>
  applicationAsked && clientId !== undefined && clientId === application?.client_id;

/** What was read no longer has the cause of the failure. */
const isGone = (facts: LoginFacts, event: LogEvent, cause: CauseId): boolean =>
  changedSince(facts, { event, cause, account: undefined }) !== undefined;

/** Whether something other than a sign-in shows, by its code, that the failure's cause is over. */
const endedBy = (failure: LogEvent, cause: CauseId, later: LogEvent, facts: LoginFacts): boolean =>
  sameAccount(failure, later, facts.accounts) &&
  (followsLogin(facts, failure, cause)
    ? PROVING.has(later.type) && provesStep(failure, cause, later)
    : causes[cause].endedBy.includes(later.type));

/** Whether a later sign-in shows that the failure's cause is resolved. */
function overcome(failure: LogEvent, cause: CauseId, later: LogEvent, facts: LoginFacts): boolean {
  if (
    followsLogin(facts, failure, cause) &&
    !provesStep(failure, cause, later) &&
    !isGone(facts, failure, cause)
  )
    return false;
  switch (causes[cause].reach) {
    case 'account':
      // What an application refuses after the credentials, another one may let pass.
      if (ofApplicationAsked(facts, failure) && causes[cause].stage === 'after')
        return failure.clientId === later.clientId;
      // A connection that does not have the account is still the wrong one at that application.
      if (isStrange(facts, failure)) return failure.clientId === later.clientId;
      return sameAccount(failure, later, facts.accounts);
    case 'application':
      return failure.clientId === undefined || failure.clientId === later.clientId;
    case 'connection':
      return failure.connection === undefined || failure.connection === later.connection;
    case 'organization':
      return failure.organizationId === undefined
        ? failure.clientId === undefined || failure.clientId === later.clientId
        : failure.organizationId === later.organizationId;
    case 'address':
      return failure.ip === undefined || failure.ip === later.ip;
  }
}

/** What a person is asked once the credentials are right: the second factor. */
const ASKED = /^(mfar|gd_)/;

/** Refusals of credentials that were right at another attempt. */
const OF_CREDENTIALS: readonly CauseId[] = [
  'wrong_password',
  'no_account',
  'identifier_mismatch',
  'breached_password',
  'passkey',
];

/**
 * Whether the person got past the credentials later, by name: a second factor was asked for, or what is checked
 * after the credentials refused them.
 */
function passedSince({ event, cause, account }: Failure, newer: readonly LogEvent[]): boolean {
  if (!OF_CREDENTIALS.includes(cause) || account === undefined) return false;
  return newer.some(
    (one) =>
      one.userId === account.user_id &&
      (ASKED.test(one.type) ||
        (one.type === 'f' &&
          one.connection === event.connection &&
          explain(one) !== 'other_failure' &&
          causes[explain(one)].stage === 'after')),
  );
}

/** The profile counts a rejected attempt as a login too; its rejection is logged within this time, in ms. */
const ATTEMPT = 10 * MINUTE;

/** The profile's own dates show sign-ins and password changes that the log no longer has. */
function overcomeByProfile({ event, cause, account }: Failure, all: readonly LogEvent[]): boolean {
  const { stage, reach } = causes[cause];
  if (!account || reach !== 'account') return false;
  const lastLogin = account.lastLogin ?? 0;
  if ((account.lastPasswordReset ?? 0) > event.at && causes[cause].endedBy.includes('scp')) return true;
  if (stage === 'before' || stage === 'credentials') return lastLogin > event.at;
  // Past the first step, a later login is proof only if it was not rejected itself.
  const refused = all.some((one) => isLoginFailure(one) && one.at > lastLogin - ATTEMPT);
  return lastLogin > event.at + ATTEMPT && !refused;
}

/** A refusal of another organization than the one asked about. */
const ofAnotherOrganization = (
  { organization, organizationAsked }: LoginFacts,
  { event, cause }: Failure,
): boolean =>
  organizationAsked &&
  event.organizationId !== undefined &&
  event.organizationId !== organization?.id &&
  causes[cause].reach === 'organization';

/** A fault of another application than the one asked about. */
const concernsAnother = ({ application, applicationAsked }: LoginFacts, { event, cause }: Failure): boolean =>
  applicationAsked &&
  application !== undefined &&
  event.clientId !== undefined &&
  event.clientId !== application.client_id &&
  causes[cause].reach === 'application';

/** Another account of theirs failed at another application, and has nothing to do with the one that works since. */
const ofAnotherAccount = (
  { application, applicationAsked, accounts }: LoginFacts,
  { event, account }: Failure,
  later: readonly LogEvent[],
): boolean =>
  applicationAsked &&
  event.clientId !== undefined &&
  event.clientId !== application?.client_id &&
  account !== undefined &&
  later.some(
    (one) => isSignIn(one) && one.clientId === application?.client_id && accountOf(one, accounts) !== account,
  );

export function historyOf(facts: LoginFacts): History {
  const { events, accounts } = facts;
  const standing: Failure[] = [];
  const over: Failure[] = [];
  const elsewhere: Failure[] = [];
  /** Events after the failure at hand: the list is processed from newest to oldest. */
  const later: LogEvent[] = [];
  for (const [i, event] of events.entries()) {
    if (!isLoginFailure(event)) {
      if (isSignIn(event) || ENDING.has(event.type) || PROVING.has(event.type)) later.push(event);
      continue;
    }
    const failure = { event, cause: explain(event), account: accountOf(event, accounts) };
    if (
      concernsAnother(facts, failure) ||
      ofAnotherOrganization(facts, failure) ||
      ofAnotherAccount(facts, failure, later)
    ) {
      elsewhere.push(failure);
      continue;
    }
    const ended = later.some(
      (one) =>
        (isSignIn(one) && overcome(event, failure.cause, one, facts)) ||
        endedBy(event, failure.cause, one, facts),
    );
    const past = ended || overcomeByProfile(failure, events) || passedSince(failure, events.slice(0, i));
    (past ? over : standing).push(failure);
  }
  const { attributed, unexplained, overUnnamed } = withoutName(facts);
  for (const failure of [...standing, ...attributed, ...over]) failure.cause = echoed(facts, failure);
  return {
    standing: [...standing, ...attributed].sort((a, b) => b.event.at - a.event.at),
    over,
    overUnnamed,
    unexplained,
    elsewhere,
    lastSignIn: events.find(isSignIn),
  };
}

/** An application fetches the outcome of a login within this time, in ms. */
const FETCHED = 2 * MINUTE;

/**
 * What an application fetches after a login that was refused says so in the same words, such as a device that waits for
 * tokens: its cause is that of the login.
 */
function echoed({ events }: LoginFacts, { event, cause }: Failure): CauseId {
  if (!/^(fede|feacft|fdeac|fdeleacft|ciba_exchange_failed)$/.test(event.type) || event.description === '')
    return cause;
  const login = events.find(
    (one) =>
      one.type === 'f' &&
      one.clientId === event.clientId &&
      one.description === event.description &&
      Math.abs(one.at - event.at) < FETCHED,
  );
  return login ? explain(login) : cause;
}

/** Whether a later event of the person shows that a failure without a name is over, or was somebody else's. */
function overcomeWithoutName({ event, cause }: Failure, facts: LoginFacts): boolean {
  const sameApplication = (later: LogEvent) =>
    event.clientId === undefined || later.clientId === event.clientId;
  const ofConnection = causes[cause].reach === 'connection' && event.connection !== undefined;
  const logged = [...facts.events, ...(facts.ownSuccesses ?? [])].some(
    (later) =>
      later.at > event.at &&
      (isSignIn(later) && !followsLogin(facts, event, cause)
        ? ofConnection
          ? later.connection === event.connection
          : sameApplication(later)
        : sameApplication(later) && endedBy(event, cause, later, facts)),
  );
  // The profile remembers sign-ins that the log no longer has; not at which application they were.
  const remembered = facts.accounts.some(
    ({ lastLogin = 0, identities }) =>
      lastLogin > event.at + ATTEMPT &&
      !facts.events.some((one) => isSignIn(one) && Math.abs(one.at - lastLogin) < MINUTE) &&
      (ofConnection
        ? identities.some(({ connection }) => connection === event.connection)
        : !facts.applicationAsked),
  );
  return logged || remembered;
}

/**
 * The log does not have the person at all since they last signed in: what failed since, anywhere in the tenant, cannot be
 * told apart from their attempts.
 */
function mayBeTheirs(facts: LoginFacts, event: LogEvent): boolean {
  const lastLogin = Math.max(0, ...facts.accounts.map(({ lastLogin: at = 0 }) => at));
  return (
    facts.events.length === 0 &&
    event.type !== 'limit_mu' &&
    event.at > lastLogin &&
    facts.now - event.at < DAY &&
    event.mentions.length === 0 &&
    !worksSince(facts, event)
  );
}

const sameKind = (a: Failure, b: Failure): boolean =>
  a.cause === b.cause && a.event.clientId === b.event.clientId && a.event.connection === b.event.connection;

const isSame = (a: LogEvent, b: LogEvent): boolean =>
  a.ip === b.ip &&
  a.type === b.type &&
  a.text === b.text &&
  a.clientId === b.clientId &&
  a.connection === b.connection;

const ALONE: Attribution = {
  degree: 'everyone',
  weight: 0.6,
  says: "Not logged with a name, and the log has nothing else of the person: it may be somebody else's.",
};

/** Another way is tried within this time, in ms, where one fails. */
const NEXT_WAY = 5 * MINUTE;

/** The person got in right after it, at the same application and from the same address. */
const followedBySignIn = ({ events }: LoginFacts, { at, ip, clientId }: LogEvent): boolean =>
  events.some(
    (one) =>
      isSignIn(one) &&
      one.at >= at &&
      one.at - at < NEXT_WAY &&
      one.ip === ip &&
      (clientId === undefined || one.clientId === clientId),
  );

/** What ties an event to the person wherever and whenever it was. */
const BY_ITSELF: readonly unknown[] = ['details', 'correlation', 'exchange'] satisfies Degree[];

/** The failures that the log has no name for: those that are the person's, and those that nobody understands. */
function withoutName(
  facts: LoginFacts,
): Pick<History, 'unexplained' | 'overUnnamed'> & { attributed: Failure[] } {
  const attributed: Failure[] = [];
  const unexplained: Failure[] = [];
  const overUnnamed: Failure[] = [];
  /** What may be theirs as well as anybody's. */
  const perhaps: Failure[] = [];
  const named = new Set(facts.events.map(({ id }) => id));
  for (const event of facts.unattributed) {
    // A blocked address is read for everybody behind it, and may have the person's name.
    if (!isLoginFailure(event) || named.has(event.id)) continue;
    const failure: Failure = { event, cause: explain(event), account: undefined };
    if (overcomeWithoutName(failure, facts)) {
      const tie = followedBySignIn(facts, event) ? attribute(facts, event) : undefined;
      if (tie) overUnnamed.push({ ...failure, attribution: tie });
      continue;
    }
    const attribution = attribute(facts, event);
    if (beforeThem(facts, event) && !BY_ITSELF.includes(attribution?.degree)) continue;
    if (attribution) attributed.push({ ...failure, attribution });
    else if (mayConcern(facts, event)) unexplained.push(failure);
    else if (mayBeTheirs(facts, event)) perhaps.push(failure);
  }
  // The same words from the same address, before and after: what holds for one of them holds for the others.
  const left = facts.unattributed.filter(
    (event) =>
      isLoginFailure(event) &&
      !named.has(event.id) &&
      event.ip !== undefined &&
      isOutside(event) &&
      [attributed, unexplained, overUnnamed].every((list) => list.every((one) => one.event !== event)) &&
      !beforeThem(facts, event),
  );
  for (const event of left) {
    const failure: Failure = { event, cause: explain(event), account: undefined };
    if (overcomeWithoutName(failure, facts)) continue;
    const like = (one: Failure) => isSame(one.event, event);
    const twin = attributed.find(like);
    if (twin?.attribution) attributed.push({ ...failure, attribution: twin.attribution });
    else if (unexplained.some(like)) unexplained.push(failure);
  }
  // The only thing that fails in the tenant, for somebody of whom the log has nothing else: named, as possible.
  const [one] = perhaps;
  const alone = one !== undefined && perhaps.every((other) => sameKind(one, other));
  // Who was here lately may simply not have tried.
  const longAway = facts.accounts.every(
    ({ lastLogin = 0 }) =>
      lastLogin === 0 || (alone && systemic(one.event) && facts.now - lastLogin > 30 * DAY),
  );
  if (alone && longAway && attributed.length === 0 && one.cause !== 'other_failure')
    attributed.push(...perhaps.map((failure) => ({ ...failure, attribution: ALONE })));
  else unexplained.push(...perhaps);
  return { attributed, unexplained, overUnnamed };
}
