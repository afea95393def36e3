/** Ways around protected people and things, and around what is masked: other spellings, other tools, other shapes. */
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { document } from '../../src/server/resources/resource-read.js';
import { suggest } from '../../src/server/resources/suggest.js';
import { SecretHandoff } from '../../src/tools/call/secret-handoff.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import { accept, changes, codeOf, question, type Session, startSession, textOf, yes } from './session.js';

let tenant: Tenant;
let boss: string;
let other: string;
let owner: string;
let cafe: string;
const open: Session[] = [];

async function person(more: Record<string, unknown>): Promise<string> {
  const { status, body } = await tenant.api('POST', '/users', {
    connection: 'Username-Password-Authentication',
    password: 'Correct-Horse-9-Battery',
    ...more,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.user_id;
}

beforeAll(async () => {
  tenant = await startTenant('demo');
  boss = await person({ email: 'boss@board.example', user_id: 'corp|boss' });
  other = await person({ email: 'other@example.com' });
  owner = (await tenant.api('POST', '/roles', { name: 'Owner' })).body.id;
  cafe = (await tenant.api('POST', '/clients', { name: 'Caf\u00e9' })).body.client_id;
  await tenant.api('POST', `/users/${encodeURIComponent(boss)}/roles`, { roles: [owner] });
});

beforeEach(() => changes(tenant));

afterAll(async () => {
  for (const session of open) await session.close();
  await tenant.close();
});

const started = new Map<string, Promise<Session>>();

/** A session under this policy; the attacks of one policy share it. */
function under(policy: string): Promise<Session> {
  let session = started.get(policy);
  if (!session) {
    session = startSession(tenant, { policy }).then((one) => {
      open.push(one);
      return one;
    });
    started.set(policy, session);
  }
  return session;
}

const refusedAs = ['target_protected', 'target_unchecked'];

describe('the same target by another spelling', () => {
  const people = 'protected: {users: {emails: ["*@BOARD.example"]}}';
  const roles = 'protected: {roles: [OWNER], users: {roles: [owner]}}';
  const clients = 'protected: {clients: ["Cafe\u0301"]}';

  test.each<[string, string, string, () => Record<string, unknown>]>([
    [
      'an address in capitals',
      people,
      'clear_user_blocks_by_identifier',
      () => ({ identifier: 'BOSS@BOARD.EXAMPLE' }),
    ],
    [
      'an address with spaces',
      people,
      'clear_user_blocks_by_identifier',
      () => ({ identifier: ' boss@board.example ' }),
    ],
    [
      'an id in capitals',
      'protected: {users: {ids: ["auth0|corp|boss"]}}',
      'update_user',
      () => ({ user_id: boss.toUpperCase(), blocked: true }),
    ],
    [
      'a second account by the end of its id',
      people,
      'link_user_identity',
      () => ({ user_id: other, provider: 'auth0', secondary_user_id: 'corp|boss' }),
    ],
    [
      'a second account by its whole id',
      people,
      'link_user_identity',
      () => ({ user_id: other, provider: 'auth0', secondary_user_id: boss }),
    ],
    [
      "a second account by its whole id and another's provider",
      people,
      'link_user_identity',
      () => ({ user_id: other, provider: 'samlp', secondary_user_id: boss }),
    ],
    [
      'a role whose name the policy has in capitals',
      roles,
      'update_role',
      () => ({ role_id: owner, description: 'x' }),
    ],
    ['a holder of such a role', roles, 'update_user', () => ({ user_id: boss, blocked: true })],
    [
      'a name whose accent is put together otherwise',
      clients,
      'update_client',
      () => ({ client_id: cafe, description: 'x' }),
    ],
    ['its secret', clients, 'rotate_client_secret', () => ({ client_id: cafe })],
  ])('%s', async (_, policy, tool, args) => {
    const session = await under(policy);
    for (const outcome of [
      await session.call(tool, args()),
      await session.call('run_write_operation', { name: tool, arguments: args() }),
    ])
      expect(codeOf(outcome), textOf(outcome).slice(0, 300)).toBe('target_protected');
    expect(await changes(tenant)).toEqual([]);
  });

  test('what is allowed is not widened by spelling', async () => {
    const [first] = (await tenant.api('GET', '/organizations')).body as { id: string; name: string }[];
    const session = await under(`allowed: {organizations: [${first?.name.toUpperCase()}]}`);
    const outcome = await session.call('update_organization', {
      organization_id: first?.id,
      display_name: 'x',
    });
    expect(codeOf(outcome)).toBe('target_not_allowed');
    expect(await changes(tenant)).toEqual([]);
  });
});

describe('tools that change many things at once', () => {
  const people = 'protected: {users: {emails: ["*@board.example"]}}';

  test('the bulk tool leaves the protected person out, by id', async () => {
    const session = await under(people);
    const args = { user_ids: [boss, other, boss], user_metadata: { seen: 1 }, dry_run: false };
    await session.call('apply_to_users', args);
    expect(await changes(tenant)).toEqual([`PATCH /users/${encodeURIComponent(other)}`]);
  });

  test('and by a search that finds them', async () => {
    const session = await under(people);
    const q = 'email:"boss@board.example" OR email:"other@example.com"';
    await session.call('apply_to_users', { q, user_metadata: { seen: 2 }, dry_run: false });
    expect(await changes(tenant)).toEqual([`PATCH /users/${encodeURIComponent(other)}`]);
  });

  test('a resume token that claims otherwise only leaves people out', async () => {
    const session = await under(people);
    const resume_token = Buffer.from(JSON.stringify({ run: 'x', done: 0, at: [], ahead: [] })).toString(
      'base64url',
    );
    const outcome = await session.call('apply_to_users', {
      user_ids: [boss],
      app_metadata: { a: 1 },
      dry_run: false,
      resume_token,
    });
    expect(codeOf(outcome)).toBe('invalid_arguments');
    expect(await changes(tenant)).toEqual([]);
  });

  test.each([
    ['the change is denied', 'tools: {deny: [update_user]}', 'not_available'],
    ['the change is denied by its level', 'confirmation: {tools: {update_user: deny}}', 'not_available'],
    ['the change is asked for', 'confirmation: {tools: {update_user: ask}}', 'ask'],
  ])('the bulk tool where %s', async (_, policy, expected) => {
    const session = await under(policy);
    const args = { user_ids: [other], app_metadata: { seen: 3 }, dry_run: false };
    expect(codeOf(await session.call('apply_to_users', args))).toBe(expected);
    expect(await changes(tenant)).toEqual([]);
  });

  test.each([
    ['by id', () => ({ user: boss })],
    ['by address', () => ({ user: 'boss@board.example' })],
    ['by an address in capitals, with the account', () => ({ user: 'BOSS@BOARD.EXAMPLE', delete: true })],
  ])('offboarding a protected person %s', async (_, args) => {
    const session = await under(people);
    expect([...refusedAs, 'user_not_found']).toContain(codeOf(await session.call('offboard_user', args())));
    expect(await changes(tenant)).toEqual([]);
  });

  test('offboarding does no more than the hourly limit leaves', async () => {
    const leaver = await person({ email: 'leaver@example.com' });
    await tenant.api('POST', `/users/${encodeURIComponent(leaver)}/roles`, { roles: [owner] });
    const session = await under('limits: {writes_per_hour: 1}');
    await changes(tenant);
    const { state } = question(await session.call('offboard_user', { user: leaver }));
    await session.call('offboard_user', { user: leaver }, { state, responses: yes });
    expect(await changes(tenant)).toHaveLength(1);
  });

  test('offboarding does not delete where that is denied', async () => {
    const leaver = await person({ email: 'second-leaver@example.com' });
    const session = await under('confirmation: {tools: {delete_user: deny}}');
    const args = { user: leaver, delete: true };
    const { state, message } = question(await session.call('offboard_user', args));
    expect(message).not.toContain('gone for good');
    await changes(tenant);
    await session.call('offboard_user', args, { state, responses: yes });
    const done = await changes(tenant);
    expect(done.length).toBeGreaterThan(0);
    expect(
      done.filter(
        (request) =>
          request.startsWith('DELETE /users/') && !/\/(?:sessions|refresh-tokens|roles)$/.test(request),
      ),
    ).toEqual([]);
  });

  test('an answer about offboarding does not count for deleting as well', async () => {
    const session = await under('');
    const { state } = question(await session.call('offboard_user', { user: other }));
    const responses = accept({ confirm: true, name: 'other@example.com' });
    const outcome = await session.call('offboard_user', { user: other, delete: true }, { state, responses });
    expect(codeOf(outcome)).toBe('state_other_arguments');
    expect(await changes(tenant)).toEqual([]);
  });
});

describe('arguments of another shape', () => {
  test.each<[string, unknown]>([
    ["the API's own name of the argument", { id: 'auth0|corp|boss', blocked: true }],
    ['the arguments as text', '{"user_id":"auth0|corp|boss","blocked":true}'],
  ])('%s reaches what is protected no better', async (_, args) => {
    const session = await under('protected: {users: {ids: ["auth0|corp|boss"]}}');
    for (const outcome of [
      await session.call('update_user', args),
      await session.call('run_write_operation', { name: 'update_user', arguments: args }),
    ])
      expect(['target_protected', 'invalid_arguments'], textOf(outcome).slice(0, 300)).toContain(
        codeOf(outcome),
      );
    expect(await changes(tenant)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a key __proto__', JSON.parse('{"user_id":"auth0|x","__proto__":{"blocked":true}}')],
    [
      'a key __proto__ deep inside',
      { user_id: 'auth0|x', user_metadata: JSON.parse('{"a":{"__proto__":{"x":1}}}') },
    ],
    ['a key constructor', { user_id: 'auth0|x', constructor: { prototype: { blocked: true } } }],
    ['a key toString', { user_id: 'auth0|x', toString: 'x' }],
    ['the argument twice, by both names', { user_id: 'auth0|x', id: 'auth0|y', blocked: true }],
    ['a list for an id', { user_id: ['auth0|x', 'auth0|y'], blocked: true }],
    ['an object for an id', { user_id: { toString: 'auth0|x' }, blocked: true }],
    ['a dotted name', { user_id: 'auth0|x', 'user_metadata.admin': true }],
    ['the arguments as a list', [{ user_id: 'auth0|x', blocked: true }]],
    ['a secret that was only ever masked', { user_id: 'auth0|x', user_metadata: { key: '[redacted]' } }],
    [
      'one masked in the middle of a text',
      { user_id: 'auth0|x', user_metadata: { note: 'Bearer [redacted]' } },
    ],
  ])('%s', async (_, args) => {
    const session = await under('');
    for (const outcome of [
      await session.call('update_user', args),
      await session.call('run_write_operation', { name: 'update_user', arguments: args }),
    ])
      expect(['invalid_arguments', 'masked_secret'], textOf(outcome).slice(0, 300)).toContain(
        codeOf(outcome),
      );
    expect(({} as Record<string, unknown>).blocked).toBeUndefined();
    expect(await changes(tenant)).toEqual([]);
  });

  test.each([
    [
      'a runner within a runner',
      { name: 'run_write_operation', arguments: { name: 'delete_user', arguments: { user_id: 'auth0|x' } } },
    ],
    ['a workflow by a runner', { name: 'offboard_user', arguments: { user: 'auth0|x' } }],
    ['arguments beside their place', { name: 'update_user', user_id: 'auth0|x', blocked: true }],
  ])('%s', async (_, args) => {
    const session = await under('');
    expect(['ok', 'ask']).not.toContain(codeOf(await session.call('run_write_operation', args)));
    expect(await changes(tenant)).toEqual([]);
  });
});

describe('what is masked, by other ways', () => {
  const masked = 'masking: {email: true, phone: true, ip: true}';

  test.each<[string, string, () => Record<string, unknown>]>([
    ['a list', 'list_users', () => ({ q: 'email:"boss@board.example"' })],
    ['a whole list', 'list_users', () => ({ q: 'email:"boss@board.example"', fetch_all: true })],
    ['one field', 'get_user', () => ({ user_id: boss, fields: 'email' })],
    ['the runner', 'run_read_operation', () => ({ name: 'get_user', arguments: { user_id: boss } })],
    ['a workflow', 'investigate_user_access', () => ({ user: boss })],
    ['two people compared', 'compare_users', () => ({ user: boss, other })],
    ['the preview of a bulk change', 'apply_to_users', () => ({ user_ids: [boss], app_metadata: { a: 1 } })],
    ['members of a role', 'list_role_users', () => ({ role_id: owner })],
  ])('%s', async (_, tool, args) => {
    const outcome = await (await under(masked)).call(tool, args());
    expect(codeOf(outcome)).toBe('ok');
    expect(textOf(outcome)).not.toContain('boss@board.example');
  });

  test('resources and completions', async () => {
    const { runtime } = await under(masked);
    const call = { caller: 'local', clientName: 'attacker', canAsk: true };
    const shown = JSON.stringify(await document(runtime, 'users', boss, call));
    expect(shown).toContain('b***@board.example');
    expect(shown).not.toContain('boss@board.example');
    expect(JSON.stringify(await suggest(runtime, 'users', 'boss', call))).not.toContain('boss@board.example');
  });
});

describe('a file for secrets', () => {
  test.each([
    '../stolen.env',
    'a/../../stolen.env',
    '..\\stolen.env',
    '/tmp/stolen.env',
    '.git/hooks/post-checkout',
    'no-such-folder/x.env',
    'package.json',
    'attack.py',
    'Makefile.attack',
    'src',
    '.',
    '..',
    'x.env/',
    'x\u0000.env',
    'x\n.env',
    'x\u202e.env',
  ])('%j', async (save_secrets_to) => {
    const session = await under('');
    const outcome = await session.call('create_client', { name: 'thief', save_secrets_to });
    expect(codeOf(outcome)).toBe('file_refused');
    expect(await changes(tenant)).toEqual([]);
  });

  test('over HTTP, where the folder is not the person’s', async () => {
    const session = await under('');
    const args = { name: 'thief', save_secrets_to: 'x.log' };
    expect(codeOf(await session.call('create_client', args, { caller: 'mallory' }))).toBe('file_refused');
    expect(await changes(tenant)).toEqual([]);
  });

  test('a folder that becomes a link after it was checked', async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-')));
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')));
    mkdirSync(join(folder, 'out'));
    const handoff = await SecretHandoff.at('out/secrets.env', 'create_client', 'local', folder);
    renameSync(join(folder, 'out'), join(folder, 'moved'));
    symlinkSync(elsewhere, join(folder, 'out'));
    await expect(handoff.open()).rejects.toMatchObject({ code: 'file_refused' });
    expect([...readdirSync(elsewhere), ...readdirSync(join(folder, 'moved'))]).toEqual([]);
    for (const made of [folder, elsewhere]) rmSync(made, { recursive: true });
  });
});
