/**
 * Bytes that are hardly HTTP, or hardly what they say they are: the sandbox answers with a refusal or a success, or
 * closes the connection, and goes on serving.
 */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE_MS } from '../support/patient.js';
import { SandboxClient } from './support/sandbox-client.js';

const SEED = 20_240_502;

let client: SandboxClient;
let complaints: string[];
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());
beforeEach(() => {
  complaints = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
});
afterEach(async () => {
  vi.restoreAllMocks();
  expect(complaints).toEqual([]);
  expect((await client.api('GET', '/roles')).status).toBe(200);
});

/** Sends bytes, in pieces when told so, and gives what came back until the connection was closed. */
function exchange(bytes: Buffer | string, piece = Number.POSITIVE_INFINITY): Promise<string> {
  const { port, hostname } = new URL(client.running.url);
  const all = Buffer.from(bytes);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname, noDelay: true });
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    // A connection that is reset while bytes still go out has been answered, or needs no answer.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(received));
    socket.setTimeout(PATIENCE_MS, () => reject(new Error(`neither answered nor closed: ${received}`)));
    for (let at = 0; at < all.length; at += piece) socket.write(all.subarray(at, at + piece));
    socket.end();
  });
}

const statuses = (received: string): number[] =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

const auth = (): string => `authorization: Bearer ${client.token}`;

function head(line: string, ...headers: string[]): string {
  return [`${line} HTTP/1.1`, 'host: localhost', auth(), ...headers, '', ''].join('\r\n');
}
const get = (target: string, ...headers: string[]): string =>
  head(`GET ${target}`, 'connection: close', ...headers);
interface Sent {
  path?: string;
  type?: string;
  /** Announced instead of the real length. */
  length?: number;
  headers?: string[];
}
const post = (
  body: Buffer | string,
  { path = '/api/v2/roles', type = 'application/json', length, headers = [] }: Sent = {},
): Buffer => {
  const announced = `content-length: ${length ?? Buffer.byteLength(body)}`;
  const lines = ['connection: close', `content-type: ${type}`, announced, ...headers];
  return Buffer.concat([Buffer.from(head(`POST ${path}`, ...lines)), Buffer.from(body)]);
};
const IMPORTS = '/api/v2/jobs/users-imports';
const TOKEN = '/oauth/token';
const chunked = (body: string, ...headers: string[]): string =>
  head(
    'POST /api/v2/roles',
    'connection: close',
    'content-type: application/json',
    'transfer-encoding: chunked',
    ...headers,
  ) + body;

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const json = (name: string): string => JSON.stringify({ name });

