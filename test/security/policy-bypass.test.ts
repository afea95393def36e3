/** Attempts to get around what the policy and the granted scopes allow. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { records } from '../policy/records.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import {
  accept,
  changes,
  codeOf,
  question,
  type Session,
  type SessionOptions,
  startSession,
  textOf,
  yes,
} from './session.js';

let tenant: Tenant;
const open: Session[] = [];

beforeAll(async () => {
  tenant = await startTenant('demo');
});

afterAll(async () => {
  for (const session of open) await session.close();
  await tenant.close();
});

async function start(options: SessionOptions = {}): Promise<Session> {
  const session = await startSession(tenant, options);
  open.push(session);
  await changes(tenant);
  return session;
}

const byRunner = (session: Session, name: string, args: unknown = {}) =>
  session.call('run_write_operation', { name, arguments: args });

/** Arguments that pass no schema check matter not: the gate comes first. */
const anything = { user_id: 'auth0|x', organization_id: 'org_x' };
const hidden = ['not_available', 'insufficient_scope', 'not_found', 'unknown_tool'];

describe('a tool that is not allowed', () => {
  test('read-only: no write of any operation gets through, by name or by the runners', async () => {
    const session = await start({ env: { AUTH0_MCP_READ_ONLY: 'true' } });
    const through: string[] = [];
    for (const tool of records.filter(({ risk }) => risk !== 'read')) {
      for (const outcome of [
        await session.call(tool.name, anything),
        await byRunner(session, tool.name, anything),
        await session.call('run_read_operation', { name: tool.name, arguments: anything }),
      ]) {
        if (!hidden.includes(codeOf(outcome)) && codeOf(outcome) !== 'wrong_runner')
          through.push(`${tool.name}: ${codeOf(outcome)}`);
      }
    }
    expect(through).toEqual([]);
    expect(await changes(tenant)).toEqual([]);
  });

  test.each([
    ['its name', 'delete_user'],
    ['capitals', 'DELETE_USER'],
    ['spaces around', ' delete_user '],
    ['a look-alike letter', 'delete_usеr'],
    ['an invisible character', 'delete_user\u200b'],
    ['a NUL', 'delete_user\u0000'],
    ['dashes', 'delete-user'],
    ['its operation', 'DELETE /users/{id}'],
    ['a path', '../delete_user'],
    ['a pattern', 'delete_*'],
    ['a prototype name', '__proto__'],
    ['another', 'constructor'],
    ['the runner itself', 'run_write_operation'],
    ['nothing', ''],
  ])('denied, called by %s', async (_, name) => {
    const session = await start({ policy: 'tools: {deny: [delete_user, run_read_operation]}' });
    for (const outcome of [
      await session.call(name, { user_id: 'auth0|x' }),
      await byRunner(session, name, { user_id: 'auth0|x' }),
    ]) {
      expect(['ok', 'ask'], `${name}: ${textOf(outcome).slice(0, 200)}`).not.toContain(codeOf(outcome));
    }
    expect(await changes(tenant)).toEqual([]);
  });

  test('hidden early-access operations by name', async () => {
    const session = await start();
    for (const tool of records.filter(({ earlyAccess }) => earlyAccess)) {
      expect(hidden).toContain(codeOf(await session.call(tool.name)));
      expect(hidden).toContain(codeOf(await session.call('run_read_operation', { name: tool.name })));
    }
  });

  test('outside the toolsets, by name', async () => {
    const session = await start({ env: { AUTH0_MCP_TOOLSETS: 'logs' } });
    expect(codeOf(await session.call('list_users'))).toBe('not_available');
    expect(hidden).toContain(codeOf(await session.call('run_read_operation', { name: 'list_users' })));
    expect(codeOf(await session.call('list_logs'))).toBe('ok');
  });

  test('above the risk ceiling', async () => {
    const session = await start({ policy: 'max_risk: write' });
    expect(codeOf(await session.call('delete_user', { user_id: 'auth0|x' }))).toBe('not_available');
    expect(hidden).toContain(codeOf(await byRunner(session, 'delete_user', { user_id: 'auth0|x' })));
  });

  test('a level deny is not softened by an answer', async () => {
    const lenient = await start();
    const { body } = await tenant.api('POST', '/users', {
      connection: 'Username-Password-Authentication',
      email: 'denied@example.com',
      password: 'Denied-is-1-password',
    });
    const { user_id } = body;
    await changes(tenant);
    const { state } = question(await lenient.call('clear_user_blocks', { user_id }));
    const session = await start({ policy: 'confirmation: {tools: {clear_user_blocks: deny}}' });
    expect(hidden).toContain(
      codeOf(await session.call('clear_user_blocks', { user_id }, { state, responses: yes })),
    );
    expect(await changes(tenant)).toEqual([]);
  });

  test('neither find_operations nor describe_operation offers it', async () => {
    const session = await start({ policy: 'tools: {deny: [delete_user]}' });
    const found = await session.call('find_operations', { query: 'delete a user for good' });
    const { operations } = (found.kind === 'result' ? found.result.structuredContent : {}) as {
      operations: { name: string }[];
    };
    expect(operations.length).toBeGreaterThan(0);
    expect(operations.map(({ name }) => name)).not.toContain('delete_user');
    expect(hidden).toContain(codeOf(await session.call('describe_operation', { name: 'delete_user' })));
  });
});

