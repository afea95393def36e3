/**
 * Hostile arguments for every tool: the server must stay alive, answer each call with a clear error or a proper
 * result, and never send a request whose path is not the operation's own template filled in.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allOperations } from '../../src/tools/listing/build-index.js';
import { agrees, connectStdio, type TestClient, textOf } from '../support/clients.js';
import { startTenant, type Tenant } from '../support/tenant.js';

const RUNS_PER_TOOL = 3;
const operations = await allOperations();

let tenant: Tenant;
let client: TestClient;

beforeAll(async () => {
  tenant = await startTenant();
  client = await connectStdio('modern', {
    env: tenant.env,
    args: ['--toolsets', 'all'],
    person: agrees([]),
  });
});
afterAll(async () => {
  await client.close();
  await tenant.close();
});

const hostileText = fc.constantFrom(
  '',
  '.',
  '..',
  '../users',
  '..%2f..%2fusers',
  '%2e%2e',
  'a/b',
  'a\\b',
  'a?b=c',
  'a#b',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\r\nX-Injected: 1',
  '‮evil',
  '__proto__',
  'constructor',
  '{{7*7}}',
  "' OR 1=1 --",
  'x'.repeat(100_000),
  '😀'.repeat(500),
);
const prototypeKeys = fc
  .constantFrom('{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}')
  .map((text) => JSON.parse(text) as object);
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, true, -1, 1e308, 2 ** 53, [], {}, [[]], [null], {
      a: { b: {} },
    }),
  },
  { weight: 1, arbitrary: prototypeKeys },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** Arguments for a tool: its own names with hostile values, and sometimes names that it does not have. */
function argumentsFor(names: string[]): fc.Arbitrary<Record<string, unknown>> {
  const own =
    names.length > 0
      ? fc.dictionary(fc.constantFrom(...names), hostileValue, { maxKeys: 6 })
      : fc.constant({});
  const extra = fc.dictionary(
    fc.oneof(hostileText, fc.constantFrom('toString', 'constructor', 'hasOwnProperty', 'extra')),
    hostileValue,
    { maxKeys: 1 },
  );
  return fc.oneof(
    { weight: 3, arbitrary: own },
    { weight: 1, arbitrary: fc.tuple(own, extra).map(([a, b]) => ({ ...a, ...b })) },
  );
}

const templates = operations.map((o) => ({
  method: o.method,
  pattern: new RegExp(
    `^/api/v2${o.path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/?#]+')}$`,
  ),
  path: o.path,
}));

describe('hostile arguments', () => {
  it.each(operations.map((o) => [o.name, o] as const))('%s', async (name, operation) => {
    const property = fc.asyncProperty(argumentsFor(Object.keys(operation.binding)), async (args) => {
      const result = await client.call(name, args);
      if (result.isError) {
        expect(textOf(result)).toMatch(new RegExp(`^${name} failed \\(.+\\): .{10,}`, 's'));
        expect(result.structuredContent).toHaveProperty('error.message');
        expect(textOf(result)).not.toMatch(/\n\s+at |internal_error/);
      } else {
        expect(result.structuredContent).toBeTypeOf('object');
      }
    });
    await fc.assert(property, { numRuns: RUNS_PER_TOOL, seed: 20_26 });
  });

  it('sent nothing but requests of known templates, with plain encoded segments', async () => {
    const sent = (await tenant.requests()).filter((r) => r.path.startsWith('/api/v2'));
    for (const request of sent) {
      const path = request.path.split('?')[0] ?? '';
      const known = templates.some((t) => t.method === request.method && t.pattern.test(path));
      expect(known, `${request.method} ${path.slice(0, 200)}`).toBe(true);
      for (const segment of path.split('/'))
        expect(['.', '..', '%2e', '%2e%2e']).not.toContain(segment.toLowerCase());
    }
  });
});
