/**
 * The approvals page over HTTP: a client that cannot ask is told where its person approves. The person signs in at the
 * issuer; what somebody else, another site or the model can do with the address is attacked here.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, formOf, type Seen, titleOf } from '../../sandbox/auth/browser.js';
import { connectHttp, type TestClient } from '../../support/clients.js';
import { type ServingProcess, startHttpServer } from '../../support/http-server.js';

const [ADMIN, OTHER, PASSWORD] = [
  'astrid@lumenbikes.example',
  'samuel@lumenbikes.example',
  'Bright-Spokes-42',
];
const CALLBACK = 'http://127.0.0.1:9/callback';

let server: ServingProcess;
let origin: string;
let client: TestClient;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'approvals-'));
  const policy = join(folder, 'policy.yaml');
  const fourEyes = 'four_eyes: { tools: [delete_role], permission: "create:user_tickets" }';
  writeFileSync(policy, `version: 1\nconfirmation: { ${fourEyes} }\n`);
  server = await startHttpServer({ AUTH0_MCP_POLICY: policy }, ['127.0.0.1:0', '--sandbox']);
  ({ origin } = new URL(server.url));
  client = await connectHttp('modern', server.url, undefined, { token: await tokenOf(ADMIN) });
});
afterAll(async () => {
  await client.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
const jsonOf = async (response: Response): Promise<any> => response.json();

/** What the tests do besides reading; clients are told to ask for reading alone at first. */
const NEEDED = [
  ...['create:users', 'update:users', 'delete:users', 'create:roles', 'delete:roles'],
  ...['create:role_members', 'create:user_tickets'],
];

/** An access token for the server, as a client gets one that registers itself. */
async function tokenOf(email: string): Promise<string> {
  const metadata = await jsonOf(await fetch(`${origin}/.well-known/oauth-protected-resource`));
  const issuer = metadata.authorization_servers[0].replace(/\/$/, '');
  const registered = await jsonOf(
    await fetch(`${issuer}/oidc/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_name: 'chat',
        redirect_uris: [CALLBACK],
        token_endpoint_auth_method: 'none',
      }),
    }),
  );
  const scope = ['openid', ...metadata.scopes_supported, ...NEEDED].join(' ');
  const verifier = 'v'.repeat(43);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: registered.client_id, redirect_uri: CALLBACK, scope },
    ...{ audience: server.url, code_challenge_method: 'S256' },
    code_challenge: Buffer.from(digest).toString('base64url'),
  });
  const browser = new Browser();
  const back = await logIn(browser, await browser.visit(`${issuer}/authorize?${query}`), email);
  const code = new URL(back.location ?? '').searchParams.get('code') ?? '';
  const tokens = await fetch(`${issuer}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'authorization_code', client_id: registered.client_id, code, redirect_uri: CALLBACK },
      code_verifier: verifier,
    }),
  });
  return (await jsonOf(tokens)).access_token;
}

/** Fills in the issuer's pages until it sends the browser elsewhere. */
async function logIn(browser: Browser, page: Seen, email: string): Promise<Seen> {
  let seen = page;
  for (let step = 0; step < 3 && seen.location === undefined; step++)
    seen = await browser.fill(
      seen,
      titleOf(seen) === 'Authorize App' ? { action: 'accept' } : { username: email, password: PASSWORD },
    );
  return seen;
}

/** Opens an address of the server, signing in where it sends the browser to do so. */
async function open(browser: Browser, url: string, email: string): Promise<Seen> {
  const first = await browser.visit(url);
  if (first.location === undefined) return first;
  const back = await logIn(browser, await browser.visit(first.location), email);
  return browser.visit(back.location ?? '');
}

interface Waiting {
  id: string;
  url: string;
  state: string;
}

interface Someone {
  user_id: string;
  email: string;
}

