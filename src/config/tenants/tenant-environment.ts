/** The environment of one tenant of the file: what every start takes, with its own domain, credentials and policy. */
import { dirname, extname, isAbsolute, join } from 'node:path';
import { ConfigError } from '../errors.js';
import { VARIABLE_NAMES, type VariableName } from '../variables.js';
import type { TenantEntry } from './tenants-schema.js';

/** Variables that say which tenant, which a file of tenants says instead. */
const OF_TENANT = VARIABLE_NAMES.filter(
  (name) => /^AUTH0_(?!MCP_)/.test(name) || /^AUTH0_MCP_TENANTS?(_FILE)?$/.test(name),
);

type Key = Exclude<keyof TenantEntry, 'production' | 'label'>;

const VARIABLE: Record<Key, VariableName> = {
  domain: 'AUTH0_DOMAIN',
  audience: 'AUTH0_AUDIENCE',
  client_id: 'AUTH0_CLIENT_ID',
  client_secret_command: 'AUTH0_CLIENT_SECRET_COMMAND',
  client_secret_file: 'AUTH0_CLIENT_SECRET_FILE',
  client_secret_keychain: 'AUTH0_CLIENT_SECRET_KEYCHAIN',
  client_private_key_command: 'AUTH0_CLIENT_PRIVATE_KEY_COMMAND',
  client_private_key_file: 'AUTH0_CLIENT_PRIVATE_KEY_FILE',
  client_private_key_keychain: 'AUTH0_CLIENT_PRIVATE_KEY_KEYCHAIN',
  token_command: 'AUTH0_TOKEN_COMMAND',
  token_file: 'AUTH0_TOKEN_FILE',
  token_keychain: 'AUTH0_TOKEN_KEYCHAIN',
  policy: 'AUTH0_MCP_POLICY',
  profile: 'AUTH0_MCP_PROFILE',
  read_only: 'AUTH0_MCP_READ_ONLY',
  audit_log: 'AUTH0_MCP_AUDIT_LOG',
  journal: 'AUTH0_MCP_JOURNAL',
};
const PATHS: readonly Key[] = [
  ...(['client_secret_file', 'client_private_key_file', 'token_file'] as const),
  ...(['policy', 'audit_log', 'journal'] as const),
];

/** A tenant is never named twice. @throws ConfigError where the environment names one, too */
export function assertNoOtherTenant(env: NodeJS.ProcessEnv): void {
  const set = OF_TENANT.find((name) => !name.startsWith('AUTH0_MCP_') && env[name]?.trim());
  if (set)
    throw new ConfigError(`--tenant and ${set} are set: a tenant of the file has its own, so unset ${set}.`);
}

/** @param file the file of tenants, from whose folder relative paths count */
export function environmentOf(entry: TenantEntry, file: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.fromEntries(
    Object.entries(VARIABLE).flatMap(([key, variable]) => {
      const value = entry[key as Key];
      if (value === undefined || value === false) return [];
      const isPath = PATHS.includes(key as Key) && !isAbsolute(String(value));
      return [[variable, isPath ? join(dirname(file), String(value)) : String(value)]];
    }),
  );
  const shared = Object.entries(env).filter(([name]) => !(OF_TENANT as readonly string[]).includes(name));
  return { ...Object.fromEntries(shared), ...own };
}

/** A file that several tenants would share, with the tenant's name in it: `audit.log` -> `audit.dev.log`. */
export function ownFile(file: string, tenant: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}.${tenant}${extension}`;
}

/** How a question begins that concerns the tenant. */
export function markOf(name: string, { production, label }: TenantEntry): string {
  const word = label ?? (production ? 'PRODUCTION' : undefined);
  const mark = word === undefined ? name : `${word} ${name}`;
  return production ? mark.toUpperCase() : mark;
}
