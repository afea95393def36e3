/** From the environment, the flags and the policy file to the configuration of a runtime. */
import type { ApproverConfig } from '../config/approver.js';
import { ConfigError } from '../config/errors.js';
import { type Flags, readSettings, type Settings } from '../config/settings.js';
import type { Surface } from '../policy/gate/surface.js';
import { mergePolicy } from '../policy/merge-policy.js';
import { type Policy, PolicyError } from '../policy/policy.js';

export interface Config
  extends ApproverConfig,
    Pick<Settings, 'tenant' | 'callers' | 'auditLog' | 'journal' | 'logLevel' | 'state'> {
  policy: Policy;
  /** What is listed directly: changed only by explicit toolsets, tools or a maximum in the environment or flags. */
  surface: Surface;
}

/**
 * The validated configuration. Flags win over the environment, and the environment over the policy file.
 *
 * @throws ConfigError whose message is one line that says what to fix
 */
export async function loadConfig(env: NodeJS.ProcessEnv, flags: Flags = {}): Promise<Config> {
  const { policyFile, environment, flags: flagged, maxTools, ...settings } = readSettings(env, flags);
  return {
    ...settings,
    policy: await policyOf(policyFile, environment, flagged),
    surface: {
      toolsets: flagged.toolsets ?? environment.toolsets,
      tools: flagged.allow ?? environment.allow,
      most: maxTools,
    },
  };
}

async function policyOf(
  file: string | undefined,
  environment: Settings['environment'],
  flags: Settings['flags'],
): Promise<Policy> {
  try {
    // The policy file reader pulls in a YAML parser; most runs have no policy file.
    const layer =
      file === undefined
        ? undefined
        : await (await import('../policy/file/policy-file.js')).loadPolicyFile(file);
    return mergePolicy(layer, environment, flags);
  } catch (error) {
    if (error instanceof PolicyError) throw new ConfigError(error.message);
    throw error;
  }
}
