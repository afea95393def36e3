/** Adds an entry to a client's configuration, or takes it out again, and keeps everything else in the file. */
import { CommandError } from '../terminal/failure.js';
import { PASTE_HERE, SECRETS } from './entry.js';
import { type HostClient, inputId } from './host-clients.js';
import { JsonEditError, readMember, removeMember, setMember } from './json-edit.js';
import { removeTable, setTable, tomlTable } from './toml-edit.js';

/** The name under which clients know the server. */
export const SERVER = 'auth0';

export type Entry = Record<string, unknown>;

/**
 * The text of the file with the entry.
 *
 * @throws CommandError when the file cannot be edited safely
 */
export async function withEntry(
  file: string,
  known: string,
  client: HostClient,
  own: Entry,
): Promise<string> {
  const before = known.trim() === '' ? (client.begins ?? known) : known;
  const entry = { ...own, ...client.patience };
  if (client.format === 'toml') return withTable(file, before, client, entry);
  const path = [...client.path, SERVER];
  return edited(file, async () => {
    if (client.format === 'yaml') {
      const yaml = await import('./yaml-edit.js');
      return yaml.setEntry(before, path, merged(client, yaml.readEntry(before, path), entry));
    }
    const text = setMember(before, path, merged(client, readMember(before, path), entry));
    return client.inputs ? withInputs(text, client) : text;
  });
}

/**
 * The text of the file without the entry, and without what only it needed; empty when nothing else is in it.
 *
 * @throws CommandError when the file cannot be edited safely
 */
export async function withoutEntry(file: string, before: string, client: HostClient): Promise<string> {
  const path = [...client.path, SERVER];
  return edited(file, async () => {
    if (client.format === 'yaml') {
      const rest = (await import('./yaml-edit.js')).removeEntry(before, path);
      return rest === client.begins ? '' : rest;
    }
    if (client.format === 'json') {
      const text = removeMember(before, path);
      return client.inputs && text !== before ? withoutInputs(text) : text;
    }
    const text = removeTable(before, client.path[0] ?? '', SERVER);
    if (text !== undefined) return text;
    throw new CommandError(
      `${file} writes ${client.path[0]} in a form that cannot be edited safely; remove ${SERVER} yourself.`,
    );
  });
}

async function edited(file: string, edit: () => Promise<string>): Promise<string> {
  try {
    return await edit();
  } catch (error) {
    if (error instanceof JsonEditError)
      throw new CommandError(`${file}: ${error.message}; fix the file first.`);
    throw error;
  }
}

/** The entry over an earlier one, of which settings and variables that are not ours stay. */
function merged({ envKey = 'env', patience = {} }: HostClient, known: unknown, entry: Entry): Entry {
  const earlier = typeof known === 'object' && known !== null ? (known as Entry) : undefined;
  // A program and an address do not go together.
  const starts = (one: Entry) => 'command' in one || 'cmd' in one;
  if (!earlier || starts(earlier) !== starts(entry)) return entry;
  const before = (earlier[envKey] ?? {}) as Record<string, string>;
  const env: Record<string, string> = { ...before };
  for (const [name, value] of Object.entries((entry[envKey] ?? {}) as Record<string, string>)) {
    // A secret that is already in the file is kept.
    env[name] = value === PASTE_HERE ? (before[name] ?? value) : value;
  }
  const times = Object.keys(patience).filter((key) => earlier[key] !== undefined);
  return {
    ...earlier,
    ...entry,
    ...Object.fromEntries(times.map((key) => [key, earlier[key]])),
    ...(Object.keys(env).length > 0 ? { [envKey]: env } : {}),
  };
}

const listOf = (text: string): { id?: string }[] => {
  const listed = readMember(text, ['inputs']);
  return Array.isArray(listed) ? (listed as { id?: string }[]) : [];
};

/** Describes the secrets that VS Code prompts for. */
function withInputs(text: string, client: HostClient): string {
  const env = readMember(text, [...client.path, SERVER, 'env']) as Record<string, string> | undefined;
  const inputs = listOf(text);
  const fresh = SECRETS.filter((name) => env?.[name] === client.placeholder?.(name))
    .filter((name) => env?.[name] !== undefined && !inputs.some((input) => input.id === inputId(name)))
    .map((name) => ({
      type: 'promptString',
      id: inputId(name),
      description: `Auth0: ${name}`,
      password: true,
    }));
  return fresh.length > 0 ? setMember(text, ['inputs'], [...inputs, ...fresh]) : text;
}

function withoutInputs(text: string): string {
  if (text === '') return text;
  const inputs = listOf(text);
  const ours = new Set<string | undefined>(SECRETS.map(inputId));
  const others = inputs.filter(({ id }) => !ours.has(id));
  if (others.length === inputs.length) return text;
  return others.length > 0 ? setMember(text, ['inputs'], others) : removeMember(text, ['inputs']);
}

function withTable(file: string, before: string, client: HostClient, entry: Entry): string {
  const [parent = ''] = client.path;
  const text = setTable(before, parent, SERVER, entry);
  if (text !== undefined) return text;
  const table = tomlTable(`${parent}.${SERVER}`, entry);
  throw new CommandError(
    `${file} writes ${parent} in a form that cannot be edited safely; add this yourself: ${table}`,
  );
}