let people: Someone[] = [];
/** A person of the tenant who may be deleted, another one each time. */
async function somebody(): Promise<Someone> {
  if (people.length === 0) {
    const found = await client.call('list_users', { per_page: 50, fields: 'user_id,email,name' });
    const { items } = found.structuredContent as { items: Someone[] };
    people = items.filter(({ email }) => email !== undefined && email !== ADMIN && email !== OTHER);
  }
  const one = people.pop();
  if (!one) throw new Error(`nobody is left`);
  return one;
}

const del = (user_id: string) =>
  client.call('run_write_operation', { name: 'delete_user', arguments: { user_id } });

async function waiting(userId: string): Promise<Waiting> {
  const result = await del(userId);
  expect(result.isError, JSON.stringify(result)).toBeFalsy();
  return (result.structuredContent as { approval: Waiting }).approval;
}

const answer = (browser: Browser, page: Seen, given: Record<string, string>) => browser.fill(page, given);

async function isThere(userId: string): Promise<boolean> {
  const result = await client.call('run_read_operation', {
    name: 'get_user',
    arguments: { user_id: userId },
  });
  return !result.isError;
}

describe('the person', () => {
  it('signs in, reads all of it, types the name, and the call goes ahead once', async () => {
    const { user_id: userId, email } = await somebody();
    const approval = await waiting(userId);
    expect(approval.url).toBe(`${origin}/approvals/${approval.id}`);
    const browser = new Browser();
    const page = await open(browser, approval.url, ADMIN);
    expect(page.status).toBe(200);
    expect(page.text).toContain(email);
    const wrong = await answer(browser, page, { answer: 'approve', name: 'somebody else' });
    expect(wrong.url).toContain('problem=wrong_name');
    expect(await isThere(userId)).toBe(true);
    const done = await answer(browser, wrong, {
      answer: 'approve',
      name: email,
    });
    expect(done.status).toBe(200);
    expect((await del(userId)).isError).toBeFalsy();
    expect(await isThere(userId)).toBe(false);
    const after = await browser.visit(approval.url);
    expect(after.text).toMatch(/done/i);
  });

  it('declines, and the model is told so', async () => {
    const { user_id: userId } = await somebody();
    const approval = await waiting(userId);
    const browser = new Browser();
    await answer(browser, await open(browser, approval.url, ADMIN), { answer: 'decline' });
    const result = await del(userId);
    expect(result.structuredContent).toMatchObject({ error: { code: 'declined' } });
    expect(await isThere(userId)).toBe(true);
  });

  it('is waited for by the model', async () => {
    const { user_id: userId } = await somebody();
    const { id, url } = await waiting(userId);
    const still = await client.call('wait_for_approval', { id, seconds: 0 });
    expect(still.structuredContent).toMatchObject({ approval: { state: 'waiting' } });
    const waits = client.call('wait_for_approval', { id, seconds: 50 });
    const browser = new Browser();
    await answer(browser, await open(browser, url, ADMIN), { answer: 'decline' });
    expect((await waits).structuredContent).toMatchObject({ approval: { state: 'declined' } });
  });
});

