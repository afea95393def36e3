/** Approving on the phone: real servers and clients of both eras, and the sandbox's page that plays the phone. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeFailure } from '../../../src/cli/terminal/failure.js';
import { serveOverHttp } from '../../../src/server/http.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime } from '../../../src/server/runtime.js';
import { runCli } from '../../cli/run-cli.js';
import { connectHttp, connectStdio, type Era, type TestClient, textOf } from '../../support/clients.js';
import { PATIENCE_MS } from '../../support/patient.js';
import { type Phone, phoneOf, type WaitingPush } from '../../support/phone.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

let tenant: Tenant;
let phone: Phone;
let astrid: string;
/** Clients and servers, the last first. */
const open: { close(): Promise<unknown> }[] = [];

beforeAll(async () => {
  tenant = await startTenant();
  phone = phoneOf(tenant.sandbox.url);
  const { body } = await tenant.api('GET', '/users-by-email?email=astrid@lumenbikes.example');
  astrid = body[0].user_id;
});
afterAll(async () => {
  for (const one of open.reverse()) await one.close();
  await tenant.close();
});

const pushEnv = (more: Record<string, string> = {}) => ({
  ...tenant.env,
  AUTH0_MCP_APPROVER: 'push',
  AUTH0_MCP_APPROVER_USER: astrid,
  ...more,
});

/** The built program, as a process of its own. */
async function connectProgram(era: Era, env: Record<string, string>): Promise<TestClient> {
  const client = await connectStdio(era, { env });
  open.push(client);
  return client;
}

/** A server in this process, which takes far less to start. */
async function serve(env: Record<string, string>): Promise<string> {
  const runtime = await createRuntime(await loadConfig({ ...env, LOG_LEVEL: 'silent' }));
  const server = await serveOverHttp(runtime, { host: '127.0.0.1', port: 0 });
  open.push(server);
  return server.url;
}
async function connect(era: Era, env: Record<string, string>): Promise<TestClient> {
  const client = await connectHttp(era, await serve(env));
  open.push(client);
  return client;
}

let made = 0;
async function newUser(): Promise<{ user_id: string; email: string }> {
  made += 1;
  const email = `gone.${made}@example.com`;
  const connection = 'Username-Password-Authentication';
  const { body } = await tenant.api('POST', '/users', {
    email,
    password: 'Bright-Horse-9-Battery',
    connection,
  });
  return { user_id: body.user_id, email };
}
const exists = async (id: string) =>
  (await tenant.api('GET', `/users/${encodeURIComponent(id)}`)).status === 200;

interface Waiting {
  id: string;
  state: string;
  how: string;
  code: string;
}

/** The question on the phone that shows the code of an approval. */
async function pushOf(on: Phone, { code }: Waiting): Promise<WaitingPush> {
  const found = (await on.waiting()).filter(({ line }) => line.startsWith(`${code}:`));
  expect(found).toHaveLength(1);
  return found[0] as WaitingPush;
}

const approvalOf = (result: { structuredContent?: Record<string, unknown> }): Waiting =>
  result.structuredContent?.approval as Waiting;

const waited = async (client: TestClient, id: string): Promise<string> =>
  approvalOf(await client.call('wait_for_approval', { id, seconds: 25 })).state;

