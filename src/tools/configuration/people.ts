/** Made-up people for a sandbox. Nobody of the tenant gets into it. */
import { ApiError } from '../../client/errors.js';
import { Execution } from '../call/execute.js';
import type { CallContext, Runtime } from '../runtime.js';
import type { Configuration } from './read-configuration.js';

const FIRST = ['Ada', 'Bo', 'Cleo', 'Dara', 'Eli', 'Fay', 'Gil', 'Hana', 'Ivo', 'Jun', 'Kai', 'Lea', 'Mio'];
const LAST = ['Abel', 'Birch', 'Cole', 'Dunn', 'Elm', 'Frost', 'Gray', 'Hart', 'Iver', 'Jay', 'Kent'];

/** Of the n-th person, from 0: the same in every sandbox. */
function madeUp(n: number): { name: string; email: string } {
  const first = FIRST[n % FIRST.length] as string;
  const last = LAST[Math.floor(n / FIRST.length) % LAST.length] as string;
  return {
    name: `${first} ${last}`,
    email: `${first}.${last}.${n + 1}@people.example`.toLowerCase(),
  };
}

/** The first database connection, in which people can be made. */
const databaseOf = ({ things }: Configuration): string | undefined =>
  things.find(({ kind, value }) => kind.kind === 'connection' && value.strategy === 'auth0')?.key;

/** Adds people to the first database connection. @returns how many; none where there is no such connection */
export async function addPeople(
  runtime: Runtime,
  call: CallContext,
  configuration: Configuration,
  count: number,
): Promise<number> {
  const connection = databaseOf(configuration);
  if (connection === undefined) return 0;
  for (let n = 0; n < count; n++) await create(runtime, call, connection, n);
  return count;
}

/** Adds made-up people under these ids. @returns the ids that no person can be made under */
export async function addPeopleUnder(
  runtime: Runtime,
  call: CallContext,
  configuration: Configuration,
  ids: readonly string[],
): Promise<string[]> {
  const connection = databaseOf(configuration);
  const not: string[] = [];
  for (const [n, id] of ids.entries()) {
    const [, own] = /^auth0\|([\w-]{1,100})$/.exec(id) ?? [];
    if (own === undefined || connection === undefined) not.push(id);
    else
      await create(runtime, call, connection, n, own).catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        not.push(id);
      });
  }
  return not;
}

async function create(
  runtime: Runtime,
  call: CallContext,
  connection: string,
  n: number,
  id?: string,
): Promise<void> {
  const record = runtime.registry.find('create_user');
  if (!record) throw new Error('there is no create_user');
  const execution = new Execution(runtime, call);
  const args = { connection, ...madeUp(n), password: `Made-up-${n + 1}-person!`, email_verified: true };
  const prepared = await execution.prepare(record, { ...args, ...(id === undefined ? {} : { user_id: id }) });
  const confirmed = await execution.confirm(prepared.wire);
  if (confirmed.kind === 'go') await execution.carryOut(prepared, confirmed.evidence);
}
