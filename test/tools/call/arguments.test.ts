import { describe, expect, it } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { checkArguments } from '../../../src/tools/call/arguments.js';
import { requestOf } from '../../../src/tools/call/request.js';
import { runReadOperation } from '../../../src/tools/discovery/run-operation.js';
import { ToolError } from '../../../src/tools/errors.js';
import type { Operation } from '../../../src/tools/operation.js';
import { createAction } from '../../../src/tools/operations/actions.js';
import { createClient, updateClient } from '../../../src/tools/operations/clients.js';
import { createEventStream } from '../../../src/tools/operations/event-streams.js';
import { createLogStream } from '../../../src/tools/operations/log-streams.js';
import { createOrganizationInvitation } from '../../../src/tools/operations/organizations.js';
import { createUser, getUser, listUsers, updateUser } from '../../../src/tools/operations/users.js';
import type { CallContext, Runtime } from '../../../src/tools/runtime.js';

const check = (operation: Operation, args: unknown) =>
  checkArguments(operation.name, operation.input, args) as Record<string, unknown>;
function problem(operation: Operation, args: unknown): string {
  try {
    check(operation, args);
  } catch (error) {
    expect(error).toBeInstanceOf(ToolError);
    return (error as ToolError).message;
  }
  throw new Error('the arguments were taken');
}

