/** What is entered into a client's configuration: how it starts this program, or where the team's server is. */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import type { Flags } from '../../config/settings.js';
import { VARIABLE_NAMES } from '../../config/variables.js';
import { VERSION } from '../../version.js';
import { POLICY_FLAGS } from '../program/flags.js';
import type { HostClient, Launch, Place, Scope } from './host-clients.js';

export const SECRETS = ['AUTH0_CLIENT_SECRET', 'AUTH0_CLIENT_PRIVATE_KEY', 'AUTH0_TOKEN'] as const;
/** A placeholder for the secret; the server refuses to start with it. */
export const PASTE_HERE = 'paste the value here';

/** Variables of a server for HTTP callers, which do not apply to one over stdio. */
const HTTP_ONLY = /^AUTH0_MCP_(HTTP|APPROVALS|STATE)_/;
/** Variables that a stdio server reads, in the order in which they are documented. */
const PLAIN = [
  ...VARIABLE_NAMES.filter(
    (name) =>
      name.startsWith('AUTH0_') && !HTTP_ONLY.test(name) && !(SECRETS as readonly string[]).includes(name),
  ),
  // Node's own: without it a tenant behind a company's proxy cannot be reached.
  'NODE_EXTRA_CA_CERTS',
];
/** Settings that name a file: the client starts the server in another folder. */
const FILES =
  /^(policy|auditLog|journal)$|^AUTH0_MCP_(POLICY|AUDIT_LOG|JOURNAL)$|_FILE$|^NODE_EXTRA_CA_CERTS$/;

export interface EntryOptions {
  scope: Scope;
  flags: Flags;
  withSecrets: boolean;
}

/** How the client starts this program, with the tenant and the policy of this call. */
export function launchFor(client: HostClient, place: Place, options: EntryOptions): Launch {
  const { scope, flags, withSecrets } = options;
  const start = startOf(place, scope);
  const policy = POLICY_FLAGS.flatMap(({ flag, key }) => {
    const value = flags[key];
    return value === undefined ? [] : value === true ? [flag] : [flag, absolute(key, String(value), place)];
  });
  const env: Record<string, string> = { ...start.env };
  for (const name of PLAIN) if (place.env[name]) env[name] = absolute(name, place.env[name], place);
  const secrets = SECRETS.filter((name) => place.env[name]);
  const passed = client.passes && !withSecrets ? secrets : [];
  for (const name of secrets) {
    if (passed.includes(name)) continue;
    env[name] = withSecrets ? (place.env[name] ?? '') : (client.placeholder?.(name) ?? PASTE_HERE);
  }
  return { command: start.command, args: [...start.args, ...policy], env, passed };
}

const absolute = (setting: string, value: string, { cwd }: Place) =>
  FILES.test(setting) ? resolve(cwd, value) : value;

/** The program as it was started just now. */
function startOf(
  place: Place,
  scope: Scope,
): { command: string; args: string[]; env?: Record<string, string> } {
  const { platform, script, node } = place;
  // What npx has fetched is deleted at some time; anything else stays where it is.
  if (!script.split(sep).includes('_npx')) return { command: node, args: [script] };
  const npx = ['-y', `auth0-management-mcp@${VERSION}`];
  const cli = npxOf(node);
  // A project's file is shared with people whose Node is elsewhere.
  if (scope === 'project' || cli === undefined)
    // Windows finds npx only through cmd.
    return platform === 'win32'
      ? { command: 'cmd', args: ['/c', 'npx', ...npx] }
      : { command: 'npx', args: npx };
  const path = [dirname(node), ...(platform === 'win32' ? [] : ['/usr/local/bin', '/usr/bin', '/bin'])];
  // What npx starts looks for Node on the PATH, which in a desktop application may lack it.
  return {
    command: node,
    args: [cli, ...npx],
    env: platform === 'win32' ? {} : { PATH: path.join(delimiter) },
  };
}

/** The script of the npx that comes with a Node. */
function npxOf(node: string): string | undefined {
  const script = join('node_modules', 'npm', 'bin', 'npx-cli.js');
  const found = [join(dirname(node), '..', 'lib', script), join(dirname(node), script)].find(existsSync);
  return found === undefined ? undefined : realpathSync(found);
}

/** The entry as the client writes it. */
export function entryFor(client: HostClient, launch: Launch): Record<string, unknown> {
  if (client.local) return client.local(launch);
  const { command, args, env } = launch;
  return { command, args, ...(Object.keys(env).length > 0 ? { env } : {}) };
}
