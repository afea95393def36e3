/** Counts of log events by type, application, connection, person, address and time. */
import type { LogEvent } from '../events.js';
import { meaningOf } from '../log-events.js';
import type { Collected } from './collect.js';

export interface Count {
  name: string;
  count: number;
  /** How many of these are failures; blocks are counted apart. */
  failures: number;
  blocks: number;
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

const trouble = ({ failures, blocks }: Count): number => failures + blocks;

class Counter {
  readonly #counts = new Map<string, Count>();

  add(name: string | undefined, weight: number, event: LogEvent): void {
    if (name === undefined) return;
    const known = this.#counts.get(name) ?? { name, count: 0, failures: 0, blocks: 0 };
    known.count += weight;
    if (isFailure(event)) known.failures += weight;
    if (isBlock(event)) known.blocks += weight;
    this.#counts.set(name, known);
  }

  /** Sorted by frequency, or by failures and blocks together. */
  top(by: 'count' | 'trouble'): Count[] {
    const rank = (one: Count): number => (by === 'count' ? one.count : trouble(one));
    return [...this.#counts.values()]
      .map(({ name, count, failures, blocks }) => ({
        name,
        count: Math.round(count),
        failures: Math.round(failures),
        blocks: Math.round(blocks),
      }))
      .sort((a, b) => rank(b) - rank(a) || b.count - a.count || (a.name < b.name ? -1 : 1));
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
      types.add(event.type, weight, event);
      applications.add(event.clientName ?? event.clientId, weight, event);
      connections.add(event.connection, weight, event);
      users.add(event.userName ?? event.userId, weight, event);
      addresses.add(event.ip, weight, event);
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
    byUser: users.top('trouble').filter((one) => trouble(one) > 0),
    byAddress: addresses.top('trouble').filter((one) => trouble(one) > 0),
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