describe('scopes', () => {
  test("a scope for one's own account opens nothing about others", async () => {
    const session = await start({
      scopes: ['read:current_user', 'update:current_user_metadata', 'delete:current_user', 'read:logs'],
    });
    for (const tool of ['get_user', 'update_user', 'delete_user', 'list_user_enrollments']) {
      const outcome = await session.call(tool, { user_id: 'auth0|x' });
      expect(hidden, tool).toContain(codeOf(outcome));
    }
    expect(codeOf(await session.call('list_logs'))).toBe('ok');
  });

  test('without the scope a write is not tried', async () => {
    const session = await start({ scopes: ['read:users'] });
    expect(codeOf(await session.call('update_user', { user_id: 'auth0|x', blocked: true }))).toBe(
      'insufficient_scope',
    );
    expect(hidden).toContain(
      codeOf(await byRunner(session, 'update_user', { user_id: 'auth0|x', blocked: true })),
    );
    expect(await changes(tenant)).toEqual([]);
  });

  test('an opaque token opens nothing', async () => {
    const session = await startSession(tenant, {
      env: { AUTH0_CLIENT_ID: '', AUTH0_CLIENT_SECRET: '', AUTH0_TOKEN: 'opaque-token-of-unknown-scopes' },
    }).catch((error: unknown) => error as Error);
    if (session instanceof Error) {
      expect(session.message).toMatch(/AUTH0_|token/i);
      return;
    }
    open.push(session);
    for (const tool of records) expect(hidden, tool.name).toContain(codeOf(await session.call(tool.name)));
  });

  test('with no scope at all nothing but discovery answers', async () => {
    const session = await start({ scopes: [] });
    const through = [];
    for (const tool of records)
      if (!hidden.includes(codeOf(await session.call(tool.name)))) through.push(tool.name);
    expect(through).toEqual([]);
  });
});

describe('protected and allowed targets', () => {
  let boss: string;
  let other: string;

  beforeAll(async () => {
    const make = async (email: string) =>
      (
        await tenant.api('POST', '/users', {
          connection: 'Username-Password-Authentication',
          email,
          password: 'Correct-Horse-9-Battery',
        })
      ).body.user_id as string;
    boss = await make('boss@board.example');
    other = await make('other@example.com');
  });

  const protection = 'protected: {users: {emails: ["*@board.example"]}}';

  test.each([
    ['deleting', 'delete_user', () => ({ user_id: boss })],
    ['blocking', 'update_user', () => ({ user_id: boss, blocked: true })],
    ['changing the address', 'update_user', () => ({ user_id: boss, email: 'x@example.com' })],
    ['changing the password', 'update_user', () => ({ user_id: boss, password: 'Another-Horse-7-Battery' })],
    ['a link to set a new password', 'create_password_change_ticket', () => ({ user_id: boss })],
    ['ending sessions', 'delete_user_sessions', () => ({ user_id: boss })],
    [
      'adding a factor',
      'create_user_authentication_method',
      () => ({ user_id: boss, type: 'phone', phone_number: '+15550001234' }),
    ],
    ['among others', 'assign_role_users', () => ({ role_id: 'rol_x', users: [other, boss] })],
    [
      'merging into another',
      'link_user_identity',
      () => ({ user_id: other, provider: 'auth0', secondary_user_id: boss.split('|')[1] }),
    ],
    ['deleting the whole connection', 'delete_connection', () => ({ connection_id: 'con_x' })],
    [
      'clearing blocks by address',
      'clear_user_blocks_by_identifier',
      () => ({ identifier: 'BOSS@board.example' }),
    ],
  ])('%s', async (_, tool, args) => {
    const session = await start({ policy: protection });
    for (const outcome of [await session.call(tool, args()), await byRunner(session, tool, args())]) {
      expect(['target_protected', 'target_unchecked']).toContain(codeOf(outcome));
    }
    expect(await changes(tenant)).toEqual([]);
  });

  test('an answer does not help either', async () => {
    const free = await start();
    const { state } = question(await free.call('delete_user', { user_id: boss }));
    const session = await start({ policy: protection });
    const outcome = await session.call(
      'delete_user',
      { user_id: boss },
      { state, responses: accept({ name: 'boss@board.example' }) },
    );
    expect(codeOf(outcome)).toBe('target_protected');
    expect(await changes(tenant)).toEqual([]);
  });

  test("another organization's members", async () => {
    const [first, second] = (await tenant.api('GET', '/organizations')).body as {
      id: string;
      name: string;
    }[];
    const session = await start({ policy: `allowed: {organizations: [${first?.name}]}` });
    expect(codeOf(await session.call('list_organization_members', { organization_id: first?.id }))).toBe(
      'ok',
    );
    expect(codeOf(await session.call('list_organization_members', { organization_id: second?.id }))).toBe(
      'target_not_allowed',
    );
    expect(
      codeOf(
        await session.call('add_organization_members', { organization_id: second?.id, members: [other] }),
      ),
    ).toBe('target_not_allowed');
    expect(codeOf(await session.call('update_user', { user_id: other, blocked: true }))).toBe(
      'target_not_allowed',
    );
    expect(await changes(tenant)).toEqual([]);
  });
});

