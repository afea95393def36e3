/** `docs/tools.md`: every operation with its tool name, scopes and risk, by toolset. */
import type { OperationFacts, OperationWording, ScopeExpression } from '../../src/catalog/types.js';

function scopesText(scopes: ScopeExpression): string {
  const code = (s: string) => `\`${s}\``;
  if (scopes.mode === 'any') return scopes.scopes.map(code).join(' or ');
  if (scopes.mode === 'all') return scopes.scopes.map(code).join(' and ');
  return scopes.scopes
    .map((group) => (group.length > 1 ? `(${group.map(code).join(' or ')})` : group.map(code).join('')))
    .join(' and ');
}

/** The path with the names of the tool's arguments in the place of the API's own. */
const pathWith = ({ path }: OperationFacts, { rename = {} }: OperationWording): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `{${rename[`path.${name}`] ?? name}}`);

export function toolsDocument(operations: { facts: OperationFacts; words: OperationWording }[]): string {
  const toolsets = [...new Set(operations.map((o) => o.words.toolset))].sort();
  const lines = [
    '# Tools',
    '',
    `Every operation of the Management API is a tool: ${operations.length} in ${toolsets.length} toolsets. **Direct** tools are listed to the model;`,
    'the others are found with `find_operations` and run with `run_read_operation` and `run_write_operation`.',
    'Early-access operations are off unless the policy turns them on.',
    '',
    '<!-- Generated from catalog/ by `npm run generate`. Do not edit. -->',
  ];
  for (const toolset of toolsets) {
    lines.push(
      '',
      `## ${toolset}`,
      '',
      '| tool | what it does | request | risk | scopes |',
      '| --- | --- | --- | --- | --- |',
    );
    for (const { facts, words } of operations.filter((o) => o.words.toolset === toolset)) {
      const marks = [
        words.exposure === 'direct' ? ' **direct**' : '',
        facts.sdk === null ? ' (early access)' : '',
      ].join('');
      lines.push(
        `| \`${words.name}\`${marks} | ${words.title} | \`${facts.method} ${pathWith(facts, words)}\` | ${words.risk} | ${scopesText(facts.scopes)} |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
