/**
 * Every operation × {no scope, each scope that it knows by itself, every scope} × {read-only, full} × {by name,
 * through discovery, from the terminal}: what is listed, what is found and what can be run agree in every cell.
 * The judge is worked out from the facts here, and a recorder in the client's place counts what would be sent.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFacts } from '../../src/catalog/load.js';
import type { ToolRecord } from '../../src/catalog/tool-record.js';
import type { OperationFacts } from '../../src/catalog/types.js';
import { callAtTerminal } from '../../src/cli/call/call.js';
import type { Terminal } from '../../src/cli/terminal/terminal.js';
import type { ApiRequest, GrantedScopes } from '../../src/client/types.js';
import { Approvals } from '../../src/policy/approvals/approvals.js';
import { MemoryJournal } from '../../src/policy/change/journal.js';
import { Confirmer } from '../../src/policy/confirm/confirmation.js';
import { Gate } from '../../src/policy/gate/availability.js';
import { HourlyCounter } from '../../src/policy/limits.js';
import { mergePolicy } from '../../src/policy/merge-policy.js';
import { TargetMemory } from '../../src/policy/targets/target-memory.js';
import { callTool, listTools } from '../../src/server/tool-list.js';
import type { Registry } from '../../src/tools/listing/registry.js';
import { loadRegistry } from '../../src/tools/load-registry.js';
import type { CallContext, CallOutcome, Runtime } from '../../src/tools/runtime.js';
import { patientClock } from '../support/patient.js';
import { exampleCall } from './example-call.js';
import { accept, codeOf } from './session.js';

const facts = new Map(loadFacts().operations.map((o) => [`${o.method} ${o.path}`, o]));
const keyOf = (tool: ToolRecord): string => `${tool.method} ${tool.path}`;
const factsOf = (tool: ToolRecord): OperationFacts => facts.get(keyOf(tool)) as OperationFacts;
const scopesOf = (tool: ToolRecord): string[] => [...new Set(factsOf(tool).scopes.scopes.flat())];
const everyScope = new Set([...facts.values()].flatMap((o) => o.scopes.scopes.flat()));

/** These reach the account of the person who is signed in, and count only where nothing else would do. */
const ofOneself = new Set(
  `read:current_user update:current_user_metadata delete:current_user update:current_user_identities
   create:current_user_device_credentials delete:current_user_device_credentials`.split(/\s+/),
);

/** What the facts say, without the code that is tested. */
function permitted({ scopes: { mode, scopes }, scopesUnclear }: OperationFacts, has: Set<string>): boolean {
  const anyOf = (list: string[]) => {
    const general = list.filter((scope) => !ofOneself.has(scope));
    return (general.length > 0 ? general : list).some((scope) => has.has(scope));
  };
  if (scopesUnclear || mode === 'any') return anyOf(scopes.flat());
  return scopes.every((group) => anyOf(Array.isArray(group) ? group : [group]));
}

interface Bench {
  runtime: Runtime;
  sent: ApiRequest[];
  grant(scopes: Iterable<string>): Set<string>;
}

function bench(registry: Registry, readOnly: boolean): Bench {
  const policy = mergePolicy({
    source: 'test',
    earlyAccess: true,
    readOnly,
    // What is asked is another test's; here every request that is sent is the operation's own.
    confirmation: { preview: 'off' },
  });
  const sent: ApiRequest[] = [];
  let granted: GrantedScopes = { known: true, scopes: new Set() };
  const runtime: Runtime = {
    tenant: 'tenant.example',
    sandbox: false,
    policy,
    surface: { toolsets: 'all' },
    registry,
    client: {
      send: async (request) => {
        sent.push(request);
        return { status: 200, headers: {}, body: {}, attempts: 1, durationMs: 0 };
      },
      grantedScopes: async () => granted,
      onScopesChanged: () => () => undefined,
      close: async () => undefined,
    },
    gate: new Gate(policy, () => granted),
    toolsChanged: () => undefined,
    scopes: () => granted,
    confirmer: new Confirmer(policy, undefined, { now: patientClock() }),
    elsewhere: { approvals: new Approvals(), ways: [], approver: 'auto', signedIn: false },
    counter: new HourlyCounter(policy.limits),
    targets: new TargetMemory(policy),
    audit: undefined,
    journal: new MemoryJournal(),
    log: { warn: () => undefined, error: (_, message) => expect.unreachable(message) },
  };
  return {
    runtime,
    sent,
    grant: (scopes) => {
      const set = new Set(scopes);
      granted = { known: true, scopes: set };
      return set;
    },
  };
}

/** A person sees new secrets, so that calls that make some are not refused for that. */
const revealSecrets = () => undefined;
const context: CallContext = { caller: 'local', clientName: 'matrix', canAsk: true, revealSecrets };
const nameIn = (message: string): string => /Type "(.*)" to confirm/.exec(message)?.[1] ?? '';

