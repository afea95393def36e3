/** Environment and flags, each validated separately: plain values, flags separate from the environment. */
import { type ApproverConfig, type ApproverFlags, readApprover } from './approver.js';
import { type CallerConfig, type CallerFlags, readCallers } from './callers.js';
import { type CredentialSource, readCredentials } from './credentials.js';
import { parseAudience, parseDomain } from './domain.js';
import { type Environment, misspelt, readEnvironment } from './environment.js';
import { ConfigError } from './errors.js';
import { readSharedState, type SharedStateConfig } from './shared-state.js';
import {
  type LogLevel,
  MOST_TOOLS,
  parseBoolean,
  parseLogLevel,
  parseMaxTools,
  parsePatterns,
  parseToolsets,
} from './values.js';
import type { VariableName } from './variables.js';

export type TenantConfig =
  /** The embedded sandbox is used instead of a tenant. `signIn`: over HTTP, its people sign in. */
  | { kind: 'sandbox'; signIn?: true }
  | {
      kind: 'auth0';
      domain: string;
      baseUrl: string;
      audience: string;
      credentials: CredentialSource;
      /** PEM certificate to trust in addition. */
      tlsCa?: string;
    };

/** Tool settings of the environment or the flags; absent means not set. */
export interface ToolSettings {
  profile?: string;
  toolsets?: 'all' | readonly string[];
  /** Only tools that match one of these patterns. */
  allow?: readonly string[];
  /** Never tools that match one of these. */
  deny?: readonly string[];
  readOnly?: boolean;
}

export interface Settings extends ApproverConfig {
  tenant: TenantConfig;
  /** File of the policy. */
  policyFile?: string;
  environment: ToolSettings;
  flags: ToolSettings;
  /** Most tools that are listed; 0: all. */
  maxTools: number;
  /** How HTTP callers authenticate; absent: they do not, and only loopback addresses are served. */
  callers?: CallerConfig;
  /** File of the audit trail. */
  auditLog?: string;
  /** File of the journal of changes; absent: they are kept in memory. */
  journal?: string;
  /** The store that replicas share; absent: this process is alone. */
  state?: SharedStateConfig;
  logLevel: LogLevel;
}

/** Flags as typed; absent when not given. */
export interface Flags extends CallerFlags, ApproverFlags {
  /** Names of the file of tenants, separated by commas, or `all`. */
  tenant?: string;
  tenantsFile?: string;
  toolsets?: string;
  tools?: string;
  excludeTools?: string;
  maxTools?: string;
  readOnly?: boolean;
  policy?: string;
  profile?: string;
  auditLog?: string;
  journal?: string;
  logLevel?: string;
  sandbox?: boolean;
}

/**
 * Reads the environment and the flags.
 *
 * @throws ConfigError whose message is one line that says what to fix
 */
export function readSettings(env: NodeJS.ProcessEnv, flags: Flags = {}): Settings {
  const values = readEnvironment(env);
  const tenant = readTenant(values, env, flags.sandbox === true);
  const environment = toolSettings({
    toolsets: [values.AUTH0_MCP_TOOLSETS, 'AUTH0_MCP_TOOLSETS'],
    tools: [values.AUTH0_MCP_TOOLS, 'AUTH0_MCP_TOOLS'],
    excludeTools: [values.AUTH0_MCP_EXCLUDE_TOOLS, 'AUTH0_MCP_EXCLUDE_TOOLS'],
    readOnly: booleanOf(values, 'AUTH0_MCP_READ_ONLY'),
    profile: values.AUTH0_MCP_PROFILE,
  });
  const fromFlags = toolSettings({
    toolsets: [flags.toolsets, '--toolsets'],
    tools: [flags.tools, '--tools'],
    excludeTools: [flags.excludeTools, '--exclude-tools'],
    readOnly: flags.readOnly,
    profile: flags.profile,
  });
  const policyFile = flags.policy ?? values.AUTH0_MCP_POLICY;
  const auditLog = flags.auditLog ?? values.AUTH0_MCP_AUDIT_LOG;
  const journal = flags.journal ?? values.AUTH0_MCP_JOURNAL;
  const callers = readCallers(values, flags, tenant.kind === 'auth0' ? tenant.audience : undefined);
  const state = readSharedState(values);
  return {
    tenant,
    ...(state === undefined ? {} : { state }),
    ...(policyFile === undefined ? {} : { policyFile }),
    environment,
    flags: fromFlags,
    maxTools: maxToolsOf(values, flags),
    ...(callers === undefined ? {} : { callers }),
    ...(auditLog === undefined ? {} : { auditLog }),
    ...(journal === undefined ? {} : { journal }),
    ...readApprover(values, flags),
    logLevel: flags.logLevel
      ? parseLogLevel(flags.logLevel, '--log-level')
      : parseLogLevel(values.LOG_LEVEL ?? 'warn', 'LOG_LEVEL'),
  };
}