/** What is sent, and what may come back; an empty list stands for a connection that is just closed. */
const cases: Record<string, [make: () => Buffer | string, allowed: (number[] | number)[]]> = {
  'a path that climbs': [() => get('/api/v2/../v2/roles'), [404]],
  'a path of slashes': [() => get(`/api/v2/${'/'.repeat(5000)}`), [404]],
  'a path with a NUL': [() => get('/api/v2/users/%00'), [400, 404]],
  'a path with broken UTF-8': [() => get('/api/v2/users/%ff%fe'), [404]],
  'a path with a half escape': [() => get('/api/v2/users/%'), [404]],
  ...Object.fromEntries(
    ['/wsfed/', '/samlp/', '/samlp/metadata/', '/mfa/authenticators/', '/scim/v2/connections/x/Users/'].map(
      (path): [string, [() => string, number[]]] => [
        `a half escape behind ${path}`,
        [() => get(`${path}%zz`), [404]],
      ],
    ),
  ),
  'an escaped slash': [() => get('/api/v2/roles%2frol_1'), [404]],
  'a query with broken escapes': [() => get('/api/v2/roles?page=%&per_page=%zz'), [400]],
  'a query of ampersands': [() => get(`/api/v2/roles?${'&'.repeat(8000)}`), [200]],
  'one parameter a thousand times': [() => get(`/api/v2/roles?${'page=1&'.repeat(1000)}`), [400]],
  'a search of forty thousand signs': [() => get(`/api/v2/users?q=${'!'.repeat(40_000)}a`), [400]],
  'a search of ten thousand words': [
    () => get(`/api/v2/users?q=${'a+AND+'.repeat(10_000)}a`),
    [200, 400, 431],
  ],
  'a search of parentheses': [() => get(`/api/v2/users?q=${'('.repeat(40_000)}`), [400]],
  'a fragment in the target': [() => get('/api/v2/roles#x'), [400, 404]],
  'a target of 100 kB': [() => get(`/api/v2/${'x'.repeat(100_000)}`), [400, 414, 431]],
  'a target without a slash': [() => get('api/v2/roles'), [400, 404]],
  'the asterisk': [() => head('OPTIONS *', 'connection: close'), [404, 200, 204]],
  'an absolute target': [() => get('http://elsewhere.example/api/v2/roles'), [200, 400, 404]],
  'an absolute target of another scheme': [() => get('ftp://elsewhere.example/api/v2/roles'), [400, 404]],
  'a tunnel': [() => head('CONNECT elsewhere.example:443', 'connection: close'), [[], 400, 404, 405]],
  HEAD: [() => head('HEAD /api/v2/roles', 'connection: close'), [404, 200, 405]],
  TRACE: [() => head('TRACE /api/v2/roles', 'connection: close'), [404, 405]],
  'an unknown method': [() => head('BREW /api/v2/roles', 'connection: close'), [400, 404, 405]],
  'an upgrade': [() => get('/api/v2/roles', 'upgrade: websocket', 'sec-websocket-key: x'), [200, 400]],
  'the preface of HTTP/2': [() => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [[], 400, 505]],
  'HTTP/1.0': [() => `GET /api/v2/roles HTTP/1.0\r\n${auth()}\r\n\r\n`, [200]],
  'HTTP/0.9': [() => 'GET /api/v2/roles\r\n\r\n', [400, 401]],
  'HTTP/9.9': [() => `GET /api/v2/roles HTTP/9.9\r\nhost: x\r\n\r\n`, [400]],
  'no host': [() => `GET /api/v2/roles HTTP/1.1\r\n${auth()}\r\nconnection: close\r\n\r\n`, [200, 400]],
  'two hosts': [() => get('/api/v2/roles', 'host: other'), [200, 400]],
  'bare line feeds': [() => get('/api/v2/roles').replaceAll('\r', ''), [200, 400]],
  'a folded header': [() => get('/api/v2/roles', 'x-a: b', ' c'), [200, 400]],
  'a header without a colon': [() => get('/api/v2/roles', 'nonsense'), [400]],
  'a header with a NUL': [() => get('/api/v2/roles', 'x-a: \u0000'), [400]],
  'a header beyond ASCII': [
    () => get('/api/v2/roles', 'user-agent: \u{1F6B2}', 'x-forwarded-for: \u{1F6B2}'),
    [200],
  ],
  'too many headers': [
    () => get('/api/v2/roles', ...Array.from({ length: 3000 }, (_, i) => `x-${i}: y`)),
    [200, 400, 431],
  ],
  'a header of 100 kB': [() => get('/api/v2/roles', `x-a: ${'x'.repeat(100_000)}`), [400, 431]],
  'a token of 15 kB': [
    () =>
      `GET /api/v2/roles HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${'a.'.repeat(7000)}\r\nconnection: close\r\n\r\n`,
    [401],
  ],
  'two tokens': [() => get('/api/v2/roles', 'authorization: Bearer x'), [200, 400, 401]],
  'an expectation': [() => post(json('expected'), { headers: ['expect: 100-continue'] }), [[100, 200]]],
  'an unknown expectation': [() => post(json('unexpected'), { headers: ['expect: a miracle'] }), [417]],
  'a body on GET': [() => `${get('/api/v2/roles', 'content-length: 5')}{"a":`, [200]],
  'less body than announced': [() => post(json('short'), { length: 999 }), [[], 400]],
  'more body than announced': [() => post(json('long'), { length: 2 }), [400, [400, 400]]],
  'a negative length': [() => head('POST /api/v2/roles', 'content-length: -1'), [400]],
  'a length of words': [() => head('POST /api/v2/roles', 'content-length: many'), [400]],
  'a length beyond numbers': [() => head('POST /api/v2/roles', `content-length: ${'9'.repeat(40)}`), [400]],
  'two lengths': [() => head('POST /api/v2/roles', 'content-length: 2', 'content-length: 3'), [400]],
  'a length beside chunks': [() => chunked('0\r\n\r\n', 'content-length: 5'), [400]],
  'a chunk size of words': [() => chunked('zz\r\n{}\r\n0\r\n\r\n'), [400]],
  'a negative chunk size': [() => chunked('-2\r\n{}\r\n0\r\n\r\n'), [400]],
  'a chunk size beyond numbers': [() => chunked(`${'f'.repeat(40)}\r\n{}\r\n0\r\n\r\n`), [400]],
  'a chunk that ends early': [() => chunked('ff\r\n{"name":"x"}'), [[], 400]],
  'a chunk that is longer than it says': [() => chunked('2\r\n{"name":"x"}\r\n0\r\n\r\n'), [400]],
  'no last chunk': [() => chunked('2\r\n{}\r\n'), [[], 400]],
  'chunk extensions and trailers': [
    () => chunked('e;a=b\r\n{"name":"ext"}\r\n0\r\nx-trailer: y\r\n\r\n'),
    [200],
  ],
  'a chunk extension of 100 kB': [
    () => chunked(`2;${'x'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`),
    [400, 413, 431],
  ],
  'an unknown transfer encoding': [
    () => head('POST /api/v2/roles', 'transfer-encoding: gzip, identity'),
    [400],
  ],
  'an obscured transfer encoding': [
    () => `${head('POST /api/v2/roles', 'transfer-encoding : chunked')}0\r\n\r\n`,
    [400],
  ],
  'JSON in UTF-16': [() => post(utf16(json('wide'))), [400]],
  'JSON with a byte order mark': [() => post(`\ufeff${json('marked')}`), [200, 400]],
  'JSON with broken UTF-8': [
    () => post(Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])),
    [200, 400],
  ],
  'JSON with half a character': [() => post('{"name":"\\ud800"}'), [200, 400]],
  'JSON with NULs': [() => post('{"name":"a\\u0000b"}\u0000'), [400]],
  'JSON with a prototype': [() => post('{"__proto__":{"name":"x"},"constructor":1}'), [400]],
  'JSON with one key ten thousand times': [
    () => post(`{${'"name":"x",'.repeat(10_000)}"name":"many"}`),
    [200],
  ],
  'JSON that is a number beyond numbers': [() => post('1e99999'), [400]],
  'JSON that is deep': [() => post(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`), [400]],
  'JSON that is long': [() => post(`[${'1,'.repeat(400_000)}1]`), [400]],
  'a gzipped body': [
    () => post(gzipSync(json('zipped')), { headers: ['content-encoding: gzip'] }),
    [400, 415],
  ],
  'a body said to be compressed': [
    () => post(json('plain'), { headers: ['content-encoding: br'] }),
    [200, 400, 415],
  ],
  'an empty content type': [() => post(json('typeless'), { type: '' }), [200, 400, 415]],
  'a content type of nonsense': [() => post('{}', { type: ';;;=/' }), [400, 415]],
  'two content types': [
    () => post(json('two types'), { headers: ['content-type: text/plain'] }),
    [200, 400, 415],
  ],
  'a body of 5 MB': [() => post(`{"name":"${'x'.repeat(5_000_000)}"}`), [413, [], 400]],
  'broken JSON': [() => post('{"name":'), [400]],
  'a body that is no text': [() => post(Buffer.from([0xff, 0xfe, 0x00, 0x80])), [400]],
  'an unknown content type': [() => post('<role/>', { type: 'application/xml' }), [415]],
  'a form where JSON belongs': [
    () => post('name=a', { type: 'application/x-www-form-urlencoded' }),
    [200, 400, 415],
  ],
  'an odd charset': [() => post('{}', { type: 'application/json; charset=utf-7' }), [400, 415]],
  'a boundary full of pattern signs': [
    () => post('--(.*)+$\r\n\r\n', { type: 'multipart/form-data; boundary="(.*)+$"', path: IMPORTS }),
    [400],
  ],
  'a part without a name': [
    () =>
      post('--b\r\ncontent-disposition: form-data\r\n\r\nx\r\n--b--', {
        type: 'multipart/form-data; boundary=b',
        path: IMPORTS,
      }),
    [400],
  ],
  'multipart without a boundary': [() => post('--x', { type: 'multipart/form-data', path: IMPORTS }), [400]],
  'multipart that ends early': [
    () => post('--x\r\ncontent-disp', { type: 'multipart/form-data; boundary=x', path: IMPORTS }),
    [400],
  ],
  'bytes that are no HTTP': [() => 'hello\r\n\r\n', [400]],
  'a broken token': [
    () => 'GET /api/v2/users HTTP/1.1\r\nhost: x\r\nauthorization: Bearer a.b.c\r\nconnection: close\r\n\r\n',
    [401],
  ],
  'an empty token': [
    () => 'GET /api/v2/users HTTP/1.1\r\nhost: x\r\nauthorization: Bearer \r\nconnection: close\r\n\r\n',
    [401],
  ],
  'a token request with odd fields': [
    () => post('{"grant_type":{},"client_id":[],"client_secret":1}', { path: TOKEN }),
    [400],
  ],
  'a token request that is a list': [() => post('[]', { path: TOKEN }), [400]],
  'a grant type that every object has': [() => post('{"grant_type":"constructor"}', { path: TOKEN }), [403]],
  'a login with odd fields': [
    () =>
      post(
        JSON.stringify({
          grant_type: 'password',
          username: {},
          password: [],
          client_id: client.running.clientId,
          client_secret: client.running.clientSecret,
        }),
        { path: TOKEN },
      ),
    [400],
  ],
  'a broken assertion': [
    () => post('{"grant_type":"client_credentials","client_assertion":"e30.e30.e30"}', { path: TOKEN }),
    [401],
  ],
  'broken basic credentials': [
    () =>
      `POST ${TOKEN}?grant_type=client_credentials HTTP/1.1\r\nhost: x\r\nauthorization: Basic !!!\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
    [400, 401],
  ],
  'faults of nonsense': [() => post('{"rules":[null]}', { path: '/_sandbox/faults' }), [400]],
  'a fault that no answer can carry': [
    () => post('{"rules":[{"status":99,"headers":{"a b":"\\u0000"}}]}', { path: '/_sandbox/faults' }),
    [400],
  ],
  'an advance without a number': [() => post('', { path: '/_sandbox/clock' }), [400]],
  'an unknown control request': [() => get('/_sandbox/__proto__'), [404]],
  'a seed that every object has': [() => post('{"seed":"constructor"}', { path: '/_sandbox/reset' }), [400]],
};

