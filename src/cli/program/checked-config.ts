/** From flags and environment to a configuration that matches the tools. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { ConfigError } from '../../config/errors.js';
import type { Flags } from '../../config/settings.js';
import { checkAgainstTools } from '../../policy/file/policy-check.js';
import { type Config, loadConfig } from '../../server/load-config.js';
import type { Observer } from '../../server/observing/observer.js';
import { createRuntime, type RunningRuntime } from '../../server/runtime.js';
import type { NamedConfig } from '../../server/tenants/load-tenants.js';
import { loadRegistry } from '../../tools/load-registry.js';
import { UsageError } from '../terminal/failure.js';

/** All tools: our own first, then the API's operations. */
export async function allTools(): Promise<ToolRecord[]> {
  const registry = await loadRegistry();
  return [...registry.builtIn, ...registry.records];
}

/** The chosen tenants of the file of tenants; undefined where none is chosen. @throws ConfigError */
async function severalTenants(flags: Flags, env: NodeJS.ProcessEnv): Promise<NamedConfig[] | undefined> {
  if (flags.tenant === undefined && !env.AUTH0_MCP_TENANT?.trim()) return undefined;
  const { loadTenants } = await import('../../server/tenants/load-tenants.js');
  return loadTenants(env, flags);
}

/** @throws ConfigError where several tenants are chosen */
async function loadOne(flags: Flags, env: NodeJS.ProcessEnv): Promise<Config> {
  const several = await severalTenants(flags, env);
  if (!several) return loadConfig(env, flags);
  const [only] = several;
  if (!only || several.length > 1)
    throw new ConfigError(
      `This command takes one tenant: choose one of ${several.map(({ name }) => name).join(', ')} with --tenant.`,
    );
  return only.config;
}

/**
 * The configurations of all chosen tenants, checked against the existing tools; `name` where several are chosen.
 *
 * @throws ConfigError or PolicyError
 */
export async function checkedConfigs(
  flags: Flags,
  env: NodeJS.ProcessEnv,
): Promise<{ name?: string; config: Config }[]> {
  const several = await severalTenants(flags, env);
  if (!several || several.length === 1) return [{ config: await checkedConfig(flags, env) }];
  const tools = await allTools();
  for (const { config } of several) checkAgainstTools(config.policy, tools);
  return several;
}

/**
 * The configuration, checked against the existing tools.
 *
 * @throws ConfigError or PolicyError
 */
export async function checkedConfig(flags: Flags, env: NodeJS.ProcessEnv = process.env): Promise<Config> {
  const config = await loadOne(flags, env);
  checkAgainstTools(config.policy, await allTools());
  return config;
}

/**
 * A runtime for the configuration. The token is requested immediately; meanwhile the tools are loaded
 * and the configuration is checked against them. Nothing is served before both succeed.
 *
 * @throws ConfigError, PolicyError or ApiError
 */
export async function openRuntime(flags: Flags, observer?: Observer): Promise<RunningRuntime> {
  const several = await severalTenants(flags, process.env);
  const configs = several ? several.map(({ config }) => config) : [await loadConfig(process.env, flags)];
  const [config] = configs as [Config];
  const opening = several
    ? import('../../server/tenants/open-tenants.js').then(({ openTenants }) => openTenants(several, observer))
    : createRuntime(config, observer);
  // Its rejection is handled by the caller that awaits it; until then it must not count as unhandled.
  opening.catch(() => undefined);
  try {
    const tools = await allTools();
    if (several) {
      const { betweenTenants } = await import('../../tools/configuration/between-tenants.js');
      tools.push(...betweenTenants.map(({ record }) => record));
    }
    for (const { policy } of configs) checkAgainstTools(policy, tools);
  } catch (error) {
    opening.then(
      (runtime) => runtime.close(),
      () => undefined,
    );
    throw error;
  }
  const runtime = await opening;
  for (const one of [runtime, ...(runtime.tenants?.values() ?? [])])
    one.scratch = async () => {
      const { openScratch } = await import('../../server/tenants/scratch.js');
      return openScratch(config.logLevel);
    };
  return runtime;
}

/** A runtime for a command that is about one tenant. @throws UsageError where several are chosen */
export async function openOneRuntime(flags: Flags): Promise<RunningRuntime> {
  const runtime = await openRuntime(flags);
  if (!runtime.tenants) return runtime;
  const names = [...runtime.tenants.keys()].join(', ');
  await runtime.close();
  throw new UsageError(`--tenant: this command takes one of ${names}.`);
}
