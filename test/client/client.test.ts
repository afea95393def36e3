import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client/client.js';
import { ApiError } from '../../src/client/errors.js';
import type { ApiRequest, ClientProgress } from '../../src/client/types.js';
import { PathError } from '../../src/client/wire/path.js';
import { rejection, SECRET, type Setup, setUp } from './support/client-setup.js';
import { FakeTiming } from './support/fake-timing.js';

const getUser: ApiRequest = { operation: 'GET /users/{id}', method: 'GET', path: '/users/auth0%7C1' };
const createUser: ApiRequest = {
  operation: 'POST /users',
  method: 'POST',
  path: '/users',
  body: { email: 'ada@example.com', connection: 'db' },
};

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(async () => {
  await setup.client.close();
  await setup.tenant.stop();
});

describe('a request', () => {
  it('goes to the operation’s address with token, accepted encodings, agent and ids', async () => {
    const { client, tenant } = setup;
    tenant.api = () => ({ body: { user_id: 'auth0|1' }, headers: { 'x-request-id': 'from-the-server' } });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const response = await client.send({
      ...getUser,
      query: { fields: 'a,b' },
      traceparent,
      requestId: 'mine-1',
    });

    expect(response).toMatchObject({
      status: 200,
      body: { user_id: 'auth0|1' },
      attempts: 1,
      requestId: 'from-the-server',
    });
    const [request] = tenant.requests;
    expect(request).toMatchObject({
      method: 'GET',
      target: '/api/v2/users/auth0%7C1?fields=a%2Cb',
      body: '',
    });
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer granted-token-1',
      'accept-encoding': 'gzip, br',
      'user-agent': 'client-test/1',
      'x-request-id': 'mine-1',
      traceparent,
    });
    expect(request?.headers['content-type']).toBeUndefined();
  });

  it('carries a JSON body where there is one', async () => {
    const { client, tenant } = setup;
    tenant.api = () => ({ status: 201, body: { user_id: 'auth0|1' } });
    expect((await client.send(createUser)).status).toBe(201);
    expect(tenant.requests[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(tenant.requests[0]?.body ?? '')).toEqual(createUser.body);
  });

  it('carries a form where there is one, whatever is in the names', async () => {
    const { client, tenant } = setup;
    tenant.api = () => ({ status: 202, body: { id: 'job_1' } });
    await client.send({
      operation: 'POST /jobs/users-imports',
      method: 'POST',
      path: '/jobs/users-imports',
      form: [
        { name: 'connection_id', value: 'con_1' },
        {
          name: 'users',
          filename: 'a"\r\nX-Evil: 1.json',
          contentType: 'application/json\r\nX-Evil: 1',
          data: '[{"a":1}]',
        },
      ],
    });
    const [request] = tenant.requests;
    const type = request?.headers['content-type'] ?? '';
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    const form = await new Response(request?.body, { headers: { 'content-type': type } }).formData();
    expect(form.get('connection_id')).toBe('con_1');
    expect(await (form.get('users') as File).text()).toBe('[{"a":1}]');
    expect(request?.body).not.toMatch(/^X-Evil/m);
  });

  it.each(['/users/../clients', '/users//x', 'users', '/users/%2E%2E/x', '/users?page=0'])(
    'is not made for the path %s',
    async (path) => {
      expect(await rejection(setup.client.send({ ...getUser, path }))).toBeInstanceOf(PathError);
      expect(setup.tenant.requests).toHaveLength(0);
      expect(setup.tenant.tokenRequests).toHaveLength(0);
    },
  );

  it('reuses connections', async () => {
    for (let i = 0; i < 10; i += 1) await setup.client.send(getUser);
    // A second one when the first has not quite come free after the token's request.
    expect(setup.tenant.connections).toBeLessThanOrEqual(2);
  });

  it('shares twenty connections among any number of calls', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => setup.client.send(getUser)));
    expect(answers).toHaveLength(100);
    expect(setup.tenant.connections).toBeLessThanOrEqual(20);
  });
});