/** A call by a client whose person agrees to everything. */
async function agreed(runtime: Runtime, name: string, args: unknown): Promise<CallOutcome> {
  const outcome = await callTool(runtime, name, args, context);
  if (outcome.kind !== 'ask') return outcome;
  const { state, message, schema } = outcome;
  const responses = accept(schema.properties.confirm ? { confirm: true } : { name: nameIn(message) });
  return callTool(runtime, name, args, { ...context, state, responses });
}

/** A terminal whose person agrees to everything. */
function willing(): Terminal {
  let shown = '';
  return {
    interactive: true,
    write: (text) => {
      shown = text;
    },
    ask: async (question) => (question.includes('[yes/no]') ? 'yes' : nameIn(shown)),
  };
}

type Way = (runtime: Runtime, tool: ToolRecord, args: unknown) => Promise<CallOutcome>;

const ways: Record<string, Way> = {
  'by name': (runtime, tool, args) => agreed(runtime, tool.name, args),
  'by an earlier name': (runtime, tool, args) => agreed(runtime, tool.aliases[0] ?? tool.name, args),
  'through discovery': (runtime, tool, args) =>
    agreed(runtime, `run_${tool.risk === 'read' ? 'read' : 'write'}_operation`, {
      name: tool.name,
      arguments: args,
    }),
  'from the terminal': async (runtime, tool, args) => ({
    kind: 'result',
    result: await callAtTerminal(runtime, tool.name, args, willing(), new AbortController().signal, {
      revealSecrets,
    }),
  }),
};

/** Whether discovery offers it: by search among the first, and by description. */
async function found(runtime: Runtime, tool: ToolRecord): Promise<boolean[]> {
  const search = await callTool(runtime, 'find_operations', { query: tool.name, limit: 25 }, context);
  const description = await callTool(runtime, 'describe_operation', { name: tool.name }, context);
  if (search.kind !== 'result') throw new Error(tool.name);
  const { operations } = search.result.structuredContent as { operations: { name: string }[] };
  return [operations.some(({ name }) => name === tool.name), codeOf(description) === 'ok'];
}

let registry: Registry;
const example = new Map<string, unknown>();

beforeAll(async () => {
  registry = await loadRegistry();
  for (const tool of registry.records) example.set(tool.name, await exampleCall(registry, tool.name));
});

describe.each([
  ['read-only', true],
  ['full', false],
])('%s', (_, readOnly) => {
  test.each(['no scope', 'each scope by itself', 'every scope'])('%s', async (grants) => {
    const { runtime, sent, grant } = bench(registry, readOnly);
    const sets =
      grants === 'no scope'
        ? [[]]
        : grants === 'every scope'
          ? [[...everyScope]]
          : [...everyScope].map((s) => [s]);
    const wrong: string[] = [];
    let cells = 0;
    for (const set of sets) {
      const has = grant(set);
      const label = set.length === 1 ? set[0] : grants;
      const expected = (tool: ToolRecord) =>
        permitted(factsOf(tool), has) && (!readOnly || tool.risk === 'read');
      const listed = new Set(listTools(runtime).map(({ name }) => name));
      for (const tool of registry.records) {
        if (listed.has(tool.name) !== expected(tool)) wrong.push(`${label}: ${tool.name}: listed`);
        if (set.length === 1 && !scopesOf(tool).includes(set[0] as string)) continue;
        if ((await found(runtime, tool)).some((is) => is !== expected(tool)))
          wrong.push(`${label}: ${tool.name}: found`);
        if (sent.length > 0) wrong.push(`${label}: ${tool.name}: listing or searching sent something`);
        for (const [name, way] of Object.entries(ways)) {
          if (name === 'by an earlier name' && tool.aliases.length === 0) continue;
          cells++;
          sent.length = 0;
          const outcome = await way(runtime, tool, example.get(tool.name));
          const requests = sent.map(({ operation }) => operation);
          const right = expected(tool)
            ? codeOf(outcome) === 'ok' &&
              requests.filter((o) => o === keyOf(tool)).length === 1 &&
              requests.every((o) => o === keyOf(tool) || o.startsWith('GET '))
            : codeOf(outcome) !== 'ok' && requests.length === 0;
          if (!right) wrong.push(`${label}: ${tool.name} ${name}: ${codeOf(outcome)}, sent ${requests}`);
        }
        sent.length = 0;
      }
    }
    expect(wrong).toEqual([]);
    const pairs = registry.records.map((tool) =>
      grants === 'each scope by itself' ? scopesOf(tool).length : 1,
    );
    // By its name, through discovery, and from the terminal; earlier names come on top.
    expect(cells).toBeGreaterThanOrEqual(3 * pairs.reduce((sum, n) => sum + n, 0));
  });
});
