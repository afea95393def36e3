/** What `setup` has done, for going on later and for taking it back. It holds no secret. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { configFolder } from '../../config/state-folder.js';
import { SCOPES } from '../init/host-clients.js';
import { CommandError } from '../terminal/failure.js';

const record = z.object({
  domain: z.string(),
  /** Where it is not that of the domain: with a custom domain. */
  audience: z.string().optional(),
  profile: z.string().optional(),
  /** `made`: by `setup`, which therefore offers to delete it. */
  application: z
    .object({ clientId: z.string(), kind: z.enum(['secret', 'private_key']), made: z.boolean() })
    .optional(),
  /** Where its secret is: the account of a keychain entry, or the path of a file. */
  secret: z.object({ in: z.enum(['keychain', 'file']), at: z.string() }).optional(),
  /** Entries that were written into clients' configurations; `cwd` is the folder of a project. */
  clients: z.array(z.object({ name: z.string(), scope: z.enum(SCOPES), cwd: z.string() })),
  /** Nothing is left to ask. */
  finished: z.boolean(),
});

export type SetupRecord = z.infer<typeof record>;

const file = z.object({ version: z.literal(1), tenants: z.array(record) });

export const recordFile = (folder = configFolder()): string => join(folder, 'setup.json');

/** The records, by tenant. @throws CommandError for a file that this version cannot read */
export function readRecords(folder?: string): SetupRecord[] {
  const path = recordFile(folder);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new CommandError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  try {
    return file.parse(JSON.parse(text)).tenants;
  } catch {
    throw new CommandError(`${path} is damaged or of a newer version: move it away, then run setup again.`);
  }
}

/** Keeps the record, in place of an earlier one of the same tenant. */
export function keepRecord(kept: SetupRecord, folder?: string): void {
  const others = readRecords(folder).filter(({ domain }) => domain !== kept.domain);
  write([...others, kept], folder);
}

/** The record with an entry of a client, in place of an earlier one in the same file. */
export function withClient(known: SetupRecord, client: SetupRecord['clients'][number]): SetupRecord {
  const same = ({ name, scope, cwd }: typeof client) =>
    name === client.name && scope === client.scope && (scope === 'user' || cwd === client.cwd);
  return { ...known, clients: [...known.clients.filter((one) => !same(one)), client] };
}

/** Forgets the record of a tenant; the file goes with the last one, and the folder where it is empty then. */
export function dropRecord(gone: string, folder?: string): void {
  const others = readRecords(folder).filter(({ domain }) => domain !== gone);
  if (others.length > 0) {
    write(others, folder);
    return;
  }
  const path = recordFile(folder);
  rmSync(path, { force: true });
  try {
    rmdirSync(dirname(path));
  } catch {
    // Something else is in it.
  }
}

function write(tenants: SetupRecord[], folder?: string): void {
  const path = recordFile(folder);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify({ version: 1, tenants }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
}

/** The environment with which a server runs for the tenant: no secret is in it, only where it is. */
export function environmentOf(
  { domain, audience, profile, application, secret }: SetupRecord,
  base: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  // Another tenant, or another way to the same one, must not mix with this.
  const others = Object.entries(base).filter(([name]) => !/^AUTH0_(?!MCP_)|^AUTH0_MCP_PROFILE$/.test(name));
  const name = application?.kind === 'private_key' ? 'AUTH0_CLIENT_PRIVATE_KEY' : 'AUTH0_CLIENT_SECRET';
  return {
    ...Object.fromEntries(others),
    AUTH0_DOMAIN: domain,
    ...(audience === undefined ? {} : { AUTH0_AUDIENCE: audience }),
    ...(application === undefined ? {} : { AUTH0_CLIENT_ID: application.clientId }),
    ...(secret === undefined
      ? {}
      : { [`${name}${secret.in === 'keychain' ? '_KEYCHAIN' : '_FILE'}`]: secret.at }),
    ...(profile === undefined ? {} : { AUTH0_MCP_PROFILE: profile }),
  };
}
