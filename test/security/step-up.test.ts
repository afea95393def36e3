/** Scopes by need: a small set at first, more when a call needs it, and never what a person was not given. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, serveOverHttp } from '../../src/server/http.js';
import { loadConfig } from '../../src/server/load-config.js';
import { createRuntime } from '../../src/server/runtime.js';
import { connectHttp } from '../support/clients.js';
import { startIssuer, type TestIssuer } from '../support/issuer.js';
import { type Message, messages, modern, openSession, post } from '../support/raw-mcp.js';
import { startTenant, type Tenant } from '../support/tenant.js';

const AUDIENCE = 'https://mcp.lumenbikes.example/mcp';
const PAGE = 'https://app.lumenbikes.example';

let tenant: Tenant;
let issuer: TestIssuer;
let server: HttpServer;
let count = 0;
beforeAll(async () => {
  tenant = await startTenant();
  issuer = await startIssuer();
  const env = {
    ...tenant.env,
    AUTH0_MCP_HTTP_ISSUER: issuer.issuer,
    AUTH0_MCP_HTTP_AUDIENCE: AUDIENCE,
    AUTH0_MCP_HTTP_ORIGINS: `${PAGE}, http://localhost:5173`,
    LOG_LEVEL: 'silent',
  };
  server = await serveOverHttp(await createRuntime(await loadConfig(env)), { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await issuer.close();
  await tenant.close();
});
beforeEach(() => {
  count += 1;
});

/** The header of one person at one client, with a token for these scopes. */
async function bearer(scope: string, permissions?: string[]): Promise<Record<string, string>> {
  const given = permissions === undefined ? {} : { permissions };
  const claims = { aud: AUDIENCE, sub: `auth0|person-${count}`, azp: 'host-1', scope, ...given };
  return { authorization: `Bearer ${await issuer.token(claims)}` };
}

const version = '2026-07-28';
const meta = {
  'io.modelcontextprotocol/protocolVersion': version,
  'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};
type Call = (headers: Record<string, string>, name: string, args?: object) => Promise<Response>;
const callModern: Call = (headers, name, args = {}) =>
  post(
    server.url,
    { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args, _meta: meta } },
    { 'mcp-protocol-version': version, 'mcp-method': 'tools/call', 'mcp-name': name, ...headers },
  );
const resultOf = async (response: Response): Promise<Message> => {
  for await (const message of messages(response)) if (message.id === 1) return message.result;
  throw new Error(`no result: ${response.status}`);
};
const challengeOf = (response: Response) => response.headers.get('www-authenticate') ?? '';
const GIVEN = ['read:users', 'read:roles', 'delete:roles'];

describe.each(['2026', '2025'])('in the %s protocol', (era) => {
  /** A way to call: in 2025, within one session whatever the token. */
  async function caller(first: Record<string, string>): Promise<Call> {
    if (era === '2026') return callModern;
    const session = await openSession(server.url, first);
    return (headers, name, args = {}) =>
      post(
        server.url,
        { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } },
        { ...session, ...headers },
      );
  }

  it('a call that needs more is refused with just what it needs, and goes ahead with a token for it', async () => {
    const little = await bearer('read:users', GIVEN);
    const call = await caller(little);
    const refused = await call(little, 'list_roles');
    expect(refused.status).toBe(403);
    expect(challengeOf(refused)).toMatch(/^Bearer error="insufficient_scope"/);
    expect(challengeOf(refused)).toContain('scope="read:roles"');
    expect(challengeOf(refused)).toContain('which your client did not ask for');
    expect(challengeOf(refused)).toContain('resource_metadata="');
    const run = await call(little, 'run_write_operation', {
      name: 'delete_role',
      arguments: { role_id: 'rol_1' },
    });
    expect([run.status, challengeOf(run)]).toEqual([403, expect.stringContaining('scope="delete:roles"')]);
    const more = await bearer('read:users read:roles', GIVEN);
    expect((await resultOf(await call(more, 'list_roles'))).isError).toBeFalsy();
  });

  it('what the person was not given is said by the call: signing in again would not help', async () => {
    const headers = await bearer('read:users', ['read:users']);
    const response = await (await caller(headers))(headers, 'list_roles');
    expect(response.status).toBe(200);
    const { isError, structuredContent } = await resultOf(response);
    expect(isError).toBe(true);
    expect(structuredContent.error).toMatchObject({ code: 'insufficient_scope' });
    expect(structuredContent.error.message).toContain('was not given the permission read:roles');
  });

  it('a token that does not tell what the person was given may be too small', async () => {
    const headers = await bearer('read:users');
    const response = await (await caller(headers))(headers, 'list_roles');
    expect(response.status).toBe(403);
    expect(challengeOf(response)).toContain('did not ask for it, or you were not given it');
  });

  /** Everything that a person at this client may ask for, of which the token has only reading users. */
  const MORE = [
    ...[...GIVEN, 'create:roles', 'create:role_members', 'read:role_members'],
    ...['update:users', 'update:users_app_metadata', 'delete:sessions'],
  ];

  it.each([
    [
      'several changes: what each of them needs',
      'apply_changes',
      {
        why: 'a new team',
        changes: [
          { operation: 'create_role', arguments: { name: 'Helpers' } },
          { operation: 'delete_role', arguments: { role_id: 'rol_1' } },
          { operation: 'create_role', arguments: { name: 'Helpers of $1.id' } },
        ],
      },
      'create:roles delete:roles',
    ],
    [
      'a change of many users: the search and the change',
      'apply_to_users',
      { q: 'name:jane', assign_roles: ['rol_1'] },
      'read:users create:role_members update:users',
    ],
    [
      'a change of many users that are named: the change alone',
      'apply_to_users',
      { user_ids: ['auth0|1'], end_sessions: true },
      'delete:sessions',
    ],
    [
      'a list of people: reading it',
      'apply_to_users',
      { role: 'rol_1', blocked: true },
      'read:users read:roles read:role_members update:users update:users_app_metadata',
    ],
    ['an operation by name', 'run_read_operation', { name: 'list_roles', arguments: {} }, 'read:roles'],
  ])('%s', async (_, tool, args, scope) => {
    const headers = await bearer('read:users', MORE);
    const refused = await (await caller(headers))(headers, tool, args);
    expect(refused.status).toBe(403);
    const asked = /scope="([^"]*)"/.exec(challengeOf(refused))?.[1]?.split(' ') ?? [];
    expect(asked.sort()).toEqual(scope.split(' ').sort());
    const enough = await bearer([...asked, 'read:users'].join(' '), MORE);
    // What becomes of it then is no matter of scopes.
    expect((await (await caller(enough))(enough, tool, args)).status).not.toBe(403);
  });

  it('several changes of which one is not allowed to the person are no matter of asking', async () => {
    const headers = await bearer('read:users', ['read:users', 'create:roles']);
    const changes = [
      { operation: 'create_role', arguments: { name: 'Helpers' } },
      { operation: 'delete_client', arguments: { client_id: 'c' } },
    ];
    const response = await (await caller(headers))(headers, 'apply_changes', { why: 'tidy up', changes });
    expect(response.status).toBe(200);
    const { structuredContent } = await resultOf(response);
    expect(structuredContent.error.message).toContain('create:roles');
  });

  it('what the policy or the tenant does not allow is no matter of scopes', async () => {
    const headers = await bearer('read:users', GIVEN);
    const call = await caller(headers);
    expect((await call(headers, 'no_such_tool')).status).toBe(200);
    expect((await call(headers, 'list_users')).status).toBe(200);
  });
});

