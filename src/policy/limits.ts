/** Limits over a sliding window of 60 minutes, counted per process and per person. */
import type { Risk } from '../catalog/types.js';
import type { HourlyLimits } from './policy.js';

const hour = 60 * 60 * 1000;
/** Number of people tracked; beyond it, those without use in the last hour are dropped. */
const mostPeople = 1000;

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

/** One use of an allowance. */
interface Use {
  at: number;
  /** For people: their id. The same person counts once. */
  key?: string;
}

/** What one person has used within the hour. */
interface Uses {
  writes: Use[];
  destructive: Use[];
  users: Use[];
}

export class HourlyCounter {
  readonly #limits: HourlyLimits;
  readonly #now: () => number;
  readonly #people = new Map<string, Uses>();

  constructor(limits: HourlyLimits, now: () => number = () => Date.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Reserves what the call needs from the allowances, all or nothing, before it is sent. Returns why it does not
   * fit, or undefined. Calls that fail afterwards stay counted.
   */
  take({ person = '', risk, users, uncountedUsers }: LimitRequest): LimitRefusal | undefined {
    if (risk === 'read' || Object.values(this.#limits).every((limit) => limit === undefined))
      return undefined;
    const now = this.#now();
    const used = this.#usesOf(person, now);
    const { writes, destructive, users: people } = this.#limits;
    const known = new Set(used.users.map((use) => use.key));
    const fresh = [...new Set(users)].filter((id) => !known.has(id));
    if (people !== undefined && uncountedUsers) {
      return {
        code: 'limit_reached',
        reason: `The policy limits how many people may be changed per hour, and the number changed by this call is unknown. Nothing was changed.`,
        rule: 'limits.users_per_hour',
      };
    }
    const refusal =
      this.#over('changes', 'limits.writes_per_hour', used.writes, 1, writes, now) ??
      (risk === 'destructive'
        ? this.#over(
            'destructive calls',
            'limits.destructive_per_hour',
            used.destructive,
            1,
            destructive,
            now,
          )
        : undefined) ??
      (fresh.length > 0
        ? this.#over('different people', 'limits.users_per_hour', used.users, fresh.length, people, now)
        : undefined);
    if (refusal) return refusal;
    used.writes.push({ at: now });
    if (risk === 'destructive') used.destructive.push({ at: now });
    for (const use of used.users) if (use.key !== undefined && users.includes(use.key)) use.at = now;
    for (const key of fresh) used.users.push({ at: now, key });
    return undefined;
  }

  /** What the person has used within the last hour. */
  #usesOf(person: string, now: number): Uses {
    const recent = (uses: Use[] = []): Use[] => uses.filter((use) => use.at > now - hour);
    const known = this.#people.get(person);
    const used = {
      writes: recent(known?.writes),
      destructive: recent(known?.destructive),
      users: recent(known?.users),
    };
    if (!known && this.#people.size >= mostPeople) {
      for (const [other, { writes }] of this.#people)
        if (recent(writes).length === 0) this.#people.delete(other);
    }
    this.#people.set(person, used);
    return used;
  }

  #over(
    what: string,
    rule: string,
    uses: readonly Use[],
    wanted: number,
    limit: number | undefined,
    now: number,
  ): LimitRefusal | undefined {
    if (limit === undefined || uses.length + wanted <= limit) return undefined;
    const base = { code: 'limit_reached', rule } as const;
    const head = `The policy limit is ${limit} ${what} within 60 minutes; used so far: ${uses.length}.`;
    if (wanted > limit)
      return { ...base, reason: `${head} This call exceeds the limit on its own. Nothing was changed.` };
    const oldestFirst = uses.map((use) => use.at).sort((a, b) => a - b);
    const frees = oldestFirst[uses.length + wanted - limit - 1] ?? now;
    const retryAfterS = Math.max(1, Math.ceil((frees + hour - now) / 1000));
    return {
      ...base,
      reason: `${head} Nothing was changed. Retry in ${Math.ceil(retryAfterS / 60)} minutes; tell the person.`,
      retryAfterS,
    };
  }
}
