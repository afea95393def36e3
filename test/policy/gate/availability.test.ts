import { describe, expect, test } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import type { GrantedScopes } from '../../../src/client/types.js';
import { Gate } from '../../../src/policy/gate/availability.js';
import { clauses, satisfies } from '../../../src/policy/gate/scopes.js';
import { defaultPolicy, mergePolicy } from '../../../src/policy/merge-policy.js';
import type { FileLayer } from '../../../src/policy/policy.js';
import { builtInProfiles } from '../../../src/policy/profiles.js';
import { matches } from '../../../src/text/patterns.js';
import { builtInTools } from '../../../src/tools/built-in-tools.js';
import { operation, record, records } from '../records.js';

const everything = new Set(records.flatMap((tool) => tool.scopes.scopes.flat()));
const grant = (scopes: Iterable<string> = everything, known = true): GrantedScopes => ({
  known,
  scopes: new Set(scopes),
});

function gate(layer: Partial<FileLayer> = {}, scopes = grant()): Gate {
  return new Gate(mergePolicy({ source: 'test', ...layer }), () => scopes);
}

const reason = (answer: ReturnType<Gate['check']>) => (answer.available ? 'available' : answer.reason);

describe('the gate of a caller', () => {
  const ofCaller = (...permissions: string[]) =>
    new Gate(defaultPolicy(), () => grant(), { has: new Set(permissions), given: new Set(permissions) });

  test('is narrowed only where there is a caller', () => {
    expect(ofCaller().narrowed).toBe(true);
    expect(gate().narrowed).toBe(false);
  });

  test('opens what both the token and the caller may', () => {
    const own = ofCaller('read:users', 'read:roles');
    expect(reason(own.check(record('list_users')))).toBe('available');
    expect(reason(own.check(record('list_roles')))).toBe('available');
    expect(own.check(record('list_actions'))).toMatchObject({
      reason: 'permission',
      detail: 'The caller was not given the permission read:actions.',
      missingScopes: [['read:actions']],
    });
    const token = new Gate(defaultPolicy(), () => grant(['read:users']), {
      has: new Set(['read:users', 'read:roles']),
      given: undefined,
    });
    expect(reason(token.check(record('list_users')))).toBe('available');
    expect(reason(token.check(record('list_roles')))).toBe('scope');
  });

  test('tells what the client did not ask for from what the person was not given', () => {
    const check = (given: string[] | undefined) => {
      const own = { has: new Set(['read:users']), given: given && new Set(given) };
      const gate = new Gate(defaultPolicy(), () => grant(), own);
      return { ...gate.check(record('list_roles')), offered: gate.offers(record('list_roles')) };
    };
    expect(check(['read:users', 'read:roles'])).toMatchObject({
      reason: 'permission',
      obtainable: 'yes',
      detail: "The caller's client did not ask for read:roles, which the caller may do.",
      offered: true,
    });
    expect(check(['read:users'])).toMatchObject({
      detail: 'The caller was not given the permission read:roles.',
      offered: false,
    });
    expect(check(['read:users'])).not.toHaveProperty('obtainable');
    expect(check(undefined)).toMatchObject({ reason: 'permission', obtainable: 'perhaps', offered: false });
  });

  test('can be had by asking where the person was given one of each of the alternatives', () => {
    // A workflow, which is made of several operations.
    const { path: _, ...tool } = record('list_roles');
    const obtainable = (given: string[], scopes: string[][]) => {
      const own = { has: new Set<string>(), given: new Set(given) };
      const gate = new Gate(defaultPolicy(), () => grant(scopes.flat()), own);
      const answer = gate.check({ ...tool, scopes: { mode: 'cnf', scopes } } as ToolRecord);
      return answer.available ? 'available' : answer.obtainable;
    };
    expect(obtainable(['a'], [['a'], ['b']])).toBeUndefined();
    expect(obtainable(['a', 'b'], [['a'], ['b']])).toBe('yes');
    expect(obtainable(['b'], [['a', 'b']])).toBe('yes');
  });

  test('tells whose token has which scopes', () => {
    const own = new Gate(defaultPolicy(), () => grant(['a']), { has: new Set(['b']), given: new Set(['c']) });
    const server = gate({}, grant(['a']));
    for (const scope of ['a', 'b', 'c']) {
      expect([own.holds(scope), server.holds(scope)], scope).toEqual([scope === 'a', scope === 'a']);
      expect([own.has(scope), server.has(scope)], scope).toEqual([scope === 'b', false]);
    }
    expect(own.given(['a', 'b', 'c'])).toBe('c');
    expect(own.given(['a'])).toBeUndefined();
    expect(server.given(['a', 'b', 'c'])).toBeUndefined();
    const unknown = new Gate(defaultPolicy(), () => grant(['a']), { has: new Set(['b']), given: undefined });
    expect(unknown.given(['a', 'b'])).toBeUndefined();
  });

  test('opens nothing but the ways in to someone without permissions', () => {
    const none = ofCaller();
    for (const tool of records) expect(none.check(tool).available, tool.name).toBe(false);
  });

  test('opens nothing where the scopes of the token are unknown', () => {
    const gate = new Gate(defaultPolicy(), () => grant([], false), { has: everything, given: everything });
    for (const tool of records) expect(gate.check(tool).available, tool.name).toBe(false);
  });

  test('never opens more than a token with these scopes would', () => {
    // Where one scope is enough for an operation, there is nothing to go wrong.
    const interesting = records.filter(
      (tool) => clauses(tool.scopes, tool.scopesUnclear)[0]?.[1] !== undefined,
    );
    const scopes = new Set(interesting.flatMap((tool) => tool.scopes.scopes.flat()));
    const wrong: string[] = [];
    for (const scope of scopes) {
      const [own, token] = [ofCaller(scope), gate({}, grant([scope]))];
      for (const tool of records)
        if (own.check(tool).available && !token.check(tool).available) wrong.push(`${scope} ${tool.name}`);
    }
    expect(wrong).toEqual([]);
    expect(interesting.length).toBeGreaterThan(15);
  });

  test('a write needs each of the alternatives that the token would use, a read the widest', () => {
    const one = ofCaller('update:clients');
    // With update:client_keys the token could change secrets, which this caller may not.
    expect(one.check(record('update_client'))).toMatchObject({
      reason: 'permission',
      missingScopes: [
        ['update:client_keys'],
        ['update:client_credentials'],
        ['update:client_token_vault_privileged_access'],
      ],
    });
    const narrow = new Gate(defaultPolicy(), () => grant(['update:clients']), {
      has: new Set(['update:clients']),
      given: undefined,
    });
    expect(reason(narrow.check(record('update_client')))).toBe('available');
    expect(reason(ofCaller('read:clients').check(record('list_clients')))).toBe('available');
    expect(reason(ofCaller('read:client_summary').check(record('list_clients')))).toBe('permission');
    // It is not known which of these the API asks for.
    expect(reason(ofCaller('update:users').check(record('assign_user_roles')))).toBe('permission');
  });

  test('a workflow is available to anyone who may run a part of it', () => {
    const diagnose = builtInTools.find((tool) => tool.record.name === 'diagnose_login')?.record as ToolRecord;
    expect(reason(ofCaller('read:logs').check(diagnose))).toBe('available');
    expect(reason(ofCaller('read:roles').check(diagnose))).toBe('permission');
  });

  test('says what a read on the caller’s behalf lacks, even where the policy hides the tool', () => {
    const policy = mergePolicy({ source: 'test', deny: ['get_user'] });
    const own = new Gate(policy, () => grant(), { has: new Set(['delete:users']), given: undefined });
    expect(own.lackingPermissions(record('get_user'))).toEqual([['read:users']]);
    expect(gate({ deny: ['get_user'] }).lackingPermissions(record('get_user'))).toEqual([]);
  });
});

