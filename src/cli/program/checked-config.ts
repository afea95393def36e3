/** From flags and environment to a configuration that fits the tools. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Flags } from '../../config/settings.js';
import { checkAgainstTools } from '../../policy/file/policy-check.js';
import { type Config, loadConfig } from '../../server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../server/runtime.js';
import { loadRegistry } from '../../tools/load-registry.js';

/** Every tool there is: our own first, then the API's operations. */
export async function allTools(): Promise<ToolRecord[]> {
  const registry = await loadRegistry();
  return [...registry.builtIn, ...registry.records];
}

/**
 * The configuration, held against the tools there are.
 *
 * @throws ConfigError or PolicyError
 */
export async function checkedConfig(flags: Flags): Promise<Config> {
  const config = await loadConfig(process.env, flags);
  checkAgainstTools(config.policy, await allTools());
  return config;
}

/**
 * A runtime for the configuration. The token is asked for at once; while it is on its way the tools are loaded
 * and the configuration is held against them. Nothing is served before both are well.
 *
 * @throws ConfigError, PolicyError or ApiError
 */
export async function openRuntime(flags: Flags): Promise<RunningRuntime> {
  const config = await loadConfig(process.env, flags);
  const opening = createRuntime(config);
  // Its failure is seen by whoever awaits what is returned; until then it must not count as unhandled.
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
  return opening;
}