describe('plain http', () => {
  it('is refused to any other machine before anything is sent', () => {
    const config = {
      audience: 'x',
      credentials: { kind: 'token', token: 'x' } as const,
      userAgent: 'x',
    };
    expect(() => createClient({ ...config, baseUrl: 'http://tenant.example' })).toThrow(/https/);
    expect(() => createClient({ ...config, baseUrl: 'http://127.0.0.1.example' })).toThrow(/https/);
    expect(() => createClient({ ...config, baseUrl: 'ftp://127.0.0.1' })).toThrow(/https/);
  });
});

describe('an answer', () => {
  const value = { name: 'Zoë', list: [1, 2, 3] };

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('may be compressed with %s', async (encoding, compress) => {
    const large = { rows: Array.from({ length: 40_000 }, (_, i) => `row ${i} ${(i * 7919) % 10_007}`) };
    for (const body of [value, large]) {
      setup.tenant.api = () => ({
        body: compress(JSON.stringify(body)),
        headers: { 'content-encoding': encoding, 'content-type': 'application/json' },
      });
      expect((await setup.client.send(getUser)).body).toEqual(body);
    }
  });

  it('without content is undefined, other text is a string', async () => {
    setup.tenant.api = () => ({ status: 204 });
    expect(await setup.client.send(getUser)).toMatchObject({ status: 204, body: undefined });
    setup.tenant.api = () => ({ body: 'a,b\n1,2', headers: { 'content-type': 'text/csv' } });
    expect((await setup.client.send(getUser)).body).toBe('a,b\n1,2');
  });

  it('that is a web page is explained', async () => {
    setup.tenant.api = () => ({
      status: 403,
      body: '<!doctype html><html><head><title>Access\n denied by Example Gateway</title></head></html>',
      headers: { 'content-type': 'text/html' },
    });
    const error = await rejection(setup.client.send(getUser));
    expect(error).toMatchObject({ kind: 'api', status: 403 });
    expect(error.message).toContain('titled "Access denied by Example Gateway"');
    expect(error.hint).toMatch(/proxy/);

    setup.tenant.api = () => ({ body: '<html>', headers: { 'content-type': 'application/json' } });
    expect(await rejection(setup.client.send(getUser))).toMatchObject({ kind: 'protocol', status: 200 });
  });

  it('that redirects is not followed', async () => {
    setup.tenant.api = () => ({ status: 302, headers: { location: 'https://elsewhere.example/login' } });
    const error = await rejection(setup.client.send(getUser));
    expect(error).toMatchObject({ kind: 'protocol', status: 302 });
    expect(error.message).toContain('https://elsewhere.example/login');
    expect(setup.tenant.requests).toHaveLength(1);
  });

  it('in broken JSON is asked for again when that does no harm', async () => {
    let nth = 0;
    setup.tenant.api = () => {
      nth += 1;
      return { body: nth < 3 ? '{"half' : '{"whole":true}', headers: { 'content-type': 'application/json' } };
    };
    expect(await setup.client.send(getUser)).toMatchObject({ body: { whole: true }, attempts: 3 });
  });

  it('that is too large is not read to its end', async () => {
    const chunk = Buffer.alloc(65 * 1024 * 1024, 32);
    setup.tenant.api = () => ({ body: chunk, headers: { 'content-type': 'application/json' } });
    const error = await rejection(setup.client.send(getUser));
    expect(error).toMatchObject({ kind: 'protocol' });
    expect(error.message).toMatch(/larger than 16 MB/);
    expect(setup.tenant.requests).toHaveLength(1);
  });
});

