/** Every list: the fields that are asked for, totals, and checkpoints. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts } from '../../../src/catalog/load.js';
import type { OperationFacts } from '../../../src/catalog/types.js';
import { generate } from '../support/generate.js';
import type { Answer, SandboxClient } from '../support/sandbox-client.js';
import { Scenario } from '../support/scenario.js';
import { stockedSandbox } from '../support/seeded-objects.js';
import '../support/prerequisites.js';
import '../support/prerequisites-people.js';

type Json = Record<string, unknown>;

let client: SandboxClient;
const { operations } = loadFacts();

/** Makes one of everything that can be made, so that lists have something to show. */
async function stock(): Promise<void> {
  const listed = new Set(operations.filter(({ method }) => method === 'GET').map(({ path }) => path));
  for (const operation of operations) {
    if (operation.method !== 'POST' || operation.path.includes('{') || !listed.has(operation.path)) continue;
    const { path, body } = await new Scenario(client).request(operation, generate);
    await client.api('POST', path, body);
  }
}

beforeAll(async () => {
  client = await stockedSandbox();
  await stock();
});
afterAll(() => client.close());

const takes = (operation: OperationFacts, ...names: string[]): boolean =>
  names.every((name) => operation.parameters.some((one) => one.in === 'query' && one.name === name));

/** Where the sandbox answers otherwise, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'fields /connections/{id}': 'some properties are always shown, as observed',
  'totals /clients/{client_id}/credentials': 'paging is tolerated and has no effect',
  'totals /rules-configs': 'paging is tolerated and has no effect',
  'totals /organizations/{id}/invitations': 'invitations have no total',
  'totals /users/{user_id}/refresh-tokens': 'pages by checkpoint alone',
  'totals /users/{user_id}/sessions': 'pages by checkpoint alone',
  'checkpoint /logs': 'the checkpoint is the id of an event',
};

const reads = operations.filter(({ method }) => method === 'GET');
const cases = (topic: string, ...parameters: string[]) =>
  reads.filter((one) => takes(one, ...parameters) && !Object.hasOwn(OTHERWISE, `${topic} ${one.path}`));

/** Asks an operation with one more query on its path. */
async function asker(operation: OperationFacts): Promise<(query: string) => Promise<Answer>> {
  const { path } = await new Scenario(client).request(operation, generate);
  return (query) =>
    client.api('GET', query === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${query}`);
}

/** The object that an answer is about: itself, or the first of the list. */
function first(body: unknown, list: boolean): Json | undefined {
  if (!list) return body as Json;
  return (Array.isArray(body) ? body : Object.values(body as Json).find(Array.isArray))?.[0];
}

const isList = ({ path }: OperationFacts): boolean =>
  !path.endsWith('}') && !/settings$|provider$/.test(path);

describe('fields', () => {
  it.each(cases('fields', 'fields', 'include_fields'))('$path', async (operation) => {
    const ask = await asker(operation);
    const whole = first((await ask('')).body, isList(operation));
    const names = Object.keys(whole ?? {});
    for (const name of names.slice(0, 6)) {
      const chosen = await ask(`fields=${name}&include_fields=true`);
      expect([chosen.status, Object.keys(first(chosen.body, isList(operation)) ?? {})]).toEqual([
        200,
        [name],
      ]);
      const left = await ask(`fields=${name}&include_fields=false`);
      expect(left.status).toBe(200);
      expect(first(left.body, isList(operation)), name).not.toHaveProperty(name);
    }
    expect((await ask('fields=no_such_field')).status).toBeLessThan(500);
  });
});

describe('totals', () => {
  it.each(cases('totals', 'include_totals', 'page', 'per_page'))('$path', async (operation) => {
    const ask = await asker(operation);
    const { status, body } = await ask('include_totals=true&page=0&per_page=2');
    expect([status, body.start, body.limit]).toEqual([200, 0, 2]);
    expect(body.total).toBeGreaterThanOrEqual(0);
    expect(Object.values(body).find(Array.isArray)?.length).toBe(Math.min(2, body.total));
    expect((await ask('per_page=101')).status).toBe(400);
  });
});

describe('checkpoints', () => {
  it.each(cases('checkpoint', 'from', 'take'))('$path', async (operation) => {
    const ask = await asker(operation);
    const page = await ask('take=1');
    expect(page.status).toBe(200);
    const key = Object.keys(page.body).find((name) => Array.isArray(page.body[name])) ?? '';
    expect(page.body[key].length).toBeLessThanOrEqual(1);
    if (page.body.next !== undefined) {
      const next = await ask(`take=1&from=${page.body.next}`);
      expect(next.status).toBe(200);
      expect(next.body[key]).not.toEqual(page.body[key]);
    }
    expect((await ask('take=1&from=nonsense')).status).toBe(400);
    expect((await ask('take=0')).status).toBe(400);
  });
});
