/** For any operation and arguments: what changes without a question is only what the reviewed data calls plain. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadChangeFacts } from '../../../src/catalog/change-facts.js';
import { loadFacts } from '../../../src/catalog/load.js';
import type { OperationFacts } from '../../../src/catalog/types.js';
import { entryFor } from '../../../src/policy/change/field-effects.js';
import { seeds } from '../../../src/sandbox/seed/index.js';
import type { Tenant as State } from '../../../src/sandbox/state/store.js';
import type { SandboxServices } from '../../../src/sandbox/types.js';
import { valid } from '../../sandbox/support/arbitrary.js';
import { generate } from '../../sandbox/support/generate.js';
import { SandboxClient } from '../../sandbox/support/sandbox-client.js';
import '../../sandbox/support/prerequisites.js';
import '../../sandbox/support/prerequisites-people.js';
import { Scenario } from '../../sandbox/support/scenario.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { plain } from '../../tools/changes/changing-bench.js';
import { codeOf, type Session, startSession, textOf } from '../session.js';

type Json = Record<string, unknown>;

let tenant: Tenant;
let session: Session;
let scenario: Scenario;
let state: State;

beforeAll(async () => {
  (seeds as Record<string, (services: SandboxServices) => void>).attacked = (services) => {
    seeds.demo?.(services);
    state = services.tenant;
  };
  tenant = await startTenant('attacked' as 'demo');
  session = await startSession(tenant);
  const client = new SandboxClient(tenant.sandbox);
  await client.login();
  scenario = new Scenario(client);
});
afterAll(async () => {
  await session.close();
  await tenant.close();
});

/** Written by the tenant about a change: no part of what was asked for. */
const TRACES = new Set(['logs', 'events', 'sandbox-acls-summary', 'sandbox-seldom']);

/** Records by what they are, as one JSON text each. */
function snapshot(): Map<string, Json> {
  const all = new Map<string, Json>();
  let unnamed = 0;
  for (const [kind, name, doc] of state.records() as Iterable<[string, string, unknown]>) {
    if (TRACES.has(name)) continue;
    const value = plain(doc);
    const record = typeof value === 'object' && value !== null ? (value as Json) : { value };
    // A build ends by itself, and a connection's keys are made when they are first read.
    if (name.startsWith('actions')) delete record.status;
    if (name === 'connections')
      for (const field of Object.keys(record)) if (/^\$?keys$/.test(field)) delete record[field];
    const id = record.id ?? record.user_id ?? record.client_id ?? record.kid ?? JSON.stringify(value);
    const key = `${kind} ${name} ${String(id)}`;
    all.set(all.has(key) ? `${key} ${++unnamed}` : key, record);
  }
  return all;
}

/** Members of records that differ: `+` and `-` for whole records. */
function touched(before: Map<string, Json>, after: Map<string, Json>): string[] {
  const found = new Set<string>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (!was || !is) found.add(is ? '+' : '-');
    else
      for (const field of new Set([...Object.keys(was), ...Object.keys(is)]))
        if (JSON.stringify(was[field]) !== JSON.stringify(is[field])) found.add(field.replace(/^\$/, ''));
  }
  return [...found];
}

const facts = loadChangeFacts();
const operations = loadFacts().operations.filter(({ method, path }) =>
  Object.hasOwn(facts, `${method} ${path}`),
);

/** A call of the operation's tool for things that exist; undefined where the sandbox cannot have them. */
async function callOf(
  operation: OperationFacts,
  body: unknown,
): Promise<{ tool: string; args: Json } | undefined> {
  const record = session.runtime.registry.byRequest(`${operation.method} ${operation.path}`);
  const tool = record && (await session.runtime.registry.operation(record.name));
  if (!tool) return undefined;
  const made = await scenario.request(operation, generate).catch(() => undefined);
  if (!made) return undefined;
  const url = new URL(made.path, 'http://tenant.invalid');
  const places = operation.path.split('/');
  const given = url.pathname.split('/');
  const args: Json = {};
  const given_body = { ...(made.body as Json | undefined), ...(body as Json | undefined) };
  for (const [name, place] of Object.entries(tool.binding)) {
    const at = places.indexOf(`{${place.name}}`);
    const value =
      place.in === 'path'
        ? at === -1
          ? undefined
          : decodeURIComponent(given[at] ?? '')
        : place.in === 'query'
          ? (url.searchParams.get(place.name) ?? undefined)
          : place.in !== 'body'
            ? undefined
            : place.name === '*'
              ? (made.body ?? body)
              : given_body[place.name];
    if (value !== undefined) args[name] = value;
  }
  return { tool: tool.name, args };
}

const part = (operation: OperationFacts): fc.Arbitrary<unknown> => {
  const schema = operation.body?.schema;
  if (!schema) return fc.constant({});
  return fc.oneof(
    fc.constant({}),
    fc
      .tuple(valid(schema), fc.infiniteStream(fc.boolean()))
      .map(([value, keep]) =>
        typeof value !== 'object' || value === null || Array.isArray(value)
          ? {}
          : Object.fromEntries(Object.entries(value).filter(() => keep.next().value)),
      ),
  );
};
const attack = fc
  .constantFrom(...operations)
  .chain((operation) =>
    fc.tuple(fc.constant(operation), part(operation), fc.constantFrom('merge', 'add', 'remove', 'as_given')),
  );

test('what nobody is asked about touches only plain fields', async () => {
  let [ran, unasked] = [0, 0];
  await fc.assert(
    fc.asyncProperty(attack, async ([operation, body, apply]) => {
      const name = `${operation.method} ${operation.path}`;
      const call = await callOf(operation, body);
      if (!call) return;
      ran++;
      const args = ['PATCH', 'PUT'].includes(operation.method) ? { ...call.args, apply } : call.args;
      const before = snapshot();
      const outcome = await session.call(call.tool, args);
      const changed = touched(before, snapshot());
      const reviewed = facts[name];
      if (codeOf(outcome) !== 'ok') {
        expect(changed, `${name} ${textOf(outcome).slice(0, 300)}`).toEqual([]);
        return;
      }
      unasked++;
      const said = `${name} ${JSON.stringify(args).slice(0, 600)}`;
      // What was there stays: nobody was asked about a loss.
      if (reviewed?.kind !== 'act' || changed.length > 0) expect(changed, said).not.toContain('-');
      if (reviewed?.kind === 'create') return;
      const high = changed.filter((field) => {
        if (field === '+' || field === 'value') return false;
        const entry = entryFor(reviewed?.effects ?? {}, field);
        const named = Object.keys(reviewed?.effects ?? {}).some(
          (path) => path === field || path.startsWith(`${field}.`),
        );
        return named && !isHarmless(entry);
      });
      expect(high, said).toEqual([]);
    }),
    { numRuns: 90, seed: 1305, endOnFailure: true },
  );
  // The property says something: calls were made, and some of them without a question.
  expect(ran).toBeGreaterThan(50);
  expect(unasked).toBeGreaterThan(5);
});

/** Plain, or harmful in one direction only: then the call may have gone the other way. */
function isHarmless(entry: ReturnType<typeof entryFor>): boolean {
  if (entry === 'plain') return true;
  const list: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
  return list.every((one) => typeof one === 'object' && one !== null && 'when' in one && one.when !== 'set');
}
