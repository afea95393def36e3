/** What `doctor` says about the machine around a configuration: secrets, approvals, what is kept, and where. */
import { existsSync, statSync } from 'node:fs';
import type { TenantConfig } from '../config/settings.js';
import { openKeychain } from '../config/sources/keychain.js';
import { hasScreen } from '../server/approvals/browser.js';
import type { Config } from '../server/load-config.js';
import { invocation } from './program/invocation.js';
import { recordFile } from './setup/setup-record.js';

export type Say = (topic: string, text: string) => Promise<void>;

export interface Surroundings {
  ok: Say;
  note: Say;
  bad: Say;
}

/** Where the secret of a tenant comes from. */
export function secretPlace(tenant: TenantConfig, env: NodeJS.ProcessEnv): string {
  if (tenant.kind === 'sandbox') return 'the sandbox makes its own';
  const { credentials } = tenant;
  if (!('from' in credentials))
    return 'in the environment, where a client keeps it in a file; "setup" puts it into the system keychain';
  const { from } = credentials;
  const words = {
    keychain: 'in the system keychain',
    file: `in the file ${String(env[from.name] ?? from.value)}`,
    command: 'printed by a command',
  };
  return `${words[from.in]} (${from.name})`;
}

/** Whether others can read the file of a secret. */
const open = (file: string): boolean =>
  process.platform !== 'win32' && existsSync(file) && (statSync(file).mode & 0o077) !== 0;

/** An entry that nobody makes: reading it shows whether the keychain answers, and asks for no password. */
const NO_ENTRY = 'doctor';
const KEYCHAIN_MS = 3_000;

/** Why the system keychain cannot be used; undefined where it can. */
async function withoutKeychain(opening: typeof openKeychain): Promise<string | undefined> {
  try {
    await (await opening(KEYCHAIN_MS)).get(NO_ENTRY);
    return undefined;
  } catch (error) {
    return `${(error as Error).message} The secret stays where it is.`;
  }
}

export async function reportSurroundings(
  config: Config,
  env: NodeJS.ProcessEnv,
  { ok, note, bad }: Surroundings,
  opening = openKeychain,
): Promise<void> {
  const { tenant, approver, journal, auditLog } = config;
  await ok('secret', secretPlace(tenant, env));
  if (tenant.kind === 'auth0' && 'from' in tenant.credentials && tenant.credentials.from.in === 'file') {
    const { value } = tenant.credentials.from;
    if (open(value)) await bad('secret', `other accounts can read ${value}: chmod 600 it`);
  }
  if (tenant.kind === 'auth0' && !('from' in tenant.credentials && tenant.credentials.from.in !== 'file')) {
    const missing = await withoutKeychain(opening);
    await (missing ? note : ok)(
      'keychain',
      missing ?? `can be used: "${invocation()} setup" keeps secrets there`,
    );
  }
  const browser =
    env.AUTH0_MCP_BROWSER === 'none'
      ? false
      : Boolean(env.AUTH0_MCP_BROWSER) || hasScreen(env, process.platform);
  if (approver === 'auto' || approver === 'page') {
    const page = browser
      ? 'a page that opens in your browser'
      : `no browser can be opened here: answer with "${invocation()} approve" in a terminal`;
    await (browser ? ok : note)(
      'approvals',
      `${approver === 'auto' ? "the client's prompt, else " : ''}${page}`,
    );
  } else await ok('approvals', approver === 'form' ? "the client's prompt alone" : 'a push to a phone');
  await (journal ? ok : note)(
    'journal',
    journal ?? 'in memory: changes cannot be undone after a restart; set AUTH0_MCP_JOURNAL to a file',
  );
  await (auditLog ? ok : note)('audit', auditLog ?? 'none is kept; set AUTH0_MCP_AUDIT_LOG to a file');
  const record = recordFile();
  if (existsSync(record))
    await ok('setup', `recorded in ${record}; "${invocation()} setup --remove" undoes it`);
  else if (tenant.kind === 'sandbox') await note('setup', `run "${invocation()} setup" to connect a tenant`);
}
