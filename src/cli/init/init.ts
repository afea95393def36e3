/** `init`: writes the configuration of an MCP client, showing the diff and keeping everything else. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import type { Flags } from '../../config/settings.js';
import { configFolder } from '../../config/state-folder.js';
import { type Config, loadConfig } from '../../server/load-config.js';
import { nearest } from '../../text/nearest.js';
import { invocation } from '../program/invocation.js';
import { setUpTenant } from '../setup/set-up-tenant.js';
import { keepRecord, withClient } from '../setup/setup-record.js';
import { CommandError, UsageError } from '../terminal/failure.js';
import { colorsFor, print } from '../terminal/output.js';
import { askYes, processTerminal, type Terminal } from '../terminal/terminal.js';
import { type Entry, SERVER, withEntry, withoutEntry } from './edit-file.js';
import { entryFor, launchFor, PASTE_HERE } from './entry.js';
import { HOST_CLIENTS, type HostClient, type Place, SCOPES, type Scope } from './host-clients.js';
import { lineDiff } from './line-diff.js';
import { fitFor } from './tool-limits.js';

export interface InitFlags extends Flags {
  client: string;
  scope?: string;
  url?: string;
  remove?: boolean;
  yes?: boolean;
  dryRun?: boolean;
  withSecrets?: boolean;
  /** The built-in sandbox, even where a tenant is known. */
  sandbox?: boolean;
}

/** A change of a client's configuration that is not made yet. */
export interface Edit {
  client: HostClient;
  file: string;
  before: string;
  /** Empty when nothing is left in the file, which is deleted then. */
  after: string;
}

/** Shows the change, asks, and writes it; the flags skip the question or the write. */
export async function runInit(
  { client: name, scope: scopeName, url, remove, yes, dryRun, withSecrets, sandbox, ...flags }: InitFlags,
  origin: Place = here(),
  terminal: Terminal = processTerminal(),
): Promise<void> {
  const client = clientNamed(name);
  const scope = scopeOf(client, scopeName);
  if (remove && url !== undefined) throw new UsageError('--remove needs no --url.');
  if (sandbox && (url !== undefined || flags.tenant !== undefined))
    throw new UsageError('--sandbox: leave out --url and --tenant.');
  const folder = configFolder(origin.env, origin.platform, origin.home);
  const asked = remove || url !== undefined || sandbox || flags.tenant !== undefined;
  const known = asked ? undefined : setUpTenant(origin.env, folder);
  const env = sandbox ? withoutTenant(origin.env) : (known?.env ?? origin.env);
  const place = { ...origin, env };
  let edit: Edit;
  if (remove) edit = await removal(client, scope, place);
  else if (url !== undefined) edit = await addition(client, scope, place, remoteEntry(client, url, flags));
  else {
    // A configuration that is invalid here would also fail in the client.
    const config = await loadConfig(place.env, flags);
    const fitting = await fitFor(client, config, flags, place.env);
    const launch = launchFor(client, place, {
      ...{ scope, flags: fitting.flags },
      withSecrets: withSecrets === true,
    });
    if (sandbox) launch.args.push('--sandbox');
    edit = await addition(client, scope, place, entryFor(client, launch));
    await print(`${tenantInWords(config, known !== undefined)}\n`);
    if (fitting.say) await print(`${fitting.say}\n`);
    if (!client.asks) await print(`Note: ${withoutPrompts(client)}\n`);
    await sayMissing(client, launch.env);
  }
  const { file, before, after } = edit;
  if (after === before)
    return print(remove ? `${file} has no entry ${SERVER}.` : `${file} is already up to date.`);
  await print(`${client.title}: ${file}\n\n${lineDiff(before, after, colorsFor())}\n`);
  if (dryRun) return;
  if (!yes) {
    if (!terminal.interactive)
      throw new CommandError('Nothing was written: add --yes to write without a prompt.');
    if (!(await askYes(terminal, after === '' ? 'Delete this file?' : 'Write this?')))
      return print('Nothing was written.');
  }
  makeEdit(edit);
  // So that `setup --remove` takes this entry back too.
  if (known) keepRecord(withClient(known.record, { name, scope, cwd: place.cwd }), folder);
  await print(
    remove
      ? `Removed. Restart ${client.title}.`
      : `Written. Restart ${client.title}, then ask it to list the tools of ${SERVER}.`,
  );
}

