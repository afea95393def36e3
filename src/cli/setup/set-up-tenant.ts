/** The tenant that `setup` connected, for commands that are run where no variable names one. */
import { CommandError } from '../terminal/failure.js';
import { environmentOf, readRecords, type SetupRecord } from './setup-record.js';

/** Any of these says which tenant is meant, or how it is reached. */
const NAMES_A_TENANT = /^AUTH0_(CLIENT_|TOKEN)|^AUTH0_MCP_TENANT$/;

export interface SetUp {
  record: SetupRecord;
  env: NodeJS.ProcessEnv;
}

/** The tenants that are set up and meant: all of them, or the one that AUTH0_DOMAIN names. */
export function setUpTenants(env: NodeJS.ProcessEnv, folder?: string): SetUp[] {
  const named = Object.entries(env).some(([name, value]) => NAMES_A_TENANT.test(name) && value?.trim());
  if (named) return [];
  const domain = env.AUTH0_DOMAIN?.trim();
  const profile = env.AUTH0_MCP_PROFILE?.trim();
  return readRecords(folder)
    .filter((record) => record.application && record.secret && (!domain || record.domain === domain))
    .map((record) => ({
      record,
      env: { ...environmentOf(record, env), ...(profile ? { AUTH0_MCP_PROFILE: profile } : {}) },
    }));
}

/** The one that is meant; undefined where none is set up. @throws CommandError where there are several */
export function setUpTenant(env: NodeJS.ProcessEnv, folder?: string): SetUp | undefined {
  const [first, ...others] = setUpTenants(env, folder);
  if (others.length === 0) return first;
  const domains = [first, ...others].map((one) => one?.record.domain).join(', ');
  throw new CommandError(`Several tenants are set up (${domains}): name one with AUTH0_DOMAIN.`);
}