describe('an error', () => {
  it('carries the API’s own words, its code, and what to do', async () => {
    setup.tenant.api = () => ({
      status: 403,
      body: {
        statusCode: 403,
        error: 'Forbidden',
        message: 'Insufficient scope, expected any of: read:users, read:user_idp_tokens',
        errorCode: 'insufficient_scope',
      },
    });
    const error = await rejection(setup.client.send(getUser));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      kind: 'api',
      status: 403,
      error: 'Forbidden',
      errorCode: 'insufficient_scope',
      attempts: 1,
    });
    expect(error.message).toBe('Insufficient scope, expected any of: read:users, read:user_idp_tokens');
    expect(error.hint).toContain('read:users, read:user_idp_tokens');
  });

  it.each([
    [
      'invalid_body',
      "Payload validation error: 'Too few properties defined (0), minimum 1'",
      /at least one field/,
    ],
    [
      'invalid_body',
      "'Object didn't pass validation for format html-color: x' on property a",
      /such as #0059d6/,
    ],
    [
      'invalid_body',
      "'Object didn't pass validation for format role-id: x' on property roles[0]",
      /not a name/,
    ],
    [
      'invalid_body',
      "'Object didn't pass validation for format strict-https-uri: x' on property a",
      /https:/,
    ],
    ['inexistent_connection', 'The connection does not exist.', /list or search first/],
    [undefined, 'PasswordStrengthError: Password is too weak', /passwordPolicy/],
    ['invalid_body', 'Something else.', /^Fix the field named in the message/],
  ])('says what to do about %s: %s', async (errorCode, message, hint) => {
    setup.tenant.api = () => ({
      status: 400,
      body: { statusCode: 400, error: 'Bad Request', message, errorCode },
    });
    expect((await rejection(setup.client.send(getUser))).hint).toMatch(hint);
  });

  it('shows no secret, even if the server sends it back', async () => {
    setup.tenant.api = (request) => ({
      status: 400,
      body: {
        message: `bad: ${request.headers.authorization} ${SECRET} eyJhbGciOi.eyJzdWIi.c2ln -----BEGIN PRIVATE KEY-----\nabc`,
      },
    });
    const error = await rejection(setup.client.send(getUser));
    expect(JSON.stringify([error.message, error, error.stack])).not.toMatch(
      /granted-token|nobody-may-see|eyJ|BEGIN/,
    );
  });
});

