/** `tools`: every tool, and why a hidden one is hidden. */
import type { ToolRecord } from '../catalog/tool-record.js';
import type { GrantedScopes } from '../client/types.js';
import type { Flags } from '../config/settings.js';
import { Gate } from '../policy/gate/availability.js';
import { clauses, inWords } from '../policy/gate/scopes.js';
import type { Config } from '../server/load-config.js';
import { createRuntime } from '../server/runtime.js';
import { fullInputSchema } from '../tools/listing/json-schema.js';
import { listed } from '../tools/listing/listed.js';
import { loadRegistry } from '../tools/load-registry.js';
import { allTools, checkedConfig } from './program/checked-config.js';
import { colorsFor, print, table } from './terminal/output.js';

export interface ToolsFlags extends Flags {
  json?: boolean;
  all?: boolean;
}

/** Prints the tools. `--json --all` needs no tenant: it describes all tools, not only the granted ones. */
export async function runTools({ json, all, ...flags }: ToolsFlags): Promise<void> {
  const config = await checkedConfig(flags);
  if (json && all) return print(JSON.stringify(await contract(() => true)));
  const gate = new Gate(config.policy, await grantedScopes(config));
  const available = (tool: ToolRecord) => gate.check(tool).available;
  if (json) return print(JSON.stringify(await contract(available)));
  const tools = await allTools();
  const shown = all ? tools : tools.filter(available);
  const registry = await loadRegistry();
  // `listed` to the model, `found` by it through `find_operations`, or `hidden` from it.
  const shownToModel = new Set(
    listed({ registry, surface: config.surface, gate: { offers: available } }).map(({ name }) => name),
  );
  const rows = shown.map((tool) => [
    tool.name,
    tool.toolset,
    tool.risk,
    !available(tool) ? 'hidden' : shownToModel.has(tool.name) ? 'listed' : 'found',
    why(tool, gate),
  ]);
  await print(table(['TOOL', 'TOOLSET', 'RISK', 'SHOWN', 'SCOPES'], rows, colorsFor()));
  const hidden = tools.filter((tool) => !available(tool)).length;
  await print(
    `\n${tools.length - hidden} tools are available, ${hidden} are hidden${all ? '' : ' (--all shows why)'}.`,
  );
}

/** The scopes that the tool needs, and why it is hidden if it is. */
function why(tool: ToolRecord, gate: Gate): string {
  const scopes = inWords(clauses(tool.scopes, tool.scopesUnclear)) || 'none';
  const answer = gate.check(tool);
  return answer.available ? scopes : `${scopes}  (${answer.detail})`;
}

/** Scopes of the configured token; the built-in sandbox grants every scope. */
async function grantedScopes(config: Config): Promise<() => GrantedScopes> {
  if (config.tenant.kind === 'sandbox') {
    const { records } = await loadRegistry();
    const scopes = new Set(records.flatMap((tool) => tool.scopes.scopes.flat()));
    const granted = { known: true, scopes };
    return () => granted;
  }
  const runtime = await createRuntime(config);
  const granted = runtime.scopes();
  await runtime.close();
  return () => granted;
}

/** One entry per operation tool, for programs that compare tools with the API. */
async function contract(include: (tool: ToolRecord) => boolean): Promise<object[]> {
  const registry = await loadRegistry();
  return Promise.all(
    registry.records.filter(include).map(async (tool) => {
      const operation = await registry.operation(tool.name);
      const { name, method, path, toolset, risk, scopes, exposure, binding } = tool;
      return {
        ...{ name, method, path, toolset, risk, exposure, binding },
        // Flat for programs that grant them all; the expression says how they combine.
        scopes: [...new Set(scopes.scopes.flat())],
        scopeExpression: scopes,
        inputSchema: operation ? fullInputSchema(operation) : {},
        outputSchema: registry.advertised(name)?.outputSchema,
      };
    }),
  );
}
