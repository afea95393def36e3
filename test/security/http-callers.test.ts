/** Callers over HTTP against the built server, as bytes on the wire: what each sees and does, and what stays apart. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersAtOnce } from '../support/answers-at-once.js';
import { type ServingProcess, startHttpServer } from '../support/http-server.js';
import { startIssuer, type TestIssuer } from '../support/issuer.js';
import { type Message, messages, modern, openSession, post } from '../support/raw-mcp.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import { changes } from './session.js';

const AUDIENCE = 'urn:example:mcp';

let tenant: Tenant;
let issuer: TestIssuer;
let server: ServingProcess;
let url = '';
let folder: string;
let role: { id: string; name: string };
let count = 0;
/** Every token that was ever used: none may be seen anywhere. */
const used: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'http-callers-'));
  [tenant, issuer] = await Promise.all([startTenant(), startIssuer()]);
  server = await startHttpServer({
    ...tenant.env,
    AUTH0_MCP_HTTP_ISSUER: issuer.issuer,
    AUTH0_MCP_HTTP_AUDIENCE: AUDIENCE,
    AUTH0_MCP_AUDIT_LOG: join(folder, 'audit.jsonl'),
    ...answersAtOnce('limits: { writes_per_hour: 2 }\n'),
    LOG_LEVEL: 'trace',
  });
  url = server.url;
});
afterAll(async () => {
  await server.close();
  await Promise.all([tenant.close(), issuer.close()]);
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  count++;
  const name = `victim ${count}`;
  role = { name, id: (await tenant.api('POST', '/roles', { name })).body.id };
  await changes(tenant);
});

/** The header of somebody with these permissions. */
async function as(sub: string, permissions: string[], claims: object = {}): Promise<Record<string, string>> {
  const token = await issuer.token({ aud: AUDIENCE, sub, azp: 'host-1', permissions, ...claims });
  used.push(token);
  return { authorization: `Bearer ${token}` };
}

/** Somebody whom no other test knows. */
const someone = (...permissions: string[]) => as(`auth0|person-${count}`, permissions);

const run = (
  headers: Record<string, string>,
  name: string,
  args: object,
  more: Record<string, unknown> = {},
): Promise<Message> => modern(url, 'tools/call', { name, arguments: args, ...more }, { headers });

const deletes = (headers: Record<string, string>, more: Record<string, unknown> = {}) =>
  run(headers, 'run_write_operation', { name: 'delete_role', arguments: { role_id: role.id } }, more);
const agreed = () => ({ confirmation: { action: 'accept', content: { name: role.name } } });
const codeOf = (message: Message): string => message.result?.structuredContent?.error?.code ?? 'ok';
const listed = async (headers: Record<string, string>): Promise<string[]> =>
  (await modern(url, 'tools/list', {}, { headers })).result.tools.map((tool: { name: string }) => tool.name);

const stillThere = async () => {
  expect(await changes(tenant)).toEqual([]);
  expect((await tenant.api('GET', `/roles/${role.id}`)).status).toBe(200);
};

