/** A person's failed sign-ins, sorted by what came later, and what the rules ask of them. */

import declared from '../../../../catalog/login-causes.json' with { type: 'json' };
import { DAY, MINUTE } from '../durations.js';
import type { LogEvent } from '../events.js';
import type { Account } from '../person.js';
import { q } from '../words.js';
import type { CauseId } from './causes/cause-id.js';
import type { LoginFacts } from './facts.js';

/** When in a sign-in a cause stops the person; from the data, as the causes themselves need this file. */
const stageOf = (cause: CauseId): string => declared[cause].stage;

/** What ties the event to the person, from certain to weak. */
export type Degree = 'details' | 'correlation' | 'exchange' | 'attempt' | 'address' | 'shared' | 'everyone';

/** Words for the report of what ties an event without a name to the person. */
export const unnamed = (words: string): string => `Not logged with a name; ${words}.`;

export interface Attribution {
  degree: Degree;
  /** A factor up to 1, for the score of what it proves. */
  weight: number;
  /** For the report. */
  says: string;
}

export interface Failure {
  event: LogEvent;
  cause: CauseId;
  /** The account it concerns, where one is known. */
  account: Account | undefined;
  /** Why it is the person's, where the log has no name for it. */
  attribution?: Attribution;
}

export interface History {
  /** Failures that nothing later has resolved, newest first. */
  standing: Failure[];
  /** Failures that something later shows to be over. */
  over: Failure[];
  /** Those without a name that are the person's by their place, shortly before a sign-in of theirs that went well. */
  overUnnamed: Failure[];
  /** Failures without a name that may concern the person and that no rule understands, newest first. */
  unexplained: Failure[];
  /** Failures of the person that concern another application or organization than the one asked about, newest first. */
  elsewhere: Failure[];
  lastSignIn: LogEvent | undefined;
}

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

/** A factor up to 1 for an event that can well be somebody else's. */
export function doubt(history: History, event: LogEvent): number {
  const weight = history.standing.find((failure) => failure.event === event)?.attribution?.weight ?? 1;
  return weight < 0.7 ? weight : 1;
}

/** Unresolved failures of any of these causes, newest first. */
export const standingOf = (history: History, ...wanted: CauseId[]): Failure[] =>
  history.standing.filter(({ cause }) => wanted.includes(cause));

/** Whether the latest attempt, in the same place, did not get as far as these failures: something else stops it now. */
function stoppedEarlier({ standing: [latest] }: History, [newest]: readonly Failure[]): boolean {
  if (!latest || !newest || latest.attribution !== undefined) return false;
  const [now, then] = [latest, newest].map(({ cause }) => stageOf(cause));
  return (
    latest.account === newest.account &&
    latest.event.ip === newest.event.ip &&
    now === 'credentials' &&
    (then === 'second_factor' || then === 'after')
  );
}

/**
 * How much the failures of a cause weigh, as a factor up to 1: less when other failures came after them, when they are
 * old, and when the log has no name for them. Attempts within a quarter of an hour count as one.
 */
export function freshness(facts: LoginFacts, history: History, failures: readonly Failure[]): number {
  const newest = failures[0]?.event.at ?? 0;
  const last = history.standing[0]?.event.at ?? newest;
  const superseded = last - newest > 15 * MINUTE ? (stoppedEarlier(history, failures) ? 0.7 : 0.85) : 1;
  const age = facts.now - newest;
  return (
    (failures[0]?.attribution?.weight ?? 1) * superseded * (age > 30 * DAY ? 0.7 : age > 7 * DAY ? 0.9 : 1)
  );
}

/** Two events of one attempt lie within this time, in ms. */
const ONE_ATTEMPT = 5_000;

/** The failures without what an Action logs of its own beside the refusal of the same attempt, newest first. */
export const attemptsOf = (failures: readonly Failure[]): Failure[] =>
  failures.filter(
    ({ event }) =>
      event.type !== 'actions_execution_failed' ||
      !failures.some(
        ({ event: one }) =>
          one.type === 'f' && one.clientId === event.clientId && Math.abs(one.at - event.at) < ONE_ATTEMPT,
      ),
  );

export const logIds = (failures: readonly Failure[]): string[] =>
  failures.slice(0, 3).map(({ event }) => event.id);

/** An event's own words: its description, and what its details add. */
export function wordsOf({ description, detail }: LogEvent): string {
  const shown = [description, detail].flatMap((one) => (one ? [q(one, 200)] : []));
  return shown.length === 0 ? 'The log gives no reason.' : `The log says ${shown.join(' and ')}.`;
}

/** The same for a failure, as a sentence for the report. */
export const said = (failure: Failure | undefined): string =>
  failure === undefined ? '' : ` ${wordsOf(failure.event)}`;
