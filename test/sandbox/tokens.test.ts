/** The token endpoint, its documents, and what the Management API makes of tokens and scopes. */
import { createPublicKey, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { SandboxClient } from './support/sandbox-client.js';

let client: SandboxClient;
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());
beforeEach(() => client.reset());

const ask = (fields: Record<string, unknown>, headers: Record<string, string> = {}) =>
  client.raw(
    'POST',
    '/oauth/token',
    { grant_type: 'client_credentials', audience: client.running.audience, ...fields },
    headers,
  );

const admin = () => ({ client_id: client.running.clientId, client_secret: client.running.clientSecret });

/** A client with the given scopes of the Management API, and a token of its. */
async function limited(scope: string[]): Promise<string> {
  const { body: made } = await client.api('POST', '/clients', {
    name: 'Limited',
    app_type: 'non_interactive',
  });
  await client.api('POST', '/client-grants', {
    client_id: made.client_id,
    audience: client.running.audience,
    scope,
  });
  const { body } = await ask({ client_id: made.client_id, client_secret: made.client_secret });
  return body.access_token;
}

it('issues an RS256 token that verifies against the published keys', async () => {
  const { status, body } = await ask(admin());
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 86_400 });
  const { body: keys } = await client.raw('GET', '/.well-known/jwks.json');
  const { payload, protectedHeader } = await jwtVerify(body.access_token, createLocalJWKSet(keys));
  expect(protectedHeader.alg).toBe('RS256');
  expect(payload).toMatchObject({
    iss: `${client.running.url}/`,
    sub: `${client.running.clientId}@clients`,
    azp: client.running.clientId,
    aud: client.running.audience,
    gty: 'client-credentials',
    scope: body.scope,
  });
  expect(String(body.scope).split(' ')).toEqual(expect.arrayContaining(['read:users', 'delete:clients']));
});

it('tells where its endpoints are', async () => {
  const { body } = await client.raw('GET', '/.well-known/openid-configuration');
  expect(body).toMatchObject({
    issuer: `${client.running.url}/`,
    token_endpoint: `${client.running.url}/oauth/token`,
    jwks_uri: `${client.running.url}/.well-known/jwks.json`,
    backchannel_authentication_endpoint: `${client.running.url}/bc-authorize`,
    backchannel_token_delivery_modes_supported: ['poll'],
  });
});

it('accepts forms, basic credentials and a choice of scopes', async () => {
  const { client_id: id, client_secret: secret } = admin();
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    audience: client.running.audience,
    ...admin(),
  });
  const posted = await client.raw('POST', '/oauth/token', Buffer.from(form.toString()), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(posted.status).toBe(200);
  const basic = Buffer.from(`${id}:${secret}`).toString('base64');
  const answer = await ask({ scope: 'read:users read:nothing' }, { authorization: `Basic ${basic}` });
  expect(answer.body.scope).toBe('read:users');
});

it('refuses wrong secrets, unknown clients, foreign audiences and clients without a grant', async () => {
  expect(await ask({ ...admin(), client_secret: 'wrong' })).toMatchObject({
    status: 401,
    body: { error: 'access_denied', error_description: 'Unauthorized' },
  });
  expect((await ask({ client_id: 'nobody', client_secret: 'x' })).status).toBe(401);
  expect(await ask({ ...admin(), audience: 'https://elsewhere/' })).toMatchObject({
    status: 403,
    body: {
      error: 'access_denied',
      error_description: 'Service not enabled within domain: https://elsewhere/',
    },
  });
  const { body: made } = await client.api('POST', '/clients', { name: 'No grant' });
  const answer = await ask({ client_id: made.client_id, client_secret: made.client_secret });
  expect(answer.status).toBe(403);
  expect(answer.body.error_description).toContain('Client is not authorized to access');
  expect(await ask({ ...admin(), grant_type: 'magic' })).toMatchObject({
    status: 403,
    body: { error: 'unsupported_grant_type' },
  });
});

