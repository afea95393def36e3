/** More calls than the rate limit lets through in their time: those that cannot get through are told so at once. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Setup, setUp } from './support/client-setup.js';

const BUDGET_MS = 60_000;
let setup: Setup;
afterEach(async () => {
  await setup.client.close();
  await setup.tenant.stop();
});

describe('a queue longer than a call has time', () => {
  it('refuses at once, with when to come back, and lets through what it can', async () => {
    setup = await setUp({ budgetMs: BUDGET_MS });
    const { client, tenant, timing } = setup;
    tenant.api = () => ({
      body: [],
      headers: {
        'x-ratelimit-limit': '10',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.ceil(timing.wall() / 1000) + 100),
      },
    });
    const read = (priority: 'interactive' | 'bulk' = 'interactive') =>
      client.send({ operation: 'GET /users', method: 'GET', path: '/users', priority });
    // What this one learns: ten requests in a hundred seconds.
    await read();
    const asked = timing.now();
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => read()));
    const refused = outcomes.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
    expect(refused.length).toBeGreaterThan(30);
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(4);
    for (const error of refused) {
      expect(error).toMatchObject({ kind: 'api', status: 429 });
      expect(error.message).toContain('Nothing was sent: this server is busy');
      expect(error.retryAfterS).toBeGreaterThanOrEqual((BUDGET_MS * 0.9) / 1000);
    }
    // Nobody waited longer than a call may take.
    expect(timing.now() - asked).toBeLessThan(2 * BUDGET_MS);
    expect(tenant.requests).toHaveLength(1 + outcomes.length - refused.length);
  });
});