describe('hourly limits', () => {
  test('a burst all at once stays within', async () => {
    const session = await start({ policy: 'limits: {writes_per_hour: 3}' });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, n) => session.call('create_role', { name: `burst ${n}` })),
    );
    expect(outcomes.filter((outcome) => codeOf(outcome) === 'ok')).toHaveLength(3);
    expect(outcomes.filter((outcome) => codeOf(outcome) === 'limit_reached')).toHaveLength(9);
    expect(await changes(tenant)).toHaveLength(3);
  });

  test('by the runner as well', async () => {
    const session = await start({ policy: 'limits: {writes_per_hour: 1}' });
    expect(codeOf(await byRunner(session, 'create_role', { name: 'runner 1' }))).toBe('ok');
    expect(codeOf(await session.call('create_role', { name: 'runner 2' }))).toBe('limit_reached');
    expect(await changes(tenant)).toHaveLength(1);
  });
});

describe('an audit trail that cannot be written', () => {
  test('stops what would go unrecorded', async () => {
    const session = await start();
    void session.runtime.audit?.close();
    expect(codeOf(await session.call('create_role', { name: 'unrecorded' }))).toBe('audit_failed');
    expect(codeOf(await session.call('delete_user', { user_id: 'auth0|x' }))).not.toBe('ok');
    expect(await changes(tenant)).toEqual([]);
    open.splice(open.indexOf(session), 1);
    await session.runtime.client.close();
  });
});

describe('identifiers that would leave their place in the path', () => {
  test.each([
    '..',
    '.',
    '../clients',
    'a/../../clients',
    '%2e%2e',
    '..%2f..',
    'x?per_page=1',
    'x#y',
    'x;y',
    'a\\b',
    'a b',
    '\u0000',
    'a\r\nX: y',
    '\ud800',
    '',
    ' ',
    'x'.repeat(10_000),
    '{id}',
    '//evil.example',
    'http://evil.example/',
  ])('%j', async (id) => {
    const session = await start({ policy: 'confirmation: {tools: {clear_user_blocks: none}}' });
    const before = (await tenant.requests()).length;
    await session.call('get_user', { user_id: id });
    await session.call('clear_user_blocks', { user_id: id });
    await session.call('list_user_roles', { user_id: id });
    const reached = (await tenant.requests())
      .slice(before)
      .filter(({ path }) => path.startsWith('/api/v2/user'));
    const encoded = '[A-Za-z0-9._~%-]+';
    for (const { path } of reached) {
      expect(path).toMatch(new RegExp(`^/api/v2/(?:users/${encoded}(?:/roles)?|user-blocks/${encoded})$`));
      const segment = path.split('/')[4] ?? '';
      expect(decodeURIComponent(segment)).toBe(id);
      expect(['.', '..']).not.toContain(segment.replace(/%2e/gi, '.'));
    }
  });
});