it('logs issued and rejected tokens, except for unknown clients', async () => {
  await ask(admin());
  const { body: made } = await client.api('POST', '/clients', { name: 'No grant' });
  await ask({ client_id: made.client_id, client_secret: made.client_secret });
  await ask({ client_id: made.client_id, client_secret: 'wrong' });
  await ask({ client_id: 'nobody', client_secret: 'x' });
  const { body: failed } = await client.api('GET', '/logs?q=type:feccft&sort=date:1');
  expect(failed).toMatchObject([
    { client_id: made.client_id, client_name: 'No grant', audience: client.running.audience },
    { client_id: made.client_id, description: 'Unauthorized' },
  ]);
  expect(failed[0].description).toContain('Client is not authorized to access');
  expect(JSON.stringify(failed)).not.toContain(made.client_secret);
  const { body: exchanged } = await client.api('GET', '/logs?q=type:seccft');
  expect(exchanged).toMatchObject([{ client_id: client.running.clientId }]);
});

it('accepts an assertion that a registered key has signed, and no other', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { body: made } = await client.api('POST', '/clients', { name: 'Signing' });
  await client.api('POST', '/client-grants', {
    client_id: made.client_id,
    audience: client.running.audience,
    scope: ['read:users'],
  });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const credential = await client.api('POST', `/clients/${made.client_id}/credentials`, {
    credential_type: 'public_key',
    pem,
  });
  expect(credential.status).toBe(201);
  await client.api('PATCH', `/clients/${made.client_id}`, {
    client_authentication_methods: { private_key_jwt: { credentials: [{ id: credential.body.id }] } },
  });
  const now = Math.floor(Date.now() / 1000);
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const assertion = (claims: Record<string, unknown>): string => {
    const content = `${encode({ alg: 'RS256' })}.${encode({ iss: made.client_id, sub: made.client_id, aud: `${client.running.url}/`, exp: now + 60, jti: randomUUID(), ...claims })}`;
    return `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`;
  };
  const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  const attempt = (jwt: string) => ask({ client_assertion: jwt, client_assertion_type: type });
  expect((await attempt(assertion({}))).status).toBe(200);
  expect((await attempt(assertion({ exp: now - 60 }))).status).toBe(401);
  expect((await attempt(assertion({ aud: 'https://elsewhere/' }))).status).toBe(401);
  expect((await attempt(`${assertion({})}x`)).status).toBe(401);
  expect(createPublicKey(pem).type).toBe('public');
});

it('answers 401 in the words of the API', async () => {
  const get = (authorization?: string) =>
    client.raw('GET', '/api/v2/roles', undefined, authorization ? { authorization } : {});
  expect((await get()).body).toEqual({
    statusCode: 401,
    error: 'Unauthorized',
    message: 'Missing authentication',
  });
  expect((await get('Bearer nonsense')).body.message).toBe('Invalid token');
  const parts = client.token.split('.');
  const forged = [parts[0], parts[1], `${parts[2]?.slice(0, -4)}AAAA`].join('.');
  expect((await get(`Bearer ${forged}`)).body.message).toBe(
    'Invalid signature received for JSON Web Token validation',
  );
  await client.raw('POST', '/_sandbox/clock', { advance_ms: 86_400_000 });
  expect((await get(`Bearer ${client.token}`)).body.message).toBe(
    'Expired token received for JSON Web Token validation',
  );
  await client.login();
});

it('refuses a token for another API', async () => {
  const identifier = 'https://api.example.com/';
  await client.api('POST', '/resource-servers', { identifier, scopes: [{ value: 'read:x' }] });
  await client.api('POST', '/client-grants', {
    client_id: client.running.clientId,
    audience: identifier,
    scope: ['read:x'],
  });
  const { body } = await ask({ ...admin(), audience: identifier });
  const answer = await client.raw('GET', '/api/v2/roles', undefined, {
    authorization: `Bearer ${body.access_token}`,
  });
  expect(answer).toMatchObject({ status: 401, body: { message: `Bad audience: ${identifier}` } });
});

it('answers 403 with the scopes that would do, and does nothing', async () => {
  const authorization = `Bearer ${await limited(['read:roles'])}`;
  const answer = await client.raw('POST', '/api/v2/roles', { name: 'Editor' }, { authorization });
  expect(answer).toMatchObject({
    status: 403,
    body: {
      error: 'Forbidden',
      message: 'Insufficient scope, expected any of: create:roles',
      errorCode: 'insufficient_scope',
    },
  });
  expect((await client.raw('GET', '/api/v2/roles', undefined, { authorization })).body).toEqual([]);
});
