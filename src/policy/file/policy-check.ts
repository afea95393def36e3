/** Checks a policy against the existing tools: a rule that matches nothing is a typo, and typos abort startup. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { nearest } from '../../text/nearest.js';
import { isWildcard, matches } from '../../text/patterns.js';
import { type Policy, PolicyError } from '../policy.js';
import { builtInProfiles } from '../profiles.js';

/** Patterns of the built-in profiles may name tools that a build lacks. */
const lenient = new Set(
  Object.values(builtInProfiles).flatMap((p) => [...(p.allow ?? []), ...(p.deny ?? [])]),
);

/** Tools that make one operation of the API: people are asked about that operation, by the rules for it. */
const ASKED_AS: Readonly<Record<string, string>> = { connect_application: 'create_client' };

/** @throws PolicyError for a rule on confirmation that could only be about such tools: it would have no effect */
function checkAskedAs({ confirmation }: Policy, names: readonly string[]): void {
  for (const pattern of [...Object.keys(confirmation.levels), ...(confirmation.fourEyes?.tools ?? [])]) {
    const found = names.filter((name) => matches(pattern, name));
    const [first = ''] = found;
    if (found.length === 0 || !found.every((name) => Object.hasOwn(ASKED_AS, name))) continue;
    throw new PolicyError(
      `Policy: "${pattern}" (under confirmation) has no effect: ${first} asks as ${ASKED_AS[first]}; name that tool instead.`,
    );
  }
}

/** Throws a PolicyError for the first tool pattern or toolset in the policy that matches nothing. */
export function checkAgainstTools(policy: Policy, tools: readonly ToolRecord[]): void {
  const names = tools.flatMap((tool) => [tool.name, ...tool.aliases]);
  const rules: [string, readonly string[]][] = [
    ['tools to allow', policy.allow],
    ['tools to deny', policy.deny],
    ['confirmation levels', Object.keys(policy.confirmation.levels)],
  ];
  for (const [where, patterns] of rules) {
    for (const pattern of patterns) {
      if (lenient.has(pattern) || names.some((name) => matches(pattern, name))) continue;
      throw new PolicyError(
        unknown(isWildcard(pattern) ? 'matches no tool' : 'is not a tool', pattern, where, names),
      );
    }
  }
  checkAskedAs(policy, names);
  if (policy.toolsets === 'all') return;
  const toolsets = [...new Set(tools.map((tool) => tool.toolset))];
  const profile = builtInProfiles[policy.profile as string];
  for (const toolset of policy.toolsets) {
    if (toolsets.includes(toolset) || profile?.toolsets?.includes(toolset)) continue;
    throw new PolicyError(unknown('is not a toolset', toolset, 'toolsets', toolsets));
  }
}

function unknown(what: string, word: string, where: string, candidates: string[]): string {
  const guess = nearest(word, candidates);
  return `Policy: "${word}" (under ${where}) ${what}${guess ? `; did you mean "${guess}"?` : '.'}`;
}