describe('raw HTTP', () => {
  for (const [name, [make, allowed]] of Object.entries(cases)) {
    it(name, async () => {
      const found = statuses(await exchange(make()));
      expect(allowed.map((one) => [one].flat())).toContainEqual(found);
    });
  }

  it('requests that come byte by byte', async () => {
    expect(statuses(await exchange(post(json('slow')), 1))).toEqual([200]);
  });

  it('fifty requests in one go are answered in order, up to the one that is broken', async () => {
    const one = (target: string): string => head(`GET ${target}`);
    const many = Array.from({ length: 50 }, (_, i) => one(i % 2 ? '/api/v2/roles' : '/api/v2/nothing')).join(
      '',
    );
    const found = statuses(await exchange(`${many}nonsense\r\n\r\n${one('/api/v2/roles')}`));
    expect(found).toEqual([...Array.from({ length: 50 }, (_, i) => (i % 2 ? 200 : 404)), 400]);
  });

  it('writes in one go are done in order', async () => {
    const write = (name: string): string => {
      const body = json(name);
      return `${head('POST /api/v2/roles', 'content-type: application/json', `content-length: ${body.length}`)}${body}`;
    };
    const found = statuses(
      await exchange(write('first') + write('first') + write('second') + get('/api/v2/roles')),
    );
    expect(found).toEqual([200, 409, 200, 200]);
  });

  it('callers that hang up leave nothing behind', async () => {
    const { port, hostname } = new URL(client.running.url);
    await Promise.all(
      Array.from(
        { length: 50 },
        (_, i) =>
          new Promise<void>((resolve) => {
            const socket = connect(Number(port), hostname, () => {
              socket.write(post(json(`hung up ${i}`)).subarray(0, 40 + i * 30));
              socket.resetAndDestroy();
            });
            socket.on('error', () => {});
            socket.on('close', () => resolve());
          }),
      ),
    );
  });
});

