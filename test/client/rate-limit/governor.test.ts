import { describe, expect, it } from 'vitest';
import { Governor, type Ticket } from '../../../src/client/rate-limit/governor.js';
import { LayeredBucket, Process, ServerBucket, SimulatedNetwork } from '../support/simulated-network.js';

const MINUTE = 60_000;
const SEEDS = [1, 77, 4242];
/** Bursts and refills per second as tenants have them. */
const LIMITS = [
  [50, 16],
  [100, 15],
  [40, 500 / 60],
  [10, 2],
  [10, 100 / 60],
  [2, 2],
] as const;

describe('one process alone', () => {
  describe.each(LIMITS)('with a burst of %d and %d per second', (limit, perSecond) => {
    it.each([
      [1, 5],
      [8, 5],
      [8, 120],
    ])('and %d at once over %d ms uses the limit and never hits it', (concurrency, latency) => {
      for (const seed of SEEDS) {
        const network = new SimulatedNetwork(seed);
        const bucket = new ServerBucket(network, limit, perSecond);
        let sent = 0;
        new Process(network, latency).flood(bucket, 'GET /users', 'bulk', concurrency, () => {
          sent += 1;
        });
        network.run(2 * MINUTE);
        expect(bucket.refused).toBe(0);
        // With a burst of two, the time on the way alone costs some of it.
        expect(sent / (limit + perSecond * 120)).toBeGreaterThan(limit > 2 ? 0.95 : 0.93);
      }
    });
  });

  it('finds out the burst with a single request, whatever waits', () => {
    const network = new SimulatedNetwork();
    const bucket = new ServerBucket(network, 2, 2);
    const process = new Process(network, 100);
    for (let i = 0; i < 30; i += 1) process.send(bucket, 'GET /users', 'interactive', () => {});
    expect(process.inFlight).toBe(1);
    network.run(MINUTE);
    expect(bucket.allowed).toBe(30);
    expect(bucket.refused).toBe(0);
    expect(process.mostInFlight).toBeLessThanOrEqual(2);
  });

  it.each([
    [20, 20],
    [50, 16],
    [10, 10],
    [10, 2],
  ])('wastes little of a burst of %d and %d per second on a hundred requests', (limit, perSecond) => {
    for (const seed of SEEDS) {
      const network = new SimulatedNetwork(seed);
      const bucket = new ServerBucket(network, limit, perSecond);
      let sent = 0;
      let endedAt = 0;
      new Process(network, 20).flood(bucket, 'GET /users', 'bulk', 4, () => {
        sent += 1;
        if (sent === 100) endedAt = network.now;
      });
      network.run(MINUTE);
      expect(((100 - limit) / perSecond) * 1000).toBeGreaterThan(endedAt * 0.95);
      expect(bucket.refused).toBe(0);
    }
  });

  it('answers two hundred calls in about the time that the limit requires', () => {
    const network = new SimulatedNetwork();
    const bucket = new ServerBucket(network, 50, 16);
    const process = new Process(network, 50);
    const took: number[] = [];
    for (let i = 0; i < 200; i += 1)
      process.send(bucket, 'GET /clients', 'interactive', (ms) => took.push(ms));
    network.run(MINUTE);
    expect(took).toHaveLength(200);
    const ideal = ((200 - 50) / 16) * 1000;
    expect(Math.max(...took)).toBeLessThan(ideal * 1.1);
    expect(bucket.refused).toBe(0);
  });

  it('returns to full speed soon after another client has used up the limit', () => {
    const network = new SimulatedNetwork();
    const bucket = new ServerBucket(network, 50, 16);
    const process = new Process(network, 20);
    let sent = 0;
    process.flood(bucket, 'GET /users', 'bulk', 4, () => {
      sent += 1;
    });
    network.run(20_000);
    for (let i = 0; i < 50; i += 1) bucket.answer();
    network.run(30_000);
    const before = sent;
    network.run(90_000);
    expect((sent - before) / (16 * 60)).toBeGreaterThan(0.95);
  });
});

