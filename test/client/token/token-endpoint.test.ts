import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClientConfig } from '../../../src/client/types.js';
import { rejection, SECRET, type Setup, setUp } from '../support/client-setup.js';
import { FakeTiming } from '../support/fake-timing.js';

let setup: Setup;
afterEach(async () => {
  await setup.client.close();
  await setup.tenant.stop();
});

const grant = {
  access_token: 'granted-token',
  scope: 'read:users',
  expires_in: 86_400,
  token_type: 'Bearer',
};

describe('client credentials', () => {
  it('are sent in the body', async () => {
    setup = await setUp();
    const granted = await setup.client.grantedScopes();
    expect([...granted.scopes]).toEqual(['read:users', 'read:roles']);
    expect(granted.expiresAt).toBe(setup.timing.wall() + 86_400_000);
    expect(JSON.parse(setup.tenant.tokenRequests[0]?.body ?? '')).toEqual({
      grant_type: 'client_credentials',
      client_id: 'the-client',
      client_secret: SECRET,
      audience: `${setup.tenant.url}/api/v2/`,
    });
    expect(setup.tenant.tokenRequests[0]?.headers.authorization).toBeUndefined();
  });

  it('or as basic authentication', async () => {
    const credentials = {
      kind: 'secret',
      clientId: 'a:b',
      clientSecret: 'c/d secret',
      method: 'basic',
    } as const;
    setup = await setUp({ credentials });
    await setup.client.grantedScopes();
    const [request] = setup.tenant.tokenRequests;
    expect(request?.headers.authorization).toBe(
      `Basic ${Buffer.from('a%3Ab:c%2Fd%20secret').toString('base64')}`,
    );
    expect(request?.body).not.toContain('secret"');
  });

  it('a static token needs none', async () => {
    setup = await setUp({ credentials: { kind: 'token', token: 'a-static-token' } });
    await setup.client.send({ operation: 'GET /roles', method: 'GET', path: '/roles' });
    expect(setup.tenant.tokenRequests).toHaveLength(0);
    expect(setup.tenant.requests[0]?.headers.authorization).toBe('Bearer a-static-token');
    expect((await setup.client.grantedScopes()).known).toBe(false);
  });
});

describe('a private key', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ec384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const ed = generateKeyPairSync('ed25519');
  const pem = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): string =>
    key.export({ type, format: 'pem' }).toString();

  const withKey = (privateKey: string, alg?: string): Partial<ClientConfig> => ({
    credentials: {
      kind: 'private_key',
      clientId: 'the-client',
      privateKey,
      ...(alg === undefined ? {} : { alg }),
    },
  });

  it.each([
    ['RS256', undefined, pem(rsa.privateKey, 'pkcs8'), rsa.publicKey],
    ['RS256', undefined, pem(rsa.privateKey, 'pkcs1'), rsa.publicKey],
    ['PS256', 'PS256', pem(rsa.privateKey, 'pkcs8'), rsa.publicKey],
    ['RS384', 'RS384', pem(rsa.privateKey, 'pkcs8'), rsa.publicKey],
    ['ES256', undefined, pem(ec.privateKey, 'sec1'), ec.publicKey],
    ['ES384', undefined, pem(ec384.privateKey, 'pkcs8'), ec384.publicKey],
    ['EdDSA', undefined, pem(ed.privateKey, 'pkcs8'), ed.publicKey],
  ])(
    'signs a short-lived assertion with %s (asked for: %s)',
    async (algorithm, alg, privateKey, publicKey) => {
      setup = await setUp(withKey(privateKey, alg));
      await setup.client.grantedScopes();
      const body = JSON.parse(setup.tenant.tokenRequests[0]?.body ?? '') as Record<string, string>;
      expect(body).toMatchObject({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      });
      expect(body.client_secret).toBeUndefined();
      const { payload, protectedHeader } = await jwtVerify(body.client_assertion ?? '', publicKey, {
        issuer: 'the-client',
        subject: 'the-client',
        audience: `${setup.tenant.url}/`,
        currentDate: new Date(setup.timing.wall()),
      });
      expect(protectedHeader.alg).toBe(algorithm);
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
      expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it.each([600_000, -600_000])('is dated by the server’s clock when ours is off by %d ms', async (skew) => {
    setup = await setUp(withKey(pem(rsa.privateKey, 'pkcs8')));
    const { tenant, client, timing } = setup;
    const assertions: number[] = [];
    tenant.token = ({ body }) => {
      const claims = JSON.parse(
        Buffer.from(JSON.parse(body).client_assertion.split('.')[1], 'base64url').toString(),
      ) as { iat: number };
      assertions.push(claims.iat);
      const now = timing.wall() + skew;
      const headers = { date: new Date(now).toUTCString() };
      const good = Math.abs(claims.iat * 1000 - now) < 60_000;
      return good
        ? { body: grant, headers }
        : {
            status: 401,
            headers,
            body: { error: 'invalid_client', error_description: 'Client assertion is expired' },
          };
    };
    expect((await client.grantedScopes()).known).toBe(true);
    expect(assertions).toHaveLength(2);
  });

  it.each([
    ['no PEM', 'hello', undefined, /cannot be read/],
    [
      'a public key',
      rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      undefined,
      /cannot be read/,
    ],
    [
      'a key for another algorithm',
      pem(ec.privateKey, 'pkcs8'),
      'RS256',
      /does not match the algorithm RS256/,
    ],
    [
      'an exchange key',
      pem(generateKeyPairSync('x25519').privateKey, 'pkcs8'),
      undefined,
      /type that cannot sign/,
    ],
  ])('that is %s is refused without being shown', async (_, privateKey, alg, message) => {
    setup = await setUp(withKey(privateKey, alg));
    const error = await rejection(setup.client.grantedScopes());
    expect(error).toMatchObject({ kind: 'token' });
    expect(error.message).toMatch(message);
    expect(`${error.message}${error.hint}`).not.toContain(privateKey.split('\n')[1] ?? 'hello');
    expect(setup.tenant.tokenRequests).toHaveLength(0);
  });
});

