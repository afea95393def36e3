/**
 * Makes the same two reads through the client, through bare undici and through the official SDK (over TLS, which is
 * all it speaks), block by block in turn, and prints how long each call took, in milliseconds.
 */
import { ManagementClient } from 'auth0';
import { Pool } from 'undici';
import { createClient } from '../src/client/client.js';

export type Reads = Record<'single' | 'page', number[]>;
export type CallerName = 'own' | 'undici' | 'sdk';

interface Caller extends Record<keyof Reads, () => Promise<unknown>> {
  name: CallerName;
}

const WARM_UP_BLOCKS = 4;
const CALLS = { single: 100, page: 20 };
const ID = 'auth0|000000000000000000000000';
const SINGLE = `/users/${encodeURIComponent(ID)}`;
const PAGE = '/users';

const [origin = '', blocks = '0'] = process.argv.slice(2);
const tls = origin.startsWith('https:');

function own(): Caller {
  const client = createClient({
    baseUrl: origin,
    audience: `${origin}/api/v2/`,
    credentials: { kind: 'token', token: 'token' },
    userAgent: 'bench',
  });
  const query = { per_page: 100, page: 0, include_totals: true };
  return {
    name: 'own',
    single: async () =>
      (await client.send({ operation: 'GET /users/{id}', method: 'GET', path: SINGLE })).body,
    page: async () => (await client.send({ operation: 'GET /users', method: 'GET', path: PAGE, query })).body,
  };
}

function bareUndici(): Caller {
  const pool = new Pool(origin);
  const get = async (path: string): Promise<unknown> => {
    const answer = await pool.request({
      method: 'GET',
      path: `/api/v2${path}`,
      headers: { authorization: 'Bearer token', accept: 'application/json' },
    });
    return answer.body.json();
  };
  return {
    name: 'undici',
    single: () => get(SINGLE),
    page: () => get(`${PAGE}?per_page=100&page=0&include_totals=true`),
  };
}

function sdk(): Caller {
  const client = new ManagementClient({ domain: new URL(origin).host, token: 'token' });
  return {
    name: 'sdk',
    single: () => client.users.get(ID),
    page: () => client.users.list({ per_page: 100, page: 0, include_totals: true }),
  };
}

const callers = [own(), bareUndici(), ...(tls ? [sdk()] : [])];
const times = Object.fromEntries(
  callers.map(({ name }) => [name, { single: [], page: [] } as Reads]),
) as Partial<Record<CallerName, Reads>>;

for (let block = 0; block < WARM_UP_BLOCKS + Number(blocks); block++) {
  for (const read of ['single', 'page'] as const) {
    // The first caller after a pause is slower, so the callers take turns.
    for (let turn = 0; turn < callers.length; turn++) {
      const caller = callers[(block + turn) % callers.length] as Caller;
      for (let call = 0; call < CALLS[read]; call++) {
        const began = performance.now();
        await caller[read]();
        if (block >= WARM_UP_BLOCKS) times[caller.name]?.[read].push(performance.now() - began);
      }
    }
  }
}
process.stdout.write(JSON.stringify(times), () => process.exit(0));
