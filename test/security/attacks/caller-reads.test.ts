/**
 * Tools that read many things use the server's token, which may read all of them. For a caller with few permissions,
 * each request they make must be one that a token with those permissions could make.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScopeExpression } from '../../../src/catalog/types.js';
import { callerOf } from '../../../src/server/callers/caller.js';
import { CallerViews } from '../../../src/server/callers/caller-views.js';
import { callTool } from '../../../src/server/tool-list.js';
import { records } from '../../policy/records.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Session, startSession } from '../session.js';

let tenant: Tenant;
let session: Session;
let views: CallerViews;
let calls: [tool: string, args: object][];

/** Operations with the fewest parameters first: `/users/search` before `/users/{id}`. */
const operations = records
  .map(({ method, path = '', scopes }) => ({
    method,
    scopes,
    pattern: new RegExp(`^/api/v2${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    parameters: path.split('{').length,
  }))
  .sort((a, b) => a.parameters - b.parameters);

function satisfied({ mode, scopes }: ScopeExpression, has: readonly string[]): boolean {
  if (mode === 'cnf') return scopes.every((any) => any.some((scope) => has.includes(scope)));
  if (mode === 'all') return scopes.every((scope) => has.includes(scope));
  return scopes.length === 0 || scopes.some((scope) => has.includes(scope));
}

beforeAll(async () => {
  tenant = await startTenant();
  session = await startSession(tenant);
  views = new CallerViews(session.runtime);
  const first = async (path: string) => (await tenant.api('GET', path)).body[0];
  const [user, role, organization, connection] = await Promise.all(
    ['/users', '/roles', '/organizations', '/connections'].map(first),
  );
  const change = (operation: string, args: object) => ({ operation, arguments: args });
  const why = 'Housekeeping';
  calls = [
    ['diagnose_login', { user: user.email }],
    ['investigate_user_access', { user: user.user_id }],
    ['who_can', { permission: 'read:bikes' }],
    ['find_in_tenant', { text: 'lumen' }],
    ['summarize_logs', {}],
    ['audit_tenant', {}],
    ['offboard_user', { user: user.user_id }],
    ['apply_to_users', { role: role.id, user_metadata: { a: 1 } }],
    ['apply_changes', { why, changes: [change('delete_user', { user_id: user.user_id })], dry_run: true }],
    ['apply_changes', { why, changes: [change('delete_role', { role_id: role.id })], dry_run: true }],
    ['run_write_operation', { name: 'delete_connection', arguments: { connection_id: connection.id } }],
    [
      'run_write_operation',
      {
        name: 'add_organization_members',
        arguments: { organization_id: organization.id, members: [user.user_id] },
      },
    ],
    [
      'run_write_operation',
      { name: 'assign_user_roles', arguments: { user_id: user.user_id, roles: [role.id] } },
    ],
  ];
});
afterAll(async () => {
  await session.close();
  await tenant.close();
});

describe('nothing is read beyond', () => {
  it.each<[string[]]>([
    [[]],
    [['read:users']],
    [['read:roles']],
    [['read:clients']],
    [['read:logs']],
    [['read:organizations']],
    [['update:users']],
    [['delete:users', 'delete:roles', 'delete:connections']],
    [['create:organization_members', 'create:role_members', 'update:users', 'read:users']],
  ])('%j', async (permissions) => {
    const view = views.of(callerOf({ iss: 'https://issuer.example/', sub: 'auth0|eve', permissions }));
    const before = (await tenant.requests()).length;
    for (const [tool, args] of calls)
      await callTool(view, tool, args, { caller: 'eve', clientName: 'attacker', canAsk: true });
    const beyond = (await tenant.requests()).slice(before).filter(({ method, path }) => {
      const plain = path.replace(/\?.*/, '');
      const operation = operations.find((one) => one.method === method && one.pattern.test(plain));
      return operation && !satisfied(operation.scopes, permissions);
    });
    expect(beyond).toEqual([]);
    expect((await tenant.requests()).length > before).toBe(
      permissions.some((one) => one.startsWith('read:')),
    );
  });
});
