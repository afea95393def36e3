/** `init`: writes the configuration of an MCP client, showing the diff and keeping everything else. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, resolve, sep } from 'node:path';
import type { Flags } from '../../config/settings.js';
import { VARIABLE_NAMES } from '../../config/variables.js';
import { loadConfig } from '../../server/load-config.js';
import { nearest } from '../../text/nearest.js';
import { POLICY_FLAGS } from '../program/flags.js';
import { CommandError, UsageError } from '../terminal/failure.js';
import { colorsFor, print } from '../terminal/output.js';
import { askYes, processTerminal, type Terminal } from '../terminal/terminal.js';
import { HOST_CLIENTS, type HostClient, inputId, type Place } from './host-clients.js';
import { JsonEditError, readMember, setMember } from './json-edit.js';
import { lineDiff } from './line-diff.js';
import { setTable, tomlTable } from './toml-edit.js';
import { mostListed, tooManyFor } from './tool-limits.js';

export interface InitFlags extends Flags {
  client: string;
  yes?: boolean;
  dryRun?: boolean;
  withSecrets?: boolean;
}

/** The name under which clients know the server. */
const SERVER = 'auth0';
const SECRET = ['AUTH0_CLIENT_SECRET', 'AUTH0_CLIENT_PRIVATE_KEY', 'AUTH0_TOKEN'] as const;
/** Variables that a stdio server reads: those for HTTP callers do not apply to it. */
const PLAIN = VARIABLE_NAMES.filter(
  (name) =>
    name.startsWith('AUTH0_') &&
    !name.startsWith('AUTH0_MCP_HTTP_') &&
    !(SECRET as readonly string[]).includes(name),
);
/** Settings that name a file: the client starts the server in another folder. */
const FILES = new Set<string>([
  'policy',
  'auditLog',
  'journal',
  'AUTH0_MCP_POLICY',
  'AUTH0_MCP_AUDIT_LOG',
  'AUTH0_MCP_JOURNAL',
]);
/** A placeholder for the secret; the server refuses to start with it. */
const PASTE_HERE = 'paste the value here';

interface Entry {
  type?: 'stdio';
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** Codex: names of variables that it passes on from its own environment. */
  env_vars?: string[];
}

/** Shows the change, asks, and writes it; the flags skip the question or the write. */
export async function runInit(
  { client: name, yes, dryRun, withSecrets, ...flags }: InitFlags,
  place: Place = here(),
  terminal: Terminal = processTerminal(),
): Promise<void> {
  const client = clientNamed(name);
  // A configuration that is invalid here would also fail in the client.
  const config = await loadConfig(place.env, flags);
  const file = client.file(place);
  const before = contents(file);
  const entry = entryFor(client, place, flags, withSecrets === true);
  const after =
    client.format === 'json' ? editJson(file, before, client, entry) : editToml(file, before, client, entry);
  const tooMany = tooManyFor(client, await mostListed(config));
  if (tooMany) await print(`Warning: ${tooMany}\n`);
  if (after === before) return print(`${file} is already up to date.`);
  await print(`${client.title}: ${file}\n\n${lineDiff(before, after, colorsFor())}\n`);
  const missing = Object.entries(entry.env ?? {}).filter(([, value]) => value === PASTE_HERE);
  for (const [variable] of missing) {
    await print(
      `${client.title} cannot read ${variable} from your environment: add it to the file yourself (or use --with-secrets).`,
    );
  }
  if (dryRun) return;
  if (!yes) {
    if (!terminal.interactive)
      throw new CommandError('Nothing was written: add --yes to write without a prompt.');
    if (!(await askYes(terminal, 'Write this?'))) return print('Nothing was written.');
  }
  write(file, after);
  await print(
    `Written. Restart ${client.title.replace(/ \(.*/, '')}, then ask it to list the tools of ${SERVER}.`,
  );
}

