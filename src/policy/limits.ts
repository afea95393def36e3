/** Limits over a sliding window of 60 minutes, counted per person, by all replicas together. */
import { randomUUID } from 'node:crypto';
import type { Risk } from '../catalog/types.js';
import { MemoryState } from '../state/memory-state.js';
import type { Full, SharedState, Window } from '../state/shared-state.js';
import type { HourlyLimits } from './policy.js';

const hour = 60 * 60 * 1000;

export interface LimitRequest {
  /** Whose allowance it counts against. Without authenticated callers, all calls share one. */
  person?: string | undefined;
  risk: Risk;
  /** Ids of the people that the call changes. */
  users: readonly string[];
  /** It may change an unknown number of people. */
  uncountedUsers: boolean;
}

export interface LimitRefusal {
  code: 'limit_reached';
  /** For the model. */
  reason: string;
  /** Seconds until the call would fit; absent if it never will. */
  retryAfterS?: number;
  rule: string;
}

/** An allowance: what is counted, in words, and the rule that sets it. */
interface Allowance {
  what: string;
  rule: string;
  window: Window;
}

export class HourlyCounter {
  readonly #limits: HourlyLimits;
  readonly #state: SharedState;

  /** @param state default: in memory, for this process alone */
  constructor(
    limits: HourlyLimits,
    now: () => number = () => Date.now(),
    state: SharedState = new MemoryState(now),
  ) {
    this.#limits = limits;
    this.#state = state;
  }

  /**
   * Reserves what the call needs from the allowances, all or nothing, before it is sent. Returns why it does not
   * fit, or undefined. Calls that fail afterwards stay counted.
   *
   * @throws StateUnavailable while uses cannot be counted
   */
  async take({ person = '', risk, users, uncountedUsers }: LimitRequest): Promise<LimitRefusal | undefined> {
    const { writes, destructive, users: people } = this.#limits;
    if (risk === 'read') return undefined;
    if (people !== undefined && uncountedUsers) {
      return {
        code: 'limit_reached',
        reason: `The policy limits how many people may be changed per hour, and the number changed by this call is unknown. Nothing was changed.`,
        rule: 'limits.users_per_hour',
      };
    }
    const use = [randomUUID()];
    const allowance = (what: string, rule: string, most: number | undefined, entries: readonly string[]) =>
      most === undefined || entries.length === 0
        ? []
        : [{ what, rule, window: { key: ['limit', person, rule] as const, most, entries } }];
    const all: Allowance[] = [
      ...allowance('changes', 'limits.writes_per_hour', writes, use),
      ...allowance(
        'destructive calls',
        'limits.destructive_per_hour',
        destructive,
        risk === 'destructive' ? use : [],
      ),
      ...allowance('different people', 'limits.users_per_hour', people, [...new Set(users)]),
    ];
    if (all.length === 0) return undefined;
    const full = await this.#state.reserve(
      all.map(({ window }) => window),
      hour,
    );
    const first = full && all[full.index];
    return first && refusalOf(first, full);
  }
}

function refusalOf({ what, rule, window }: Allowance, { used, fitsInMs }: Full): LimitRefusal {
  const base = { code: 'limit_reached', rule } as const;
  const head = `The policy limit is ${window.most} ${what} within 60 minutes; used so far: ${used}.`;
  if (fitsInMs === undefined)
    return { ...base, reason: `${head} This call exceeds the limit on its own. Nothing was changed.` };
  const retryAfterS = Math.max(1, Math.ceil(fitsInMs / 1000));
  return {
    ...base,
    reason: `${head} Nothing was changed. Retry in ${Math.ceil(retryAfterS / 60)} minutes; tell the person.`,
    retryAfterS,
  };
}
