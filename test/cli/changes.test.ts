/** `changes` and `undo`: what one process changed, another one lists and undoes, through the journal file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenant, type Tenant } from '../support/tenant.js';
import { runCli } from './run-cli.js';

let tenant: Tenant;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  tenant = await startTenant();
  folder = mkdtempSync(join(tmpdir(), 'changes-'));
  env = { ...tenant.env, AUTH0_MCP_JOURNAL: join(folder, 'journal.jsonl') };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await tenant.close();
});

describe('changes and undo', () => {
  it('take back what another process changed', async () => {
    const [role] = (await tenant.api('GET', '/roles')).body;
    const args = JSON.stringify({ role_id: role.id, description: 'From a terminal' });
    const made = await runCli(['call', 'update_role', args], { env });
    expect(made.stderr).toBe('');
    const { change_id } = JSON.parse(made.stdout);
    const table = await runCli(['changes'], { env });
    expect(table.stdout).toContain(change_id);
    expect(table.stdout).toContain('1 change.');
    const [listed] = JSON.parse((await runCli(['changes', '--json'], { env })).stdout);
    expect(listed).toMatchObject({ id: change_id, caller: 'local', tool: 'update_role', undo: 'possible' });
    const undone = await runCli(['undo', change_id], { env });
    expect(JSON.parse(undone.stdout)).toMatchObject({ undone: true });
    expect((await tenant.api('GET', `/roles/${role.id}`)).body.description).toBe(role.description);
    const again = await runCli(['undo', change_id], { env });
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('already_undone');
  });

  it('say where nothing is kept, and stop where the file cannot be used', async () => {
    const none = await runCli(['changes'], { env: tenant.env });
    expect(none.stdout).toContain('No journal file is set');
    const absent = await runCli(['changes', '--journal', join(folder, 'absent', 'x')], { env: tenant.env });
    expect(absent.code).toBe(1);
    expect(absent.stderr).toMatch(/^auth0-management-mcp: The journal .* cannot be used: ENOENT\.\n$/);
  });
});
