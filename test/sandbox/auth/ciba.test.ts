/** The sandbox's backchannel: an application asks on a phone, and fetches the tokens of what was approved. */
import { generateKeyPairSync } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signAssertion } from '../../../src/client/token/assertion.js';
import { phoneOf } from '../../support/phone.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

const CIBA = 'urn:openid:params:grant-type:ciba';
const TYPE = 'urn:auth0:schemas:authorization-details:v1:approve-change';
const API = 'https://approvals.example';

let tenant: Tenant;
let astrid: string;
let url: string;
let own: { client_id: string; client_secret: string };

beforeAll(async () => {
  tenant = await startTenant();
  url = tenant.sandbox.url;
  own = { client_id: tenant.sandbox.clientId, client_secret: tenant.sandbox.clientSecret };
  astrid = (await tenant.api('GET', '/users-by-email?email=astrid@lumenbikes.example')).body[0].user_id;
  await tenant.api('POST', '/resource-servers', {
    name: 'Approvals',
    identifier: API,
    authorization_details: [{ type: TYPE }],
  });
});
afterAll(() => tenant.close());

type Fields = Record<string, string>;
interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  body: Record<string, any>;
  headers: Headers;
}

async function post(path: string, fields: Fields): Promise<Answered> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { connection: 'close' },
    body: new URLSearchParams(fields),
  });
  return { status: response.status, body: (await response.json()) as never, headers: response.headers };
}

const hint = (sub: string, more: object = {}) =>
  JSON.stringify({ format: 'iss_sub', iss: `${url}/`, sub, ...more });
const start = (more: Fields = {}) =>
  post('/bc-authorize', {
    ...own,
    scope: 'openid',
    login_hint: hint(astrid),
    binding_message: 'AB-123',
    ...more,
  });
const poll = (auth_req_id: string, more: Fields = own) =>
  post('/oauth/token', { grant_type: CIBA, auth_req_id, ...more });

