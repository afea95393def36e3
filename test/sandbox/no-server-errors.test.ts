/** Whatever comes in, the sandbox answers with a client error or a success, never with a fault of its own. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts } from '../../src/catalog/load.js';
import type { OperationFacts } from '../../src/catalog/types.js';
import { generate } from './support/generate.js';
import type { SandboxClient } from './support/sandbox-client.js';
import { Scenario } from './support/scenario.js';
import { stockedSandbox } from './support/stock.js';
import './support/needs.js';
import './support/needs-people.js';

const SEED = 20_240_501;

let client: SandboxClient;
beforeAll(async () => {
  client = await stockedSandbox();
});
afterAll(() => client.close());

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    '../..',
    '$',
    -1,
    1e308,
    [],
    {},
    [null],
    [[]],
    { a: null },
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** A body near the valid one: something replaced, added or taken away. */
function mutated(body: unknown): fc.Arbitrary<unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || body instanceof FormData)
    return odd;
  const names = [...Object.keys(body), 'metadata', 'options', 'constructor'];
  return fc.oneof(
    odd,
    fc.tuple(fc.constantFrom(...names), odd).map(([name, value]) => ({ ...body, [name]: value })),
    fc
      .constantFrom(...names)
      .map((name) => Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))),
  );
}

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
        body: mutated(request.body),
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
        { seed: SEED, numRuns: 5 },
      );
    });
  }
});

/** Sends bytes and gives what came back until the connection closed or fell silent after an answer. */
function exchange(bytes: Buffer | string): Promise<string> {
  const { port, hostname } = new URL(client.running.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(received));
    socket.on('error', () => resolve(received));
    socket.setTimeout(5000, () => reject(new Error('no answer')));
    socket.end(bytes);
  });
}

const head = (method: string, path: string, ...lines: string[]): string =>
  [`${method} ${path} HTTP/1.1`, 'host: sandbox', 'connection: close', ...lines, '', ''].join('\r\n');

describe('raw HTTP', () => {
  const auth = (): string => `authorization: Bearer ${client.token}`;
  const post = (body: Buffer | string, type = 'application/json', path = '/api/v2/roles'): Buffer =>
    Buffer.concat([
      Buffer.from(
        head('POST', path, auth(), `content-type: ${type}`, `content-length: ${Buffer.byteLength(body)}`),
      ),
      Buffer.from(body),
    ]);

  const cases: Record<string, () => Buffer | string> = {
    'broken JSON': () => post('{"name":'),
    'JSON nested very deeply': () => post('['.repeat(100_000) + ']'.repeat(100_000)),
    'a body that is no text': () => post(Buffer.from([0xff, 0xfe, 0x00, 0x80])),
    'a huge body': () => post(JSON.stringify({ name: 'x'.repeat(2_000_000) })),
    'an unknown content type': () => post('<role/>', 'application/xml'),
    'a form where JSON belongs': () => post('name=a', 'application/x-www-form-urlencoded'),
    'multipart without a boundary': () => post('--x', 'multipart/form-data', '/api/v2/jobs/users-imports'),
    'multipart that ends early': () =>
      post('--x\r\ncontent-disp', 'multipart/form-data; boundary=x', '/api/v2/jobs/users-imports'),
    'an odd charset': () => post('{}', 'application/json; charset=utf-7'),
    'a gzip body that is none': () =>
      `${head('POST', '/api/v2/roles', auth(), 'content-encoding: gzip', 'content-length: 2')}{}`,
    'a path that is no valid encoding': () => head('GET', '/api/v2/users/%E0%A4%A', auth()),
    'a path with dots': () => head('GET', '/api/v2/../../etc/passwd', auth()),
    'an absolute target': () => head('GET', 'http://example.com/api/v2/users', auth()),
    'a broken token': () => head('GET', '/api/v2/users', 'authorization: Bearer a.b.c'),
    'an empty token': () => head('GET', '/api/v2/users', 'authorization: Bearer '),
    'no HTTP at all': () => 'hello\r\n\r\n',
    'a token request with odd fields': () =>
      post('{"grant_type":{},"client_id":[],"client_secret":1}', 'application/json', '/oauth/token'),
    'a token request that is a list': () => post('[]', 'application/json', '/oauth/token'),
    'a login with odd fields': () =>
      post(
        '{"grant_type":"http://auth0.com/oauth/grant-type/password-realm","username":{},"password":[],"realm":1}',
        'application/json',
        '/oauth/token',
      ),
    'a broken assertion': () =>
      post(
        '{"grant_type":"client_credentials","client_assertion":"e30.e30.e30"}',
        'application/json',
        '/oauth/token',
      ),
    'broken basic credentials': () =>
      head('POST', '/oauth/token', 'authorization: Basic !!!', 'content-length: 0'),
  };
  for (const [name, make] of Object.entries(cases)) {
    it(name, async () => {
      expect(await exchange(make())).toMatch(/^HTTP\/1\.1 [234]\d\d/);
    });
  }

  it('several requests in one go are answered in order', async () => {
    const one = (path: string): string => head('GET', path, auth()).replace('connection: close\r\n', '');
    const received = await exchange(
      one('/api/v2/roles') + one('/api/v2/nothing') + head('GET', '/api/v2/clients', auth()),
    );
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200']);
  });
});
