import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScopeExpression } from '../../../src/catalog/types.js';
import { clauses, inWords, isOwnAccountScope, missing, satisfies } from '../../../src/policy/gate/scopes.js';
import { operation, records } from '../records.js';

const granted = (...scopes: string[]) => new Set(scopes);

describe('scope expressions', () => {
  test('any: one of the listed is enough', () => {
    const expression: ScopeExpression = { mode: 'any', scopes: ['read:users', 'read:user_idp_tokens'] };
    expect(satisfies(expression, granted('read:user_idp_tokens'))).toBe(true);
    expect(satisfies(expression, granted('read:clients'))).toBe(false);
    expect(missing(expression, granted())).toEqual([['read:users', 'read:user_idp_tokens']]);
  });

  test('all: every one is needed, and only the lacking ones are named', () => {
    const expression: ScopeExpression = {
      mode: 'all',
      scopes: ['create:signing_keys', 'update:signing_keys'],
    };
    expect(satisfies(expression, granted('create:signing_keys'))).toBe(false);
    expect(missing(expression, granted('create:signing_keys'))).toEqual([['update:signing_keys']]);
    expect(satisfies(expression, granted('create:signing_keys', 'update:signing_keys'))).toBe(true);
  });

  test('cnf: one of each list', () => {
    const { scopes } = operation('GET /clients/{id}/connections');
    expect(satisfies(scopes, granted('read:connections'))).toBe(false);
    expect(satisfies(scopes, granted('read:connections', 'read:client_summary'))).toBe(true);
    expect(missing(scopes, granted('read:clients'))).toEqual([['read:connections']]);
  });

  test('unclear: any one of all that are listed is enough to try', () => {
    const tool = operation('GET /users/{id}/roles');
    expect(tool.scopes.mode).toBe('all');
    expect(satisfies(tool.scopes, granted('read:roles'), tool.scopesUnclear)).toBe(true);
    expect(satisfies(tool.scopes, granted('read:roles'))).toBe(false);
    expect(satisfies(tool.scopes, granted('read:logs'), tool.scopesUnclear)).toBe(false);
  });

  test("scopes for a person's own account never satisfy", () => {
    for (const scope of [
      'read:current_user',
      'delete:current_user',
      'update:current_user_metadata',
      'update:current_user_identities',
      'create:current_user_device_credentials',
      'read:users_self',
    ]) {
      expect(isOwnAccountScope(scope), scope).toBe(true);
    }
    for (const scope of [
      'read:users',
      'read:self_service_profiles',
      'create:sso_access_tickets',
      'update:users_app_metadata',
      'read:current_users',
      'read:current_username',
      'read:concurrent_user',
      'read:others_selfie',
    ]) {
      expect(isOwnAccountScope(scope), scope).toBe(false);
    }
    const one = { mode: 'any', scopes: ['read:current_user', 'read:logs', 'read:logs'] } as const;
    expect(clauses({ ...one, scopes: [...one.scopes] })).toEqual([['read:logs']]);
    const { scopes } = operation('GET /users/{id}');
    expect(satisfies(scopes, granted('read:current_user'))).toBe(false);
    expect(missing(scopes, granted('read:current_user'))).toEqual([['read:users', 'read:user_idp_tokens']]);
  });

  test('an operation for signed-in people alone needs exactly the scope that only they are granted', () => {
    const { scopes } = operation('POST /device-credentials');
    const own = 'create:current_user_device_credentials';
    expect(missing(scopes, granted(own))).toEqual([]);
    expect(missing(scopes, granted('create:device_credentials'))).toEqual([[own]]);
  });

  test('no requirement is met by nothing', () => {
    for (const mode of ['any', 'all', 'cnf'] as const) {
      expect(satisfies({ mode, scopes: [] } as ScopeExpression, granted())).toBe(true);
    }
  });

  test('unless it is said to be unclear, all means all', () => {
    expect(clauses({ mode: 'all', scopes: ['a', 'b'] })).toEqual([['a'], ['b']]);
    expect(clauses({ mode: 'all', scopes: ['a', 'b'] }, true)).toEqual([['a', 'b']]);
  });

  test('in words', () => {
    expect(inWords([['read:users'], ['read:roles', 'read:role_members']])).toBe(
      'read:users and (read:roles or read:role_members)',
    );
    expect(inWords([['read:roles', 'read:role_members']])).toBe('read:roles or read:role_members');
    expect(inWords([['read:roles']])).toBe('read:roles');
  });

  test('every operation has a requirement, and having all of its scopes meets it', () => {
    for (const tool of records) {
      const needed = clauses(tool.scopes, tool.scopesUnclear);
      expect(needed.length, tool.name).toBeGreaterThan(0);
      const all = new Set(tool.scopes.scopes.flat());
      const forPeople = needed.some((alternatives) => alternatives.length === 0);
      expect(satisfies(tool.scopes, all, tool.scopesUnclear), tool.name).toBe(!forPeople);
      expect(satisfies(tool.scopes, granted(), tool.scopesUnclear), tool.name).toBe(false);
    }
  });

  test('more scopes never take a tool away, and granting what is missing satisfies', () => {
    const scope = fc.constantFrom(...new Set(records.flatMap((tool) => tool.scopes.scopes.flat())));
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.array(scope), fc.array(scope), (tool, some, more) => {
        const few = satisfies(tool.scopes, new Set(some), tool.scopesUnclear);
        const many = satisfies(tool.scopes, new Set([...some, ...more]), tool.scopesUnclear);
        expect(!few || many).toBe(true);
        const lacking = missing(tool.scopes, new Set(some), tool.scopesUnclear);
        if (lacking.every((alternatives) => alternatives.length > 0)) {
          const mended = new Set([...some, ...lacking.map((alternatives) => alternatives[0] as string)]);
          expect(satisfies(tool.scopes, mended, tool.scopesUnclear)).toBe(true);
        }
      }),
    );
  });
});
