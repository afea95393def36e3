/** What a client may render otherwise, what is named before a question, and what a search would tell. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changes, codeOf, question, startSession, textOf } from '../session.js';
import { AttackBench } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
});
afterAll(() => bench.close());

const CANARY = 'q7Zk2pX9vB4nM8wL';

describe('a form says what there is, for a client that renders Markdown, too', () => {
  test.each([
    [
      'a wildcard',
      { callbacks: ['https://*.good.example/*'] },
      ['`"https://*.good.example/*"`', '`*.good.example`'],
    ],
    ['a comment', { description: 'x <!--', callbacks: ['https://evil.example'] }, ['`"x <!--"`']],
    [
      'a link',
      { description: '[ok](https://evil.example/)', callbacks: [] },
      ['`"[ok](https://evil.example/)"`'],
    ],
    ['a code span', { description: '`', callbacks: ['https://evil.example'] }, ['``"`"``']],
  ])('%s', async (_, fields, parts) => {
    const message = await bench.asks('update_client', { client_id: bench.at.client, ...fields });
    for (const part of parts) expect(message).toContain(part);
  });

  test('lines of code that are added and removed', async () => {
    const code = 'exports.onExecutePostLogin = async () => {\n  fetch("https://evil.example");\n};';
    const message = await bench.asks('update_action', { action_id: bench.at.action, code });
    expect(message).toMatch(/^ *`-` "exports/m);
    expect(message).toMatch(/^ *`\+` `" {2}fetch\(\\"https:/m);
  });

  test.each([
    ['padding', `A${' '.repeat(100)}hidden`, 'A<U+0020>(100 spaces)hidden'],
    ['another space', 'Attack\u00a0plain', 'Attack<U+00A0>plain'],
    ['an empty pattern of Braille', 'A\u2800B', 'A<U+2800>B'],
    ['marks over marks', `x${'\u0301'.repeat(40)}`, 'x<U+0301>(40 marks)'],
  ])('%s', async (_, description, shown) => {
    const { id } = await bench.made('POST', '/roles', { name: `Role ${Math.random()}`, description });
    expect(await bench.asks('delete_role', { role_id: id })).toContain(shown);
  });
});

describe('a question names its object, and has that name typed', () => {
  const partials = { 'login-id': { 'form-content-start': '<p>x</p>' } };
  test.each([
    [
      'set_prompt_partials',
      { prompt: 'login-id', partials },
      'Template partials of a prompt "login-id"',
      'login-id',
    ],
    [
      'update_prompt_screen_rendering',
      { prompt: 'login-id', screen: 'login-id', rendering_mode: 'advanced' },
      'Rendering settings of a screen "login-id/login-id"',
      'login-id/login-id',
    ],
  ])('%s', async (tool, args, heading, name) => {
    const message = await bench.asks(tool, args);
    expect(message).toContain(`\n${heading}\n`);
    expect(message).toMatch(new RegExp(`Type "${name}" to confirm\\.$`));
  });
});

describe('a deletion is not carried out on what has another name by then', () => {
  test.each([
    ['delete_client', 'client_id', '/clients/', 'otherClient', { name: 'Now another' }],
    ['delete_role', 'role_id', '/roles/', 'role', { name: 'Now another' }],
    ['delete_user', 'user_id', '/users/', 'mallory', { email: 'now@other.example' }],
    ['delete_organization', 'organization_id', '/organizations/', 'organization', { display_name: 'Now' }],
  ] as const)('%s', async (tool, argument, path, key, renamed) => {
    const id = bench.at[key] as string;
    const rename = () => bench.made('PATCH', `${path}${encodeURIComponent(id)}`, renamed);
    const { sent, outcome } = await bench.approved(tool, { [argument]: id }, rename);
    expect(codeOf(outcome)).toBe('state_other_change');
    expect(sent).toEqual([]);
  });
});

describe('a name that leads elsewhere', () => {
  test.each([
    ['a host', 'update_client', 'client', { name: 'Verify at evil.example.com' }],
    ['in capitals', 'update_client', 'client', { name: 'EVIL.EXAMPLE.COM' }],
    ['with other dots', 'update_client', 'client', { name: 'evil。example/x' }],
    ['in wide letters', 'update_client', 'client', { name: 'ｈｔｔｐｓ：／／evil.example' }],
    ['with other slashes', 'update_client', 'client', { name: 'https:/\u2044evil\u2024example' }],
    ['with something hidden', 'update_client', 'client', { name: 'evil\u200b.com' }],
    ['a mail address', 'update_client', 'client', { name: 'Write to help@evil.example' }],
    ['of an organization', 'update_organization', 'organization', { display_name: 'evil.example' }],
    ['of a person', 'update_user', 'victim', { name: 'evil.com' }],
    ['of a connection', 'update_connection', 'database', { display_name: 'evil.com' }],
    ['of an API', 'update_resource_server', 'api', { name: 'evil.com' }],
  ])('%s is asked for', async (_, tool, key, fields) => {
    const argument = `${tool.slice('update_'.length)}_id`;
    await bench.stopped(tool, { [argument]: bench.at[key], ...fields });
  });

  test('is asked for with metadata that names the same host', async () => {
    const client_id = bench.at.client;
    const change = (more: object) => ({ operation: 'update_client', arguments: { client_id, ...more } });
    const steps = [change({ client_metadata: { note: 'evil.com' } }), change({ name: 'evil.com' })];
    await bench.stopped('apply_changes', { why: 'x', changes: steps });
  });

  test.each([
    ['update_client', 'client', { name: 'Good.example Portal' }],
    ['update_client', 'client', { name: 'Node.js and ASP.NET v1.2' }],
    ['update_user', 'victim', { name: 'victim@people.example' }],
    ['update_role', 'power', { description: 'See acme.com' }],
  ])('but not for its own, and what only looks like one: %s', async (tool, key, fields) => {
    const session = await bench.under();
    const argument = `${tool.slice('update_'.length)}_id`;
    expect(codeOf(await session.call(tool, { [argument]: bench.at[key], ...fields }))).toBe('ok');
  });

  test.each([
    ['create_organization', { name: 'acme-co', display_name: 'Acme.com' }],
    ['create_client', { name: 'Example.com Portal' }],
  ])('nor for what is new: %s', async (tool, args) => {
    const session = await bench.under();
    expect(codeOf(await session.call('run_write_operation', { name: tool, arguments: args }))).toBe('ok');
  });
});

describe('an earlier name is not forgotten', () => {
  test('because the change that gave another was large', async () => {
    const session = await bench.under('masking: {ip: true}');
    const user_id = bench.at.other;
    const pad = 'x'.repeat(300_000);
    expect(codeOf(await session.call('update_user', { user_id, name: 'Boss', user_metadata: { pad } }))).toBe(
      'ok',
    );
    const { message } = question(await session.call('delete_user', { user_id }));
    expect(message).toMatch(/Name: "other@people\.example", until 20/);
  });

  test('unsaid, because large changes came after it', async () => {
    const session = await bench.under('masking: {email: false}');
    const client_id = bench.at.client;
    expect(codeOf(await session.call('update_client', { client_id, name: 'Trusted Portal' }))).toBe('ok');
    for (let i = 0; i < 90; i++) {
      const user_metadata = { [`pad${i % 2}`]: String(i).padStart(6, '0').repeat(7_000) };
      await session.call('update_user', { user_id: bench.at.victim, user_metadata });
    }
    const { message } = question(await session.call('update_client', { client_id, callbacks: [] }));
    expect(message).toMatch(/changes are known, since 20.*; names before that may be gone/);
  }, 120_000);
});

describe('a search does not tell a secret letter by letter', () => {
  test.each([
    ['list_users', { q: 'app_metadata.api_key:Zx81*' }],
    ['list_users', { q: 'app_metadata.\\*:Zx81*' }],
    ['list_users', { sort: 'app_metadata.api_key:1' }],
    ['list_users', { q: 'app_metadata.api_key : Zx81*' }],
    ['list_users', { extra_fields: { 'q[]': ['app_metadata.api_key:Zx81*'] } }],
    ['list_logs', { search: 'details.request.body.password:a*' }],
    ['list_logs', { q: 'details.request.body.password:a*' }],
    ['apply_to_users', { q: 'app_metadata.token:a*', user_metadata: { x: 1 } }],
    ['summarize_logs', { q: 'client_secret:a*' }],
  ])('%s %j', async (tool, args) => {
    const session = await bench.under();
    await changes(bench.tenant);
    expect(codeOf(await session.call(tool, args))).toBe('secret_field');
    expect(await changes(bench.tenant)).toEqual([]);
  });
});

test('secrets in other places than their own reach neither question, answer nor audit trail', async () => {
  const session = await startSession(bench.tenant);
  const { client, victim, action } = bench.at;
  const calls: [string, object][] = [
    ['test_action', { action_id: action, payload: { event: { secrets: { K: CANARY } } } }],
    ['create_network_acl_key', { name: 'k', alg: 'hmac-sha256', value: CANARY + CANARY }],
    ['update_user', { user_id: victim, app_metadata: { note: `password: ${CANARY}` } }],
    ['update_client', { client_id: client, extra_fields: { new_credential: CANARY } }],
    ['update_client', { client_id: client, extra_fields: { client_secret: { now: CANARY } } }],
    ['update_client', { client_id: client, client_secret: { now: [CANARY] } }],
    ['update_user', { user_id: victim, app_metadata: { secret: { stripe: { live: CANARY } } } }],
    ['update_user', { user_id: victim, app_metadata: { all: [{ k: 'client_secret', v: CANARY }] } }],
    ['update_client', { client_id: client, description: `--client-secret ${CANARY}`, callbacks: [] }],
    ['update_role', { role_id: bench.at.power, client_secret: CANARY }],
  ];
  const sink = { httpEndpoint: 'https://in.example/', httpAuthorization: `Splunk ${CANARY}` };
  const header = { header: 'X-Foo', value: CANARY };
  const steps = [
    { operation: 'set_rules_config', arguments: { config_key: 'FOO', value: CANARY } },
    {
      operation: 'create_log_stream',
      arguments: { name: 'x', type: 'http', sink: { ...sink, httpCustomHeaders: [header] } },
    },
    {
      operation: 'update_connection',
      arguments: { connection_id: bench.at.database, options: { configuration: { FOO: CANARY } } },
    },
  ];
  for (const dry_run of [false, true]) {
    const outcome = await session.call('apply_changes', { why: 'x', changes: steps, dry_run });
    expect(codeOf(outcome)).toBe(dry_run ? 'ok' : 'ask');
    expect(textOf(outcome)).not.toContain(CANARY);
  }
  expect(textOf(await session.call('rehearse', { changes: steps }))).not.toContain(CANARY);
  for (const [tool, args] of calls) {
    const outcome = await session.call('run_write_operation', { name: tool, arguments: args });
    expect(['ask', 'invalid_arguments'], tool).toContain(codeOf(outcome));
    expect(textOf(outcome), tool).not.toContain(CANARY);
    if (tool === 'update_role') expect(textOf(outcome)).toContain('client_secret: unknown argument');
  }
  expect(session.audit()).not.toContain(CANARY);
  await session.close();
});

test.each([
  [{ name: 'password', value: CANARY }],
  [{ key: 'client_secret', val: CANARY }],
  [{ pair: { k: 'api_key', v: CANARY } }],
])('what a change without a question replaces tells no secret: %j', async (stored) => {
  const session = await bench.under('masking: { email: true }');
  const { mallory: user_id } = bench.at;
  const set = (user_metadata: object) => session.call('update_user', { user_id, user_metadata });
  const replaced = JSON.parse(JSON.stringify(stored).replace(CANARY, 'other'));
  for (const outcome of [await set(stored), await set(replaced), await set(stored)]) {
    expect(codeOf(outcome)).toBe('ok');
    expect(textOf(outcome)).not.toContain(CANARY);
  }
  expect(textOf(await session.call('list_changes', {}))).not.toContain(CANARY);
  const named = await set({ sk_live_4eC39HqLyjWDarjtT1zdp7dcAB: 'x' });
  expect(textOf(named)).not.toContain('4eC39HqLyjWDarjt');
  expect(textOf(await session.call('list_changes', {}))).not.toContain('4eC39HqLyjWDarjt');
});

test('a nickname that is made of an address is masked in what a model reads of a question', async () => {
  const session = await bench.under('masking: { email: true }');
  const { victim: user_id } = bench.at;
  const { nickname } = await bench.made('GET', `/users/${user_id}`);
  expect(nickname).toBe('victim');
  const outcome = await session.call('apply_changes', {
    ...{ why: 'x', dry_run: true },
    changes: [
      { operation: 'update_user', arguments: { user_id, nickname: 'z', blocked: true } },
      { operation: 'delete_user', arguments: { user_id } },
    ],
  });
  expect(codeOf(outcome)).toBe('ok');
  expect(textOf(outcome)).toContain('nickname');
  expect(textOf(outcome)).not.toContain('victim');
});
