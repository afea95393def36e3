/** Some cells of the matrix through the built program: real clients of both protocol eras, and `call`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { agrees, connectStdio, type TestClient } from '../support/clients.js';
import { startTenant, type Tenant } from '../support/tenant.js';

let tenant: Tenant;
let role: string;
const open: TestClient[] = [];
const scopes = ['read:roles', 'delete:roles', 'read:current_user', 'update:current_user_metadata'];

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(async () => {
  await Promise.all(open.map((client) => client.close()));
  await tenant.close();
});

/** Tool, arguments, and where it may run. */
const cells = (): [string, Record<string, unknown>, boolean, boolean][] => [
  ['list_roles', {}, true, true],
  ['get_role', { role_id: role }, true, true],
  ['create_role', { name: 'x' }, false, false],
  ['list_users', {}, false, false],
  ['get_user', { user_id: 'auth0|x' }, false, false],
  ['update_user', { user_id: 'auth0|x', name: 'n' }, false, false],
  // The last one: it takes the role away.
  ['delete_role', { role_id: role }, false, true],
];

describe.each([
  ['read-only', true],
  ['full', false],
])('%s', (_, readOnly) => {
  const flags = readOnly ? ['--read-only'] : [];

  test.each(['modern', 'legacy'] as const)('a %s client', async (era) => {
    role = (await tenant.api('POST', '/roles', { name: `${era} ${readOnly}` })).body.id;
    const env = await tenant.envWithScopes(scopes);
    const client = await connectStdio(era, {
      env,
      args: ['--toolsets', 'all', ...flags],
      person: agrees([]),
    });
    open.push(client);
    const listed = (await client.tools()).map(({ name }) => name);
    for (const [name, args, reading, full] of cells()) {
      const expected = readOnly ? reading : full;
      expect(listed.includes(name), `${name} listed`).toBe(expected);
      const { structuredContent } = await client.call('find_operations', { query: name, limit: 25 });
      const found = structuredContent?.operations as { name: string }[];
      expect(
        found.some((tool) => tool.name === name),
        `${name} found`,
      ).toBe(expected);
      const before = (await tenant.requests()).length;
      const ran = await client.call(name, args);
      expect(!ran.isError, `${name} ran`).toBe(expected);
      const runner =
        name.startsWith('list_') || name.startsWith('get_') ? 'run_read_operation' : 'run_write_operation';
      const again = await client.call(runner, { name, arguments: args });
      // What is deleted cannot be deleted again; that the tool is there is seen by what was sent.
      if (name !== 'delete_role') expect(!again.isError, `${name} through discovery`).toBe(expected);
      expect((await tenant.requests()).length > before, `${name} sent`).toBe(expected);
    }
  });

  test('from the terminal', async () => {
    const env = await tenant.envWithScopes(scopes);
    role = (await tenant.api('POST', '/roles', { name: `terminal ${readOnly}` })).body.id;
    const some = cells().filter(([name]) => ['list_roles', 'create_role', 'delete_role'].includes(name));
    await Promise.all(
      some.map(async ([name, args, reading]) => {
        const ran = await runCli(['call', name, JSON.stringify(args), ...flags], { env });
        expect(ran.code === 0, `${name}: ${ran.stderr}`).toBe(reading);
        // It may run, but nobody is there to be asked.
        if (name === 'delete_role') expect(ran.stderr).toContain(readOnly ? 'read-only' : 'approval');
      }),
    );
  });
});
