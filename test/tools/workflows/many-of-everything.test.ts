/**
 * Every workflow in a tenant with 50,000 people, 500 roles, 130 applications, and a person in 300 organizations: right,
 * complete or honest about what it did not see, and small.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertConnection } from '../../../src/sandbox/resources/connections/connections.js';
import { addMember } from '../../../src/sandbox/resources/organizations/members.js';
import { seeds } from '../../../src/sandbox/seed/index.js';
import { Random } from '../../../src/sandbox/seed/random.js';
import type { SandboxServices } from '../../../src/sandbox/types.js';
import { type Bench, type Body, startBench } from './workflow-bench.js';

const USERS = 50_000;
const ROLES = 500;
const ORGANIZATIONS = 300;
const APPLICATIONS = 130;
const HOLDERS = 2_300;
const DATABASE = 'People';
const API = 'https://shop.example.com';
const MOST_BYTES = 6_000;

const userId = (i: number) => `auth0|${i.toString(16).padStart(24, '0')}`;
const emailOf = (i: number) => `person${i}@example.com`;
const roleId = (i: number) => `rol_${i.toString(36).padStart(16, '0')}`;
const orgId = (i: number) => `org_${i.toString(36).padStart(16, '0')}`;
const clientId = (i: number) => `app${i.toString(36).padStart(29, '0')}`;
/** In all organizations, with forty roles. */
const EVERYWHERE = 31_415;
/** Like everybody else. */
const PLAIN = 27_182;

function fill(services: SandboxServices): void {
  const { tenant } = services;
  const random = new Random(7);
  const now = services.now();
  const created_at = new Date(now - 90 * 86_400_000).toISOString();
  const users = tenant.collection('users');
  for (let i = 0; i < USERS; i++) {
    const user_id = userId(i);
    const identity = { connection: DATABASE, provider: 'auth0', user_id: user_id.slice(6), isSocial: false };
    users.insert({ user_id, email: emailOf(i), email_verified: true, identities: [identity], created_at });
  }
  for (let i = 0; i < APPLICATIONS; i++)
    tenant.collection('clients').insert({
      client_id: clientId(i),
      name: `Application ${i}`,
      app_type: 'regular_web',
      callbacks: [`https://app${i}.example.com/cb`, ...(i % 10 === 0 ? ['http://localhost:3000/cb'] : [])],
      grant_types: ['authorization_code'],
      organization_usage: 'allow',
      is_first_party: true,
    });
  const enabled_clients = Array.from({ length: APPLICATIONS }, (_, i) => clientId(i));
  const connection = insertConnection(
    { id: 'con_people0000000000', name: DATABASE, strategy: 'auth0', options: {}, enabled_clients },
    services,
  );
  tenant.collection('resource-servers').insert({
    id: 'shop0000000000000000000a',
    name: 'Shop',
    identifier: API,
    scopes: Array.from({ length: 130 }, (_, i) => ({ value: `do:thing${i}`, description: `Thing ${i}` })),
  });
  const permit = (holder: 'role' | 'user', holder_id: string, permission_name: string) =>
    tenant.collection('permission-assignments').insert({
      id: JSON.stringify([holder, holder_id, API, permission_name]),
      ...{ holder, holder_id, resource_server_identifier: API, permission_name },
    });
  for (let i = 0; i < ROLES; i++) {
    tenant.collection('roles').insert({ id: roleId(i), name: `Role ${i}`, description: '' });
    permit('role', roleId(i), `do:thing${i % 100}`);
  }
  for (let n = 100; n < 130; n++) permit('role', roleId(1), `do:thing${n}`);
  const holds = tenant.links('role-users');
  for (let i = 0; i < HOLDERS; i++) holds.add(roleId(7), userId(i * 3));
  for (let i = 0; i < 40; i++) holds.add(roleId(i * 5 + 1), userId(EVERYWHERE));
  for (let i = 0; i < ORGANIZATIONS; i++) {
    const id = orgId(i);
    tenant.collection('organizations').insert({ id, name: `shop-${i}`, display_name: `Shop ${i}` });
    tenant.links('organization-connections').add(id, String(connection.id), {
      ...{ assign_membership_on_login: false, is_enabled: true, is_signup_enabled: false },
    });
    addMember(tenant, id, userId(EVERYWHERE), i % 50 === 0 ? [roleId(3)] : []);
    addMember(tenant, id, userId(random.int(0, USERS - 1)));
  }
  for (let i = 0; i < 250; i++) addMember(tenant, orgId(0), userId(40_000 + i));
}

