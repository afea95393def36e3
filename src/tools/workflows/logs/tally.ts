/** Counts of log events by type, application, connection, person, address and time. */
import type { LogEvent } from '../events.js';
import { meaningOf } from '../log-events.js';
import type { Collected } from './collect.js';

export interface Count {
  name: string;
  count: number;
  /** How many of these are failures or blocks. */
  failures: number;
}

export interface Tally {
  /** One entry per part of the range. */
  timeline: { at: number; total: number; failures: number; blocks: number }[];
  failures: number;
  blocks: number;
  byType: Count[];
  byApplication: Count[];
  byConnection: Count[];
  byUser: Count[];
  byAddress: Count[];
}

const isFailure = (event: LogEvent): boolean => event.meaning.outcome === 'failure';
const isBlock = (event: LogEvent): boolean => event.meaning.outcome === 'block';

class Counter {
  readonly #counts = new Map<string, Count>();

  add(name: string | undefined, weight: number, bad: boolean): void {
    if (name === undefined) return;
    const known = this.#counts.get(name) ?? { name, count: 0, failures: 0 };
    known.count += weight;
    if (bad) known.failures += weight;
    this.#counts.set(name, known);
  }

  /** Sorted by frequency, or by failures. */
  top(by: 'count' | 'failures'): Count[] {
    return [...this.#counts.values()]
      .map((one) => ({ ...one, count: Math.round(one.count), failures: Math.round(one.failures) }))
      .sort((a, b) => b[by] - a[by] || b.count - a.count || (a.name < b.name ? -1 : 1));
  }
}

/** Counts; in a part that was sampled, its events are weighted to represent the others. */
export function tally({ parts }: Collected): Tally {
  const [types, applications, connections, users, addresses] = Array.from(
    { length: 5 },
    () => new Counter(),
  ) as [Counter, Counter, Counter, Counter, Counter];
  const timeline = parts.map(({ at, total, events }) => {
    const weight = events.length === 0 ? 0 : total / events.length;
    let failures = 0;
    let blocks = 0;
    for (const event of events) {
      const [failed, blocked] = [isFailure(event), isBlock(event)];
      if (failed) failures += weight;
      if (blocked) blocks += weight;
      const bad = failed || blocked;
      types.add(event.type, weight, bad);
      applications.add(event.clientName ?? event.clientId, weight, bad);
      connections.add(event.connection, weight, bad);
      users.add(event.userName ?? event.userId, weight, bad);
      addresses.add(event.ip, weight, bad);
    }
    return { at, total, failures: Math.round(failures), blocks: Math.round(blocks) };
  });
  const sum = (pick: (part: (typeof timeline)[number]) => number) =>
    timeline.reduce((all, part) => all + pick(part), 0);
  return {
    timeline,
    failures: sum((part) => part.failures),
    blocks: sum((part) => part.blocks),
    byType: types.top('count'),
    byApplication: applications.top('count'),
    byConnection: connections.top('count'),
    byUser: users.top('failures').filter(({ failures }) => failures > 0),
    byAddress: addresses.top('failures').filter(({ failures }) => failures > 0),
  };
}

const WEIGHT = { info: 0, notice: 1, warning: 2, critical: 3 };

/** The types that need attention: warnings and worse, the most severe and most frequent first. */
export const notable = (types: readonly Count[]): Count[] =>
  types
    .filter(({ name }) => WEIGHT[meaningOf(name).severity] >= 2)
    .sort(
      (a, b) => WEIGHT[meaningOf(b.name).severity] - WEIGHT[meaningOf(a.name).severity] || b.count - a.count,
    );