/** A valid request with some of its bytes changed, doubled or taken away. */
const damaged = fc
  .record({
    base: fc.constantFrom(
      () => Buffer.from(get('/api/v2/users?page=0&per_page=5&q=email:"a@b.example"')),
      () => post(json('damaged'), { headers: ['x-forwarded-for: 192.0.2.1'] }),
      () => Buffer.from(chunked('12\r\n{"name":"chunked"}\r\n0\r\n\r\n')),
      () => Buffer.from(get('/oauth/token?grant_type=client_credentials')),
    ),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        remove: fc.nat(6),
        insert: fc.oneof(
          fc.uint8Array({ maxLength: 6 }),
          fc
            .constantFrom('\r\n', '\r\n\r\n', '%', '\u0000', ' ', ':', '/', '..', '{', '"', '0', '-')
            .map((text) => Buffer.from(text)),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(
    ({ base, edits }) =>
      () =>
        edits.reduce((bytes, { at, remove, insert }) => {
          const start = Math.floor(at * bytes.length);
          return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
        }, base()),
  );

describe('damaged requests', () => {
  it('are refused, or answered as what they have become', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (make) => {
        const bytes = make();
        const received = await exchange(bytes);
        for (const status of statuses(received)) expect(status, bytes.toString('latin1')).toBeLessThan(500);
        expect(received === '' || received.startsWith('HTTP/1.1 '), received).toBe(true);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});
