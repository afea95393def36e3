/**
 * Makes the same change through the whole pipeline (reading what is there, and without) and through bare undici, block
 * by block in turn, and prints how long each took, in milliseconds.
 */
import { Pool } from 'undici';
import { loadConfig } from '../../src/server/load-config.js';
import { createRuntime } from '../../src/server/runtime.js';
import { runOperation } from '../../src/tools/call/run.js';

export type WriterName = 'merged' | 'as_given' | 'client' | 'undici';
export type WriteTimes = Record<WriterName, number[]>;

/** Every writer warms undici up, only its own calls the pipeline: so many until its code is compiled, too. */
const WARM_UP_BLOCKS = 16;
const CALLS = 50;

const [origin = '', blocks = '0', token = '', audience = ''] = process.argv.slice(2);
const config = await loadConfig({ AUTH0_DOMAIN: origin, AUTH0_TOKEN: token, AUTH0_AUDIENCE: audience });
const runtime = await createRuntime({ ...config, logLevel: 'silent' });
const record = runtime.registry.byRequest('PATCH /users/{id}');
if (!record) throw new Error('there is no tool for PATCH /users/{id}');
const pool = new Pool(origin);
const page = {
  operation: 'GET /users',
  method: 'GET',
  path: '/users',
  query: { include_totals: true },
} as const;
const { users } = (await runtime.client.send(page)).body as { users: { user_id: string }[] };
const id = users[0]?.user_id ?? '';
const path = `/users/${encodeURIComponent(id)}`;
let serial = 0;
const note = () => ({ nickname: `call ${++serial}` });

async function throughPipeline(own: object): Promise<void> {
  const call = { caller: 'local', clientName: 'bench', canAsk: false };
  const outcome = await runOperation(
    runtime,
    record as NonNullable<typeof record>,
    { user_id: id, ...note(), ...own },
    call,
  );
  if (outcome.kind !== 'result' || outcome.result.isError) throw new Error(JSON.stringify(outcome));
}

const writers: Record<WriterName, () => Promise<unknown>> = {
  merged: () => throughPipeline({}),
  as_given: () => throughPipeline({ apply: 'as_given' }),
  client: () => runtime.client.send({ operation: 'PATCH /users/{id}', method: 'PATCH', path, body: note() }),
  undici: async () => {
    const answer = await pool.request({
      method: 'PATCH',
      path: `/api/v2${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(note()),
    });
    return answer.body.json();
  },
};
const names = Object.keys(writers) as WriterName[];
const times: WriteTimes = { merged: [], as_given: [], client: [], undici: [] };
for (let block = 0; block < WARM_UP_BLOCKS + Number(blocks); block++) {
  for (let turn = 0; turn < names.length; turn++) {
    // The first writer after a pause is slower, so the writers take turns.
    const name = names[(block + turn) % names.length] as WriterName;
    for (let call = 0; call < CALLS; call++) {
      const began = performance.now();
      await writers[name]();
      if (block >= WARM_UP_BLOCKS) times[name].push(performance.now() - began);
    }
  }
}
process.stdout.write(JSON.stringify(times), () => process.exit(0));