describe('a refusal', () => {
  it.each([
    [
      'a wrong secret',
      401,
      'access_denied',
      'Unauthorized',
      /refused the application’s credentials/,
      /AUTH0_CLIENT_SECRET/,
    ],
    [
      'a missing grant',
      403,
      'access_denied',
      'Client is not authorized to access "https://t/api/v2/". You need to create a "client-grant" associated to this API.',
      /not authorized for/,
      /Machine to Machine/,
    ],
    [
      'an unknown audience',
      403,
      'access_denied',
      'Service not found: https://t/api/v2/',
      /has no API/,
      /AUTH0_AUDIENCE/,
    ],
    [
      'an audience of nobody',
      403,
      'access_denied',
      'Service not enabled within domain: https://t/api/v2/',
      /has no API/,
      /AUTH0_AUDIENCE/,
    ],
    [
      'a grant type switched off',
      403,
      'unauthorized_client',
      "Grant type 'client_credentials' not allowed for the client.",
      /is not allowed to use client credentials/,
      /Client Credentials/,
    ],
    ['a domain without tenant', 404, 'Not Found', 'Unknown host', /has no token endpoint/, /AUTH0_DOMAIN/],
  ])('for %s says what to fix', async (_, status, error, error_description, message, hint) => {
    setup = await setUp();
    setup.tenant.token = () => ({ status, body: { error, error_description } });
    const refusal = await rejection(
      setup.client.send({ operation: 'GET /roles', method: 'GET', path: '/roles' }),
    );
    expect(refusal).toMatchObject({ kind: 'token', status, attempts: 1 });
    expect(refusal.message).toMatch(message);
    expect(refusal.hint).toMatch(hint);
    expect(JSON.stringify(refusal) + refusal.message).not.toContain(SECRET);
    expect(setup.tenant.requests).toHaveLength(0);
  });

  it('by something that is no token endpoint is explained', async () => {
    setup = await setUp();
    setup.tenant.token = () => ({
      body: '<html><title>Welcome</title>',
      headers: { 'content-type': 'text/html' },
    });
    expect(await rejection(setup.client.grantedScopes())).toMatchObject({ kind: 'protocol', status: 200 });
    setup.tenant.token = () => ({ body: { scope: 'x' } });
    expect(await rejection(setup.client.grantedScopes())).toMatchObject({ kind: 'protocol', status: 200 });
    setup.tenant.token = () => ({ status: 307, headers: { location: 'https://login.example/' } });
    expect(await rejection(setup.client.grantedScopes())).toMatchObject({ kind: 'protocol', status: 307 });
  });
});

describe('trouble', () => {
  it.each([
    ['a rate limit', { status: 429, headers: { 'retry-after': '2' } }],
    ['a server error', { status: 503 }],
    ['a broken connection', { fault: 'reset' }],
  ] as const)('with %s is got over', async (_, reply) => {
    setup = await setUp();
    let nth = 0;
    setup.tenant.token = () => (nth++ < 2 ? reply : { body: grant });
    expect((await setup.client.grantedScopes()).known).toBe(true);
    expect(setup.timing.waits).toHaveLength(2);
  });

  it('that stays is reported, after a bounded number of tries', async () => {
    setup = await setUp();
    setup.tenant.token = () => ({ status: 503, body: 'Service Unavailable' });
    expect(await rejection(setup.client.grantedScopes())).toMatchObject({
      kind: 'api',
      status: 503,
      attempts: 4,
    });
  });

  it('times out', async () => {
    setup = await setUp({}, new FakeTiming());
    setup.tenant.token = () => {
      setup.timing.expire(45_000);
      return { fault: 'hang' };
    };
    expect(await rejection(setup.client.grantedScopes())).toMatchObject({ kind: 'timeout' });
  });
});