describe('authentication', () => {
  const metadataUrl = () => url.replace('/mcp', '/.well-known/oauth-protected-resource/mcp');

  test('rejects every request without a token', async () => {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS']) {
      const answer = await fetch(url, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
      expect(answer.status, method).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(
        new RegExp(`^Bearer resource_metadata="${metadataUrl()}", scope="read:[\\w: ]+"$`),
      );
      expect(await answer.text()).not.toContain('tools');
    }
  });

  test.each<[string, Record<string, unknown>]>([
    ['of another audience', { aud: 'https://other.example' }],
    ['that has expired', { exp: 1_700_000_000 }],
    ['for the Management API itself', { aud: 'MANAGEMENT' }],
  ])('is closed to a token %s', async (_, claims) => {
    const aud = claims.aud === 'MANAGEMENT' ? tenant.sandbox.audience : (claims.aud ?? AUDIENCE);
    const answer = await post(
      url,
      { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} },
      await as('auth0|ann', ['read:users'], { ...claims, aud }),
    );
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(
      /^Bearer error="invalid_token".*resource_metadata="/,
    );
  });

  test('tells where to get a token, at both places, and nothing else', async () => {
    for (const place of [metadataUrl(), metadataUrl().replace(/\/mcp$/, '')]) {
      const answer = await fetch(place);
      expect(answer.status).toBe(200);
      const document = (await answer.json()) as { scopes_supported: string[] };
      expect(document).toMatchObject({
        resource: url,
        authorization_servers: [issuer.issuer],
        bearer_methods_supported: ['header'],
      });
      expect(document.scopes_supported).toContain('read:users');
      expect(document.scopes_supported.every((scope) => scope.startsWith('read:'))).toBe(true);
      expect(document.scopes_supported.length).toBeLessThan(16);
      expect(document.scopes_supported).not.toContain('read:current_user');
      expect((await fetch(place, { method: 'POST' })).status).toBe(405);
    }
    expect((await fetch(`${metadataUrl()}/other`)).status).toBe(404);
  });

  test('is closed to other hosts and pages, also with a good token', async () => {
    const headers = await someone('read:users');
    const body = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
    expect((await post(url, body, { ...headers, origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('what callers see', () => {
  test('is what their permissions leave, in every way in', async () => {
    const [reader, keeper] = [await as('auth0|r', ['read:users']), await as('auth0|k', ['read:roles'])];
    const [readers, keepers] = [await listed(reader), await listed(keeper)];
    expect(readers).toContain('list_users');
    expect(readers).not.toContain('list_roles');
    expect(keepers).toContain('list_roles');
    expect(keepers).not.toContain('list_users');
    // The same again, for what is kept must not be mixed up.
    expect(await listed(reader)).toEqual(readers);
    const before = (await tenant.requests()).length;
    const direct = await run(reader, 'list_roles', {});
    const found = await run(reader, 'find_operations', { query: 'list roles' });
    const described = await run(reader, 'describe_operation', { name: 'list_roles' });
    const ran = await run(reader, 'run_read_operation', { name: 'list_roles', arguments: {} });
    for (const refused of [direct, described, ran]) {
      expect(codeOf(refused)).toBe('insufficient_scope');
      expect(refused.result.structuredContent.error.hint).toContain('can grant the person read:roles');
    }
    const { operations, hidden } = found.result.structuredContent;
    expect(operations.map((one: { name: string }) => one.name)).not.toContain('list_roles');
    expect(hidden.by_reason).toHaveProperty('permission');
    expect((await tenant.requests()).length).toBe(before);
    expect(codeOf(await run(keeper, 'list_roles', {}))).toBe('ok');
  });

  test('without permissions is nothing but the search and their own changes', async () => {
    const names = await listed(await as('auth0|nobody', []));
    // Their own changes too, of which there are none; what an operation needs is asked for by each of its calls.
    expect(names.sort()).toEqual([
      'apply_changes',
      'describe_operation',
      'find_operations',
      'list_changes',
      'run_read_operation',
      'run_write_operation',
      'undo_change',
      'wait_for_approval',
    ]);
  });

  test('of resources and prompts too', async () => {
    const headers = await as('auth0|k', ['read:roles']);
    const { result } = await modern(
      url,
      'resources/read',
      { uri: 'auth0://scopes', name: 'auth0://scopes' },
      { headers },
    );
    const { granted, would_open } = JSON.parse(result.contents[0].text);
    expect(granted).toEqual(['read:roles']);
    expect(would_open['read:users']).toBeGreaterThan(0);
    const uri = 'auth0://users/auth0|1';
    expect((await modern(url, 'resources/read', { uri, name: uri }, { headers })).error).toBeTruthy();
    expect((await modern(url, 'prompts/list', {}, { headers })).result.prompts).toEqual([]);
  });

  test('of a target before a deletion is what they may read', async () => {
    const { result } = await deletes(await someone('delete:roles'));
    const { message } = result.inputRequests.confirmation.params;
    expect(message).toContain('missing scope read:roles');
    expect(message).toContain(role.id);
    expect(message).not.toContain(role.name);
    await stillThere();
  });

  test('never is the server’s own folder', async () => {
    const headers = await someone('create:clients');
    const args = { name: 'Secret app', save_secrets_to: 'app.env' };
    expect(codeOf(await run(headers, 'create_client', args))).toBe('file_refused');
  });
});

describe('a confirmation', () => {
  const permissions = ['read:roles', 'delete:roles'];

  test('counts for the caller who was asked', async () => {
    const ann = await someone(...permissions);
    const { result } = await deletes(ann);
    expect(result.inputRequests.confirmation.params.message).toContain(role.name);
    const done = await deletes(await someone(...permissions), {
      requestState: result.requestState,
      inputResponses: agreed(),
    });
    expect(codeOf(done)).toBe('ok');
    expect(await changes(tenant)).toEqual([`DELETE /roles/${role.id}`]);
  });

  test.each<[string, () => Promise<Record<string, string>>]>([
    ['another person', () => as('auth0|mallory', permissions)],
    [
      'the same person with another client',
      () => as(`auth0|person-${count}`, permissions, { azp: 'host-2' }),
    ],
  ])('does not count for %s', async (_, thief) => {
    const { result } = await deletes(await someone(...permissions));
    const stolen = await deletes(await thief(), {
      requestState: result.requestState,
      inputResponses: agreed(),
    });
    expect(codeOf(stolen)).toBe('state_other_caller');
    await stillThere();
  });

  test('does not count once the permission is gone', async () => {
    const { result } = await deletes(await someone(...permissions));
    const late = await deletes(await someone('read:roles'), {
      requestState: result.requestState,
      inputResponses: agreed(),
    });
    expect(codeOf(late)).toBe('insufficient_scope');
    await stillThere();
  });
});

describe('a session of a 2025-era client', () => {
  const permissions = ['read:roles', 'delete:roles'];
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
  const names = async (response: Response): Promise<string[]> => {
    for await (const message of messages(response))
      if (message.id === 1) return message.result.tools.map((tool: { name: string }) => tool.name);
    throw new Error(`no answer: ${response.status}`);
  };

  test('goes on with a renewed token, and allows what each token does', async () => {
    const session = await openSession(url, await someone(...permissions));
    const renewed = await post(url, list, { ...session, ...(await someone(...permissions)) });
    expect(await names(renewed)).toContain('list_roles');
    const less = await post(url, list, { ...session, ...(await someone('read:users')) });
    const listed = await names(less);
    expect(listed).toContain('list_users');
    expect(listed).not.toContain('list_roles');
    const call = { ...list, method: 'tools/call', params: { name: 'list_roles', arguments: {} } };
    const refused = await post(url, call, { ...session, ...(await someone('read:users')) });
    for await (const message of messages(refused)) {
      expect(message.result.isError).toBe(true);
      expect(message.result.structuredContent.error.code).toBe('insufficient_scope');
    }
  });

  test('belongs to its caller only, with or without a token', async () => {
    const session = await openSession(url, await someone(...permissions));
    const mallory = await as('auth0|mallory', permissions);
    const made_up = { ...session, 'mcp-session-id': 'made-up' };
    const answers = await Promise.all(
      [session, made_up].map(async (headers) => {
        const answer = await post(url, list, { ...headers, ...mallory });
        return [answer.status, await answer.text()];
      }),
    );
    expect(answers[0]?.[0]).toBe(404);
    // It is not even told whether there is such a session.
    expect(answers[0]).toEqual(answers[1]);
    expect((await post(url, list, session)).status).toBe(401);
    for (const method of ['GET', 'DELETE']) {
      const answer = await fetch(url, {
        method,
        headers: { accept: 'application/json, text/event-stream', ...session, ...mallory },
      });
      expect(answer.status, method).toBe(404);
    }
    const own = await post(url, list, { ...session, ...(await someone(...permissions)) });
    expect(own.status).toBe(200);
    await own.body?.cancel();
  });

  test('does not end because another caller opens many, nor does the first of those', async () => {
    const own = {
      ...(await openSession(url, await someone(...permissions))),
      ...(await someone(...permissions)),
    };
    const mallory = await as('auth0|mallory', permissions);
    const first = { ...(await openSession(url, mallory)), ...mallory };
    for (let n = 0; n < 40; n++) await openSession(url, mallory);
    expect(await names(await post(url, list, own))).toContain('list_roles');
    expect(await names(await post(url, list, first))).toContain('list_roles');
  });

  test('accepts answers only from its own caller', async () => {
    const ann = await someone(...permissions);
    const session = { ...(await openSession(url, ann)), ...ann };
    const mallory = { ...session, ...(await as('auth0|mallory', permissions)) };
    const params = {
      name: 'run_write_operation',
      arguments: { name: 'delete_role', arguments: { role_id: role.id } },
    };
    const answer = (id: unknown, name: string) => ({
      ...{ jsonrpc: '2.0', id },
      result: { action: 'accept', content: { name } },
    });
    const response = await post(url, { jsonrpc: '2.0', id: 1, method: 'tools/call', params }, session);
    let asked = 0;
    for await (const message of messages(response)) {
      if (message.method === 'elicitation/create') {
        asked++;
        expect((await post(url, answer(message.id, role.name), mallory)).status).toBe(404);
        await stillThere();
        // Her own answer, which names something else, is the one that counts.
        await post(url, answer(message.id, 'another role'), session);
      } else if (message.id === 1) {
        expect(codeOf(message)).toBe('wrong_name');
        break;
      }
    }
    expect(asked).toBe(1);
    await stillThere();
  });
});

describe('limits and records', () => {
  test('count for the person, whichever client they use', async () => {
    const update = (headers: Record<string, string>) =>
      run(headers, 'run_write_operation', {
        name: 'update_role',
        arguments: { role_id: role.id, description: 'changed' },
      });
    const ann = (azp: string) => as('auth0|limited', ['update:roles'], { azp });
    expect(codeOf(await update(await ann('host-1')))).toBe('ok');
    expect(codeOf(await update(await ann('host-2')))).toBe('ok');
    expect(codeOf(await update(await ann('host-3')))).toBe('limit_reached');
    expect(codeOf(await update(await as('auth0|unlimited', ['update:roles'])))).toBe('ok');
  });

  test('name the caller, and no token is anywhere', async () => {
    await run(await someone('read:roles'), 'list_roles', {});
    const audit = readFileSync(join(folder, 'audit.jsonl'), 'utf8');
    const mine = audit
      .split('\n')
      .filter((line) => line.includes(`${issuer.issuer} auth0|person-${count} host-1`))
      .map((line) => JSON.parse(line));
    expect(mine.map(({ kind, tool }) => [kind, tool])).toEqual([
      ['decision', 'list_roles'],
      ['result', 'list_roles'],
    ]);
    const everything = `${audit}${server.output()}${JSON.stringify(await tenant.requests())}`;
    expect(used.length).toBeGreaterThan(20);
    for (const token of used)
      for (const part of token.split('.').slice(1)) expect(everything.includes(part), 'a token').toBe(false);
  });
});

test('a server whose issuer is unreachable rejects everyone', async () => {
  const away = await startIssuer();
  away.answer(503);
  const closed = await startHttpServer({
    ...tenant.env,
    AUTH0_MCP_HTTP_ISSUER: away.issuer,
    AUTH0_MCP_HTTP_AUDIENCE: AUDIENCE,
  });
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };
  const token = await away.token({ aud: AUDIENCE, permissions: ['read:users'] });
  const answer = await post(closed.url, list, { authorization: `Bearer ${token}` });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  await closed.close();
  await away.close();
  expect(closed.output()).toContain('cannot be fetched');
  expect(closed.output()).not.toContain(token.split('.')[2]);
});