describe('arguments', () => {
  it('pass unchanged when valid', () => {
    const args = { q: 'email:"a@b.co"', per_page: 10 };
    expect(check(listUsers, args)).toEqual(args);
  });

  it('are refused with the path, the rule and the nearest valid key', () => {
    expect(problem(listUsers, { perPage: 10 })).toContain(
      'perPage: unknown argument. Did you mean per_page?',
    );
    const refresh_token = { rotation_typ: 'rotating' };
    expect(problem(updateClient, { client_id: 'x', refresh_token })).toContain(
      'refresh_token.rotation_typ: unknown argument. Did you mean refresh_token.rotation_type?',
    );
    expect(problem(createClient, {})).toContain('name: is required (string)');
  });

  it('are refused with the nearest valid value', () => {
    expect(problem(createClient, { name: 'x', app_type: 'spaa' })).toMatch(
      /app_type: must be one of .*; got "spaa"\. Did you mean spa\?/,
    );
  });

  it('are checked against limits, patterns and formats', () => {
    expect(problem(listUsers, { per_page: 101 })).toContain('per_page: must be at most 100');
    expect(problem(createUser, { connection: 'c', email: 'not an address' })).toContain(
      'email: must be an e-mail address',
    );
  });

  it('of a union are held to the variant that the discriminator names', () => {
    const http = { name: 'siem', type: 'http', sink: { httpEndpoint: 'https://example.com/logs' } };
    expect(check(createLogStream, http)).toEqual(http);
    expect(problem(createLogStream, { ...http, type: 'splunk' })).toMatch(/sink/);
    expect(problem(createEventStream, { event_types: [], destination: { type: 'webhook' } })).toMatch(
      /destination|event_types/,
    );
  });

  const mendable: [Operation, object, string][] = [
    [listUsers, { limit: 5 }, 'limit: unknown argument. Did you mean per_page?'],
    [listUsers, { query: 'x' }, 'Did you mean q?'],
    [listUsers, { constructor: 5 }, 'constructor: unknown argument.'],
    [listUsers, { take: 5 }, 'take: unknown argument. Did you mean per_page?'],
    [getUser, { id: 'auth0|1' }, 'id: unknown argument. Did you mean user_id?'],
    [getUser, { user_id: '' }, 'user_id: must not be empty.'],
    [listUsers, { per_page: '5.5' }, 'per_page: must be a'],
    [updateUser, { user_id: 'x', user_metadata: '{"a":1' }, 'Pass the object itself, not a JSON string.'],
    [
      createClient,
      { name: 'x', callbacks: 'https://x' },
      'must be an array; got "https://x". For one value, use ["https://x"]',
    ],
    [
      createAction,
      { name: 'x', supported_triggers: ['post-login'] },
      'must be an object; got "post-login". It has id',
    ],
    [createUser, { connection: 'c', phone_number: '555' }, 'must have the form of "+14155550123"'],
  ];
  it('are refused with what would do in their place', () => {
    for (const [operation, args, words] of mendable) expect(problem(operation, args)).toContain(words);
  });

  it('that are unknown or missing are listed one by one, and the same problem once', () => {
    const lines = problem(createUser, { conection: 'x', emal: 'a@b.co' }).split('\n').slice(1);
    expect(lines).toEqual([
      '- connection: is required (string).',
      '- conection: unknown argument. Did you mean connection?',
      '- emal: unknown argument. Did you mean email?',
    ]);
    const sink = { httpEndpoint: 'http://example.com' };
    expect(problem(createLogStream, { type: 'http', sink }).match(/sink\.httpEndpoint/g)).toHaveLength(1);
  });

  it('are never confused with a given one, and are suggested where an object has that property', () => {
    const invitation = { organization_id: 'o', inviter: { name: 'A' }, email: 'a@b.co', client_id: 'c' };
    expect(problem(createOrganizationInvitation, invitation)).toContain(
      'email: unknown argument. It belongs in invitee.',
    );
    expect(problem(listUsers, { q: 'x', query: 'y' })).not.toContain('Did you mean q?');
    expect(problem(createAction, { name: 'x', code: 'y', trigger: 'post-login' })).toContain(
      'trigger: unknown argument. Did you mean supported_triggers?',
    );
    const strange = problem(createOrganizationInvitation, { org_id: 'o', xyz: 1, abc: 2 });
    expect(strange).toContain('org_id: unknown argument. Did you mean organization_id?');
    expect(strange.match(/Known: /g)).toHaveLength(1);
    const twice = problem(createUser, { connection: 'c', emal: 'a@b.co', emial: 'a@b.co' });
    expect(twice.match(/Did you mean email\?/g)).toHaveLength(1);
  });

  it('of an operation belong below arguments where a tool runs it', async () => {
    const runtime = { policy: { confirmation: { twoStep: false } } } as unknown as Runtime;
    const run = runReadOperation.call(runtime, { name: 'list_role_users', role_id: 'x' }, {} as CallContext);
    await expect(run).rejects.toThrow('role_id: unknown argument. It belongs in arguments.');
  });

  it('of a union name the values that distinguish its forms, or what the likeliest form accepts', () => {
    expect(problem(createLogStream, { type: 'webhook', sink: {} })).toMatch(
      /type: must be one of http, eventbridge, .*mixpanel; got "webhook"\./,
    );
    expect(problem(createEventStream, { destination: { type: 'webhok' } })).toContain(
      'destination.type: must be one of webhook, eventbridge, action; got "webhok". Did you mean webhook?',
    );
    expect(problem(createLogStream, { type: 'http', sink: { url: 'https://example.com' } })).toMatch(
      /sink\.httpEndpoint: is required \(string\)\.\n- sink\.url: .* Known: httpAuthorization, .*httpEndpoint/,
    );
    const refresh_token = { rotation_type: 'rotating' };
    expect(problem(updateClient, { client_id: 'x', refresh_token })).toContain(
      'refresh_token.expiration_type: is required: one of expiring, non-expiring.',
    );
  });

  it('are explained with a way to the schema that exists', () => {
    const hint = (described: boolean) => {
      try {
        checkArguments('get_user', getUser.input, {}, described);
      } catch (error) {
        return (error as ToolError).hint;
      }
      return undefined;
    };
    expect(hint(true)).toContain('describe_operation {"name":"get_user"}');
    expect(hint(false)).not.toContain('describe_operation');
  });

  it('may be null where the API accepts null to remove a value', () => {
    expect(check(updateClient, { client_id: 'x', addons: null })).toEqual({ client_id: 'x', addons: null });
  });

  it('never carry a prototype key', () => {
    expect(
      problem(createUser, JSON.parse('{"connection":"c","user_metadata":{"__proto__":{"admin":true}}}')),
    ).toContain('__proto__ is not allowed');
  });

  const metadata = (count: number) => ({
    user_id: 'x',
    user_metadata: Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index])),
  });

  it('hold no more values than can be checked, wherever they are', () => {
    // The arguments themselves, the id, and what holds the others count, too.
    expect(check(updateUser, metadata(49_997))).toEqual(metadata(49_997));
    expect(problem(updateUser, metadata(49_998))).toContain('more than 50000 values');
    const listed = { client_id: 'x', callbacks: JSON.stringify(Array(50_001).fill('http://a')) };
    expect(problem(updateClient, listed)).toContain('more than 50000 values');
  });

  it('have no more characters than the API takes, in names or values', () => {
    const text = (length: number) => 'x'.repeat(length);
    const args = (note: string) => ({ user_id: 'x', user_metadata: { note } });
    const around = 'user_idxuser_metadatanote'.length;
    expect(check(updateUser, args(text(1_000_000 - around)))).toHaveProperty('user_id', 'x');
    expect(problem(updateUser, args(text(1_000_001 - around)))).toContain('more than 1000000 characters');
    expect(problem(updateUser, { [text(1_000_001)]: '' })).toContain('more than 1000000 characters');
  });

  it('of many unknown names are explained for the first few, and all counted', () => {
    const names = Array.from({ length: 9_000 }, (_, index) => [`nam${index}`, index]);
    const refused = problem(updateUser, { user_id: 'x', ...Object.fromEntries(names) });
    expect(refused).toMatch(/and 8\d{3} more$/);
  });
});

describe('requests', () => {
  it('bind each argument to its place, and encode the path', () => {
    const request = requestOf(updateClient, toWire(updateClient, { client_id: 'a/b?c', name: 'New' }));
    expect(request).toEqual({
      operation: 'PATCH /clients/{id}',
      method: 'PATCH',
      path: '/clients/a%2Fb%3Fc',
      body: { name: 'New' },
    });
  });

  it('refuse a path that would leave its template', () => {
    for (const client_id of ['..', '.', '', 'a\u0000b', '\ud800']) {
      expect(() => requestOf(updateClient, toWire(updateClient, { client_id }))).toThrow(/client_id|id/);
    }
  });
});
