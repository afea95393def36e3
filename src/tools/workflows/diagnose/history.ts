/**
 * A person's sign-ins as a history: which failures still stand, because nothing that came later shows that they
 * are over, and what each of them says.
 */
import type { LogEvent } from '../events.js';
import { type CauseId, causes } from './causes.js';
import { explain, isLoginFailure } from './explain.js';
import type { Account, LoginFacts } from './facts.js';

export interface Failure {
  event: LogEvent;
  cause: CauseId;
  /** The account it concerns, where one is known. */
  account: Account | undefined;
}

/** Events of a completed sign-in. */
const SIGNED_IN = new Set([
  's',
  'sepft',
  'seotpft',
  'seoobft',
  'sercft',
  'sens',
  'sepkoobft',
  'sepkotpft',
  'sepkrcft',
  'ciba_exchange_succeeded',
]);

/** Events that end a kind of trouble by themselves, without a sign-in. */
const ENDS: Readonly<Record<string, readonly CauseId[]>> = {
  scp: [
    'wrong_password',
    'breached_password',
    'password_expired',
    'password_change_failed',
    'brute_force_block',
  ],
  ublkdu: ['brute_force_block'],
  sv: ['unverified_email'],
  si: ['expired_invitation', 'invitation_other_account', 'not_organization_member'],
  organization_member_added: ['expired_invitation', 'invitation_other_account', 'not_organization_member'],
  gd_auth_succeed: ['mfa_lost_factor', 'mfa_delivery', 'mfa_not_enrolled'],
  gd_recovery_succeed: ['mfa_lost_factor', 'mfa_delivery', 'mfa_not_enrolled'],
  gd_unenroll: ['mfa_lost_factor', 'mfa_delivery'],
  gd_enrollment_complete: ['mfa_lost_factor', 'mfa_delivery', 'mfa_not_enrolled'],
  ss: ['signup_failed', 'no_account'],
  seacft: ['code_exchange', 'client_credentials'],
};

export const isSignIn = (event: LogEvent): boolean => SIGNED_IN.has(event.type);

/** The account that an event is about: by id, or else by its connection. */
export function accountOf(event: LogEvent, accounts: readonly Account[]): Account | undefined {
  const byId = accounts.find((account) => account.user_id === event.userId);
  if (byId) return byId;
  if (event.connection === undefined) return undefined;
  const onConnection = accounts.filter((account) =>
    account.identities.some((identity) => identity.connection === event.connection),
  );
  return onConnection.length === 1 ? onConnection[0] : undefined;
}

function sameAccount(failure: LogEvent, later: LogEvent, accounts: readonly Account[]): boolean {
  const a = accountOf(failure, accounts);
  const b = accountOf(later, accounts);
  return a === undefined || b === undefined || a === b;
}

/** Whether a later sign-in shows that the failure's cause is over. */
function overcome(failure: LogEvent, cause: CauseId, later: LogEvent, accounts: readonly Account[]): boolean {
  switch (causes[cause].reach) {
    case 'account':
      return sameAccount(failure, later, accounts);
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

/** A refused attempt counts as a login in the profile too, and its refusal is logged within this time. */
const ATTEMPT = 10 * 60 * 1000;

/** The profile's own dates tell of sign-ins and password changes that the log no longer holds. */
function overcomeByProfile({ event, cause, account }: Failure, all: readonly LogEvent[]): boolean {
  const { stage, reach } = causes[cause];
  if (!account || reach !== 'account') return false;
  const lastLogin = account.lastLogin ?? 0;
  if ((account.lastPasswordReset ?? 0) > event.at && ENDS.scp?.includes(cause)) return true;
  if (stage === 'before' || stage === 'credentials') return lastLogin > event.at;
  // Past the first step, a later login proves something only when it was not refused itself.
  const refused = all.some((one) => isLoginFailure(one) && one.at > lastLogin - ATTEMPT);
  return lastLogin > event.at + ATTEMPT && !refused;
}

export interface History {
  /** Failures that still stand, newest first. */
  standing: Failure[];
  /** Failures that something later has shown to be over. */
  over: Failure[];
  lastSignIn: LogEvent | undefined;
}

export function historyOf(facts: LoginFacts): History {
  const { events, accounts } = facts;
  const standing: Failure[] = [];
  const over: Failure[] = [];
  /** What has come after the failure at hand: the list is read from the newest backwards. */
  const later: LogEvent[] = [];
  for (const event of events) {
    if (!isLoginFailure(event)) {
      if (isSignIn(event) || Object.hasOwn(ENDS, event.type)) later.push(event);
      continue;
    }
    const failure = { event, cause: explain(event), account: accountOf(event, accounts) };
    const ended = later.some(
      (one) =>
        (isSignIn(one) && overcome(event, failure.cause, one, accounts)) ||
        (ENDS[one.type]?.includes(failure.cause) === true && sameAccount(event, one, accounts)),
    );
    (ended || overcomeByProfile(failure, events) ? over : standing).push(failure);
  }
  return { standing, over, lastSignIn: events.find(isSignIn) };
}

/** Failures of one of these causes that still stand, newest first. */
export const standingOf = (history: History, ...wanted: CauseId[]): Failure[] =>
  history.standing.filter(({ cause }) => wanted.includes(cause));

const DAY = 24 * 60 * 60 * 1000;

/**
 * How much the failures of a cause weigh: less when others came after them, and less when they are old.
 * Attempts within a quarter of an hour count as one.
 */
export function freshness(facts: LoginFacts, history: History, failures: readonly Failure[]): number {
  const newest = failures[0]?.event.at ?? 0;
  const last = history.standing[0]?.event.at ?? newest;
  const superseded = last - newest > 15 * 60 * 1000 ? 0.85 : 1;
  const age = facts.now - newest;
  return superseded * (age > 30 * DAY ? 0.7 : age > 7 * DAY ? 0.9 : 1);
}

export const logIds = (failures: readonly Failure[]): string[] =>
  failures.slice(0, 3).map(({ event }) => event.id);
