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

const WARM_UP_BLOCKS = 4;
const CALLS = 50;
const ID = 'auth0|000000000000000000000000';
const PATH = `/users/${encodeURIComponent(ID)}`;

const [origin = '', blocks = '0'] = process.argv.slice(2);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Unsigned: the server below looks at no token, and ours reads the scopes of it. */
const token = `${part({ alg: 'none' })}.${part({ scope: 'read:users update:users', exp: 4_000_000_000 })}.x`;
const config = await loadConfig({ AUTH0_DOMAIN: origin, AUTH0_TOKEN: token });
const runtime = await createRuntime({ ...config, logLevel: 'silent' });
const record = runtime.registry.byRequest('PATCH /users/{id}');
if (!record) throw new Error('there is no tool for PATCH /users/{id}');
const pool = new Pool(origin);
let serial = 0;
const note = () => ({ nickname: `call ${++serial}` });

async function throughPipeline(own: object): Promise<void> {
  const call = { caller: 'local', clientName: 'bench', canAsk: false };
  const outcome = await runOperation(
    runtime,
    record as NonNullable<typeof record>,
    { user_id: ID, ...note(), ...own },
    call,
  );
  if (outcome.kind !== 'result' || outcome.result.isError) throw new Error(JSON.stringify(outcome));
}

const writers: Record<WriterName, () => Promise<unknown>> = {
  merged: () => throughPipeline({}),
  as_given: () => throughPipeline({ apply: 'as_given' }),
  client: () =>
    runtime.client.send({ operation: 'PATCH /users/{id}', method: 'PATCH', path: PATH, body: note() }),
  undici: async () => {
    const answer = await pool.request({
      method: 'PATCH',
      path: `/api/v2${PATH}`,
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