/** The clock is the test's: nothing here waits. */
const advance = (ms: number) =>
  fetch(`${url}/_sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ advance_ms: ms }),
  });

describe('an API that the application may not ask people for', () => {
  const SHUT = 'https://shut.example';
  let client_id: string;
  beforeAll(async () => {
    await tenant.api('POST', '/resource-servers', {
      name: 'Shut',
      identifier: SHUT,
      subject_type_authorization: { user: { policy: 'require_client_grant' } },
    });
    const television = {
      name: 'Television',
      app_type: 'native',
      token_endpoint_auth_method: 'none',
      oidc_conformant: true,
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
    };
    client_id = (await tenant.api('POST', '/clients', television)).body.client_id;
  });

  it.each([
    [SHUT, 'is not authorized to access resource server'],
    ['https://nowhere.example', 'Service not found'],
  ])('%s is refused on the phone and on a device', async (audience, words) => {
    for (const answer of [
      await start({ audience }),
      await post('/oauth/device/code', { client_id, scope: 'openid', audience }),
    ]) {
      expect([answer.status, answer.body.error]).toEqual([403, 'access_denied']);
      expect(answer.body.error_description).toContain(words);
    }
  });
});

async function press(line: string, answer: 'approve' | 'deny'): Promise<number> {
  const phone = phoneOf(url);
  const found = (await phone.waiting()).find((one) => one.line === line);
  return phone.press(found?.request ?? '', answer);
}

const logged = async (type: string) =>
  (await tenant.api('GET', `/logs?q=type:${type}&sort=date:-1`)).body as Record<string, unknown>[];

describe('asking on a phone', () => {
  it('grants tokens of the person, once', async () => {
    const { status, body } = await start({ binding_message: 'OK-1:delete_user:a#b.example' });
    expect({ status, body }).toEqual({
      status: 200,
      body: { auth_req_id: expect.stringMatching(/^\S{43}$/), expires_in: 300, interval: 1 },
    });
    await advance(1_000);
    expect((await poll(body.auth_req_id as string)).body.error).toBe('authorization_pending');
    expect(await press('OK-1:delete_user:a#b.example', 'approve')).toBe(200);
    await advance(1_000);
    const tokens = await poll(body.auth_req_id as string);
    expect(tokens.status).toBe(200);
    const keys = createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(tokens.body.id_token as string, keys, {
      issuer: `${url}/`,
      audience: own.client_id,
      subject: astrid,
      clockTolerance: 600,
    });
    expect(payload.exp).toBeGreaterThan(payload.iat ?? 0);
    const replayed = await poll(body.auth_req_id as string);
    expect([replayed.status, replayed.body.error]).toEqual([400, 'invalid_grant']);
    expect((await logged('ciba_start_succeeded'))[0]).toMatchObject({
      user_id: astrid,
      client_id: own.client_id,
    });
    expect((await logged('ciba_exchange_succeeded'))[0]).toMatchObject({ user_id: astrid });
  });

  it('tells of a denial, once', async () => {
    const { body } = await start({ binding_message: 'NO-1' });
    await press('NO-1', 'deny');
    expect((await poll(body.auth_req_id as string)).body.error).toBe('access_denied');
    expect((await poll(body.auth_req_id as string)).body.error).toBe('invalid_grant');
    expect((await logged('ciba_exchange_failed'))[0]).toMatchObject({ client_id: own.client_id });
  });

  it('ends with the time that was asked for', async () => {
    const { body } = await start({ binding_message: 'EX-1', requested_expiry: '10' });
    expect(body.expires_in).toBe(10);
    const [asked] = (await phoneOf(url).waiting()).filter(({ line }) => line === 'EX-1');
    await advance(10_000);
    expect(await phoneOf(url).press(asked?.request ?? '', 'approve')).toBe(410);
    expect((await poll(body.auth_req_id as string)).body.error).toBe('expired_token');
  });

  it('slows down who polls too fast, more and more', async () => {
    const { body } = await start({ binding_message: 'SL-1' });
    let first = await poll(body.auth_req_id as string);
    // A slow machine may need more than the interval for the first.
    while (first.body.error === 'authorization_pending') first = await poll(body.auth_req_id as string);
    const second = await poll(body.auth_req_id as string);
    expect([first.body.error, first.headers.get('retry-after')]).toEqual(['slow_down', '6']);
    expect([second.body.error, second.headers.get('retry-after')]).toEqual(['slow_down', '11']);
    await advance(11_000);
    expect((await poll(body.auth_req_id as string)).body.error).toBe('authorization_pending');
  });

  it('grants the details that were asked for', async () => {
    const authorization_details = JSON.stringify([{ type: TYPE, instruction: 'Look', properties: {} }]);
    const { body } = await start({ binding_message: 'RA-1', audience: API, authorization_details });
    await press('RA-1', 'approve');
    await advance(1_000);
    const tokens = await poll(body.auth_req_id as string);
    expect(tokens.body.authorization_details).toEqual(JSON.parse(authorization_details));
  });

  it('knows applications by a signed assertion, too', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const { body: client } = await tenant.api('POST', '/clients', {
      name: 'Signs',
      app_type: 'regular_web',
      grant_types: [CIBA],
      client_authentication_methods: {
        private_key_jwt: { credentials: [{ credential_type: 'public_key', pem: publicKey, name: 'key' }] },
      },
    });
    const nowS = Math.floor(
      Date.parse(new Headers((await fetch(`${url}/.well-known/jwks.json`)).headers).get('date') ?? '') / 1000,
    );
    const proof = {
      client_id: client.client_id,
      client_secret: '',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signAssertion(client.client_id, privateKey, 'RS256', `${url}/`, nowS),
    };
    expect((await start({ ...proof, binding_message: 'PK-1' })).status).toBe(200);
    expect((await start({ ...proof, client_assertion: `${proof.client_assertion}x` })).status).toBe(401);
  });
});

describe('what cannot be asked', () => {
  it.each<[string, Fields, number, string]>([
    ['a wrong secret', { client_secret: 'x' }, 401, 'access_denied'],
    ['no scope', { scope: '' }, 400, 'invalid_request'],
    ['a scope without openid', { scope: 'profile' }, 400, 'invalid_request'],
    ['no line', { binding_message: '' }, 400, 'invalid_request'],
    ['a line with spaces', { binding_message: 'delete the user' }, 400, 'invalid_binding_message'],
    ['a line that is too long', { binding_message: 'x'.repeat(65) }, 400, 'invalid_binding_message'],
    ['a hint that is no JSON', { login_hint: 'astrid' }, 400, 'invalid_request'],
    ['an expiry for emails', { requested_expiry: '301' }, 400, 'invalid_request'],
    ['no time at all', { requested_expiry: '0' }, 400, 'invalid_request'],
    ['an unknown API', { audience: 'https://nowhere.example' }, 403, 'access_denied'],
    [
      'details without an API',
      { authorization_details: `[{"type":"${TYPE}"}]` },
      400,
      'invalid_authorization_details',
    ],
    [
      'details of another type',
      { audience: API, authorization_details: '[{"type":"x"}]' },
      400,
      'invalid_authorization_details',
    ],
    ['details that are no list', { audience: API, authorization_details: '{}' }, 400, 'invalid_request'],
  ])('%s', async (_, more, status, error) => {
    const answer = await start(more);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  it('a user who is unknown, blocked, of another issuer or without a device', async () => {
    const connection = 'Username-Password-Authentication';
    const { body } = await tenant.api('POST', '/users', {
      email: 'x@y.example',
      password: 'Bright-9-Horse-x',
      connection,
    });
    const error = async (login_hint: string) => (await start({ login_hint })).body.error;
    expect(await error(hint('auth0|nobody'))).toBe('unknown_user_id');
    expect(await error(hint(astrid, { iss: 'https://other.example/' }))).toBe('invalid_request');
    expect(await error(hint(astrid, { format: 'email' }))).toBe('invalid_request');
    expect(await error(hint(body.user_id))).toBe('invalid_request');
    await tenant.api('PATCH', `/users/${encodeURIComponent(body.user_id)}`, { blocked: true });
    expect(await error(hint(body.user_id))).toBe('unknown_user_id');
    expect((await logged('ciba_start_failed')).length).toBeGreaterThan(4);
  });

  it('by applications that may not use the flow, and tokens of another application', async () => {
    const { body: other } = await tenant.api('POST', '/clients', { name: 'Plain', app_type: 'regular_web' });
    const { client_id, client_secret } = other as typeof own;
    const refused = await start({ client_id, client_secret });
    expect([refused.status, refused.body.error]).toEqual([403, 'unauthorized_client']);
    const { body } = await start({ binding_message: 'OT-1' });
    await tenant.api('PATCH', `/clients/${client_id}`, { grant_types: [CIBA] });
    await press('OT-1', 'approve');
    await advance(1_000);
    const stolen = await poll(body.auth_req_id as string, { client_id, client_secret });
    expect([stolen.status, stolen.body.error]).toEqual([400, 'invalid_grant']);
    expect((await poll(body.auth_req_id as string)).status).toBe(200);
    expect((await poll('')).body.error).toBe('invalid_request');
  });

  it('when the tenant has push notifications switched off', async () => {
    await tenant.api('PUT', '/guardian/factors/push-notification', { enabled: false });
    expect((await start()).body.error).toBe('invalid_request');
    await tenant.api('PUT', '/guardian/factors/push-notification', { enabled: true });
    expect((await start({ binding_message: 'ON-1' })).status).toBe(200);
  });
});

describe('the page of the phone', () => {
  const page = () => `${url}/_sandbox/phone`;

  it('is HTML without scripts, which no other page can frame or use', async () => {
    const response = await fetch(page());
    const csp = response.headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain('unsafe-inline');
    const html = await response.text();
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('<script');
  });

  it('shows what was asked as text, and not what fetches tokens', async () => {
    const details = [
      {
        type: TYPE,
        properties: { a: { display: true, name: '<b>', display_order: '1', value: '"><script>' } },
      },
    ];
    const { body } = await start({
      binding_message: 'XS-1',
      audience: API,
      authorization_details: JSON.stringify(details),
    });
    const html = await (await fetch(page())).text();
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toContain('<script');
    expect(html).not.toContain(body.auth_req_id as string);
  });

  it.each<[string, Fields]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site, without an origin', { 'sec-fetch-site': 'cross-site' }],
  ])('takes no answer from %s', async (_, headers) => {
    await start({ binding_message: 'CS-1' });
    const phone = phoneOf(url);
    const found = (await phone.waiting()).find(({ line }) => line === 'CS-1');
    expect(await phone.press(found?.request ?? '', 'approve', headers)).toBe(403);
    expect((await phone.waiting()).some(({ request }) => request === found?.request)).toBe(true);
    expect(await phone.press(found?.request ?? '', 'deny')).toBe(200);
    expect(await phone.press(found?.request ?? '', 'approve')).toBe(410);
  });

  it('is not served under another name for this machine', async () => {
    const { request } = await import('node:http');
    const { port } = new URL(url);
    const status = await new Promise((resolve, reject) =>
      request(
        { host: '127.0.0.1', port, path: '/_sandbox/phone', headers: { host: `evil.example:${port}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end(),
    );
    expect(status).toBe(403);
  });

  it('takes nothing but its own form', async () => {
    expect(await phoneOf(url).press('guessed', 'approve')).toBe(410);
    const response = await fetch(page(), { method: 'POST', body: new URLSearchParams({ answer: 'maybe' }) });
    expect(response.status).toBe(400);
    expect((await fetch(page(), { method: 'DELETE' })).status).toBe(405);
  });
});