it('lists what the client only has to ask for, and finds it', async () => {
  const headers = await bearer('read:users', GIVEN);
  const { result } = await modern(server.url, 'tools/list', {}, { headers });
  const names = result.tools.map(({ name }: { name: string }) => name);
  expect(names).toContain('list_roles');
  expect(names).not.toContain('list_clients');
  const params = { name: 'find_operations', arguments: { query: 'delete a role' } };
  const found = await modern(server.url, 'tools/call', params, { headers });
  expect(JSON.stringify(found.result.structuredContent.operations)).toContain('delete_role');
});

it('asks for a small set at first', async () => {
  const response = await post(server.url, { jsonrpc: '2.0', id: 1, method: 'tools/list' });
  expect(response.status).toBe(401);
  const scope = /scope="([^"]*)"/.exec(challengeOf(response))?.[1]?.split(' ') ?? [];
  expect(scope).toContain('read:users');
  expect(scope.length).toBeLessThan(16);
  expect(scope.filter((one) => !one.startsWith('read:'))).toEqual([]);
  const invalid = await post(server.url, {}, { authorization: 'Bearer nonsense' });
  expect(challengeOf(invalid)).toContain('scope="read:');
});

it.each(['modern', 'legacy'] as const)('a real %s client gets what it needs on its way', async (era) => {
  // Its tokens are for the address that the metadata names.
  const env = { ...tenant.env, AUTH0_MCP_HTTP_ISSUER: issuer.issuer, LOG_LEVEL: 'silent' };
  const own = await serveOverHttp(await createRuntime(await loadConfig(env)), {
    host: '127.0.0.1',
    port: 0,
  });
  issuer.clients.set(`helper-${era}`, ['read:users', 'read:client_grants']);
  const signIn = { id: `helper-${era}`, issuer: issuer.issuer };
  const client = await connectHttp(era, own.url, undefined, {
    client: { ...signIn, ...(era === 'legacy' ? { scope: 'read:users' } : {}) },
  });
  try {
    expect((await client.call('list_users')).isError).toBeFalsy();
    const more = { name: 'list_client_grants', arguments: {} };
    if (era === 'modern') expect((await client.call('run_read_operation', more)).isError).toBeFalsy();
    // The older SDK asks for the scope that it was set up with, again and again: its host sets it up anew.
    else await expect(client.call('run_read_operation', more)).rejects.toThrow(/403|upscoping/);
  } finally {
    await client.close();
    await own.close();
  }
});

describe('web pages', () => {
  const preflight = (origin: string, path = server.url) =>
    fetch(path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,mcp-session-id',
      },
    });

  it('of the named origins may call and read the answers', async () => {
    const asked = await preflight(PAGE);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(asked.headers.get('access-control-allow-headers')).toContain('mcp-session-id');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const answer = await callModern({ ...(await bearer('read:users')), origin: PAGE }, 'list_users');
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, PAGE]);
    expect(answer.headers.get('access-control-expose-headers')).toContain('WWW-Authenticate');
    const refused = await post(server.url, {}, { origin: PAGE });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, PAGE]);
    const metadata = new URL('/.well-known/oauth-protected-resource', server.url).href;
    expect((await preflight(PAGE, metadata)).status).toBe(204);
  });

  it.each(['https://evil.example', `${PAGE}.evil.example`, 'http://app.lumenbikes.example', 'null'])(
    'of %s may not',
    async (origin) => {
      const asked = await preflight(origin);
      expect(asked.status).toBe(403);
      expect(asked.headers.get('access-control-allow-origin')).toBeNull();
      expect((await callModern({ ...(await bearer('read:users')), origin }, 'list_users')).status).toBe(403);
    },
  );
});
