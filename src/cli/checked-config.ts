/** From flags and environment to a configuration that fits the tools. */
import type { ToolRecord } from '../catalog/tool-record.js';
import { type Config, type Flags, loadConfig } from '../config/config.js';
import { checkAgainstTools } from '../policy/policy-check.js';
import { builtInTools } from '../tools/built-in-tools.js';
import { loadRegistry } from '../tools/registry.js';

/** Every tool there is: our own first, then the API's operations. */
export async function allTools(): Promise<ToolRecord[]> {
  const registry = await loadRegistry();
  return [...builtInTools.map((tool) => tool.record), ...registry.records];
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
