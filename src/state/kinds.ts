/** Everything that replicas share, with its lifetime. docs/state.md lists the same, and a test compares them. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** For each kind of key, how long an entry is kept after it was last written, at most, in ms. */
export const LIFETIMES = {
  /** That a confirmation was used. */
  'confirmation-used': 7 * MINUTE,
  /** An approval: what was asked, of whom, and what was answered. */
  approval: 75 * MINUTE,
  /** That an approval was used. */
  'approval-used': 75 * MINUTE,
  /** Ids of approvals: of a person, a caller, a call, or those that need a permission. */
  'approvals-of': 75 * MINUTE,
  /** What a push notification asked, and by which request its answer is had. */
  push: 6 * MINUTE,
  /** Which replica waits for the answer to a push notification. */
  'push-follower': 75_000,
  /** Push notifications that were sent to a person lately. */
  'push-count': 10 * MINUTE,
  /** Uses of an hourly limit. */
  limit: HOUR,
  /** A change in the journal. */
  change: 30 * DAY,
  /** Ids of changes: of a person or caller, of all, or of a composite change. */
  'changes-of': 30 * DAY,
  /** A session of a 2025-era client: what it declared, and who owns it. */
  session: DAY,
  /** Which replica leads in sharing the tenant's rate limits. */
  rate: 3_000,
  /** The access token for the Management API. */
  token: DAY,
  /** That a replica is getting a new token. */
  'token-renewal': 10_000,
} as const;

export type Kind = keyof typeof LIFETIMES;

/** Messages between replicas; nothing of them is kept. */
export type Channel =
  /** An approval has changed. */
  | 'approval-changed'
  /** For one replica: an answer of a client to a question of that replica. */
  | 'replica'
  /** For all: a session has ended, or one of its calls is cancelled. */
  | 'sessions';
