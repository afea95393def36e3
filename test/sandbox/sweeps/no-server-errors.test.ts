/** Whatever comes in, the sandbox answers with a client error or a success, never with a fault of its own. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts } from '../../../src/catalog/load.js';
import type { OperationFacts } from '../../../src/catalog/types.js';
import { bent, valid } from '../support/arbitrary.js';
import { generate } from '../support/generate.js';
import type { SandboxClient } from '../support/sandbox-client.js';
import { Scenario } from '../support/scenario.js';
import { stockedSandbox } from '../support/seeded-objects.js';
import '../support/prerequisites.js';
import '../support/prerequisites-people.js';

const SEED = 20_240_501;
/** Operations that take long, for they make pairs of RSA keys. */
const MAKES_KEYS = /wrapping-key|^\/keys\/signing|^\/connections\/\{id\}\/keys/;

let client: SandboxClient;
beforeAll(async () => {
  client = await stockedSandbox();
});
afterAll(() => client.close());

/** Bodies that the schema allows, near ones with a part bent, and the one that is known to work with odd additions. */
function bodies(operation: OperationFacts, working: unknown): fc.Arbitrary<unknown> {
  if (!operation.body || working instanceof FormData) return bent(working ?? {});
  const allowed = valid(operation.body.schema);
  const together = allowed.map((value) =>
    isObject(value) && isObject(working) ? { ...value, ...working } : value,
  );
  return fc.oneof(allowed, together, bent(working));
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const segment = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom('%00', '..', 'a/b', 'auth0|x', '\u{1F600}', 'constructor', '__proto__', 'x'.repeat(500)),
);

function oddQuery(operation: OperationFacts): fc.Arbitrary<string> {
  const names = [
    ...operation.parameters.filter((p) => p.in === 'query').map((p) => p.name),
    'page',
    'q',
    'unknown',
  ];
  const pair = fc.tuple(
    fc.constantFrom(...names),
    fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.constantFrom('-1', '1e9', '99999999999999999999', 'NaN', 'true', '[', 'a:(b', '*'),
    ),
  );
  return fc.array(pair, { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs).toString());
}

describe('every operation with odd requests', () => {
  for (const operation of loadFacts().operations) {
    it(`${operation.method} ${operation.path}`, async () => {
      const request = await new Scenario(client).request(operation, generate);
      const [path = ''] = request.path.split('?');
      const template = operation.path;
      const odds = fc.record({
        body: bodies(operation, request.body),
        query: oddQuery(operation),
        path: fc.oneof(
          { weight: 3, arbitrary: fc.constant(path) },
          {
            weight: 1,
            arbitrary: segment.map((value) =>
              template.replace(/\{\w+\}/g, () => encodeURIComponent(value.replace(/\p{Surrogate}/gu, ''))),
            ),
          },
        ),
        withQuery: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(odds, async ({ body, query, path: target, withQuery }) => {
          const answer = await client.api(
            operation.method,
            withQuery ? `${target}?${query}` : target,
            operation.method === 'GET' ? undefined : body,
          );
          expect(answer.status, JSON.stringify({ target, query, body })).toBeLessThan(500);
        }),
        { seed: SEED, numRuns: MAKES_KEYS.test(template) ? 2 : 3 },
      );
    });
  }
});
