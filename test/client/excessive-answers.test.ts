import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeRefusal } from '../../src/client/refusals.js';
import { scrub } from '../../src/client/scrub.js';
import { isDeeperThan } from '../../src/client/wire/json-depth.js';
import { rejection, SECRET, type Setup, setUp } from './support/client-setup.js';
import type { Reply } from './support/fake-tenant.js';

const MB = 1024 * 1024;
const json = { 'content-type': 'application/json' };
const get = { operation: 'GET /users', method: 'GET', path: '/users' } as const;
const patch = { operation: 'PATCH /users/{id}', method: 'PATCH', path: '/users/a', body: {} } as const;
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

let setup: Setup;
beforeAll(async () => {
  setup = await setUp();
});
afterAll(async () => {
  await setup.client.close();
  await setup.tenant.stop();
});

/** The requests that one call took. */
async function counted(reply: Reply, work: () => Promise<void>): Promise<number> {
  const before = setup.tenant.requests.length;
  setup.tenant.api = () => reply;
  await work();
  return setup.tenant.requests.length - before;
}

describe('an answer that is too much', () => {
  const bomb = Buffer.from(`["${'x'.repeat(17 * MB)}"]`);
  const packed: [string, Buffer][] = [
    ['gzip', gzipSync(bomb)],
    ['br', brotliCompressSync(bomb, { params: { 0: 1, 1: 1 } })],
    ['deflate', deflateSync(bomb)],
  ];
  it.each(packed)('is not unpacked beyond 16 MB (%s), nor asked for again', async (encoding, body) => {
    expect(body.length).toBeLessThan(MB);
    const reply = { body, headers: { ...json, 'content-encoding': encoding } };
    const requests = await counted(reply, async () => {
      expect(await rejection(setup.client.send(get))).toMatchObject({
        kind: 'protocol',
        message: 'The response to GET /users was not read: it is larger than 16 MB when decompressed.',
        hint: expect.stringContaining('smaller per_page'),
      });
    });
    expect(requests).toBe(1);
  });

  it('is unpacked by the pool of threads with the same limit', async () => {
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 2_654_435_761) % 251));
    const body = gzipSync(Buffer.concat([noise, bomb]));
    expect(body.length).toBeGreaterThan(16_000);
    setup.tenant.api = () => ({ body, headers: { ...json, 'content-encoding': 'gzip' } });
    expect((await rejection(setup.client.send(get))).message).toContain('larger than 16 MB');
  });

  it('is not received beyond 16 MB', async () => {
    setup.tenant.api = () => ({ body: bomb, headers: json });
    expect((await rejection(setup.client.send(get))).message).toBe(
      'The response to GET /users was not read: it is larger than 16 MB.',
    );
  });

  it('of 15 MB is read', async () => {
    const body = gzipSync(`["${'x'.repeat(15 * MB)}"]`);
    setup.tenant.api = () => ({ body, headers: { ...json, 'content-encoding': 'gzip' } });
    const [text] = (await setup.client.send(get)).body as [string];
    expect(text).toHaveLength(15 * MB);
  });

  it('nested a hundred thousand levels deep is refused, a thousand are read', async () => {
    const requests = await counted({ body: nested(100_000), headers: json }, async () => {
      expect((await rejection(setup.client.send(get))).message).toBe(
        'The response to GET /users was not read: it is nested more than 1000 levels deep.',
      );
    });
    expect(requests).toBe(1);
    await counted({ body: nested(1_001), headers: json }, async () => {
      expect((await rejection(setup.client.send(get))).message).toContain('levels deep');
    });
    setup.tenant.api = () => ({ body: nested(1_000), headers: json });
    expect((await setup.client.send(get)).body).toHaveLength(1);
  });

  it('to a write says that the change was made', async () => {
    setup.tenant.api = () => ({ body: nested(100_000), headers: json });
    expect(await rejection(setup.client.send(patch))).toMatchObject({
      kind: 'protocol',
      message: expect.stringContaining('levels deep'),
      hint: expect.stringContaining('The change was made'),
    });
  });

  it('as an error keeps the status', async () => {
    setup.tenant.api = () => ({ status: 400, body: nested(100_000), headers: json });
    expect(await rejection(setup.client.send(get))).toMatchObject({
      status: 400,
      message: 'GET /users returned status 400.',
    });
  });
});

describe('depth', () => {
  it('counts lists and objects, and nothing in texts', () => {
    const text = JSON.stringify({ a: [{ 'b]"}': '[[[[\\"[[' }, '\\', '{{{'] });
    expect(isDeeperThan(Buffer.from(text), 3)).toBe(false);
    expect(isDeeperThan(Buffer.from(text), 2)).toBe(true);
    expect(isDeeperThan(Buffer.from('[[],[],[],[[]]]'), 3)).toBe(false);
    expect(isDeeperThan(Buffer.from('[[],[],[],[[]]]'), 2)).toBe(true);
    expect(isDeeperThan(Buffer.from('["unfinished \\'), 0)).toBe(true);
  });
});

