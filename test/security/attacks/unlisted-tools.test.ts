/** Tools that are not listed, and those made of others: the policy holds for them as for any. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { changes, codeOf, question, type Session, startSession, textOf } from '../session.js';

let tenant: Tenant;
let opened: Session | undefined;

const session = async (policy: string): Promise<Session> => {
  opened = await startSession(tenant, { policy });
  return opened;
};
const connect = { framework: 'nextjs', name: 'Shop', url: 'https://shop.example' };
const person = async (email: string, more: object = {}): Promise<string> => {
  const connection = 'Username-Password-Authentication';
  const body = { connection, email, password: 'Correct-Horse-9-Battery', ...more };
  return (await tenant.api('POST', '/users', body)).body.user_id;
};
let boss = '';
let member = '';
let role = '';
let organization = '';

beforeAll(async () => {
  tenant = await startTenant('demo');
  boss = await person('boss@board.example');
  member = await person('member@example.com');
  role = (await tenant.api('POST', '/roles', { name: 'Everybody' })).body.id;
  organization = (await tenant.api('POST', '/organizations', { name: 'everybody' })).body.id;
  await tenant.api('POST', `/roles/${role}/users`, { users: [boss, member] });
  await tenant.api('POST', `/organizations/${organization}/members`, { members: [boss, member] });
});
afterAll(() => tenant.close());
beforeEach(() => changes(tenant));
afterEach(() => opened?.close());

const untouched = async () => expect(await changes(tenant)).toEqual([]);

describe('connect_application', () => {
  it.each([
    ['its name is denied', 'tools: { deny: [connect_application] }', 'not_available'],
    ['what it is made of is denied', 'tools: { deny: [create_client] }', 'not_available'],
    ['the runner is denied', 'tools: { deny: [run_write_operation] }', 'not_available'],
    ['the server is read-only', 'read_only: true', 'not_available'],
    ['only reads are allowed', 'max_risk: read', 'not_available'],
    ['no high-impact change is allowed', 'max_risk: write', 'risk_not_allowed'],
    ['its level denies it', 'confirmation: { tools: { connect_application: deny } }', 'not_available'],
    [
      'the level of what it is made of denies it',
      'confirmation: { tools: { create_client: deny } }',
      'not_available',
    ],
  ])('does nothing where %s', async (_name, policy, code) => {
    const by = await session(policy);
    const told = await by.call('run_write_operation', { name: 'connect_application', arguments: connect });
    expect(codeOf(told)).toBe(code);
    await untouched();
  });

  it('is no read', async () => {
    const by = await session('');
    const told = await by.call('run_read_operation', { name: 'connect_application', arguments: connect });
    expect(codeOf(told)).toBe('wrong_runner');
    await untouched();
  });

  it('asks a person, and is recorded', async () => {
    const by = await session('');
    const told = await by.call('run_write_operation', { name: 'connect_application', arguments: connect });
    expect(question(told).message).toContain('shop.example');
    expect(by.audit()).toContain('create_client');
    await untouched();
  });

  it.each([
    ['javascript:', 'javascript:alert(1)'],
    ['a name and a password', 'https://shop.example@attacker.example'],
    ['http to a foreign host', 'http://attacker.example'],
  ])('takes no address with %s', async (_name, url) => {
    const by = await session('');
    const args = { name: 'connect_application', arguments: { ...connect, url } };
    expect(codeOf(await by.call('run_write_operation', args))).toBe('invalid_arguments');
    await untouched();
  });
});

describe('apply_to_users', () => {
  const protectedBoss = 'protected: { users: { emails: ["*@board.example"] } }';
  const actions: [string, () => object][] = [
    ['blocking', () => ({ blocked: true })],
    ['ending sessions', () => ({ end_sessions: true })],
    ['taking a role away', () => ({ remove_roles: [role] })],
    ['giving a role', () => ({ assign_roles: [role] })],
    ['taking out of an organization', () => ({ remove_from_organization: organization })],
    ['metadata', () => ({ app_metadata: { plan: 'none' } })],
  ];
  const selectors: [string, () => object][] = [
    ['a role', () => ({ role })],
    ['an organization', () => ({ organization })],
    ['ids', () => ({ user_ids: [boss, member] })],
  ];

  it.each(
    selectors.flatMap(([who, by]) => actions.map(([what, change]) => [what, who, by, change] as const)),
  )('leaves a protected person out: %s by %s', async (_what, _who, by, change) => {
    const at = await session(protectedBoss);
    const told = await at.call('apply_to_users', { ...by(), ...change() });
    expect(codeOf(told)).toBe('ok');
    const { left_out, left_out_by } = (told.kind === 'result' && told.result.structuredContent) as {
      left_out: number;
      left_out_by: { user_ids: string[] }[];
    };
    expect([left_out, left_out_by.flatMap(({ user_ids }) => user_ids)]).toEqual([1, [boss]]);
    await untouched();
  });

  it.each(actions)('asks before %s, and names no more people than it reaches', async (_what, change) => {
    const at = await session(`${protectedBoss}\nconfirmation: { tools: { apply_to_users: ask } }`);
    const told = await at.call('apply_to_users', { role, ...change(), dry_run: false });
    const { message } = question(told);
    expect(message).not.toContain(boss);
    await untouched();
  });

  it('does nothing where the policy denies the operation behind it', async () => {
    const at = await session('tools: { deny: [update_user, revoke_user_access, delete_user_sessions] }');
    for (const change of [{ blocked: true }, { end_sessions: true }])
      expect(codeOf(await at.call('apply_to_users', { role, ...change, dry_run: false }))).toBe(
        'not_available',
      );
    await untouched();
  });

  it('is recorded with what it was asked', async () => {
    const at = await session('');
    await at.call('apply_to_users', { role, blocked: true, dry_run: false });
    expect(at.audit()).toContain('apply_to_users');
    expect(textOf(await at.call('list_changes'))).not.toContain(member);
    await untouched();
  });
});