describe.each([
  ['modern', 'of the program', connectProgram],
  ['legacy', 'over HTTP', connect],
] as const)('a %s client %s that cannot ask', (era, _, connected) => {
  let client: TestClient;
  beforeAll(async () => {
    client = await connected(era, pushEnv());
  });

  it('deletes a user after an approval on the phone, once', async () => {
    const { user_id, email } = await newUser();
    const first = await client.call('delete_user', { user_id });
    expect(first.isError).toBeFalsy();
    const approval = approvalOf(first);
    expect(approval).toMatchObject({ state: 'waiting', how: 'phone' });
    expect(textOf(first)).toContain(approval.code);
    const push = await pushOf(phone, approval);
    expect(push.line).toBe(
      `${approval.code}:delete_user:${email.replace('@', '#')}:loss,lock_out,irreversible`,
    );
    expect(push.html).toContain('Astrid Lumen');

    const again = await client.call('delete_user', { user_id });
    expect(approvalOf(again)?.id, textOf(again)).toBe(approval.id);
    await pushOf(phone, approval);
    expect(await exists(user_id)).toBe(true);

    expect(await phone.press(push.request, 'approve')).toBe(200);
    expect(await waited(client, approval.id)).toBe('approved');
    const done = await client.call('delete_user', { user_id });
    expect(done.isError).toBeFalsy();
    expect(await exists(user_id)).toBe(false);
    expect(approvalOf(await client.call('wait_for_approval', { id: approval.id, seconds: 0 })).state).toBe(
      'used',
    );
  });

  it('changes nothing after a denial', async () => {
    const { user_id } = await newUser();
    const approval = approvalOf(await client.call('delete_user', { user_id }));
    await phone.press((await pushOf(phone, approval)).request, 'deny');
    expect(await waited(client, approval.id)).toBe('declined');
    const refused = await client.call('delete_user', { user_id });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain('The person declined');
    expect(await exists(user_id)).toBe(true);
  });

  it('changes nothing when nobody answers in time', async () => {
    const { user_id } = await newUser();
    const approval = approvalOf(await client.call('delete_user', { user_id }));
    const push = await pushOf(phone, approval);
    await fetch(`${tenant.sandbox.url}/_sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ advance_ms: 301_000 }),
    });
    expect(await phone.press(push.request, 'approve')).toBe(410);
    expect(await waited(client, approval.id)).toBe('expired');
    expect(textOf(await client.call('delete_user', { user_id }))).toContain('did not answer in time');
    expect(await exists(user_id)).toBe(true);
  });

  it('puts no secret of the push into results or stderr', async () => {
    const { user_id } = await newUser();
    const result = await client.call('delete_user', { user_id });
    const { request } = await pushOf(phone, approvalOf(result));
    for (const text of [JSON.stringify(result), client.stderr()]) {
      expect(text).not.toContain(request);
      expect(text).not.toContain('auth_req_id');
      expect(text).not.toContain(tenant.sandbox.clientSecret);
    }
    await phone.press(request, 'deny');
  });
});

describe('details of the request', () => {
  const audience = 'https://approvals.example';

  it('are shown and have to be granted, where an API is named', async () => {
    await tenant.api('POST', '/resource-servers', {
      name: 'Approvals',
      identifier: audience,
      authorization_details: [{ type: 'urn:auth0:schemas:authorization-details:v1:approve-change' }],
    });
    const client = await connect('modern', pushEnv({ AUTH0_MCP_APPROVER_AUDIENCE: audience }));
    const { user_id, email } = await newUser();
    const approval = approvalOf(await client.call('delete_user', { user_id }));
    const push = await pushOf(phone, approval);
    expect(push.html).toContain(`<dt>Target</dt><dd>${email}</dd>`);
    expect(push.html).toContain(`<dt>Code</dt><dd>${approval.code}</dd>`);
    await phone.press(push.request, 'approve');
    expect(await waited(client, approval.id)).toBe('approved');
    await client.call('delete_user', { user_id });
    expect(await exists(user_id)).toBe(false);
  });

  it('are refused with the reason where their type is not registered', async () => {
    const client = await connect(
      'modern',
      pushEnv({ AUTH0_MCP_APPROVER_AUDIENCE: 'https://api.lumenbikes.example/fleet' }),
    );
    const { user_id } = await newUser();
    const refused = await client.call('delete_user', { user_id });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain('not registered');
    expect(await exists(user_id)).toBe(true);
  });
});

describe('somebody whose phone cannot be asked', () => {
  it.each([
    ['an unknown user', 'auth0|nobody', 'unknown or blocked'],
    ['a user without a device', undefined, 'push notifications'],
  ])('is named: %s', async (_, named, words) => {
    const user = named ?? (await newUser()).user_id;
    const client = await connect('modern', pushEnv({ AUTH0_MCP_APPROVER_USER: user }));
    const target = await newUser();
    const refused = await client.call('delete_user', { user_id: target.user_id });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain(words);
    expect(textOf(refused)).toContain('Nothing was changed');
    expect(await exists(target.user_id)).toBe(true);
  });
});

describe('a caller over HTTP', () => {
  const audience = 'https://mcp.lumenbikes.example/phone';
  let url: string;

  beforeAll(async () => {
    const { body } = await tenant.api('GET', '/connections?name=Username-Password-Authentication');
    const [{ id, enabled_clients }] = body;
    await tenant.api('PATCH', `/connections/${id}`, {
      enabled_clients: [...enabled_clients, tenant.sandbox.clientId],
    });
    const scopes = ['read:users', 'delete:users'].map((value) => ({ value }));
    await tenant.api('POST', '/resource-servers', { name: 'MCP', identifier: audience, scopes });
    url = await serve({
      ...tenant.env,
      AUTH0_MCP_APPROVER: 'push',
      AUTH0_MCP_HTTP_ISSUER: `${tenant.sandbox.url}/`,
      AUTH0_MCP_HTTP_AUDIENCE: audience,
    });
  });

  async function connectAs(fields: Record<string, string>): Promise<TestClient> {
    const answer = await fetch(`${tenant.sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { connection: 'close' },
      body: new URLSearchParams({
        client_id: tenant.sandbox.clientId,
        client_secret: tenant.sandbox.clientSecret,
        audience,
        ...fields,
      }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const client = await connectHttp('modern', url, undefined, { token });
    open.push(client);
    return client;
  }

  it('is asked on their own phone', async () => {
    const login = { username: 'astrid@lumenbikes.example', password: 'Bright-Spokes-42' };
    const client = await connectAs({
      grant_type: 'password',
      scope: 'openid read:users delete:users',
      ...login,
    });
    const { user_id } = await newUser();
    const approval = approvalOf(await client.call('delete_user', { user_id }));
    const push = await pushOf(phone, approval);
    expect(push.html).toContain(astrid);
    await phone.press(push.request, 'approve');
    expect(await waited(client, approval.id)).toBe('approved');
    await client.call('delete_user', { user_id });
    expect(await exists(user_id)).toBe(false);
  });

  it('who is an application has no phone', async () => {
    const { body } = await tenant.api('POST', '/client-grants', {
      client_id: tenant.sandbox.clientId,
      audience,
      scope: ['read:users', 'delete:users'],
    });
    expect(body.audience).toBe(audience);
    const client = await connectAs({ grant_type: 'client_credentials' });
    const { user_id } = await newUser();
    const refused = await client.call('delete_user', { user_id });
    expect(textOf(refused)).toContain('an application rather than a person');
    expect(await exists(user_id)).toBe(true);
  });
});

describe('the embedded sandbox', () => {
  it('needs no account: its phone is named on stderr', async () => {
    const env = { AUTH0_MCP_APPROVER: 'push', AUTH0_MCP_APPROVER_USER: astrid };
    const client = await connectProgram('legacy', env);
    const listed = await client.call('list_users', { q: 'email:ola@lumenbikes.example' });
    const { items } = listed.structuredContent as { items: { user_id: string }[] };
    const user_id = items[0]?.user_id;
    const approval = approvalOf(await client.call('delete_user', { user_id }));
    // Another pipe than the answers: what was written first may be read later.
    await vi.waitFor(() => expect(client.stderr()).toContain('/_sandbox/phone'), { timeout: PATIENCE_MS });
    const [, address = ''] = /(http:\/\/\S+)\/_sandbox\/phone/.exec(client.stderr()) ?? [];
    const embedded = phoneOf(address);
    await embedded.press((await pushOf(embedded, approval)).request, 'approve');
    expect(await waited(client, approval.id)).toBe('approved');
    expect((await client.call('delete_user', { user_id })).isError).toBeFalsy();
  });
});

describe('a configuration with which no phone can be asked', () => {
  /** What the start of a server ends with. */
  const attempt = async (env: Record<string, string>): Promise<string> => {
    const error = await loadConfig(env)
      .then((config) => createRuntime(config))
      .then(
        () => expect.unreachable('the server starts'),
        (reason: unknown) => reason as Error,
      );
    expect(error.name).toBe('ConfigError');
    return describeFailure(error);
  };

  it('ends the process', async () => {
    const { code, stderr, stdout } = await runCli(['serve'], {
      env: { ...tenant.env, AUTH0_MCP_APPROVER: 'push' },
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('AUTH0_MCP_APPROVER_USER');
  });

  it.each([
    ['nobody is named', { AUTH0_MCP_APPROVER: 'push' }, 'AUTH0_MCP_APPROVER_USER'],
    [
      'the user is no user id',
      { AUTH0_MCP_APPROVER: 'push', AUTH0_MCP_APPROVER_USER: 'ada' },
      'id of a user',
    ],
    ['push is not chosen', { AUTH0_MCP_APPROVER_USER: 'auth0|1' }, 'AUTH0_MCP_APPROVER=push'],
    [
      'push is not chosen for an API',
      { AUTH0_MCP_APPROVER_AUDIENCE: 'urn:x' },
      'AUTH0_MCP_APPROVER_AUDIENCE',
    ],
  ])('stops the start: %s', async (_, env: Record<string, string>, words) => {
    expect(await attempt({ ...tenant.env, ...env })).toContain(words);
  });

  it('stops the start: a token cannot ask', async () => {
    const stderr = await attempt({
      AUTH0_DOMAIN: tenant.env.AUTH0_DOMAIN ?? '',
      AUTH0_TOKEN: 'x.y.z',
      AUTH0_MCP_APPROVER: 'push',
      AUTH0_MCP_APPROVER_USER: 'auth0|1',
    });
    expect(stderr).toContain('rather than AUTH0_TOKEN');
  });

  it('stops the start: callers of another issuer, or a user besides them', async () => {
    const callers = { ...tenant.env, AUTH0_MCP_APPROVER: 'push' };
    expect(await attempt({ ...callers, AUTH0_MCP_HTTP_ISSUER: 'https://other.example/' })).toContain(
      'must be http://127.0.0.1',
    );
    const both = { AUTH0_MCP_HTTP_ISSUER: `${tenant.sandbox.url}/`, AUTH0_MCP_APPROVER_USER: 'auth0|1' };
    expect(await attempt({ ...callers, ...both })).toContain('unset AUTH0_MCP_APPROVER_USER');
  });
});
