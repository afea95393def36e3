import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../src/tools/arguments.js';
import { ToolError } from '../../src/tools/errors.js';
import type { Operation } from '../../src/tools/operation.js';
import { createClient, updateClient } from '../../src/tools/operations/clients.js';
import { createEventStream } from '../../src/tools/operations/event-streams.js';
import { createLogStream } from '../../src/tools/operations/log-streams.js';
import { createUser, listUsers } from '../../src/tools/operations/users.js';
import { toRequest } from '../../src/tools/request.js';

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
  it('pass when they fit, and stay as they are', () => {
    const args = { q: 'email:"a@b.co"', per_page: 10 };
    expect(check(listUsers, args)).toEqual(args);
  });

  it('are refused with the path, the rule and the nearest valid key', () => {
    expect(problem(listUsers, { perPage: 10 })).toContain(
      'perPage: there is no such argument. Did you mean per_page?',
    );
    const refresh_token = { rotation_typ: 'rotating' };
    expect(problem(updateClient, { client_id: 'x', refresh_token })).toContain(
      'refresh_token.rotation_typ: there is no such argument. Did you mean refresh_token.rotation_type?',
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

  it('may be null where the API takes null to remove a value', () => {
    expect(check(updateClient, { client_id: 'x', addons: null })).toEqual({ client_id: 'x', addons: null });
  });

  it('never carry a prototype key', () => {
    expect(
      problem(createUser, JSON.parse('{"connection":"c","user_metadata":{"__proto__":{"admin":true}}}')),
    ).toContain('__proto__ is not allowed');
  });
});

describe('requests', () => {
  it('bind each argument to its place, and encode the path', () => {
    const request = toRequest(updateClient, { client_id: 'a/b?c', name: 'New' });
    expect(request).toEqual({
      operation: 'PATCH /clients/{id}',
      method: 'PATCH',
      path: '/clients/a%2Fb%3Fc',
      body: { name: 'New' },
    });
  });

  it('refuse a path that would leave its template', () => {
    for (const client_id of ['..', '.', '', 'a\u0000b', '\ud800']) {
      expect(() => toRequest(updateClient, { client_id })).toThrow(/client_id|id/);
    }
  });
});