function readTenant(values: Environment, env: NodeJS.ProcessEnv, sandbox: boolean): TenantConfig {
  const credentials = readCredentials(values, env);
  const { AUTH0_DOMAIN: domain, AUTH0_AUDIENCE: audience } = values;
  if (domain === undefined) {
    if (credentials) {
      throw new ConfigError(
        `Credentials are set without AUTH0_DOMAIN: set it to the tenant's domain, such as my-company.eu.auth0.com.${misspelt('AUTH0_DOMAIN', env)}`,
      );
    }
    if (audience !== undefined) {
      throw new ConfigError(
        'AUTH0_AUDIENCE is set without AUTH0_DOMAIN: set the domain and credentials, or unset it.',
      );
    }
    return { kind: 'sandbox', ...(sandbox ? { signIn: true } : {}) };
  }
  if (sandbox) {
    throw new ConfigError(
      '--sandbox is for the built-in sandbox, but AUTH0_DOMAIN is set: unset it, or leave out --sandbox.',
    );
  }
  const address = parseDomain(domain);
  if (!credentials) {
    throw new ConfigError(
      `AUTH0_DOMAIN is set without credentials: set AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, or AUTH0_TOKEN.${misspelt('AUTH0_CLIENT_ID', env)}`,
    );
  }
  return { kind: 'auth0', ...address, audience: parseAudience(audience, address), credentials };
}

/**
 * Programs that read long lists page by page name their toolsets in the environment, and get all that they name. Hosts,
 * which are started with flags, may refuse a long list whole.
 */
function maxToolsOf(
  { AUTH0_MCP_MAX_TOOLS: variable, AUTH0_MCP_TOOLSETS: named }: Environment,
  { maxTools, toolsets }: Flags,
): number {
  if (maxTools !== undefined) return parseMaxTools(maxTools, '--max-tools');
  if (variable !== undefined) return parseMaxTools(variable, 'AUTH0_MCP_MAX_TOOLS');
  return named !== undefined && toolsets === undefined ? 0 : MOST_TOOLS;
}

function booleanOf(values: Environment, name: VariableName): boolean | undefined {
  const value = values[name];
  return value === undefined ? undefined : parseBoolean(value, name);
}

interface Source {
  toolsets: [value: string | undefined, source: string];
  tools: [value: string | undefined, source: string];
  excludeTools: [value: string | undefined, source: string];
  readOnly: boolean | undefined;
  profile: string | undefined;
}

function toolSettings({ toolsets, tools, excludeTools, readOnly, profile }: Source): ToolSettings {
  return {
    ...(toolsets[0] === undefined ? {} : { toolsets: parseToolsets(toolsets[0], toolsets[1]) }),
    ...(tools[0] === undefined ? {} : { allow: parsePatterns(tools[0], tools[1]) }),
    ...(excludeTools[0] === undefined ? {} : { deny: parsePatterns(excludeTools[0], excludeTools[1]) }),
    ...(readOnly === undefined ? {} : { readOnly }),
    ...(profile === undefined ? {} : { profile }),
  };
}