describe('four processes on one tenant', () => {
  it.each([
    [50, 16],
    [100, 15],
    [40, 500 / 60],
  ])('share a burst of %d and %d per second with hardly a refusal', (limit, perSecond) => {
    for (const [concurrency, latency] of [
      [1, 5],
      [8, 5],
      [1, 120],
      [8, 120],
    ] as const) {
      let allowed = 0;
      let refused = 0;
      for (const seed of SEEDS) {
        const network = new SimulatedNetwork(seed);
        const bucket = new ServerBucket(network, limit, perSecond);
        const shares = [0, 0, 0, 0];
        for (const [nth] of shares.entries()) {
          const process = new Process(network, latency);
          network.after(network.random() * 300, () =>
            process.flood(bucket, 'GET /users', 'bulk', concurrency, () => {
              shares[nth] = (shares[nth] ?? 0) + 1;
            }),
          );
        }
        network.run(15_000);
        const warm = { allowed: bucket.allowed, refused: bucket.refused };
        network.run(3 * MINUTE);
        allowed += bucket.allowed - warm.allowed;
        refused += bucket.refused - warm.refused;
        // Nobody starves.
        expect(Math.min(...shares)).toBeGreaterThan((bucket.allowed / 4) * 0.1);
      }
      expect(refused / (allowed + refused)).toBeLessThan(0.02);
      expect(allowed / (SEEDS.length * perSecond * 165)).toBeGreaterThan(0.95);
    }
  });
});

describe('priorities', () => {
  it('let a person’s call pass a running export', () => {
    const network = new SimulatedNetwork();
    const bucket = new ServerBucket(network, 10, 2);
    const process = new Process(network, 20);
    let exported = 0;
    process.flood(bucket, 'GET /users', 'bulk', 30, () => {
      exported += 1;
    });
    network.run(30_000);
    const took: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      process.send(bucket, 'GET /users', 'interactive', (ms) => took.push(ms));
      network.run(network.now + 5_000);
    }
    expect(took).toHaveLength(10);
    // One token refills in half a second; thirty exports are waiting for fifteen seconds' worth of them.
    expect(Math.max(...took)).toBeLessThan(1_500);
    expect(exported).toBeGreaterThan(100);
  });

  it('do not starve the export while people keep calling', () => {
    const network = new SimulatedNetwork();
    const bucket = new ServerBucket(network, 10, 10);
    const process = new Process(network, 20);
    let people = 0;
    let exported = 0;
    process.flood(bucket, 'GET /users', 'interactive', 10, () => {
      people += 1;
    });
    process.flood(bucket, 'GET /users', 'bulk', 10, () => {
      exported += 1;
    });
    network.run(MINUTE);
    expect(exported / (people + exported)).toBeGreaterThan(0.15);
    expect(people / (people + exported)).toBeGreaterThan(0.6);
  });
});

describe('buckets', () => {
  it('are distinguished by their size, operation by operation', () => {
    const network = new SimulatedNetwork();
    const wide = new ServerBucket(network, 50, 16);
    const narrow = new ServerBucket(network, 5, 1);
    const process = new Process(network, 20);
    let users = 0;
    let organizations = 0;
    process.flood(wide, 'GET /users', 'bulk', 4, () => {
      users += 1;
    });
    process.flood(narrow, 'POST /organizations', 'bulk', 4, () => {
      organizations += 1;
    });
    network.run(MINUTE);
    expect(users).toBeGreaterThan(0.95 * (50 + 16 * 60));
    expect(organizations).toBeGreaterThan(0.9 * (5 + 60));
    expect(wide.refused + narrow.refused).toBeLessThanOrEqual(1);
  });

  it('of the same size are distinguished once they contradict each other', () => {
    const network = new SimulatedNetwork();
    const one = new ServerBucket(network, 20, 1);
    const other = new ServerBucket(network, 20, 10);
    const process = new Process(network, 20);
    const sent = [0, 0];
    process.flood(one, 'GET /a', 'bulk', 2, () => {
      sent[0] = (sent[0] ?? 0) + 1;
    });
    process.flood(other, 'GET /b', 'bulk', 2, () => {
      sent[1] = (sent[1] ?? 0) + 1;
    });
    network.run(2 * MINUTE);
    expect(sent[0]).toBeGreaterThan(0.9 * (20 + 120));
    expect(sent[1]).toBeGreaterThan(0.9 * (20 + 1200));
    expect((one.refused + other.refused) / (one.allowed + other.allowed)).toBeLessThan(0.02);
  });
});

