/** What the API would refuse for lack of something else is said before a person is asked. */
import { describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import { toWire } from '../../../src/catalog/wire.js';
import { ApiError } from '../../../src/client/errors.js';
import type { PreviewReader } from '../../../src/policy/confirm/preview-read.js';
import { assertExists } from '../../../src/tools/arguments/what-exists.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';

const registry = await loadRegistry();
const connections = [
  { name: 'db', strategy: 'auth0', options: {} },
  {
    name: 'no-passwords',
    strategy: 'auth0',
    options: { authentication_methods: { password: { enabled: false } } },
  },
  { name: 'mail', strategy: 'email' },
  { name: 'sms', strategy: 'sms' },
];
const refused = (status: number) => Promise.reject(new ApiError('no', { kind: 'api', status }));
const there: PreviewReader = (_, path, query) => {
  if (path === '/connections') return Promise.resolve(connections.filter(({ name }) => name === query?.name));
  if (path === '/resource-servers/api')
    return Promise.resolve({ identifier: 'api', scopes: [{ value: 'read:a' }] });
  return refused(404);
};
const check = (name: string, args: Record<string, unknown>, read = there) =>
  assertExists(toWire(registry.find(name) as ToolRecord, args), read);
const permission = (permission_name: string, resource_server_identifier = 'api') => ({
  permission_name,
  resource_server_identifier,
});

describe('what has to be there', () => {
  it.each([
    ['create_user', { connection: 'db', email: 'a@b.co' }, 'needs password'],
    ['create_user', { connection: 'db', password: 'x' }, 'needs email or username or phone_number'],
    ['create_user', { connection: 'sms', email: 'a@b.co' }, 'needs phone_number'],
    ['create_user', { connection: 'none', email: 'a@b.co' }, 'no connection "none"'],
    [
      'add_role_permissions',
      { role_id: 'rol_1', permissions: [permission('read:a'), permission('b')] },
      'has no permission "b"',
    ],
    [
      'assign_user_permissions',
      { user_id: 'u', permissions: [permission('read:a', 'other')] },
      'no API "other"',
    ],
  ])('%s %j: %s', async (name, args, words) => {
    await expect(check(name, args)).rejects.toThrow(words);
    // What may not be read is left to the API.
    await expect(check(name, args, () => refused(403))).resolves.toBeUndefined();
    await expect(check(name, args, () => refused(500))).resolves.toBeUndefined();
  });

  it.each([
    ['create_user', { connection: 'db', email: 'a@b.co', password: 'x' }],
    ['create_user', { connection: 'no-passwords', email: 'a@b.co' }],
    ['create_user', { connection: 'mail', email: 'a@b.co' }],
    ['add_role_permissions', { role_id: 'rol_1', permissions: [permission('read:a')] }],
    ['create_role', { name: 'Any' }],
  ])('%s %j is left alone', async (name, args) => {
    await expect(check(name, args)).resolves.toBeUndefined();
  });
});
