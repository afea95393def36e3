/** One change for many people, by real clients of both eras: previewed, asked for with the count, and made. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersAtOnce } from '../support/answers-at-once.js';
import {
  type Asked,
  agrees,
  connectStdio,
  type Person,
  type TestClient,
  textOf,
} from '../support/clients.js';
import type { Tenant } from '../support/tenant.js';
import { startManyTenant, USERS, userId } from '../tools/call-bench.js';

let tenant: Tenant;
const open: TestClient[] = [];
beforeAll(async () => {
  tenant = await startManyTenant();
});
afterAll(async () => {
  await Promise.all(open.map((c) => c.close()));
  await tenant.close();
});

describe.each([
  ['modern', 't1'],
  ['legacy', 't2'],
] as const)('a %s client', (era, team) => {
  // A quarter of the team, to make a fourth of the requests.
  const q = `app_metadata.team:${team} AND email:person2*`;
  const count = Array.from({ length: USERS }, (_, i) => i).filter(
    (i) => `t${i % 5}` === team && String(i).startsWith('2'),
  ).length;
  let client: TestClient;
  let person: Person;
  beforeAll(async () => {
    client = await connectStdio(era, {
      env: { ...tenant.env, ...answersAtOnce() },
      person: (asked) => person?.(asked) ?? { action: 'cancel' },
    });
    open.push(client);
  });
  const marked = async () =>
    (
      await tenant.api(
        'GET',
        `/users?q=${encodeURIComponent(`app_metadata.wave:${era}`)}&include_totals=true`,
      )
    ).body.total;

  it('sees the preview, has the person read the count, and makes the change', async () => {
    const seen: Asked[] = [];
    const args = { q, app_metadata: { wave: era } };
    const preview = await client.call('apply_to_users', args);
    expect(preview.structuredContent).toMatchObject({ dry_run: true, users: count });
    expect(seen).toEqual([]);
    person = (asked) => {
      seen.push(asked);
      return { action: 'decline' };
    };
    const declined = await client.call('apply_to_users', { ...args, dry_run: false });
    expect(declined.structuredContent?.error).toMatchObject({ code: 'declined' });
    expect(seen[0]?.message).toContain(`users: ${count}`);
    expect(seen[0]?.message).toContain('@example.com');
    expect(await marked()).toBe(0);
    person = agrees(seen);
    const done = await client.call('apply_to_users', { ...args, dry_run: false });
    expect(done.structuredContent).toMatchObject({ done: count, failed: 0, complete: true });
    expect(seen).toHaveLength(2);
    expect(await marked()).toBe(count);
  });

  it('is not asked for a few, and gets each failure by name', async () => {
    const seen: Asked[] = [];
    person = agrees(seen);
    const result = await client.call('apply_to_users', {
      user_ids: [userId(4), 'auth0|nobody'],
      user_metadata: { hello: era },
      dry_run: false,
    });
    expect(result.structuredContent).toMatchObject({
      done: 1,
      failures: [{ user_id: 'auth0|nobody', status: 404 }],
    });
    expect(textOf(result)).toContain('Done for 1 user. 1 failed.');
    expect(seen).toEqual([]);
  });
});
