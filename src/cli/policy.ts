/** `policy check`: reads a policy file as the server would, and explains it. */

import { checkAgainstTools } from '../policy/file/policy-check.js';
import { loadPolicyFile } from '../policy/file/policy-file.js';
import { explainPolicy } from '../policy/file/policy-in-words.js';
import { mergePolicy } from '../policy/merge-policy.js';
import { neutralize } from '../policy/outgoing/outgoing.js';
import { allTools } from './program/checked-config.js';
import { print } from './terminal/output.js';

/** @throws PolicyError for the first thing wrong with the file */
export async function runPolicyCheck(file: string, { profile }: { profile?: string }): Promise<void> {
  const policy = mergePolicy(await loadPolicyFile(file), {}, profile === undefined ? {} : { profile });
  checkAgainstTools(policy, await allTools());
  // A name in the file may hold what moves the cursor.
  await print(neutralize(explainPolicy(policy)));
}