describe('cancelling', () => {
  it('ends a request on its way at once', async () => {
    const controller = new AbortController();
    setup.tenant.api = () => {
      controller.abort();
      return { fault: 'hang' };
    };
    const error = await rejection(setup.client.send({ ...getUser, signal: controller.signal }));
    expect(error).toMatchObject({ kind: 'cancelled', attempts: 1 });
  });

  it('before the start sends nothing', async () => {
    const error = await rejection(setup.client.send({ ...getUser, signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ kind: 'cancelled', attempts: 0 });
    expect(setup.tenant.requests).toHaveLength(0);
  });

  it('ends a wait at once', async () => {
    const controller = new AbortController();
    setup.tenant.api = () => ({ status: 429, headers: { 'retry-after': '20' } });
    const onProgress = (): void => controller.abort();
    const error = await rejection(setup.client.send({ ...getUser, signal: controller.signal, onProgress }));
    expect(error).toMatchObject({ kind: 'cancelled', attempts: 1 });
  });

  it('a write that was sent says that it may have happened', async () => {
    const controller = new AbortController();
    setup.tenant.api = () => {
      controller.abort();
      return { fault: 'hang' };
    };
    const error = await rejection(setup.client.send({ ...createUser, signal: controller.signal }));
    expect(error).toMatchObject({ kind: 'outcome_unknown' });
    expect(setup.tenant.requests).toHaveLength(1);
  });

  it('happens to all calls when the client is closed', async () => {
    const arrived = new Promise<void>((resolve) => {
      setup.tenant.api = () => {
        resolve();
        return { fault: 'hang' };
      };
    });
    const rejected = rejection(setup.client.send(getUser));
    await arrived;
    await setup.client.close();
    expect(await rejected).toMatchObject({ kind: 'cancelled' });
  });
});

describe('the time budget', () => {
  it('ends a read', async () => {
    setup.tenant.api = () => {
      setup.timing.expire(60_000);
      return { fault: 'hang' };
    };
    expect(await rejection(setup.client.send(getUser))).toMatchObject({ kind: 'timeout', attempts: 1 });
  });

  it('is not overdrawn by a wait: that ends the call right away, with the time to come back', async () => {
    setup.tenant.api = () => ({ status: 429, headers: { 'retry-after': '90' } });
    const error = await rejection(setup.client.send(getUser));
    expect(error).toMatchObject({ kind: 'api', status: 429, attempts: 1 });
    expect(error.retryAfterS).toBeGreaterThanOrEqual(90);
    expect(setup.timing.waits).toEqual([]);
  });

  it('is not spent on a wait that the server has asked for already, by any operation', async () => {
    let sent = 0;
    setup.tenant.api = () => {
      sent += 1;
      const limits = { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': sent > 1 ? '0' : '9' };
      return sent > 1
        ? { status: 429, headers: { ...limits, 'retry-after': '90' } }
        : { headers: limits, body: { ok: true } };
    };
    await setup.client.send(getUser);
    await rejection(setup.client.send(getUser));
    for (const operation of ['GET /users/{id}', 'POST /roles']) {
      const error = await rejection(setup.client.send({ ...getUser, operation }));
      expect(error).toMatchObject({ kind: 'api', status: 429, attempts: 0 });
      expect(error.message).toContain('Nothing was sent');
      expect(error.retryAfterS).toBeGreaterThanOrEqual(89);
    }
    expect(sent).toBe(2);
    expect(setup.timing.waits).toEqual([]);
  });
});

describe('a rate limit', () => {
  it.each(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const)(
    'is sat out on %s by the server’s time',
    async (method) => {
      let nth = 0;
      setup.tenant.api = () => {
        nth += 1;
        return nth === 1 ? { status: 429, headers: { 'retry-after': '7' } } : { body: { ok: true } };
      };
      const progress: ClientProgress[] = [];
      const onProgress = (one: ClientProgress): void => void progress.push(one);
      const response = await setup.client.send({ ...getUser, method, onProgress });
      expect(response).toMatchObject({ status: 200, attempts: 2 });
      expect(setup.timing.waits[0]).toBeGreaterThanOrEqual(7_000);
      expect(setup.timing.waits[0]).toBeLessThanOrEqual(8_000);
      expect(progress).toEqual([
        expect.objectContaining({ reason: 'rate_limited', attempt: 2, waitMs: setup.timing.waits[0] }),
      ]);
      expect(progress[0]?.message).toMatch(/rate limit.* 7 s/);
    },
  );

  it('counts by the server’s clock when ours is ten minutes off', async () => {
    for (const skew of [600_000, -600_000]) {
      const timing = new FakeTiming();
      const { client, tenant } = await setUp({}, timing);
      const serverNow = (): number => timing.wall() + skew;
      let nth = 0;
      tenant.api = () => {
        nth += 1;
        const headers = {
          date: new Date(serverNow()).toUTCString(),
          'x-ratelimit-limit': '10',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(serverNow() / 1000) + 5),
        };
        return nth === 1 ? { status: 429, headers } : { body: {} };
      };
      expect((await client.send(getUser)).attempts).toBe(2);
      expect(timing.waits[0]).toBeGreaterThan(3_000);
      expect(timing.waits[0]).toBeLessThan(8_000);
      await client.close();
      await tenant.stop();
    }
  });

  it('that never ends is given up after a bounded number of tries', async () => {
    setup.tenant.api = () => ({ status: 429, body: { message: 'Global limit has been reached' } });
    const error = await rejection(setup.client.send(getUser));
    expect(error).toMatchObject({ kind: 'api', status: 429, message: 'Global limit has been reached' });
    expect(error.attempts).toBe(9);
  });
});

describe('a draft that is not built yet', () => {
  const deploy: ApiRequest = {
    operation: 'POST /actions/actions/{id}/deploy',
    method: 'POST',
    path: '/actions/actions/1/deploy',
  };
  const refusal = {
    status: 400,
    body: { message: "A draft must be in the 'built' state before it can be deployed." },
  };

  it('is waited for, longer each time', async () => {
    let nth = 0;
    setup.tenant.api = () => {
      nth += 1;
      return nth <= 4 ? refusal : { body: { deployed: true } };
    };
    const progress: ClientProgress[] = [];
    const onProgress = (one: ClientProgress): void => void progress.push(one);
    const response = await setup.client.send({ ...deploy, onProgress });
    expect(response).toMatchObject({ status: 200, attempts: 5 });
    expect(setup.timing.waits.slice(0, 4)).toEqual([400, 800, 1600, 3200]);
    expect(progress.map(({ reason }) => reason)).toEqual(Array(4).fill('unready'));
    expect(progress[2]?.message).toMatch(/still building the draft.* 2 s/);
  });

  it('is given up after 25 seconds', async () => {
    setup.tenant.api = () => refusal;
    const error = await rejection(setup.client.send(deploy));
    expect(error).toMatchObject({ kind: 'api', status: 400, message: refusal.body.message });
    expect(error.attempts).toBe(7);
  });
});

describe('a refused token', () => {
  it('is renewed once, however many calls it was refused to', async () => {
    setup.tenant.api = ({ headers }) =>
      headers.authorization === 'Bearer granted-token-1'
        ? {
            status: 401,
            body: {
              statusCode: 401,
              error: 'Unauthorized',
              message: 'Expired token received for JSON Web Token validation',
            },
          }
        : { body: { ok: true } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => setup.client.send(createUser)));
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    expect(setup.tenant.tokenRequests).toHaveLength(2);
  });

  it('that is refused again stays refused, and costs no third one', async () => {
    setup.tenant.api = () => ({ status: 401, body: { message: 'Invalid token' } });
    for (let i = 0; i < 3; i += 1) {
      expect(await rejection(setup.client.send(getUser))).toMatchObject({ kind: 'api', status: 401 });
    }
    expect(setup.tenant.tokenRequests).toHaveLength(2);
  });

  it('for another API is not renewed', async () => {
    setup.tenant.api = () => ({ status: 401, body: { message: 'Bad audience: https://other/' } });
    const error = await rejection(setup.client.send(getUser));
    expect(error.hint).toContain('AUTH0_AUDIENCE');
    expect(setup.tenant.tokenRequests).toHaveLength(1);
  });
});

