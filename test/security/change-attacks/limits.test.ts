/** Fields nobody reviewed, the server's own application, and the limits of the policy: effects count, not names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changes, codeOf, textOf } from '../session.js';
import { type Attack, AttackBench } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
});
afterAll(() => bench.close());

const callback = 'https://evil.example/cb';

const odd =
  (fields: Record<string, unknown>): Attack[2] =>
  (at) => ({ client_id: at.client ?? '', extra_fields: fields });

describe('fields that the catalogue does not know are asked for or refused', () => {
  test.each<Attack>([
    ['a field of its own', 'update_client', odd({ brand_new: true })],
    ['a known field in another case', 'update_client', odd({ Callbacks: [callback] })],
    ['a known field with a space', 'update_client', odd({ 'callbacks ': [callback] })],
    ['a known field with an invisible letter', 'update_client', odd({ 'call\u200bbacks': [callback] })],
    ['a dotted path', 'update_client', odd({ 'jwt_configuration.alg': 'HS256' })],
    [
      'a prototype',
      'update_client',
      odd(JSON.parse('{"__proto__": {"callbacks": ["https://evil.example"]}}')),
    ],
    ['a constructor', 'update_client', odd({ constructor: { prototype: { callbacks: [callback] } } })],
    ['null', 'update_client', odd({ brand_new: null })],
    ['an empty object', 'update_client', odd({ brand_new: {} })],
    ['an empty list', 'update_client', odd({ brand_new: [] })],
    [
      'a plain field beside it',
      'update_client',
      (at) => ({ ...odd({ brand_new: 1 })(at), name: 'Attacked' }),
    ],
    [
      'in the query of a deletion',
      'delete_client_grant',
      (at) => ({ client_grant_id: at.grant, extra_fields: { force: true } }),
    ],
    ['of a creation', 'create_role', () => ({ name: 'r', extra_fields: { permissions: [{ value: 'x' }] } })],
  ])('%s', async (_name, tool, args) => {
    await bench.stopped(tool, args(bench.at), { codes: ['ask', 'invalid_arguments'] });
  });

  test.each<Attack>([
    ['a reviewed field among them', 'update_client', odd({ callbacks: [callback] })],
    ['our own argument among them', 'update_client', odd({ apply: 'as_given' })],
    ['an unknown argument', 'update_client', (at) => ({ client_id: at.client, brand_new: 1 })],
    [
      'an argument in another case',
      'update_client',
      (at) => ({ client_id: at.client, Callbacks: [callback] }),
    ],
    ['a list for a text', 'update_client', (at) => ({ client_id: [at.client], name: 'x' })],
    ['an object for a list', 'update_client', (at) => ({ client_id: at.client, callbacks: { 0: callback } })],
  ])('refused: %s', async (_name, tool, args) => {
    await bench.stopped(tool, args(bench.at), { codes: ['invalid_arguments'] });
  });
});

describe('the application that the server runs as', () => {
  test.each<Attack>([
    ['a name as given', 'update_client', (at) => ({ client_id: at.self, apply: 'as_given', name: 'x' })],
    [
      'metadata as given',
      'update_client',
      (at) => ({ client_id: at.self, apply: 'as_given', client_metadata: { a: 'b' } }),
    ],
    [
      'cleared metadata',
      'update_client',
      (at) => ({ client_id: at.self, apply: 'as_given', client_metadata: {} }),
    ],
    ['a secret', 'update_client', (at) => ({ client_id: at.self, client_secret: 'y'.repeat(48) })],
    ['an unknown field', 'update_client', (at) => ({ client_id: at.self, extra_fields: { z: 1 } })],
    [
      'grant made wider',
      'update_client_grant',
      (at) => ({ client_grant_id: at.ownGrant, apply: 'add', scope: ['read:x'] }),
    ],
    [
      'a second grant',
      'create_client_grant',
      (at) => ({ client_id: at.self, audience: 'https://attacked.example/', scope: [] }),
    ],
    [
      'into an organization',
      'add_organization_client_grant',
      (at) => ({ organization_id: at.organization, grant_id: at.ownGrant }),
    ],
  ])('is refused: %s', async (_name, tool, args) => {
    await bench.stopped(tool, args(bench.at), { codes: ['target_protected'] });
  });
});

describe('limits of the policy hold for effects', () => {
  const calm: Attack[] = [
    ['callbacks', 'update_client', (at) => ({ client_id: at.client, callbacks: [] })],
    [
      'metadata cleared',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'as_given', client_metadata: {} }),
    ],
    ['an add-on', 'update_client', (at) => ({ client_id: at.client, addons: { samlp: {} } })],
    ['an unknown field', 'update_client', odd({ new_field: 1 })],
    ['a role', 'assign_user_roles', (at) => ({ user_id: at.mallory, roles: [at.role] })],
    ['blocked', 'update_user', (at) => ({ user_id: at.victim, blocked: true })],
    [
      'an option lost',
      'update_connection',
      (at) => ({ connection_id: at.database, apply: 'as_given', options: {} }),
    ],
  ];
  test.each(calm)('max_risk: write refuses %s', async (_name, tool, args) => {
    await bench.stopped(tool, args(bench.at), { policy: 'max_risk: write', codes: ['risk_not_allowed'] });
  });
  test.each(calm)('read_only refuses %s', async (_name, tool, args) => {
    const session = await bench.under('read_only: true');
    await changes(bench.tenant);
    const outcome = await session.call(tool, args(bench.at));
    expect(['ask', 'ok'], textOf(outcome).slice(0, 300)).not.toContain(codeOf(outcome));
    expect(await changes(bench.tenant)).toEqual([]);
  });
  test('destructive_per_hour counts a write by its effects', async () => {
    const policy = 'limits: {destructive_per_hour: 1}';
    const args = (note: string) => ({ user_id: bench.at.victim, app_metadata: { note } });
    const first = await bench.approved('update_user', args('a'), undefined, policy);
    expect(codeOf(first.outcome), textOf(first.outcome).slice(0, 300)).toBe('ok');
    const second = await bench.approved('update_user', args('b'), undefined, policy);
    expect(codeOf(second.outcome)).not.toBe('ok');
    expect(second.sent).toEqual([]);
  });
});

describe('people whom a call reaches without naming them count as people', () => {
  const policy = 'limits: { users_per_hour: 2 }';
  const members = () => [bench.at.victim, bench.at.other, bench.at.mallory];
  const role = async () => {
    const { id } = await bench.made('POST', '/roles', { name: `held ${Math.random()}` });
    await bench.made('POST', `/roles/${id}/users`, { users: members() });
    return { role_id: id };
  };
  const organization = async () => {
    const { id } = await bench.made('POST', '/organizations', {
      name: `org-${String(Math.random()).slice(2)}`,
    });
    await bench.made('POST', `/organizations/${id}/members`, { members: members() });
    return { organization_id: id };
  };

  test.each<[string, () => Promise<Record<string, string>>]>([
    ['delete_role', role],
    ['delete_organization', organization],
  ])('%s', async (tool, made) => {
    const { outcome, sent } = await bench.approved(tool, await made(), undefined, policy);
    expect(codeOf(outcome)).toBe('limit_reached');
    expect(textOf(outcome)).toContain('2 different people');
    expect(sent).toEqual([]);
    // Nobody has it: nobody is counted.
    const { id } = await bench.made('POST', '/roles', { name: `nobody’s ${Math.random()}` });
    expect(codeOf((await bench.approved('delete_role', { role_id: id }, undefined, policy)).outcome)).toBe(
      'ok',
    );
  });
});
