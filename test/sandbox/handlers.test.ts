/** Each operation has a handler of its kind, and what was made appears in every list and search of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadFacts } from '../../src/catalog/load.js';
import type { Method } from '../../src/catalog/types.js';
import { listShape, operationOf } from '../../src/sandbox/engine/facts.js';
import { handlerFor } from '../../src/sandbox/engine/index.js';
import type { Operation } from '../../src/sandbox/types.js';
import { undocumentedOperations } from '../../src/sandbox/undocumented.js';
import { generate } from './support/generate.js';
import { SandboxClient } from './support/sandbox-client.js';
import { Scenario } from './support/scenario.js';
import { stockedSandbox } from './support/seeded-objects.js';
import './support/prerequisites.js';
import './support/prerequisites-people.js';

const { operations } = loadFacts();

/** An operation that no document has, with the list that a search would answer. */
const unknown = (method: Method, path: string): Operation => ({
  id: `${method} ${path}`,
  ...{ method, path, resource: path.split('/')[1] ?? '', sdk: null, lifecycle: 'GA' },
  scopes: { mode: 'any', scopes: ['read:clients'] },
  parameters: [],
  responses: { '200': { type: 'object', properties: { items: { type: 'array', items: {} } } } },
});

describe('handlers', () => {
  it('are there for every operation', () => {
    for (const operation of [...operations, ...undocumentedOperations])
      expect(handlerFor(operation)).toBeTypeOf('function');
  });

  it.each([
    ['GET', '/clients/lookup'],
    ['GET', '/organizations/{id}/overview'],
    ['GET', '/novelties'],
    ['GET', '/novelties/{id}'],
    ['POST', '/novelties/search'],
    ['POST', '/clients/{id}/archive'],
    ['PUT', '/novelties/settings'],
    ['DELETE', '/novelties/{id}'],
  ] as const)('are not made up for an unknown %s %s', (method, path) => {
    expect(() => handlerFor(unknown(method, path))).toThrow(
      expect.objectContaining({ statusCode: 501, message: expect.stringContaining(`${method} ${path}`) }),
    );
  });
});

/** A list, or a search, of what a POST makes. */
interface Pair {
  list: Operation;
  make: Operation;
  /** What follows the path of the POST. */
  suffix: string;
}

const pairs: Pair[] = operations.flatMap((list) => {
  if (list.method !== 'GET' || !listShape(list)) return [];
  const suffix = list.path.endsWith('/search') ? '/search' : '';
  const make = operationOf('POST', list.path.slice(0, list.path.length - suffix.length));
  return make ? [{ list, make, suffix }] : [];
});

/** Values that name what was made: those of the answer's ids, else of the request's. */
function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(namesOf);
  if (typeof value !== 'object' || value === null) return [];
  const { id, name, kid, ...rest } = value as Record<string, unknown>;
  const first = id ?? name ?? kid ?? Object.entries(rest).find(([key]) => key.endsWith('_id'))?.[1];
  return first === undefined ? Object.values(rest).flatMap(namesOf) : namesOf(first);
}

describe('what was made appears in', () => {
  let empty: SandboxClient;
  /** Has groups, which no operation of the API makes. */
  let stocked: SandboxClient;
  beforeAll(async () => {
    [empty, stocked] = await Promise.all([SandboxClient.start(), stockedSandbox()]);
  });
  afterAll(() => Promise.all([empty.close(), stocked.close()]));
  // A fresh tenant, so that the first page has all there is.
  beforeEach(() => empty.reset());

  it('lists and searches of every resource', () => {
    expect(pairs.filter(({ suffix }) => suffix !== '').map(({ list }) => list.path)).toEqual(
      expect.arrayContaining(['/organizations/search', '/clients/search', '/resource-servers/search']),
    );
  });

  for (const { list, make, suffix } of pairs) {
    it(`GET ${list.path}`, async () => {
      const client = list.path.includes('/groups') ? stocked : empty;
      const request = await new Scenario(client).request(make, generate);
      const made = await client.api('POST', request.path, request.body);
      expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
      const answered = namesOf(made.body);
      const names = answered.length > 0 ? answered : namesOf(request.body);
      expect(names).not.toEqual([]);
      const answer = await client.api('GET', `${request.path.split('?')[0]}${suffix}`);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      const text = JSON.stringify(answer.body);
      expect(
        names.some((name) => text.includes(JSON.stringify(name))),
        `${names} in ${text}`,
      ).toBe(true);
    });
  }
});
