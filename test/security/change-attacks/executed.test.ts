/** What is carried out is what was shown; what a merge reads and sends never comes out; masks never go in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changes, codeOf, question, textOf, yes } from '../session.js';
import { type Args, type Attack, AttackBench, CONNECTION_SECRET } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
});
afterAll(() => bench.close());

const id = (value: string | undefined) => encodeURIComponent(value ?? '');

describe('the tenant changes between question and answer', () => {
  type Between = [
    name: string,
    tool: string,
    args: (at: Record<string, string>) => Args,
    method: string,
    path: (at: Record<string, string>) => string,
    body: (at: Record<string, string>) => unknown,
  ];
  test.each<Between>([
    [
      'another callback to be lost',
      'update_client',
      () => ({ client_id: bench.at.client, callbacks: ['https://a.example/1'] }),
      'PATCH',
      (at) => `/clients/${at.client}`,
      () => ({ callbacks: ['https://good.example/new', 'https://good.example/cb'] }),
    ],
    [
      'an option to be dropped',
      'update_connection',
      () => ({ connection_id: bench.at.database, apply: 'as_given', options: { passwordPolicy: 'low' } }),
      'PATCH',
      (at) => `/connections/${at.database}`,
      () => ({
        options: { passwordPolicy: 'excellent', mfa: { active: true, return_enroll_settings: true } },
      }),
    ],
    [
      'metadata of a person',
      'update_user',
      () => ({ user_id: bench.at.victim, apply: 'as_given', app_metadata: { limits: { seats: 2 } } }),
      'PATCH',
      (at) => `/users/${id(at.victim)}`,
      () => ({ app_metadata: { limits: { seats: 9, more: true } } }),
    ],
    [
      'the role that is given gets powerful',
      'assign_user_roles',
      () => ({ user_id: bench.at.mallory, roles: [bench.at.role] }),
      'POST',
      (at) => `/roles/${at.role}/permissions`,
      (at) => ({
        permissions: [{ resource_server_identifier: at.audience, permission_name: 'delete:users' }],
      }),
    ],
    [
      'the role that is given is called something else',
      'assign_user_roles',
      () => ({ user_id: bench.at.mallory, roles: [bench.at.otherRole] }),
      'PATCH',
      (at) => `/roles/${at.otherRole}`,
      () => ({ name: 'Attack renamed' }),
    ],
    [
      'people get the role that gets permissions',
      'add_role_permissions',
      (at) => ({
        role_id: at.role,
        permissions: [{ resource_server_identifier: 'https://attacked.example/', permission_name: 'read:a' }],
      }),
      'POST',
      (at) => `/roles/${at.role}/users`,
      (at) => ({ users: [at.victim, at.other] }),
    ],
    [
      'the application that gets a grant is called something else',
      'create_client_grant',
      (at) => ({ client_id: at.otherClient, audience: 'https://attacked.example/', scope: ['read:a'] }),
      'PATCH',
      (at) => `/clients/${at.otherClient}`,
      () => ({ name: 'Another one' }),
    ],
    [
      'people join an organization that is deleted',
      'delete_organization',
      (at) => ({ organization_id: at.organization }),
      'POST',
      (at) => `/organizations/${at.organization}/members`,
      (at) => ({ members: [at.other] }),
    ],
    [
      'the code that is deployed',
      'deploy_action',
      () => ({ action_id: bench.at.action }),
      'PATCH',
      (at) => `/actions/actions/${at.action}`,
      () => ({ code: 'fetch("https://evil.example/")' }),
    ],
    [
      'the dependencies that are deployed',
      'deploy_action',
      () => ({ action_id: bench.at.action }),
      'PATCH',
      (at) => `/actions/actions/${at.action}`,
      () => ({ dependencies: [{ name: 'evil', version: '1.0.0' }] }),
    ],
  ])('%s', async (_name, tool, args, method, path, body) => {
    const { outcome, sent } = await bench.approved(tool, args(bench.at), () =>
      bench.made(method, path(bench.at), body(bench.at)),
    );
    expect(codeOf(outcome), textOf(outcome).slice(0, 400)).toMatch(
      /^(state_other_change|state_other_arguments|changed_since)$/,
    );
    expect(sent).toEqual([]);
  });
});

describe('an answer counts for what was shown, and once', () => {
  const args = (callback: string) => ({ client_id: bench.at.client, apply: 'add', callbacks: [callback] });
  test.each<[string, () => [string, Args]]>([
    ['another callback', () => ['update_client', args('https://b.example/other')]],
    ['another mode', () => ['update_client', { ...args('https://b.example/1'), apply: 'as_given' }]],
    [
      'one more argument',
      () => ['update_client', { ...args('https://b.example/1'), client_secret: 'q'.repeat(48) }],
    ],
    [
      'another application',
      () => ['update_client', { ...args('https://b.example/1'), client_id: bench.at.otherClient }],
    ],
    [
      'an unknown field in addition',
      () => ['update_client', { ...args('https://b.example/1'), extra_fields: { zz: 1 } }],
    ],
    ['another tool', () => ['rotate_client_secret', { client_id: bench.at.client }]],
    [
      'the runner with other arguments',
      () => ['run_write_operation', { name: 'update_client', arguments: args('https://b.example/2') }],
    ],
  ])('not for %s', async (_name, other) => {
    const session = await bench.under();
    const asked = question(await session.call('update_client', args('https://b.example/1')));
    const [tool, given] = other();
    await changes(bench.tenant);
    const outcome = await session.call(tool, given, { state: asked.state, responses: yes });
    expect(codeOf(outcome), textOf(outcome).slice(0, 300)).not.toBe('ok');
    expect(await changes(bench.tenant)).toEqual([]);
  });

  test('not twice', async () => {
    const session = await bench.under();
    const given = args('https://b.example/twice');
    const asked = question(await session.call('update_client', given));
    expect(codeOf(await session.call('update_client', given, { state: asked.state, responses: yes }))).toBe(
      'ok',
    );
    await bench.made('PATCH', `/clients/${bench.at.client}`, { callbacks: ['https://good.example/cb'] });
    await changes(bench.tenant);
    expect(
      codeOf(await session.call('update_client', given, { state: asked.state, responses: yes })),
    ).not.toBe('ok');
    expect(await changes(bench.tenant)).toEqual([]);
  });
});

describe('secrets that a merge sends', () => {
  const secrets = [CONNECTION_SECRET, 'stream-canary-3kQ9'];
  const none = (text: string) => {
    for (const secret of secrets) expect(text).not.toContain(secret);
  };
  test.each<Attack>([
    [
      'an option beside it',
      'update_connection',
      (at) => ({ connection_id: at.connection, options: { scope: 'openid' } }),
    ],
    [
      'an option that the API refuses',
      'update_connection',
      (at) => ({ connection_id: at.connection, options: { type: 'no-such-type' } }),
    ],
    [
      'an object in its place',
      'update_connection',
      (at) => ({ connection_id: at.connection, options: { client_secret: { a: 1 } } }),
    ],
    [
      'null in its place',
      'update_connection',
      (at) => ({ connection_id: at.connection, options: { client_secret: null } }),
    ],
    [
      'added to as a list',
      'update_connection',
      (at) => ({ connection_id: at.connection, apply: 'add', options: { domain_aliases: ['evil.example'] } }),
    ],
    [
      'a sink beside it',
      'update_log_stream',
      (at) => ({ log_stream_id: at.stream, sink: { httpContentType: 'text/plain' } }),
    ],
    [
      'a sink of a wrong type',
      'update_log_stream',
      (at) => ({ log_stream_id: at.stream, sink: { httpContentFormat: 'NONSENSE' } }),
    ],
    [
      'a stream of another kind',
      'update_log_stream',
      (at) => ({ log_stream_id: at.stream, sink: { awsAccountId: '1' } }),
    ],
  ])('come out nowhere: %s', async (_name, tool, args) => {
    const session = await bench.under();
    const first = await session.call(tool, args(bench.at));
    none(textOf(first));
    if (first.kind === 'ask') {
      const { outcome } = await bench.approved(tool, args(bench.at));
      none(textOf(outcome));
      const { change_id: changeId } = (outcome.kind === 'result' ? outcome.result.structuredContent : {}) as {
        change_id?: string;
      };
      if (changeId !== undefined) none(textOf(await session.call('undo_change', { change_id: changeId })));
    }
    none(textOf(await session.call('list_changes', {})));
    none(
      textOf(
        await session.call('get_connection', {
          connection_id: bench.at.connection,
          extra_fields: { fields: 'options', include_fields: true },
        }),
      ),
    );
    none(session.audit());
  });

  test('the merge keeps them', async () => {
    const { body } = await bench.tenant.api('GET', `/log-streams/${bench.at.stream}`);
    expect(JSON.stringify(body)).toContain('stream-canary-3kQ9');
  });

  test('not by a reference between changes', async () => {
    const session = await bench.under();
    const args = {
      why: 'x',
      changes: [
        { operation: 'create_client', arguments: { name: 'leak' } },
        { operation: 'update_role', arguments: { role_id: bench.at.role, description: '$1.client_secret' } },
      ],
    };
    await changes(bench.tenant);
    expect(codeOf(await session.call('apply_changes', args))).toBe('invalid_arguments');
    expect(await changes(bench.tenant)).toEqual([]);
    const role = await bench.made('GET', `/roles/${bench.at.role}`);
    expect(role.description ?? '').toBe('');
  });
});

describe('what was hidden from the caller is not written back', () => {
  test.each<Attack>([
    [
      'a mask',
      'update_connection',
      (at) => ({ connection_id: at.connection, options: { client_secret: '[redacted]' } }),
    ],
    [
      'a mask as a plain text',
      'update_client',
      (at) => ({ client_id: at.client, description: '[redacted]' }),
    ],
    ['a mask in a list', 'update_client', (at) => ({ client_id: at.client, callbacks: ['[redacted]'] })],
    [
      'a mask deep in metadata',
      'update_user',
      (at) => ({ user_id: at.victim, user_metadata: { a: { b: ['[redacted]'] } } }),
    ],
    [
      'a mask in an unknown field',
      'update_client',
      (at) => ({ client_id: at.client, extra_fields: { zz: '[redacted]' } }),
    ],
    [
      'a mask deep in an unknown field',
      'update_client',
      (at) => ({ client_id: at.client, extra_fields: { zz: { y: ['[redacted]'] } } }),
    ],
    [
      'a mask in an address',
      'update_log_stream',
      (at) => ({
        log_stream_id: at.stream,
        sink: { httpEndpoint: 'https://logs.example/?token=[redacted]' },
      }),
    ],
    ['a marker', 'update_user', (at) => ({ user_id: at.victim, name: 'a<U+200B>b' })],
    [
      'a marker in an unknown field',
      'update_user',
      (at) => ({ user_id: at.victim, extra_fields: { zz: 'a<U+200B>b' } }),
    ],
    ['a masked address', 'update_user', (at) => ({ user_id: at.victim, email: 'v***@people.example' })],
    ['a mask with a space', 'update_client', (at) => ({ client_id: at.client, description: ' [redacted] ' })],
    [
      'a mask in a longer text',
      'update_log_stream',
      (at) => ({
        log_stream_id: at.stream,
        sink: { httpEndpoint: 'https://logs.example/#Bearer [redacted]' },
      }),
    ],
  ])('%s', async (_name, tool, args) => {
    await bench.stopped(tool, args(bench.at), {
      codes: ['masked_secret', 'masked_personal_data', 'shown_character'],
    });
  });
});
