/**
 * What each built-in profile lets through, written down in `profiles.txt`: an entry more or less in a profile shows
 * there as a tool more or less.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Gate } from '../../src/policy/gate/availability.js';
import { mergePolicy } from '../../src/policy/merge-policy.js';
import { builtInProfiles } from '../../src/policy/profiles.js';
import { builtInTools } from '../../src/tools/built-in-tools.js';
import { records } from './records.js';

/** Operations, and what is made of several of them. */
const everyTool = [...records, ...builtInTools.map((tool) => tool.record)];

const everything = { known: true, scopes: new Set(records.flatMap(({ scopes }) => scopes.scopes.flat())) };

/** The policy of a profile, and the tools that it shows to a token with every scope. */
function under(profile: string) {
  const policy = mergePolicy(undefined, {}, { profile });
  const gate = new Gate(policy, () => everything);
  return { policy, tools: everyTool.filter((tool) => gate.check(tool).available) };
}

test('the profiles let through what is written down', async () => {
  const lines: string[] = [];
  for (const profile of Object.keys(builtInProfiles)) {
    const { policy, tools } = under(profile);
    const limits = Object.entries(policy.limits).map(([what, most]) => `${most} ${what}`);
    lines.push(`== ${profile}${limits.length > 0 ? `: ${limits.join(', ')} an hour` : ''}`);
    for (const toolset of [...new Set(tools.map((tool) => tool.toolset))].sort()) {
      const own = tools.filter((tool) => tool.toolset === toolset);
      const changes = own.filter(({ risk }) => risk !== 'read').map(({ name }) => name);
      lines.push(
        `${toolset}: ${own.length - changes.length} reads${changes.map((name) => `\n  ${name}`).join('')}`,
      );
    }
    lines.push('');
  }
  await expect(lines.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'profiles.txt'));
});

test('a profile for reading changes nothing, by either of its locks', () => {
  const { policy, tools } = under('support-readonly');
  expect(tools.every(({ risk }) => risk === 'read')).toBe(true);
  expect(policy).toMatchObject({ readOnly: true, maxRisk: 'read' });
});

test('a support desk reads all of its toolsets, and neither deletes people nor changes the tenant', () => {
  const names = new Set(under('support').tools.map(({ name }) => name));
  for (const { name } of under('support-readonly').tools)
    if (/^(?:list|get)_/.test(name)) expect(names).toContain(name);
  for (const name of ['delete_user', 'delete_connection', 'update_client', 'create_role', 'import_users'])
    expect(names).not.toContain(name);
});
