/** `policy check`: reads a policy file as the server would, and says what it means. */
import { explainPolicy } from '../policy/explain.js';
import { mergePolicy } from '../policy/policy.js';
import { checkAgainstTools } from '../policy/policy-check.js';
import { loadPolicyFile } from '../policy/policy-file.js';
import { allTools } from './checked-config.js';
import { print } from './output.js';

/** @throws PolicyError for the first thing wrong with the file */
export async function runPolicyCheck(file: string, { profile }: { profile?: string }): Promise<void> {
  const policy = mergePolicy(await loadPolicyFile(file), {}, profile === undefined ? {} : { profile });
  checkAgainstTools(policy, await allTools());
  await print(explainPolicy(policy));
}