/** @throws CommandError for a file that exists but cannot be read, such as a folder of that name */
function contents(file: string): string {
  if (!existsSync(file)) return '';
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

const here = (): Place => ({
  cwd: process.cwd(),
  home: homedir(),
  platform: process.platform,
  env: process.env,
  script: realpathSync(process.argv[1] ?? ''),
});

function clientNamed(name: string): HostClient {
  const client = Object.hasOwn(HOST_CLIENTS, name) ? HOST_CLIENTS[name] : undefined;
  if (client) return client;
  const known = Object.keys(HOST_CLIENTS);
  const guess = nearest(name, known);
  throw new UsageError(
    `--client: there is no client "${name}"${guess ? `; did you mean ${guess}?` : ` (known: ${known.join(', ')}).`}`,
  );
}

/** How a client starts this program: the way it was started just now. */
function launch({ platform, script }: Place): { command: string; args: string[] } {
  if (!script.split(sep).includes('node_modules')) return { command: 'node', args: [script] };
  const npx = ['-y', 'auth0-management-mcp'];
  // Windows finds npx only through cmd.
  return platform === 'win32'
    ? { command: 'cmd', args: ['/c', 'npx', ...npx] }
    : { command: 'npx', args: npx };
}

function entryFor(client: HostClient, place: Place, flags: Flags, withSecrets: boolean): Entry {
  const { command, args } = launch(place);
  const policy = POLICY_FLAGS.flatMap(({ flag, key }) => {
    const value = flags[key];
    return value === undefined ? [] : value === true ? [flag] : [flag, absolute(key, String(value), place)];
  });
  const entry: Entry = {
    ...(client.typed ? { type: 'stdio' as const } : {}),
    command,
    args: [...args, ...policy],
  };
  const env: Record<string, string> = {};
  for (const name of PLAIN) if (place.env[name]) env[name] = absolute(name, place.env[name], place);
  const secrets = SECRET.filter((name) => place.env[name]);
  if (client.format === 'toml' && !withSecrets) {
    if (secrets.length > 0) entry.env_vars = secrets;
  } else {
    for (const name of secrets) {
      env[name] = withSecrets ? (place.env[name] ?? '') : (client.placeholder?.(name) ?? PASTE_HERE);
    }
  }
  if (Object.keys(env).length > 0) entry.env = env;
  return entry;
}

const absolute = (setting: string, value: string, { cwd }: Place) =>
  FILES.has(setting) ? resolve(cwd, value) : value;

function editJson(file: string, before: string, client: HostClient, entry: Entry): string {
  try {
    const path = [...client.path, SERVER];
    const known = readMember(before, path) as Partial<Entry> | undefined;
    const merged = known && typeof known === 'object' ? { ...known, ...entry } : entry;
    const env: Record<string, string> = { ...known?.env, ...entry.env };
    for (const [name, value] of Object.entries(entry.env ?? {})) {
      // A secret that is already in the file is kept.
      if (value === PASTE_HERE) env[name] = known?.env?.[name] ?? value;
    }
    if (Object.keys(env).length > 0) merged.env = env;
    const text = setMember(before, path, merged);
    return client.inputs ? withInputs(text, Object.keys(env), client) : text;
  } catch (error) {
    if (error instanceof JsonEditError)
      throw new CommandError(`${file}: ${error.message}; fix the file first.`);
    throw error;
  }
}

/** Describes the secrets that VS Code prompts for. */
function withInputs(text: string, names: string[], client: HostClient): string {
  const secrets = names.filter((name) => (SECRET as readonly string[]).includes(name));
  const env = readMember(text, [...client.path, SERVER, 'env']) as Record<string, string> | undefined;
  const asked = secrets.filter((name) => env?.[name] === client.placeholder?.(name));
  const listed = readMember(text, ['inputs']);
  const inputs = Array.isArray(listed) ? (listed as { id?: string }[]) : [];
  const fresh = asked
    .filter((name) => !inputs.some((input) => input.id === inputId(name)))
    .map((name) => ({
      type: 'promptString',
      id: inputId(name),
      description: `Auth0: ${name}`,
      password: true,
    }));
  return fresh.length > 0 ? setMember(text, ['inputs'], [...inputs, ...fresh]) : text;
}

function editToml(file: string, before: string, client: HostClient, entry: Entry): string {
  const [parent = ''] = client.path;
  const text = setTable(before, parent, SERVER, { ...entry });
  if (text !== undefined) return text;
  const table = tomlTable(`${parent}.${SERVER}`, { ...entry });
  throw new CommandError(
    `${file} writes ${parent} in a form that cannot be edited safely; add this yourself: ${table}`,
  );
}

/** Replaces the file atomically, keeping its permissions. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const target = existsSync(file) ? realpathSync(file) : file;
  const mode = existsSync(target) ? statSync(target).mode & 0o777 : 0o600;
  const temporary = `${target}.${process.pid}.tmp`;
  writeFileSync(temporary, text, { mode });
  renameSync(temporary, target);
}
