/** Stories that no seed tells, built from the outside, and asked for by every name that a person has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bench, Body } from '../workflow-bench.js';
import { accountTroubles } from './stories/account-stories.js';
import { moreTroubles } from './stories/further-stories.js';
import { healthy } from './stories/healthy-stories.js';
import { namelessHealthy, namelessTroubles, unclear } from './stories/nameless-stories.js';
import { secondNamelessHealthy, secondNamelessTroubles } from './stories/second-nameless-stories.js';
import { settingTroubles } from './stories/settings-stories.js';
import type { Story } from './stories/story.js';
import { type Person, StoryTenant } from './stories/story-tenant.js';

let bench: Bench;
beforeAll(async () => {
  bench = await StoryTenant.open();
});
afterAll(() => bench.close());

const namesOf = (who: Person | string): string[] =>
  typeof who === 'string'
    ? [who]
    : [who.user_id, who.email, who.username, who.phone_number].filter((name) => name !== undefined);

async function check({ cause, says, state, build }: Story): Promise<void> {
  const tenant = await StoryTenant.build(bench);
  for (const user of namesOf(await build(tenant))) {
    const { body, text, bytes } = await bench.call('diagnose_login', { user });
    expect(body.causes?.[0]?.cause, `${user}: ${text}`).toBe(cause);
    expect(body.healthy, text).toBe(state ?? cause === undefined);
    expect(body.reads).toBeLessThanOrEqual(12);
    expect(bytes).toBeLessThanOrEqual(6_000);
    if (says) expect(text).toContain(says);
    for (const { evidence = [], fixes = [] } of (body.causes ?? []) as Body[]) {
      for (const id of evidence) expect(id).toMatch(/^\d{20,}$/);
      for (const fix of fixes) {
        const operation = await bench.runtime.registry.operation(fix.tool);
        expect(operation?.input.safeParse(fix.arguments).error, fix.tool).toBeUndefined();
      }
    }
  }
}

const troubles = {
  ...accountTroubles,
  ...settingTroubles,
  ...moreTroubles,
  ...namelessTroubles,
  ...secondNamelessTroubles,
};

describe('the first cause', () => {
  it.each(Object.entries(troubles))('of %s', (_, story) => check(story));
});

describe('no cause for someone', () => {
  it.each(Object.entries({ ...healthy, ...namelessHealthy, ...secondNamelessHealthy, ...unclear }))(
    '%s',
    (_, story) => check(story),
  );
});
