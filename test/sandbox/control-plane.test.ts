/** Reset, faults, the record of requests, the clock, rate limits, TLS, and snapshots. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start.js';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;
beforeEach(async () => {
  client = await SandboxClient.start();
});
afterEach(() => client.close());

it('resets to what a new tenant has, and keeps the admin and its token', async () => {
  await client.api('POST', '/roles', { name: 'Editor' });
  expect((await client.reset()).status).toBe(204);
  expect((await client.api('GET', '/roles')).body).toEqual([]);
  const { body: apis } = await client.api('GET', '/resource-servers');
  expect(apis).toMatchObject([{ identifier: client.running.audience, is_system: true }]);
  const { body: connections } = await client.api('GET', '/connections');
  expect(connections).toMatchObject([{ name: 'Username-Password-Authentication', strategy: 'auth0' }]);
  const { body: clients } = await client.api('GET', '/clients?is_global=true');
  expect(clients).toMatchObject([{ name: 'All Applications', global: true }]);
  expect((await client.reset('nonsense')).status).toBe(400);
});

it('injects faults as often as asked', async () => {
  await client.raw('POST', '/_sandbox/faults', {
    rules: [
      {
        method: 'GET',
        path: '/roles',
        times: 1,
        status: 503,
        headers: { 'retry-after': '2' },
        body: { message: 'Later' },
      },
      { path: '/roles/*', times: 1, drop: true },
      { path: '/clients', times: 1, truncate: true },
    ],
  });
  const first = await client.api('GET', '/roles');
  expect([first.status, first.headers.get('retry-after'), first.body]).toEqual([
    503,
    '2',
    { message: 'Later' },
  ]);
  expect((await client.api('GET', '/roles')).status).toBe(200);
  await expect(client.api('GET', '/roles/rol_1')).rejects.toThrow();
  await expect(client.api('GET', '/clients')).rejects.toThrow();
  expect((await client.api('GET', '/clients')).status).toBe(200);
});

it('keeps the requests without credentials', async () => {
  await client.reset();
  await client.login();
  await client.api('POST', '/roles?x=1', { name: 'Editor' });
  const { body } = await client.raw('GET', '/_sandbox/requests');
  expect(body).toMatchObject([
    { method: 'POST', path: '/oauth/token', status: 200, body: { client_secret: '[hidden]' } },
    { method: 'POST', path: '/api/v2/roles', query: { x: '1' }, body: { name: 'Editor' }, status: 400 },
  ]);
  expect(JSON.stringify(body)).not.toContain(client.running.clientSecret);
  expect(JSON.stringify(body)).not.toContain(client.token);
});

it('keeps a login on its pages without what was typed or handed out', async () => {
  await client.reset();
  const headers = { cookie: 'auth0=session-cookie', 'content-type': 'application/x-www-form-urlencoded' };
  const form = Buffer.from('state=s&username=ann&password=typed-password');
  await client.raw('POST', '/u/login', form, headers);
  const exchange = { code: 'the-code', code_verifier: 'the-verifier', refresh_token: 'the-token' };
  await client.raw('POST', '/oauth/token', { grant_type: 'authorization_code', ...exchange });
  const { body } = await client.raw('GET', '/_sandbox/requests');
  expect(body).toMatchObject([{ body: { username: 'ann' } }, { body: { grant_type: 'authorization_code' } }]);
  for (const secret of ['session-cookie', 'typed-password', ...Object.values(exchange)])
    expect(JSON.stringify(body)).not.toContain(secret);
});

it('does not serve web pages', async () => {
  const answer = await client.raw('POST', '/_sandbox/reset', {}, { origin: 'https://example.com' });
  expect(answer.status).toBe(403);
});

it('moves its clock', async () => {
  await client.raw('POST', '/_sandbox/clock', { advance_ms: 3_600_000 });
  const { body } = await client.api('POST', '/log-streams', {
    name: 's',
    type: 'http',
    sink: { httpEndpoint: 'https://example.com' },
  });
  expect(body.status).toBe('active');
  const [event] = (await client.api('GET', '/logs?sort=date:-1')).body;
  expect(Date.parse(event.date) - Date.now()).toBeGreaterThan(3_000_000);
  expect((await client.raw('POST', '/_sandbox/clock', { advance_ms: -1 })).status).toBe(400);
});

it('writes a sapi event for every write, with secrets starred out, and fapi for a refusal', async () => {
  const { body: app } = await client.api('POST', '/clients', { name: 'App' });
  const secret = 'hush-'.repeat(10);
  await client.api('PATCH', `/clients/${app.client_id}`, { client_secret: secret });
  await client.api('POST', '/roles', { color: 'red' });
  const { body } = await client.api('GET', '/logs?sort=date:-1');
  expect(JSON.stringify(body)).not.toContain(secret);
  expect(body).toMatchObject([
    {
      type: 'fapi',
      details: {
        request: { method: 'post', path: '/api/v2/roles', body: { color: 'red' } },
        response: { statusCode: 400 },
      },
    },
    {
      type: 'sapi',
      details: {
        request: { method: 'patch', body: { client_secret: '*****' } },
        response: { statusCode: 200 },
      },
    },
    {
      type: 'sapi',
      client_id: client.running.clientId,
      details: { request: { path: '/api/v2/clients', body: { name: 'App' } }, response: { statusCode: 201 } },
    },
    { type: 'seccft' },
  ]);
});

describe('rate limits', () => {
  it('count down in headers and refuse with 429', async () => {
    const limited = await SandboxClient.start({
      rateLimit: { global: { burst: 2, refill: 1, periodMs: 60_000 }, endpoints: [] },
    });
    try {
      const answers = [];
      for (let i = 0; i < 3; i++) answers.push(await limited.api('GET', '/roles'));
      const [first, , third] = answers;
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
      expect(first?.headers.get('x-ratelimit-limit')).toBe('2');
      expect(first?.headers.get('x-ratelimit-remaining')).toBe('1');
      expect(third?.body).toEqual({
        statusCode: 429,
        error: 'Too Many Requests',
        message: 'Global limit has been reached',
        errorCode: 'too_many_requests',
      });
      expect(Number(third?.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000 + 60);
      await limited.raw('POST', '/_sandbox/clock', { advance_ms: 60_000 });
      expect((await limited.api('GET', '/roles')).status).toBe(200);
    } finally {
      await limited.close();
    }
  });

  it('are only counted in a tenant that began empty, unless they were asked for', async () => {
    const running = await startSandbox();
    const bench = new SandboxClient(running);
    try {
      await bench.login();
      const answers = await Promise.all(Array.from({ length: 60 }, () => bench.api('GET', '/clients')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe('50');
      await bench.reset('demo');
      await bench.login();
      // So many that what a slow machine gives back in the meantime is not enough.
      const demo = await Promise.all(Array.from({ length: 200 }, () => bench.api('GET', '/clients')));
      expect(demo.map(({ status }) => status)).toContain(429);
    } finally {
      await bench.close();
    }
  });

  it('are those of a paid tenant by default, with buckets for classes of endpoints', async () => {
    const paid = await SandboxClient.start({ rateLimit: 'paid' });
    try {
      expect((await paid.api('GET', '/clients')).headers.get('x-ratelimit-limit')).toBe('50');
      expect((await paid.api('GET', '/emails/provider')).headers.get('x-ratelimit-limit')).toBe('15');
    } finally {
      await paid.close();
    }
  });
});

it('serves TLS with a certificate that its clients can trust', async () => {
  const secure = await startSandbox({ tls: true });
  try {
    expect(secure.url).toMatch(/^https:/);
    const agent = new Agent({ ca: secure.caCertificate });
    const status = await new Promise((resolve, reject) => {
      request(`${secure.url}/.well-known/jwks.json`, { agent }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
  } finally {
    await secure.close();
  }
});

it('listens on loopback only', async () => {
  await expect(startSandbox({ host: '0.0.0.0' })).rejects.toThrow('loopback only');
});

describe('snapshots', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('bring back everything, under a new address', async () => {
    const dataFile = join(folder, 'tenant.jsonl');
    const first = await SandboxClient.start({ dataFile });
    const { body: role } = await first.api('POST', '/roles', { name: 'Editor' });
    await first.api('PATCH', '/tenants/settings', { friendly_name: 'Kept' });
    await first.close();
    const second = await SandboxClient.start({ dataFile });
    try {
      expect(second.running.clientSecret).toBe(first.running.clientSecret);
      expect((await second.api('GET', `/roles/${role.id}`)).body.name).toBe('Editor');
      expect((await second.api('GET', '/tenants/settings')).body.friendly_name).toBe('Kept');
      expect((await second.api('GET', '/resource-servers')).body[0].identifier).toBe(second.running.audience);
    } finally {
      await second.close();
    }
    expect(await readdir(folder)).toEqual(['tenant.jsonl']);
  });

  it('that are not whole are refused, and a half-written one beside them does no harm', async () => {
    const dataFile = join(folder, 'tenant.jsonl');
    await (await startSandbox({ dataFile })).close();
    const whole = await readFile(dataFile, 'utf8');
    await writeFile(`${dataFile}.1.tmp`, whole.slice(0, 100));
    await (await startSandbox({ dataFile })).close();
    await writeFile(dataFile, whole.slice(0, -20));
    await expect(startSandbox({ dataFile })).rejects.toThrow(/not a (whole )?sandbox snapshot/);
    await writeFile(dataFile, 'hello');
    await expect(startSandbox({ dataFile })).rejects.toThrow('is not a sandbox snapshot');
    await expect(startSandbox({ seed: join(folder, 'nothing') })).rejects.toThrow(
      'there is no seed or snapshot file',
    );
  });
});

it('keeps idle connections open for over a minute, and says so', async () => {
  const answer = await fetch(`${client.running.url}/.well-known/openid-configuration`);
  const [, seconds] = /timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '') ?? [];
  expect(Number(seconds)).toBeGreaterThanOrEqual(65);
});

describe('the control plane', () => {
  const statusAt = (host: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(client.running.url);
      get({ hostname, port, path: '/_sandbox/requests', headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      }).on('error', reject);
    });

  it.each([
    ['rebound.example', 403],
    ['rebound.example:8080', 403],
    ['localhost.rebound.example', 403],
    ['localhost:1234', 200],
    ['127.0.0.1', 200],
    ['[::1]:80', 200],
  ])('asked as "%s" answers %i', async (host, status) => {
    expect(await statusAt(host)).toBe(status);
  });
});

it('fills the rate limits again when it is reset', async () => {
  const limited = await SandboxClient.start({
    seed: 'demo',
    rateLimit: { global: { burst: 3, refill: 1, periodMs: 3_600_000 }, endpoints: [] },
  });
  const statuses = async () =>
    (await Promise.all([1, 2, 3, 4].map(() => limited.api('GET', '/roles'))))
      .map(({ status }) => status)
      .sort();
  expect(await statuses()).toEqual([200, 200, 200, 429]);
  await limited.reset('demo');
  await limited.login();
  expect(await statuses()).toEqual([200, 200, 200, 429]);
  await limited.close();
});
