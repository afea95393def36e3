/** Ids and names that begin with what was typed. */
import { maskPii } from '../policy/masking.js';
import { neutralize } from '../policy/neutralize.js';
import { listClients } from '../tools/operations/clients.js';
import { listOrganizations } from '../tools/operations/organizations.js';
import { listUsers } from '../tools/operations/users.js';
import type { CallContext, Runtime } from '../tools/runtime.js';
import { itemsOf, Reader } from '../tools/workflows/reader.js';
import type { Kind } from './resources.js';

const MOST_PEOPLE = 20;

/** What was typed as the beginning of a word in the search syntax. */
const prefix = (typed: string): string => `${typed.replace(/[+\-&|!(){}[\]^"~*?:\\/ ]/g, '\\$&')}*`;

export async function suggest(
  runtime: Runtime,
  kind: Kind,
  typed: string,
  call: CallContext,
): Promise<string[]> {
  const reader = new Reader(runtime, call, { limit: 2 });
  const found = kind === 'users' ? await people(reader, typed) : await named(reader, kind, typed);
  const masked = runtime.policy.masking.email
    ? found.filter((value) => maskPii(value, runtime.policy.masking) === value)
    : found;
  return [...new Set(masked)].filter((value) => neutralize(value) === value);
}

async function people(reader: Reader, typed: string): Promise<string[]> {
  const fields = 'user_id,email,username,name';
  // An id cannot be searched by its beginning; a whole one is its own completion.
  const q =
    typed === ''
      ? undefined
      : typed.includes('|')
        ? `user_id:"${typed.replace(/["\\]/g, '\\$&')}"`
        : ['email', 'username', 'name', 'nickname']
            .map((field) => `${field}:${prefix(typed.toLowerCase())}`)
            .join(' OR ');
  const users = await reader.read(
    listUsers,
    {
      ...(q ? { q, search_engine: 'v3' as const } : { sort: 'last_login:-1' }),
      fields,
      per_page: MOST_PEOPLE,
    },
    'users',
  );
  return itemsOf(users).map((user) => {
    const name = [user.email, user.username].find(
      (value) => typeof value === 'string' && !typed.includes('|'),
    );
    return String(name ?? user.user_id);
  });
}

/** Organizations by their unique name, applications by theirs; ids where the id is what was typed. */
async function named(
  reader: Reader,
  kind: 'organizations' | 'applications',
  typed: string,
): Promise<string[]> {
  const page =
    kind === 'organizations'
      ? await reader.read(listOrganizations, { per_page: 100 }, kind)
      : await reader.read(listClients, { per_page: 100, page: 0, fields: 'client_id,name,global' }, kind);
  const wanted = typed.toLowerCase();
  return itemsOf(page)
    .filter((item) => item.global !== true)
    .flatMap((item) => {
      const id = String(item.id ?? item.client_id);
      const name = String(item.name ?? '');
      const display = String(item.display_name ?? '');
      if (wanted !== '' && id.toLowerCase().startsWith(wanted)) return [id];
      return wanted === '' || [name, display].some((text) => text.toLowerCase().includes(wanted))
        ? [name]
        : [];
    });
}
