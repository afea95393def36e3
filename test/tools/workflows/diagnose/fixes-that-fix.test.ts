/**
 * Every proposed call is made: afterwards the person can log in, and nothing was opened but what they needed. The trouble
 * is lived, by requests to the sandbox's endpoints.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerIn, Browser, type Seen } from '../../../sandbox/auth/browser.js';
import { App, CALLBACK, DATABASE, PASSWORD } from '../../../sandbox/auth/support.js';
import { type Bench, type Body, startBench } from '../workflow-bench.js';

const EMAIL = 'rosa@fixes.example';
const OTHER = 'otto@fixes.example';

let bench: Bench;
let user: string;
const api = async (method: string, path: string, body?: unknown): Promise<Body> => {
  const answer = await bench.tenant.api(method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const make = (path: string, body: unknown): Promise<Body> => api('POST', path, body);
const register = (more: Record<string, unknown> = {}) =>
  App.register({ sandbox: bench.tenant.sandbox, make }, more);
const database = async (): Promise<string> => (await api('GET', `/connections?name=${DATABASE}`))[0].id;

beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.reset('empty');
  const person = { connection: DATABASE, email: EMAIL, password: PASSWORD, email_verified: true };
  user = (await make('/users', person)).user_id;
  await make('/users', { ...person, email: OTHER });
});

const diagnose = async (more: object = {}): Promise<Body> =>
  (await bench.call('diagnose_login', { user: EMAIL, ...more })).body;

/** Makes the first proposed call of the first cause, which is the one that is expected. */
async function fix(cause: string, tool: string): Promise<Body> {
  const { causes } = await diagnose();
  expect(causes?.[0]?.cause).toBe(cause);
  const proposed = causes[0].fixes?.[0];
  expect(proposed?.tool).toBe(tool);
  const { result } = await bench.approved(proposed.tool, proposed.arguments);
  expect(result.isError).toBeUndefined();
  return proposed;
}

/** A whole login in a new browser: a code for the application, or the error. */
async function login(app: App, more: Record<string, string> = {}, email = EMAIL): Promise<Body> {
  const browser = new Browser();
  const page = await browser.visit(app.address(more));
  const end: Seen =
    page.location === undefined && page.status === 200
      ? await browser.fill(page, { username: email, password: PASSWORD })
      : page;
  return end.location === undefined ? { error: 'page', page: end.text } : answerIn(end);
}