describe('odd answers', () => {
  const odd: [string, Reply, unknown][] = [
    [
      'JSON by another name',
      { body: '{"a":1}', headers: { 'content-type': 'APPLICATION/Problem+JSON' } },
      { a: 1 },
    ],
    ['an empty encoding', { body: '{"a":1}', headers: { ...json, 'content-encoding': ' ' } }, { a: 1 }],
    ['Identity', { body: '{"a":1}', headers: { ...json, 'content-encoding': 'Identity' } }, { a: 1 }],
    ['X-GZIP', { body: gzipSync('{"a":1}'), headers: { ...json, 'content-encoding': ' X-GZIP' } }, { a: 1 }],
    ['no body with 200', { headers: json }, undefined],
    ['no body with 204', { status: 204, headers: json }, undefined],
    ['no body with 202', { status: 202 }, undefined],
    [
      'a date, limits and an id that are none',
      {
        body: '{}',
        headers: {
          ...json,
          date: 'x',
          'x-ratelimit-limit': 'NaN',
          'x-ratelimit-remaining': '-1e999',
          'x-ratelimit-reset': '',
        },
      },
      {},
    ],
  ];
  it.each(odd)('%s', async (_, reply, body) => {
    setup.tenant.api = () => reply;
    expect((await setup.client.send(get)).body).toEqual(body);
  });

  it.each(['constructor', '__proto__', 'gzip, gzip', 'zstd', 'x'.repeat(5_000)])(
    'an encoding %s is no decoder',
    async (encoding) => {
      setup.tenant.api = () => ({ body: '{}', headers: { ...json, 'content-encoding': encoding } });
      const error = await rejection(setup.client.send(get));
      expect(error.message).toMatch(/body cannot be decompressed/);
      expect(error.message.length).toBeLessThan(200);
    },
  );

  it('statuses without a body have a message', async () => {
    for (const status of [400, 403, 404, 409, 413, 418, 451]) {
      setup.tenant.api = () => ({ status });
      expect(await rejection(setup.client.send(get))).toMatchObject({
        status,
        message: `GET /users returned status ${status}.`,
      });
    }
  });

  it('errors of every JSON kind have one', async () => {
    for (const body of ['null', '[]', '7', '"text"', '{"message":{"a":1}}', '{"message":7,"errorCode":[]}']) {
      setup.tenant.api = () => ({ status: 400, body, headers: json });
      expect(await rejection(setup.client.send(get)), body).toMatchObject({
        message: 'GET /users returned status 400.',
      });
    }
  });

  it('error codes are short, and hold no secret', async () => {
    const body = { error: `${SECRET} ${'e'.repeat(5_000)}`, errorCode: `c${SECRET}${'c'.repeat(5_000)}` };
    setup.tenant.api = () => ({ status: 400, body });
    const error = await rejection(setup.client.send(get));
    for (const word of [error.error, error.errorCode]) {
      expect(word).toContain('[redacted]');
      expect(word).toHaveLength(200);
    }
  });

  it('a web page with an error is named by its title', async () => {
    const page = `<!DOCTYPE html><title>${'T'.repeat(MB)}</title>${'<title'.repeat(100_000)}`;
    setup.tenant.api = () => ({ status: 403, body: page, headers: { 'content-type': 'Text/HTML' } });
    const { message } = await rejection(setup.client.send(get));
    expect(message).toContain('an HTML page titled "TTT');
    expect(message.length).toBeLessThan(250);
  });
});

describe('messages of megabytes', () => {
  const hostile = [
    'eyJ-',
    'eyJhbGci.',
    '-----BEGIN ',
    '-----BEGIN A PRIVATE KEY-----',
    'a_',
    'read:',
    'insufficient scope ',
    'upgrade ',
    ' ',
    '<title',
    'expected any of: ',
    ';',
    'validation for format -',
  ];
  it.each(hostile)('made of %j are read once', async (part) => {
    const message = `insufficient_scope ${part.repeat((2 * MB) / part.length)}`;
    expect(scrub(message, [SECRET]).length).toBeLessThanOrEqual(1_001);
    expect(scopeRefusal({ status: 403, message })).toBeDefined();
    setup.tenant.api = () => ({ status: 403, body: { message, errorCode: 'insufficient_scope' } });
    expect((await rejection(setup.client.send(get))).message.length).toBeLessThanOrEqual(1_001);
  });
});