let bench: Bench;
beforeAll(async () => {
  (seeds as Record<string, typeof fill>).manyOfEverything = fill;
  bench = await startBench('manyOfEverything' as 'empty');
});
afterAll(() => bench.close());

async function ask(tool: string, args: object): Promise<Body> {
  const { body, bytes, text, result } = await bench.call(tool, args);
  expect(result.isError, text).toBeFalsy();
  expect(bytes, `${tool} ${JSON.stringify(args)}`).toBeLessThanOrEqual(MOST_BYTES);
  return { ...body, text };
}
const unseen = (body: Body): string[] => (body.could_not_see ?? []).map(({ what }: Body) => what);

describe('with many of everything', () => {
  it('diagnose_login answers in at most twelve reads', async () => {
    for (const args of [
      { user: emailOf(EVERYWHERE), organization: 'shop-0', application: clientId(129) },
      { user: userId(EVERYWHERE) },
      { user: emailOf(PLAIN) },
    ]) {
      const body = await ask('diagnose_login', args);
      expect(body.reads).toBeLessThanOrEqual(12);
      expect(body.causes ?? []).toEqual([]);
    }
  });

  it('investigate_user_access counts all of it, and says what it did not look into', async () => {
    const body = await ask('investigate_user_access', { user: emailOf(EVERYWHERE) });
    expect(body.text).toMatch(/has 40 roles, \d+ permissions, 300 organizations/);
    expect(body.organizations.length + body.left_out.organizations).toBe(ORGANIZATIONS);
    expect(unseen(body)).toContain('roles within additional organizations');
  });

  it('compare_users tells the two apart by number', async () => {
    const body = await ask('compare_users', { user: emailOf(EVERYWHERE), other: emailOf(PLAIN) });
    const organizations = body.differences.find((one: Body) => /organization/.test(one.what));
    expect(organizations.only_first.length + organizations.more).toBe(ORGANIZATIONS);
  });

  it.each([
    [{ organization: 'shop-0' }, 252],
    [{ organization: orgId(299) }, 2],
  ])('who_can names everybody of %j', async (question, count) => {
    const body = await ask('who_can', question);
    expect(body.complete).toBe(true);
    expect(Math.abs(body.count - count)).toBeLessThanOrEqual(1);
    expect(body.people.length + (body.left_out?.people ?? 0)).toBe(body.count);
  });

  it.each([
    [{ role: 'Role 7' }, HOLDERS],
    [{ permission: 'do:thing7', api: 'Shop' }, HOLDERS],
    [{ application: 'Application 3' }, 1_000],
  ])('who_can of %j is complete or says at least how many', async (question, least) => {
    const body = await ask('who_can', question);
    expect(body.count).toBeGreaterThanOrEqual(least);
    if (body.count < USERS && !body.complete) {
      expect(body.text).toMatch(/^At least/);
      expect(unseen(body).length).toBeGreaterThan(0);
    }
  });

  it('audit_tenant looks at all applications', async () => {
    const body = await ask('audit_tenant', {});
    expect(body.reads).toBeLessThanOrEqual(70);
    const local = body.findings.find((one: Body) => /localhost|http_addresses/.test(JSON.stringify(one)));
    expect(local).toBeDefined();
  });

  it('find_in_tenant finds the text in all applications', async () => {
    const body = await ask('find_in_tenant', { text: 'localhost' });
    expect(body).toMatchObject({ objects: 13, complete: true });
  });

  it('summarize_logs, apply_to_users and offboard_user stay small', async () => {
    await ask('summarize_logs', { since: '1d' });
    const role = await ask('apply_to_users', { role: roleId(7), blocked: true });
    expect(role).toMatchObject({ dry_run: true, users: 500, total: HOLDERS });
  });

  it('offboard_user asks for what fits a question, and says what is left for the next call', async () => {
    const user = emailOf(EVERYWHERE);
    const { body, bytes, text } = await bench.approved('offboard_user', { user });
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(body.steps.every(({ status }: Body) => status === 'done')).toBe(true);
    expect(body).toMatchObject({ complete: false, resume: { tool: 'offboard_user' } });
    expect(text).toContain(`${ORGANIZATIONS - 5} more organizations, which are for the next calls`);
    const left = (
      await bench.tenant.api(
        'GET',
        `/users/${encodeURIComponent(userId(EVERYWHERE))}/organizations?include_totals=true`,
      )
    ).body;
    expect(left.total).toBe(ORGANIZATIONS - 5);
  });
});
