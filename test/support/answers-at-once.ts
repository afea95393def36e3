/** For tests whose clients answer prompts at once: the operator says that this counts as an answer of a person. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param policy more of the policy, as lines of YAML */
export function answersAtOnce(policy = ''): { AUTH0_MCP_POLICY: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'policy-')), 'policy.yaml');
  writeFileSync(file, `version: 1\nconfirmation:\n  min_answer_ms: 0\n${policy}`);
  return { AUTH0_MCP_POLICY: file };
}