/** Which tenant an entry is for. */
function tenantInWords({ tenant }: Config, isSetUp: boolean): string {
  if (tenant.kind === 'auth0') return `Tenant: ${tenant.domain}${isSetUp ? ', which is set up here' : ''}`;
  return `Tenant: the built-in sandbox with demo data. "${invocation()} setup" connects one of yours.`;
}

/** The environment without all that names a tenant, or says what is allowed there. */
const withoutTenant = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^AUTH0_(?!MCP_)|^AUTH0_MCP_TENANTS?(_FILE)?$/.test(name)),
  );

/** What a person should know about a client that is not documented to show a server's prompts. */
const withoutPrompts = ({ title }: HostClient): string =>
  `${title} is not documented to show prompts of servers. A change that needs approval opens a page in your browser, or is answered in a terminal with "${invocation()} approve".`;

async function sayMissing({ title }: HostClient, env: Record<string, string>): Promise<void> {
  for (const [variable, value] of Object.entries(env)) {
    if (value !== PASTE_HERE) continue;
    await print(
      `${title} cannot read ${variable} from your environment: add it to the file yourself, use --with-secrets, or keep it in the system keychain with "${invocation()} setup".`,
    );
  }
}

/** @throws UsageError for an address that no client could use, and for a client that takes none */
function remoteEntry(client: HostClient, url: string, flags: Flags): Entry {
  const parsed = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || parsed.username || parsed.hash)
    throw new UsageError('--url takes the address of an MCP endpoint, such as https://mcp.example.com/mcp.');
  if (Object.values(flags).some((value) => value !== undefined))
    throw new UsageError('--url: the policy is that of the server; leave out the policy flags.');
  if (!client.remote)
    throw new UsageError(
      `${client.title} takes no addresses in its file: ${client.instead ?? 'use a program'}.`,
    );
  return client.remote(url);
}

export async function addition(client: HostClient, scope: Scope, place: Place, entry: Entry): Promise<Edit> {
  const file = fileOf(client, scope, place);
  const before = contents(file);
  return { client, file, before, after: await withEntry(file, before, client, entry) };
}

export async function removal(client: HostClient, scope: Scope, place: Place): Promise<Edit> {
  const file = fileOf(client, scope, place);
  const before = contents(file);
  return { client, file, before, after: before === '' ? '' : await withoutEntry(file, before, client) };
}

export const fileOf = (client: HostClient, scope: Scope, place: Place): string =>
  client.files[scope]?.(place) ?? '';

/** @throws CommandError for a file that exists but cannot be read, such as a folder of that name */
function contents(file: string): string {
  if (!existsSync(file)) return '';
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

export const here = (env: NodeJS.ProcessEnv = process.env): Place => ({
  cwd: process.cwd(),
  home: homedir(),
  platform: process.platform,
  env,
  script: realpathSync(process.argv[1] ?? ''),
  node: process.execPath,
});

/** @throws UsageError for a name that no client has */
export function clientNamed(name: string): HostClient {
  const client = Object.hasOwn(HOST_CLIENTS, name) ? HOST_CLIENTS[name] : undefined;
  if (client) return client;
  const known = Object.keys(HOST_CLIENTS);
  const guess = nearest(name, known);
  throw new UsageError(
    `--client: there is no client "${name}"${guess ? `; did you mean ${guess}?` : ` (known: ${known.join(', ')}).`}`,
  );
}

/** @throws UsageError for a scope that the client does not have */
export function scopeOf(client: HostClient, name?: string): Scope {
  if (name === undefined) return client.usually ?? (client.files.user ? 'user' : 'project');
  const scope = SCOPES.find((known) => known === name);
  if (!scope) throw new UsageError(`--scope is ${SCOPES.join(' or ')}, not "${name}".`);
  if (client.files[scope]) return scope;
  throw new UsageError(`--scope: ${client.title} has no configuration for a ${scope}.`);
}

/** Replaces the file atomically, keeping its permissions; deletes it, and a folder that is empty then, when nothing is left. */
export function makeEdit({ file, after }: Edit): void {
  if (after === '') {
    rmSync(file, { force: true });
    try {
      rmdirSync(dirname(file));
    } catch {
      // It holds something else.
    }
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  const target = existsSync(file) ? realpathSync(file) : file;
  const mode = existsSync(target) ? statSync(target).mode & 0o777 : 0o600;
  const temporary = `${target}.${process.pid}.tmp`;
  writeFileSync(temporary, after, { mode });
  renameSync(temporary, target);
}