describe('a write whose answer was lost', () => {
  const created = {
    user_id: 'auth0|1',
    email: 'ada@example.com',
    created_at: '2100-01-01T00:00:00.000Z',
    identities: [{ connection: 'db' }],
  };

  it('is read back, and a success is one', async () => {
    setup.tenant.api = ({ method }) => (method === 'POST' ? { fault: 'reset' } : { body: [created] });
    const response = await setup.client.send(createUser);
    expect(response).toMatchObject({ status: 201, body: created, attempts: 1 });
    expect(response.note).toMatch(/read.* back/);
    expect(setup.tenant.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it('without a trace stays unknown, with advice', async () => {
    setup.tenant.api = ({ method }) => (method === 'POST' ? { status: 502, body: {} } : { body: [] });
    const error = await rejection(setup.client.send(createUser));
    expect(error).toMatchObject({ kind: 'outcome_unknown', status: 502, attempts: 1 });
    expect(error.message).toMatch(/may or may not/);
    expect(error.hint).toMatch(/Check again/);
  });

  it('whose time ran out is read back in a time of its own', async () => {
    setup.tenant.api = ({ method }) => {
      if (method !== 'POST') return { body: [created] };
      setup.timing.expire(60_000);
      return { fault: 'hang' };
    };
    expect(await setup.client.send(createUser)).toMatchObject({ status: 201, body: created });
  });

  it('is a done deletion when the second try finds nothing', async () => {
    let nth = 0;
    setup.tenant.api = () => {
      nth += 1;
      return nth === 1 ? { fault: 'reset' } : { status: 404, body: { message: 'gone' } };
    };
    const path = '/clients/c1';
    const response = await setup.client.send({ operation: 'DELETE /clients/{id}', method: 'DELETE', path });
    expect(response).toMatchObject({ status: 204, attempts: 2 });
    expect(response.note).toMatch(/gone/);
  });

  it('is not called gone when the first try finds nothing', async () => {
    setup.tenant.api = () => ({ status: 404, body: { message: 'not there' } });
    const path = '/clients/c1';
    const error = await rejection(
      setup.client.send({ operation: 'DELETE /clients/{id}', method: 'DELETE', path }),
    );
    expect(error).toMatchObject({ kind: 'api', status: 404 });
  });
});