describe('the proposed call lets the person in', () => {
  it('after too many wrong passwords, and only them', async () => {
    const app = await register();
    for (const email of [EMAIL, OTHER])
      for (let i = 0; i < 10; i++) await app.login(new Browser(), email, {}, 'nope');
    expect((await login(app)).error).toBe('page');
    await fix('brute_force_block', 'clear_user_blocks');
    expect((await login(app)).code).toBeDefined();
    expect((await login(app, {}, OTHER)).error).toBe('page');
  });

  it('after a block by an administrator', async () => {
    const app = await register();
    for (const email of [EMAIL, OTHER]) {
      const [one] = await api('GET', `/users-by-email?email=${email}`);
      await api('PATCH', `/users/${encodeURIComponent(one.user_id)}`, { blocked: true });
      await login(app, {}, email);
    }
    const { opens } = await fix('user_blocked', 'update_user');
    expect(opens).toContain('sign in');
    expect((await login(app)).code).toBeDefined();
    expect((await login(app, {}, OTHER)).error).toBeDefined();
  });

  it('where the callback is the application’s own, and nobody else’s address is ever allowed', async () => {
    const moved = 'https://app.example/new/callback';
    const app = await register();
    expect((await login(app, { redirect_uri: moved })).error).toBe('page');
    const body = await diagnose({ application: app.id });
    expect(body.causes[0].cause).toBe('callback_mismatch');
    const [proposed] = body.causes[0].fixes;
    await bench.approved(proposed.tool, proposed.arguments);
    expect((await login(app, { redirect_uri: moved })).code).toBeDefined();
    expect((await api('GET', `/clients/${app.id}`)).callbacks).toEqual([CALLBACK, moved]);
    for (const foreign of [
      'https://evil.example/callback',
      'http://localhost:3000/callback',
      'http://app.example/cb',
    ]) {
      await login(app, { redirect_uri: foreign });
      const [first] = (await diagnose({ application: app.id })).causes;
      expect(first.cause).toBe('callback_mismatch');
      expect(first.fixes, foreign).toBeUndefined();
      expect(first.advice).toContain('ask its developers');
    }
  });

  it('where the application lost the connection', async () => {
    const app = await register();
    const other = await register({ name: 'Other' });
    const id = await database();
    await api('PATCH', `/connections/${id}/clients`, [{ client_id: other.id, status: true }]);
    await app.token({ grant_type: 'password', username: EMAIL, password: PASSWORD });
    await login(app, { connection: DATABASE });
    const body = await diagnose({ application: app.id });
    expect(body.still_missing).toContainEqual(expect.stringContaining('connection:'));
    const [first] = body.causes;
    expect(first.cause).toBe('connection_not_enabled');
    expect(first.fixes[0].opens).toContain('Everyone in');
    await bench.approved(first.fixes[0].tool, first.fixes[0].arguments);
    expect((await login(app)).code).toBeDefined();
    const clients = (await api('GET', `/connections/${id}/clients?take=100`)).clients as Body[];
    expect(clients.map(({ client_id }) => client_id).sort()).toEqual([app.id, other.id].sort());
  });

  it('into an organization, as a member without roles, and nobody else', async () => {
    const app = await register({ organization_usage: 'require' });
    const { id } = await make('/organizations', { name: 'acme' });
    await make(`/organizations/${id}/enabled_connections`, { connection_id: await database() });
    expect((await login(app, { organization: id })).error).toBe('access_denied');
    expect((await diagnose()).still_missing).toContainEqual(expect.stringContaining('not a member'));
    await fix('not_organization_member', 'add_organization_members');
    expect((await login(app, { organization: id })).code).toBeDefined();
    const members: Body[] = await api('GET', `/organizations/${id}/members`);
    expect(members.map(({ user_id }) => user_id)).toEqual([user]);
    expect(await api('GET', `/organizations/${id}/members/${encodeURIComponent(user)}/roles`)).toEqual([]);
  });

  it('where the application sends an organization that it does not take', async () => {
    const app = await register();
    const { id } = await make('/organizations', { name: 'acme' });
    await make(`/organizations/${id}/enabled_connections`, { connection_id: await database() });
    await make(`/organizations/${id}/members`, { members: [user] });
    expect((await login(app, { organization: id })).error).toBe('invalid_request');
    const body = await diagnose({ application: app.id });
    expect(body.causes[0].cause).toBe('organization_parameter');
    const [proposed] = body.causes[0].fixes;
    await bench.approved(proposed.tool, proposed.arguments);
    expect((await login(app, { organization: id })).code).toBeDefined();
    expect((await api('GET', `/clients/${app.id}`)).organization_usage).toBe('allow');
  });

  it('where the application must have an organization and sends none, by asking for it', async () => {
    const app = await register({ organization_usage: 'require' });
    expect((await login(app)).error).toBe('invalid_request');
    const body = await diagnose({ application: app.id });
    expect(body.causes[0].cause).toBe('organization_parameter');
    const [proposed] = body.causes[0].fixes;
    await bench.approved(proposed.tool, proposed.arguments);
    const client = await api('GET', `/clients/${app.id}`);
    expect(client).toMatchObject({
      organization_usage: 'require',
      organization_require_behavior: 'pre_login_prompt',
    });
    expect((await new Browser().visit(app.address())).text).toContain('organization');
  });

  it('to an API, without any of its permissions', async () => {
    const audience = 'https://orders.fixes.example';
    await make('/resource-servers', {
      name: 'Orders',
      identifier: audience,
      subject_type_authorization: { user: { policy: 'require_client_grant' } },
      scopes: [{ value: 'read:orders' }],
    });
    const app = await register();
    expect((await login(app, { audience })).error).toBe('access_denied');
    const [first] = (await diagnose({ application: app.id })).causes;
    expect(first.cause).toBe('api_not_granted');
    await bench.approved(first.fixes[0].tool, first.fixes[0].arguments);
    const [grant] = await api('GET', `/client-grants?client_id=${app.id}`);
    expect(grant).toMatchObject({ audience, scope: [] });
  });
});