describe('a bucket of the tenant behind that of an endpoint', () => {
  /** Refusals and use of the tenant's 16 per second, after half a minute of finding it. */
  function run(seed: number, processes: number, concurrency: number): { refused: number; used: number } {
    const network = new SimulatedNetwork(seed);
    const bucket = new LayeredBucket(network, new ServerBucket(network, 50, 16), 20, 20);
    for (let nth = 0; nth < processes; nth += 1) {
      const process = new Process(network, 20);
      network.after(network.random() * 300, () =>
        process.flood(bucket, 'GET /users', 'bulk', concurrency, () => {}),
      );
    }
    network.run(30_000);
    const warm = { allowed: bucket.allowed, refused: bucket.refusedAnywhere };
    network.run(4 * MINUTE);
    const allowed = bucket.allowed - warm.allowed;
    const refused = bucket.refusedAnywhere - warm.refused;
    return { refused: refused / (allowed + refused), used: allowed / (16 * 210) };
  }

  it('shows in refusals only, and is kept to nevertheless', () => {
    for (const seed of SEEDS) {
      const { refused, used } = run(seed, 1, 4);
      expect(refused).toBeLessThan(0.001);
      expect(used).toBeGreaterThan(0.95);
    }
  });

  it('is shared fairly by four processes', () => {
    for (const seed of SEEDS) {
      const { refused, used } = run(seed, 4, 4);
      expect(refused).toBeLessThan(0.02);
      expect(used).toBeGreaterThan(0.95);
    }
  });

  it('holds for operations that never met it', () => {
    const network = new SimulatedNetwork();
    const tenant = new ServerBucket(network, 10, 2);
    const users = new LayeredBucket(network, tenant, 20, 20);
    const roles = new LayeredBucket(network, tenant, 15, 15);
    const process = new Process(network, 20);
    process.flood(users, 'GET /users', 'bulk', 2, () => {});
    network.run(30_000);
    const before = roles.refusedAnywhere + users.refusedAnywhere;
    process.flood(roles, 'GET /roles', 'bulk', 2, () => {});
    network.run(90_000);
    expect(roles.refusedAnywhere + users.refusedAnywhere - before).toBeLessThanOrEqual(2);
    expect(roles.allowed).toBeGreaterThan(30);
  });
});

describe('without stated limits', () => {
  const answerAll = (governor: Governor, tickets: Ticket[]): void => {
    for (const ticket of tickets.splice(0)) governor.answered(ticket, undefined, true);
  };

  it('only the number of connections bounds what goes out, and bulk work leaves some of them', () => {
    const governor = new Governor(new SimulatedNetwork().timing());
    const tickets: Ticket[] = [];
    const waiting = { interactive: 0, bulk: 0 };
    const send = (priority: 'interactive' | 'bulk'): void => {
      waiting[priority] += 1;
      governor.wait('GET /users', priority, (ticket) => {
        waiting[priority] -= 1;
        tickets.push(ticket);
      });
    };
    for (let i = 0; i < 40; i += 1) send('bulk');
    expect(tickets).toHaveLength(1);
    answerAll(governor, tickets);
    expect(tickets).toHaveLength(14);
    for (let i = 0; i < 40; i += 1) send('interactive');
    expect(tickets).toHaveLength(20);
    expect(waiting).toEqual({ interactive: 34, bulk: 25 });
  });

  it('an error page proves nothing about limits', () => {
    const governor = new Governor(new SimulatedNetwork().timing());
    const first = governor.tryAcquire('GET /users', 'interactive') as Ticket;
    governor.answered(first, undefined, false);
    expect(governor.tryAcquire('GET /users', 'interactive')).toBeDefined();
    expect(governor.tryAcquire('GET /users', 'interactive')).toBeUndefined();
  });
});

describe('leaving the queue', () => {
  it('passes the turn on', () => {
    const governor = new Governor(new SimulatedNetwork().timing());
    const first = governor.tryAcquire('GET /users', 'interactive') as Ticket;
    const granted: string[] = [];
    const leave = governor.wait('GET /users', 'interactive', () => granted.push('left'));
    governor.wait('GET /users', 'interactive', () => granted.push('stayed'));
    leave();
    governor.answered(first, { limit: 10, remaining: 9, fullInMs: 100 }, true);
    expect(granted).toEqual(['stayed']);
  });
});

it('a refusal without stated limits does not slow down a bucket that was hardly used', () => {
  const network = new SimulatedNetwork();
  const governor = new Governor(network.timing());
  const send = (): Ticket => governor.tryAcquire('GET /users', 'interactive') as Ticket;
  governor.answered(send(), { limit: 50, remaining: 49, fullInMs: 900 }, true);
  governor.limited(send(), undefined, 1_000);
  expect(governor.tryAcquire('GET /users', 'interactive')).toBeUndefined();
  network.run(1_000);
  governor.answered(send(), { limit: 50, remaining: 49, fullInMs: 900 }, true);
  for (let i = 0; i < 15; i += 1) expect(send()).toBeDefined();
});
