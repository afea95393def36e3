/** The workflows in a tenant of 10,000 people and 100,000 log events: far more than they may read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { block } from '../../../src/sandbox/resources/user-blocks.js';
import { seeds } from '../../../src/sandbox/seed/index.js';
import { Random } from '../../../src/sandbox/seed/random.js';
import type { SandboxServices } from '../../../src/sandbox/types.js';
import { type Bench, startBench } from './workflow-bench.js';

const USERS = 10_000;
const EVENTS = 100_000;
const DATABASE = 'Username-Password-Authentication';
const DAY = 86_400_000;
const IDS = Array.from({ length: USERS }, (_, i) => `auth0|${i.toString(16).padStart(24, '0')}`);
const emailOf = (i: number) => `person${i}@example.com`;
const VICTIM = 3_141;

/** Five days of sign-ins with some wrong passwords, and one person who is locked out at the end. */
function fill(services: SandboxServices): void {
  const random = new Random(99);
  const users = services.tenant.collection('users');
  const now = services.now();
  const created_at = new Date(now - 100 * DAY).toISOString();
  const last_login = new Date(now - DAY).toISOString();
  IDS.forEach((user_id, i) => {
    const identity = { connection: DATABASE, provider: 'auth0', user_id: user_id.slice(6), isSocial: false };
    const dates = { created_at, last_login };
    users.insert({
      user_id,
      email: emailOf(i),
      email_verified: true,
      identities: [identity],
      logins_count: 5,
      ...dates,
    });
  });
  // Straight into the store: the sandbox's own writing would let the oldest go.
  const logs = services.tenant.collection('logs');
  for (let n = 0; n < EVENTS; n++) {
    const i = random.int(0, USERS - 1);
    const at = now - 5 * DAY + Math.floor((n / EVENTS) * (5 * DAY - 3_600_000));
    const type = n % 11 === 0 ? 'fp' : n % 3 === 0 ? 'seacft' : 's';
    logs.insert({
      type,
      date: new Date(at).toISOString(),
      log_id: `900${String(n).padStart(40, '0')}`,
      user_id: IDS[i],
      user_name: emailOf(i),
      connection: DATABASE,
      client_id: `app${n % 20}`,
      client_name: `Application ${n % 20}`,
      ip: `198.51.${i % 250}.${i % 199}`,
      ...(type === 'fp' ? { description: 'Wrong email or password.' } : {}),
    });
  }
  for (let n = 0; n < 10; n++) {
    logs.insert({
      type: 'fp',
      date: new Date(now - 600_000 + n * 1000).toISOString(),
      log_id: `901${String(n).padStart(40, '0')}`,
      user_id: IDS[VICTIM],
      user_name: emailOf(VICTIM),
      connection: DATABASE,
      client_id: 'app1',
      ip: `198.51.${VICTIM % 250}.${VICTIM % 199}`,
      description: 'Wrong email or password.',
    });
  }
  block(services, emailOf(VICTIM), `198.51.${VICTIM % 250}.${VICTIM % 199}`, DATABASE);
}

let bench: Bench;
beforeAll(async () => {
  (seeds as Record<string, typeof fill>).scale = fill;
  bench = await startBench('empty');
  await bench.reset('scale');
});
afterAll(() => bench.close());

describe('with 10,000 people and 100,000 events', () => {
  it('diagnose_login finds the cause in at most twelve reads and one page', async () => {
    for (const user of [emailOf(VICTIM), IDS[VICTIM] as string]) {
      const { body, bytes } = await bench.call('diagnose_login', { user });
      expect(body.causes[0].cause).toBe('brute_force_block');
      expect(body.reads).toBeLessThanOrEqual(12);
      expect(bytes).toBeLessThanOrEqual(6_000);
    }
  });

  it('summarize_logs estimates the number of events from a sample of a few pages', async () => {
    const { body, bytes } = await bench.call('summarize_logs', { since: '6d' });
    // The total of a log search is that of its page: what a sample does not show is estimated from its density.
    expect(Math.abs(body.events / EVENTS - 1)).toBeLessThan(0.1);
    expect(body.reads).toBeLessThanOrEqual(34);
    expect(bytes).toBeLessThanOrEqual(6_000);
    const share = body.failures / body.events;
    expect(Math.abs(share - 1 / 11)).toBeLessThan(0.02);
  });

  it('the others stay within their reads and pages', async () => {
    const access = await bench.call('investigate_user_access', { user: emailOf(VICTIM) });
    expect(access.bytes).toBeLessThanOrEqual(6_000);
    const both = await bench.call('compare_users', { user: emailOf(1), other: emailOf(2) });
    expect(both.bytes).toBeLessThanOrEqual(6_000);
    const audit = await bench.call('audit_tenant', {});
    expect(audit.bytes).toBeLessThanOrEqual(9_000);
    expect(audit.body.reads).toBeLessThanOrEqual(70);
  });
});