describe('the gate', () => {
  test('with all scopes and no policy every operation but the exceptions is available', () => {
    const hidden = records.filter((tool) => !gate().check(tool).available).map((tool) => tool.name);
    const earlyAccess = records.filter((tool) => tool.earlyAccess).map((tool) => tool.name);
    expect(hidden.sort()).toEqual(earlyAccess.sort());
  });

  test('early access is opened by the policy', () => {
    const tool = operation('GET /experimentation/experiments');
    expect(gate().check(tool)).toMatchObject({ available: false, reason: 'early_access' });
    expect(gate({ earlyAccess: true }).check(tool)).toEqual({ available: true });
  });

  test('toolsets', () => {
    const only = gate({ toolsets: ['users', 'logs'] });
    expect(only.check(record('list_users'))).toEqual({ available: true });
    const answer = only.check(record('list_clients'));
    expect(answer).toMatchObject({ available: false, reason: 'toolset' });
    expect(answer.available ? '' : answer.detail).toBe(
      'The toolset "applications" is not enabled (enabled: users, logs).',
    );
    expect(gate({ toolsets: [] }).check(record('list_clients'))).toMatchObject({
      detail: 'The toolset "applications" is not enabled (enabled: nothing).',
    });
  });

  test('allow and deny, deny wins, and the detail names the rule', () => {
    const rules = gate({ allow: ['*user*'], deny: ['delete_*'] });
    expect(rules.check(record('list_users'))).toEqual({ available: true });
    const denied = rules.check(record('delete_user'));
    expect(denied).toMatchObject({ reason: 'rule' });
    expect(denied.available ? '' : denied.detail).toContain('"delete_*"');
    const outside = rules.check(record('list_clients'));
    expect(outside).toMatchObject({ reason: 'rule' });
    expect(outside.available ? '' : outside.detail).toContain('*user*');
  });

  test('a rule on an earlier name of a tool holds for the tool', () => {
    const renamed: ToolRecord = { ...record('delete_user'), aliases: ['remove_account'] };
    expect(reason(gate({ deny: ['remove_account'] }).check(renamed))).toBe('rule');
    expect(reason(gate({ allow: ['remove_account'] }).check(renamed))).toBe('available');
  });

  test('a tool whose confirmation level is deny is not available', () => {
    const answer = gate({ confirmation: { levels: { delete_user: 'deny' } } }).check(record('delete_user'));
    expect(answer).toMatchObject({ available: false, reason: 'rule' });
    expect(answer.available ? '' : answer.detail).toContain('delete_user');
    const several = gate({ confirmation: { levels: { 'delete_u*': 'deny' } } }).check(record('delete_user'));
    expect(several).toMatchObject({
      detail: 'Denied by the policy: confirmation level "deny" of "delete_u*".',
    });
  });

  test('read-only leaves exactly the reads', () => {
    const closed = gate({ readOnly: true, earlyAccess: true });
    for (const tool of records) {
      if (tool.name === 'create_device_credential') continue;
      expect(closed.check(tool).available, tool.name).toBe(tool.risk === 'read');
    }
    expect(reason(closed.check(record('create_user')))).toBe('read_only');
  });

  test('the risk ceiling', () => {
    const upToWrite = gate({ maxRisk: 'write' });
    expect(reason(upToWrite.check(record('create_user')))).toBe('available');
    expect(reason(upToWrite.check(record('delete_user')))).toBe('risk');
    expect(reason(gate({ maxRisk: 'read' }).check(record('create_user')))).toBe('risk');
  });

  test('an unknown risk class is above every ceiling', () => {
    const odd = { ...record('list_users'), risk: 'harmless' } as unknown as ToolRecord;
    expect(reason(gate().check(odd))).toBe('risk');
  });

  test('scopes: the lacking one is named', () => {
    const answer = gate({}, grant(['read:users'])).check(record('update_user'));
    expect(answer).toEqual({
      available: false,
      reason: 'scope',
      detail: 'The token lacks the scope update:users or update:users_app_metadata.',
      missingScopes: [['update:users', 'update:users_app_metadata']],
    });
  });

  test('unknown scopes fail closed, with what to do', () => {
    const closed = gate({}, grant([], false));
    for (const tool of records) expect(closed.check(tool).available, tool.name).toBe(false);
    const answer = closed.check(record('list_users'));
    expect(answer).toMatchObject({ reason: 'unknown' });
    expect(answer.available ? '' : answer.detail).toMatch(/client credentials/);
    // Scopes beside known: false count for nothing.
    expect(gate({}, grant(['read:users'], false)).check(record('list_users')).available).toBe(false);
  });

  test('a tool that needs no scope works even then', () => {
    const free: ToolRecord = { ...record('list_users'), scopes: { mode: 'all', scopes: [] } };
    expect(gate({}, grant([], false)).check(free)).toEqual({ available: true });
  });

  test('the filters have one order: the first objection is the answer', () => {
    const tool: ToolRecord = { ...record('delete_user'), earlyAccess: true };
    const layers: [Partial<FileLayer>, string][] = [
      [{}, 'early_access'],
      [{ earlyAccess: true, toolsets: ['logs'] }, 'toolset'],
      [{ earlyAccess: true, deny: ['*'] }, 'rule'],
      [{ earlyAccess: true, readOnly: true, maxRisk: 'read' }, 'read_only'],
      [{ earlyAccess: true, maxRisk: 'write' }, 'risk'],
      [{ earlyAccess: true }, 'scope'],
    ];
    let combined: Partial<FileLayer> = {};
    for (const [layer, expected] of layers.toReversed()) {
      combined = { ...combined, ...layer };
      if (expected === 'early_access') combined = { ...combined, earlyAccess: false };
      expect(reason(gate(combined, grant([])).check(tool)), expected).toBe(expected);
    }
  });

  test('ways in to other tools survive toolsets and the allow-list, but not deny and read-only', () => {
    const way: ToolRecord = {
      ...record('update_user'),
      name: 'run_write_operation',
      toolset: 'discovery',
      scopes: { mode: 'all', scopes: [] },
    };
    expect(reason(gate({ toolsets: ['logs'], allow: ['list_logs'] }).check(way))).toBe('available');
    expect(reason(gate({ deny: ['run_write_operation'] }).check(way))).toBe('rule');
    expect(reason(gate({ readOnly: true }).check(way))).toBe('read_only');
  });

  test('a renewed token with fewer scopes removes tools at once', () => {
    let scopes = grant(['read:users', 'delete:users']);
    const live = new Gate(defaultPolicy(), () => scopes);
    expect(live.check(record('delete_user')).available).toBe(true);
    scopes = grant(['read:users']);
    expect(reason(live.check(record('delete_user')))).toBe('scope');
    expect(live.check(record('list_users')).available).toBe(true);
    scopes = grant(['read:users', 'delete:users']);
    expect(live.check(record('delete_user')).available).toBe(true);
  });

  test('what the API refused is remembered until the scopes change', () => {
    let scopes = grant(['read:roles']);
    const live = new Gate(defaultPolicy(), () => scopes);
    const tool = operation('GET /users/{id}/roles');
    expect(live.check(tool).available).toBe(true);
    expect(live.learnRefusal(tool, ['read:users', 'read:role_members'])).toBe(true);
    expect(live.check(tool)).toEqual({
      available: false,
      reason: 'scope',
      detail: 'Auth0 rejected it: missing scope read:users or read:role_members.',
      missingScopes: [['read:users', 'read:role_members']],
    });
    scopes = grant(['read:roles']);
    expect(live.check(tool).available).toBe(true);
    live.learnRefusal(tool, ['read:other']);
    expect(live.check(tool)).toMatchObject({ missingScopes: [['read:other']] });
  });

  test('has another revision whenever its answers may have changed, and only then', () => {
    const scopes = new Set(['read:roles']);
    const granted = { known: true, scopes };
    const live = new Gate(defaultPolicy(), () => granted);
    const changes = [
      () => live.check(record('list_roles')),
      () => scopes.add('read:users'),
      () => live.learnRefusal(record('list_roles'), ['x']),
      () => live.learnRefusal(record('update_client'), ['x']),
    ].map((change) => {
      const before = live.revision;
      change();
      expect(live.revision).toBeTypeOf('number');
      return live.revision !== before;
    });
    expect(changes).toEqual([false, true, true, false]);
  });

  test('a refusal that may be about the arguments hides nothing', () => {
    const live = gate();
    expect(live.learnRefusal(record('update_client'), ['update:client_keys'])).toBe(false);
    expect(live.check(record('update_client')).available).toBe(true);
    expect(live.learnRefusal(record('list_roles'), [])).toBe(true);
    expect(live.check(record('list_roles'))).toMatchObject({ missingScopes: [['read:roles']] });
  });

  test('a refusal is remembered unless the operation takes one of several scopes', () => {
    const several = records.filter(
      ({ scopes, scopesUnclear }) =>
        !scopesUnclear && clauses(scopes, scopesUnclear).some((alternatives) => alternatives.length === 2),
    );
    expect(several.length).toBeGreaterThan(0);
    for (const tool of several) expect(gate().learnRefusal(tool, ['x']), tool.name).toBe(false);
  });

  test('agrees with the scope algebra on every operation and every single scope', () => {
    const policy = mergePolicy({ source: 'test', earlyAccess: true });
    const wrong: string[] = [];
    for (const scope of everything) {
      const scopes = grant([scope]);
      const one = new Gate(policy, () => scopes);
      for (const tool of records) {
        const answer = one.check(tool);
        if (answer.available !== satisfies(tool.scopes, scopes.scopes, tool.scopesUnclear)) {
          wrong.push(`${tool.name} with ${scope}`);
        }
        const unmeetable = clauses(tool.scopes, tool.scopesUnclear).some((list) => list.length === 0);
        if (!answer.available && (answer.missingScopes === undefined) !== unmeetable) {
          wrong.push(`missing scopes of ${tool.name} with ${scope}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('answers from memory while nothing changes', () => {
    const scopes = grant();
    let asked = 0;
    const live = new Gate(defaultPolicy(), () => {
      asked++;
      return scopes;
    });
    const first = records.map((tool) => live.check(tool));
    const second = records.map((tool) => live.check(tool));
    expect(asked).toBe(2 * records.length);
    for (const [index, answer] of second.entries()) expect(answer).toBe(first[index]);
  });
});

describe('the built-in profiles', () => {
  const profile = (name: string) => new Gate(mergePolicy(undefined, {}, { profile: name }), () => grant());
  const names = (name: string) =>
    records.filter((tool) => profile(name).check(tool).available).map((tool) => tool.name);

  test('name only tools that exist', () => {
    const all = [...records, ...builtInTools.map((tool) => tool.record)];
    for (const [name, layer] of Object.entries(builtInProfiles)) {
      for (const pattern of [...(layer.allow ?? []), ...(layer.deny ?? [])]) {
        expect(
          all.some((tool) => matches(pattern, tool.name)),
          `${pattern} in ${name}`,
        ).toBe(true);
      }
    }
  });

  test('support-readonly changes nothing', () => {
    for (const name of names('support-readonly')) expect(record(name).risk).toBe('read');
    expect(names('support-readonly')).toContain('list_users');
    expect(names('support-readonly')).toContain('list_logs');
    expect(names('support-readonly')).not.toContain('list_actions');
  });

  test('support helps people and leaves the tenant unchanged', () => {
    const allowed = names('support');
    for (const name of [
      'update_user',
      'clear_user_blocks',
      'delete_user_multifactor_provider',
      'create_password_change_ticket',
    ]) {
      expect(allowed).toContain(name);
    }
    for (const name of [
      'delete_user',
      'create_user',
      'delete_organization',
      'delete_connection',
      'update_client',
      'import_users',
      'export_users',
      'rotate_client_secret',
      'create_role',
    ]) {
      expect(allowed).not.toContain(name);
    }
  });

  test('developer shapes applications and does not touch people', () => {
    const allowed = names('developer');
    for (const name of ['create_client', 'update_action', 'delete_client', 'list_logs'])
      expect(allowed).toContain(name);
    for (const name of [
      'list_users',
      'delete_user',
      'delete_connection',
      'update_tenant_settings',
      'rotate_signing_key',
    ]) {
      expect(allowed).not.toContain(name);
    }
  });

  test('admin is everything', () => {
    expect(names('admin').length).toBe(records.filter((tool) => gate().check(tool).available).length);
  });
});
