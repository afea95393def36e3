/** The parts that rules about targets work with, from a policy file's text and what the tenant answers. */

import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import type { Wire } from '../../../src/catalog/wire.js';
import type { Differences } from '../../../src/policy/change/difference.js';
import { parsePolicy } from '../../../src/policy/file/policy-file.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import { type OwnApplication, TargetMemory } from '../../../src/policy/targets/target-memory.js';
import { TargetReads } from '../../../src/policy/targets/target-reads.js';
import type { ThingRules } from '../../../src/policy/targets/thing-check.js';
import { wireOf } from '../change/made.js';
import { reader } from '../confirm/reader.js';

export interface Given {
  answers?: Record<string, unknown>;
  own?: OwnApplication;
  method?: 'DELETE' | 'PATCH' | 'POST';
  path?: string;
  body?: unknown;
  differences?: Differences;
  changes?: boolean;
}

export async function rulesOf(yaml: string, given: Given = {}): Promise<ThingRules & { seen: string[] }> {
  const { answers = {}, own, method = 'PATCH', path = '/things/{id}', body, differences } = given;
  const policy = mergePolicy(await parsePolicy(`version: 1\n${yaml}`, 'policy'));
  const { read, seen } = reader(answers);
  const wire: Wire = wireOf({ tool: { method, path } as ToolRecord, body });
  return {
    ...{ policy, wire, seen, changes: given.changes ?? true },
    memory: new TargetMemory(policy, own),
    reads: new TargetReads(read),
    differences: async () => differences,
  };
}

/** `code rule` of the refusal, or `passes`. */
export async function outcome(check: Promise<unknown>): Promise<string> {
  try {
    await check;
    return 'passes';
  } catch (error) {
    const { code, rule } = error as { code?: string; rule?: string };
    if (rule === undefined) throw error;
    return `${code} ${rule}`;
  }
}
