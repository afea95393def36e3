/** From the file of tenants to a configuration for each chosen one. */
import { ConfigError } from '../../config/errors.js';
import type { Flags } from '../../config/settings.js';
import {
  assertNoOtherTenant,
  environmentOf,
  markOf,
  ownFile,
} from '../../config/tenants/tenant-environment.js';
import { chosenTenants, defaultTenantsFile, readTenantsFile } from '../../config/tenants/tenants-file.js';
import { type Config, loadConfig } from '../load-config.js';

export interface NamedConfig {
  name: string;
  mark: string;
  config: Config;
}

/**
 * The tenants that flags or environment choose. Each has its own credentials, policy, audit trail and journal; the
 * other flags and variables count for all of them.
 *
 * @throws ConfigError
 */
export async function loadTenants(
  env: NodeJS.ProcessEnv,
  { tenant, tenantsFile, ...flags }: Flags,
): Promise<NamedConfig[]> {
  const names = tenant ?? env.AUTH0_MCP_TENANT ?? '';
  assertNoOtherTenant(env);
  const file = tenantsFile ?? (env.AUTH0_MCP_TENANTS_FILE?.trim() || defaultTenantsFile(env));
  const chosen = chosenTenants(await readTenantsFile(file), names, file);
  if (chosen.length === 0) throw new ConfigError(`${file} has no tenant.`);
  const all: NamedConfig[] = [];
  for (const [name, entry] of chosen) {
    let config: Config;
    try {
      config = await loadConfig(environmentOf(entry, file, env), flags);
    } catch (error) {
      if (error instanceof ConfigError) throw new ConfigError(`Tenant ${name} of ${file}: ${error.message}`);
      throw error;
    }
    if (chosen.length > 1) {
      const apart = (own: string | undefined, path: string | undefined) =>
        path === undefined || own !== undefined ? path : ownFile(path, name);
      const auditLog = apart(entry.audit_log, config.auditLog);
      const journal = apart(entry.journal, config.journal);
      config = { ...config, ...(auditLog ? { auditLog } : {}), ...(journal ? { journal } : {}) };
    }
    all.push({ name, mark: markOf(name, entry), config });
  }
  assertApart(all);
  return all;
}

/** @throws ConfigError where two tenants would write into one file, or are one, and where phones cannot tell them apart */
function assertApart(all: readonly NamedConfig[]): void {
  const seen = new Map<string, string>();
  for (const { name, config } of all) {
    const domain = config.tenant.kind === 'auth0' ? `domain ${config.tenant.domain}` : undefined;
    for (const what of [domain, config.auditLog, config.journal]) {
      if (what === undefined) continue;
      const other = seen.get(what);
      if (other !== undefined && other !== name)
        throw new ConfigError(`The tenants ${other} and ${name} have the same ${what}: each needs its own.`);
      seen.set(what, name);
    }
    if (all.length > 1 && config.approver === 'push')
      throw new ConfigError(
        '--approver push serves one tenant: choose one with --tenant, or another approver.',
      );
  }
}
