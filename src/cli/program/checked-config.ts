/** From flags and environment to a configuration that matches the tools. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Flags } from '../../config/settings.js';
import { checkAgainstTools } from '../../policy/file/policy-check.js';
import { type Config, loadConfig } from '../../server/load-config.js';
import type { Observer } from '../../server/observing/observer.js';
import { createRuntime, type RunningRuntime } from '../../server/runtime.js';
import { loadRegistry } from '../../tools/load-registry.js';

/** All tools: our own first, then the API's operations. */
export async function allTools(): Promise<ToolRecord[]> {
  const registry = await loadRegistry();
  return [...registry.builtIn, ...registry.records];
}

/**
 * The configuration, checked against the existing tools.
 *
 * @throws ConfigError or PolicyError
 */
export async function checkedConfig(flags: Flags, env: NodeJS.ProcessEnv = process.env): Promise<Config> {
  const config = await loadConfig(env, flags);
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
  const config = await loadConfig(process.env, flags);
  const opening = createRuntime(config, observer);
  // Its rejection is handled by the caller that awaits it; until then it must not count as unhandled.
  opening.catch(() => undefined);
  try {
    checkAgainstTools(config.policy, await allTools());
  } catch (error) {
    opening.then(
      (runtime) => runtime.close(),
      () => undefined,
    );
    throw error;
  }
  const runtime = await opening;
  runtime.scratch = async () => {
    const { openScratch } = await import('../../server/tenants/scratch.js');
    return openScratch(config.logLevel);
  };
  return runtime;
}
