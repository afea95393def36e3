/** Applications on this machine get the tokens of back-channel logout. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { App, claimsOf, newestEvents, TestTenant } from './support.js';

let tenant: TestTenant;
let hook: Server;
let status = 200;
let arrived: (token: string) => void = () => undefined;
const EMAIL = 'lou@logout.example';

beforeAll(async () => {
  tenant = await TestTenant.start();
  await tenant.user(EMAIL);
  hook = createServer((request, reply) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      reply.writeHead(status).end();
      arrived(new URLSearchParams(body).get('logout_token') ?? '');
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, 'localhost', resolve));
});
afterAll(async () => {
  await tenant.close();
  await new Promise((resolve) => hook.close(resolve));
});

/** A person logs in to an application that listens, and out of it; the token that the application got. */
async function out(): Promise<{ app: App; sid: unknown; token: string }> {
  const address = `https://localhost:${(hook.address() as AddressInfo).port}/out`;
  const app = await App.register(tenant, { oidc_logout: { backchannel_logout_urls: [address] } });
  const browser = new Browser();
  const { id_token: hint } = await app.tokens(browser, EMAIL);
  const token = new Promise<string>((resolve) => {
    arrived = resolve;
  });
  await browser.visit(`${tenant.sandbox.url}/oidc/logout?id_token_hint=${hint}`);
  return { app, sid: claimsOf(hint).sid, token: await token };
}

describe('a logout token', () => {
  it('is posted, signed by the tenant', async () => {
    status = 200;
    const { app, sid, token } = await out();
    const { url } = tenant.sandbox;
    const keys = createRemoteJWKSet(new URL(`${url}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(token, keys, { issuer: `${url}/`, audience: app.id });
    expect(payload).toMatchObject({
      sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    expect(payload).not.toHaveProperty('nonce');
  });

  it('that the application refuses is in the log', async () => {
    status = 400;
    const { app } = await out();
    await expect
      .poll(async () => (await newestEvents(tenant, 'type:oidc_backchannel_logout_failed'))[0])
      .toMatchObject({ client_id: app.id, details: { response: { statusCode: 400 } } });
  });
});
