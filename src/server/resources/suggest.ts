/** Ids and names that begin with what was typed. */
import { outgoing } from '../../policy/outgoing/outgoing.js';
import { listClients } from '../../tools/operations/clients.js';
import { listOrganizations } from '../../tools/operations/organizations.js';
import { listUsers } from '../../tools/operations/users.js';
import type { CallContext, Runtime } from '../../tools/runtime.js';
import { itemsOf, Reader } from '../../tools/workflows/reader.js';
import type { Kind } from './resource-read.js';

const MOST_PEOPLE = 20;

/** The typed text as a prefix query in the search syntax. */
const prefix = (typed: string): string => `${typed.replace(/[+\-&|!(){}[\]^"~*?:\\/ ]/g, '\\$&')}*`;

export async function suggest(
  runtime: Runtime,
  kind: Kind,
  typed: string,
  call: CallContext,
): Promise<string[]> {
  const reader = new Reader(runtime, call, { limit: 2 });
  const found = kind === 'users' ? await people(reader, typed) : await named(reader, kind, typed);
  // What would have to be changed on its way out is no name to complete.
  const { masking } = runtime.policy;
  return [...new Set(found)].filter((value) => outgoing(value, { masking }) === value);
}

async function people(reader: Reader, typed: string): Promise<string[]> {
  if (typed.includes('|')) return ids(reader, typed);
  const q =
    typed === ''
      ? undefined
      : ['email', 'username', 'name', 'nickname']
          .map((field) => `${field}:${prefix(typed.toLowerCase())}`)
          .join(' OR ');
  const users = await reader.read(
    listUsers,
    {
      ...(q ? { q, search_engine: 'v3' as const } : { sort: 'last_login:-1' }),
      fields: 'user_id,email,username,name',
      per_page: MOST_PEOPLE,
    },
    'users',
  );
  return itemsOf(users).map((user) => {
    const name = [user.email, user.username].find((value) => typeof value === 'string');
    return String(name ?? user.user_id);
  });
}

/** Ids cannot be searched by prefix: a complete one is found, a partial one is matched against recent users. */
async function ids(reader: Reader, typed: string): Promise<string[]> {
  const q = `user_id:"${typed.replace(/["\\]/g, '\\$&')}"`;
  const [whole, latest] = await Promise.all([
    reader.read(listUsers, { q, search_engine: 'v3', fields: 'user_id', per_page: 1 }, 'users'),
    reader.read(listUsers, { sort: 'last_login:-1', fields: 'user_id', per_page: 100 }, 'users'),
  ]);
  const found = [...itemsOf(whole), ...itemsOf(latest)].map((user) => String(user.user_id));
  return found.filter((id) => id.startsWith(typed)).slice(0, MOST_PEOPLE);
}

/** Organizations and applications by name; ids if an id was typed. */
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
