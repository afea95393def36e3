/**
 * Exports all people of a tenant and prints how many it got: through the client, as `shared` as one of several
 * replicas, or, as `sdk`, through the official SDK with its defaults. Both go past the cap of 1,000 results by the time of creation.
 */
import { ManagementClient } from 'auth0';
import { createClient } from '../src/client/client.js';
import { pages } from '../src/client/pages/pagination.js';
import { openState } from '../src/state/open-state.js';
import type { SharedState } from '../src/state/shared-state.js';

export interface Exported {
  people: number;
  /** What ended it before the end. */
  error?: string;
}

const [mode, json = '{}'] = process.argv.slice(2);
const { url, domain, audience, clientId, clientSecret } = JSON.parse(json);
const CAP = 1_000;
const PER_PAGE = 100;

async function throughClient(take: (user: unknown) => void): Promise<void> {
  const state = await openState(
    mode === 'shared'
      ? { url: process.env.STATE_URL ?? '', secret: 'bench '.repeat(8), deployment: domain }
      : undefined,
  );
  const client = createClient({
    state,
    baseUrl: url,
    audience,
    credentials: { kind: 'secret', clientId, clientSecret },
    userAgent: 'bench',
  });
  const reading = pages(client, {
    operation: 'GET /users',
    path: '/users',
    priority: 'bulk',
    style: {
      offset: { maxPerPage: PER_PAGE, totals: true, cap: CAP },
      keyset: { field: 'created_at', descending: false, query: { search_engine: 'v3' } },
    },
  });
  for await (const page of reading) for (const user of page.items) take(user);
  if (mode === 'shared') await othersDone(state);
  await client.close();
  await state.close();
}

/** Replicas do not end one after the other, so nobody leaves before all are done. */
async function othersDone(state: SharedState): Promise<void> {
  const key = ['approvals-of', 'bench'] as const;
  await state.prepend(key, String(process.pid), 100, 60_000);
  while ((await state.entries(key)).length < Number(process.env.REPLICAS))
    await new Promise((resolve) => setTimeout(resolve, 50));
}

async function throughSdk(take: (user: unknown) => void): Promise<void> {
  const client = new ManagementClient({ domain, clientId, clientSecret });
  let last: string | undefined;
  for (;;) {
    let found = 0;
    let page = await client.users.list({
      per_page: PER_PAGE,
      sort: 'created_at:1',
      search_engine: 'v3',
      ...(last === undefined ? {} : { q: `created_at:{${last} TO *]` }),
    });
    for (;;) {
      for (const user of page.data) {
        take(user);
        last = user.created_at as string;
        found += 1;
      }
      if (found >= CAP || !page.hasNextPage()) break;
      page = await page.getNextPage();
    }
    if (found < CAP) return;
  }
}

const people = new Set<unknown>();
const take = (user: unknown): unknown => people.add((user as { user_id?: string }).user_id);
const result: Exported = { people: 0 };
try {
  await (mode === 'sdk' ? throughSdk(take) : throughClient(take));
} catch (error) {
  result.error = String(error).split('\n')[0] ?? '';
}
result.people = people.size;
process.stdout.write(JSON.stringify(result), () => process.exit(0));