describe('what has changed since a failure', () => {
  it('is said, with the person to try again, and all is well only then', async () => {
    const app = await register();
    await api('PATCH', `/users/${encodeURIComponent(user)}`, { blocked: true });
    await login(app);
    await api('PATCH', `/users/${encodeURIComponent(user)}`, { blocked: false });
    const body = await diagnose();
    expect(body).toMatchObject({
      healthy: 'unclear',
      changed_since: ['The account was blocked then and is not now.'],
      what_to_do: expect.stringContaining('try again'),
      tell_person: expect.stringContaining('try again'),
    });
    expect((await login(app)).code).toBeDefined();
    const after = await diagnose();
    expect(after.healthy).toBe(true);
    expect(after.changed_since).toBeUndefined();
  });
});

describe('a person', () => {
  it('may be asked about by name, unless several have it', async () => {
    await api('PATCH', `/users/${encodeURIComponent(user)}`, { name: 'Rosa Lund', blocked: true });
    const { body } = await bench.call('diagnose_login', { user: 'Rosa Lund' });
    expect(body.causes[0].cause).toBe('user_blocked');
    const [other] = await api('GET', `/users-by-email?email=${OTHER}`);
    await api('PATCH', `/users/${encodeURIComponent(other.user_id)}`, { name: 'Rosa Lund' });
    const { result, text } = await bench.call('diagnose_login', { user: 'Rosa Lund' });
    expect(result.isError).toBe(true);
    expect(text).toContain(OTHER);
  });
});

describe('a member of 130 organizations', () => {
  it('is found in the last of them, and in none that is not theirs', async () => {
    const names = Array.from({ length: 131 }, (_, i) => `org-${String(i).padStart(3, '0')}`);
    const made: Body[] = [];
    for (const name of names) made.push(await make('/organizations', { name }));
    for (const { id } of made.slice(0, 130)) await make(`/organizations/${id}/members`, { members: [user] });
    const theirs = await diagnose({ organization: 'org-129' });
    expect(theirs.causes).toBeUndefined();
    const { causes, reads } = await diagnose({ organization: 'org-130' });
    expect(causes[0].cause).toBe('not_organization_member');
    expect(reads).toBeLessThanOrEqual(12);
  });
});

describe('a provider that fails', () => {
  const KINDS: [strategy: string, fail: string, says: RegExp][] = [
    ['samlp', 'certificate_mismatch', /certificate/],
    ['samlp', 'wrong_audience', /audience|entity/i],
    ['samlp', 'clock_skew', /clock|valid/],
    ['waad', 'expired_secret', /secret.*expired/],
    ['waad', 'not_assigned', /not assigned/],
    ['okta', 'account_disabled', /locked/i],
    ['ad', 'down', /connector/],
    ['ad', 'password_expired', /password has expired/],
    ['google-oauth2', 'wrong_secret', /secret/],
    ['oidc', 'wrong_issuer', /issuer/],
  ];
  it.each(KINDS)('of %s with %s is named, and over after the next sign-in', async (strategy, fail, says) => {
    const app = await register();
    const name = strategy === 'google-oauth2' ? strategy : `acme-${strategy}`;
    const options = strategy === 'samlp' ? { signInEndpoint: 'https://idp.example/saml' } : {};
    await make('/connections', { name, strategy, options, enabled_clients: [app.id] });
    const email = 'ann@corp.example';
    const provider = (body: object) =>
      fetch(`${bench.tenant.sandbox.url}/_sandbox/idp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ connection: name, ...body }),
      });
    const through = async () => {
      const browser = new Browser();
      return answerIn(await browser.fill(await browser.visit(app.address({ connection: name })), { email }));
    };
    expect((await through()).code).toBeDefined();
    expect((await provider({ fail })).status).toBe(204);
    expect((await through()).error).toBeDefined();
    const { body } = await bench.call('diagnose_login', { user: email });
    expect(body.causes[0]).toMatchObject({ cause: 'identity_provider', means: expect.stringMatching(says) });
    expect(body.causes[0].whose).toContain('Not logged with a name');
    await provider({ fail: null });
    expect((await through()).code).toBeDefined();
    expect((await bench.call('diagnose_login', { user: email })).body.healthy).toBe(true);
  });
});