describe('attacks', () => {
  let userId: string;
  let name: string;
  let approval: Waiting;
  beforeAll(async () => {
    ({ user_id: userId, email: name } = await somebody());
    approval = await waiting(userId);
  });
  const untouched = async () => {
    const still = await client.call('wait_for_approval', { id: approval.id, seconds: 0 });
    expect(still.structuredContent).toMatchObject({ approval: { state: 'waiting' } });
  };

  it('without a session the address shows nothing', async () => {
    const seen = await new Browser().request(approval.url);
    expect(seen.status).toBe(303);
    expect(seen.text).not.toContain(name);
    expect((await new Browser().request(`${approval.url}/state`)).status).toBe(401);
  });

  it('a form without a session answers nothing', async () => {
    const seen = await new Browser().request(approval.url, { answer: 'approve', csrf: 'x' });
    expect(seen.status).toBe(401);
    await untouched();
  });

  it('another person sees and answers nothing', async () => {
    const eve = new Browser();
    expect((await open(eve, approval.url, OTHER)).status).toBe(404);
    expect((await eve.request(approval.url, { answer: 'approve' })).status).toBe(404);
    expect((await eve.visit(`${origin}/approvals/`)).text).not.toContain(approval.id);
    await untouched();
  });

  it('another site cannot send the form, nor can an old or a foreign token', async () => {
    const browser = new Browser();
    const page = await open(browser, approval.url, ADMIN);
    const { fields } = formOf(page);
    for (const [from, given] of [
      ['https://evil.example', { ...fields, answer: 'approve', name }],
      [origin, { answer: 'approve', name }],
      [origin, { answer: 'approve', name, csrf: `${fields.csrf}x` }],
    ] as const)
      expect([303, 403]).toContain((await browser.request(approval.url, given, from)).status);
    const other = new Browser();
    await open(other, approval.url, ADMIN);
    await other.request(approval.url, { ...fields, answer: 'approve', name });
    await untouched();
  });

  it('is framed nowhere, cached nowhere, and runs no foreign script', async () => {
    const browser = new Browser();
    const { headers } = await open(browser, approval.url, ADMIN);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['an unsigned session', 'e30.e30.'],
    ['somebody’s own seal', `v1.${Buffer.alloc(80, 7).toString('base64url')}`],
    ['nothing', ''],
  ])('%s is no session', async (_, value) => {
    const browser = new Browser('x', new Map([['approvals', value]]));
    expect((await browser.request(approval.url)).status).toBe(303);
  });

  it('a session works as no sign-in, and a sign-in as no session', async () => {
    const browser = new Browser();
    await browser.request(approval.url);
    const attempt = browser.cookies.get('approvals-sign-in') ?? '';
    expect(attempt).not.toBe('');
    const mixed = new Browser('x', new Map([['approvals', attempt]]));
    expect((await mixed.request(approval.url)).status).toBe(303);
  });

  it.each([
    ['without having begun', new Browser(), '?code=x&state=y'],
    ['with another state', undefined, '?code=x&state=y'],
    ['with an error of the issuer', undefined, '?error=access_denied&state=y'],
    ['without anything', undefined, ''],
  ])('coming back %s signs nobody in', async (_, fresh, query) => {
    const browser = fresh ?? new Browser();
    if (!fresh) await browser.request(approval.url);
    const seen = await browser.request(`${origin}/approvals/signed-in${query}`);
    expect(seen.status).toBe(400);
    expect(browser.cookies.has('approvals')).toBe(false);
    expect(seen.text).not.toContain('access_denied');
  });

  it('a code of somebody else’s browser signs nobody in', async () => {
    const [eve, victim] = [new Browser(), new Browser()];
    const begun = await eve.visit(approval.url);
    const back = await logIn(eve, await eve.visit(begun.location ?? ''), OTHER);
    await victim.request(approval.url);
    expect((await victim.request(back.location ?? '')).status).toBe(400);
    expect(victim.cookies.has('approvals')).toBe(false);
  });

  it('sends nobody on to another address after signing in', async () => {
    for (const path of ['//evil.example', '/approvals//evil.example', '/approvals/../../evil']) {
      const seen = await new Browser().request(`${origin}${path}`);
      if (seen.location !== undefined) expect(new URL(seen.location).pathname).toBe('/authorize');
    }
  });

  it('an access token of the caller is no session, nor is one of another issuer', async () => {
    const forged = await new SignJWT({ sub: 'auth0|x' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode('k'.repeat(32)));
    for (const token of [await tokenOf(ADMIN), forged]) {
      const response = await fetch(approval.url, {
        redirect: 'manual',
        headers: { authorization: `Bearer ${token}`, cookie: `approvals=${token}` },
      });
      expect(response.status).toBe(303);
    }
  });

  it('another caller’s model cannot wait for it, use it or see it', async () => {
    const other = await connectHttp('modern', server.url, undefined, { token: await tokenOf(OTHER) });
    const waits = await other.call('wait_for_approval', { id: approval.id, seconds: 0 });
    expect(waits.structuredContent).toMatchObject({ error: { code: 'not_found' } });
    const guessed = await other.call('wait_for_approval', { id: 'A'.repeat(22), seconds: 0 });
    expect(guessed.structuredContent).toEqual(waits.structuredContent);
    await other.close();
  });

  it('the model reads no secret in what it gets', async () => {
    const text = JSON.stringify(await del(userId));
    expect(text).not.toMatch(/csrf|v1\.|cookie|verifier/i);
  });
});

describe('four eyes', () => {
  it('the caller cannot approve; another person with the permission can', async () => {
    const found = await client.call('list_roles', { per_page: 50 });
    const { items } = found.structuredContent as { items: { id: string; name: string }[] };
    const role = items.find((one) => !one.name.startsWith('MCP'));
    const remove = () =>
      client.call('run_write_operation', { name: 'delete_role', arguments: { role_id: role?.id } });
    const result = await remove();
    const { approval } = result.structuredContent as { approval: Waiting };
    expect(JSON.stringify(result)).toContain('second person');
    const own = new Browser();
    const page = await open(own, approval.url, ADMIN);
    expect(page.status).toBe(200);
    const { fields } = formOf(page);
    await own.request(approval.url, { ...fields, answer: 'approve', name: role?.name ?? '' });
    expect((await remove()).structuredContent).toMatchObject({ approval: { state: 'waiting' } });
    const second = new Browser();
    const theirs = await open(second, approval.url, OTHER);
    expect(theirs.status).toBe(200);
    await answer(second, theirs, { answer: 'approve', name: role?.name ?? '' });
    const done = await remove();
    expect(done.isError, JSON.stringify(done)).toBeFalsy();
    expect(done.structuredContent).not.toHaveProperty('approval');
  });

  it('nor can they with another account that has their mail address', async () => {
    const email = ADMIN.replace('@', '+approves@');
    const approved = async (name: string, args: object) => {
      const call = () => client.call('run_write_operation', { name, arguments: args });
      let result = await call();
      const { approval } = result.structuredContent as { approval?: Waiting };
      if (approval) {
        const browser = new Browser();
        const page = await open(browser, approval.url, ADMIN);
        const typed = /To approve, type <bdi>(.*?)<\/bdi>/.exec(page.text)?.[1];
        await answer(browser, page, { answer: 'approve', ...(typed === undefined ? {} : { name: typed }) });
        result = await call();
      }
      expect(result.isError, JSON.stringify(result)).toBeFalsy();
      return result.structuredContent as Record<string, string>;
    };
    const connection = 'Username-Password-Authentication';
    const { user_id: user } = await approved('create_user', {
      ...{ connection, email, password: PASSWORD, email_verified: true },
    });
    const roles = (await client.call('list_roles', { per_page: 50 })).structuredContent as {
      items: { id: string; name: string }[];
    };
    const all = roles.items.filter((one) => one.name.startsWith('MCP')).map(({ id }) => id);
    await approved('assign_user_roles', { user_id: user, roles: all });
    const { id = '' } = await approved('create_role', { name: 'To be deleted by two' });
    const remove = () =>
      client.call('run_write_operation', { name: 'delete_role', arguments: { role_id: id } });
    const { approval } = (await remove()).structuredContent as { approval: Waiting };
    const same = new Browser();
    const page = await open(same, approval.url, email);
    // They have the permission: they see it, and can decline.
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('value="approve"');
    const { fields } = formOf(page);
    await same.request(approval.url, { ...fields, answer: 'approve', name: 'To be deleted by two' });
    expect((await remove()).structuredContent).toMatchObject({ approval: { state: 'waiting' } });
    const second = new Browser();
    await answer(second, await open(second, approval.url, OTHER), {
      ...{ answer: 'approve', name: 'To be deleted by two' },
    });
    expect((await remove()).isError).toBeFalsy();
  });
});
