import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Confirmer } from '../../../src/policy/confirm/confirmation.js';
import { openScratch } from '../../../src/server/tenants/scratch.js';
import { compare } from '../../../src/tools/configuration/compare.js';
import { KINDS } from '../../../src/tools/configuration/kinds.js';
import { readConfiguration } from '../../../src/tools/configuration/read-configuration.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, type Body, startBench } from '../call-bench.js';
import { vary } from '../configuration/varied-tenant.js';
import { fortyChanges, type NamedChange } from './forty-changes.js';

const NOTHING = { only_a: [], only_b: [], different: [] };
const call = { caller: 'local', clientName: 'test', canAsk: false };

describe('a rehearsal', () => {
  let tenant: Tenant;
  let bench: Bench;
  let changes: NamedChange[];
  const rehearse = (args: object): Promise<Body> =>
    bench.call('run_read_operation', { name: 'rehearse', arguments: args });
  const configuration = () => readConfiguration(bench.runtime, call, KINDS);

  beforeAll(async () => {
    tenant = await startTenant('demo');
    await vary(tenant);
    bench = await startBench(tenant);
    const { runtime } = bench;
    runtime.confirmer = new Confirmer(runtime.policy, undefined, { asksNobody: true });
    bench.runtime.scratch = () => openScratch('silent');
    changes = await fortyChanges(tenant);
  });
  afterAll(async () => {
    await bench.close();
    await tenant.close();
  });

  it('of forty changes shows what applying them does, and undoing them leaves nothing', async () => {
    expect(changes).toHaveLength(40);
    const before = await configuration();
    const rehearsed = await rehearse({ changes });
    expect(rehearsed).toMatchObject({ ok: true, next: 'apply_changes with the same changes' });
    expect(rehearsed.changes).toHaveLength(40);
    expect(rehearsed.log_events).toContainEqual(
      expect.objectContaining({ type: 'sapi', description: 'Create a role' }),
    );
    expect(rehearsed).not.toHaveProperty('shortened');
    expect(compare(before, await configuration())).toMatchObject(NOTHING);

    const applied: Body = await bench.call('apply_changes', { changes, why: 'test' });
    expect(applied).toMatchObject({ ok: true });
    const found = compare(before, await configuration(), true);
    expect(rehearsed.added).toEqual(found.only_b);
    expect(rehearsed.removed).toEqual(found.only_a);
    expect(rehearsed.changed).toEqual(
      found.different.map(({ differences, ...thing }) => ({
        ...thing,
        differences: differences.map(({ field, a, b, only_a, only_b }) => {
          const [from, to] = [a ?? only_a, b ?? only_b];
          return { field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
        }),
      })),
    );

    expect(await bench.call('undo_change', { change_id: applied.change_id })).toMatchObject({ undone: true });
    expect(compare(before, await configuration())).toMatchObject(NOTHING);
  });

  it('is found and described', async () => {
    const found: Body = await bench.call('find_operations', { query: 'rehearse changes before making them' });
    expect(found.operations[0]).toMatchObject({ name: 'rehearse', risk: 'read' });
    expect(await bench.call('describe_operation', { name: 'rehearse' })).toMatchObject({
      input_schema: { required: ['changes'] },
      example: { tool: 'run_read_operation' },
    });
    const { operations }: Body = await bench.call('find_operations', { query: 'list the applications' });
    expect(operations.map(({ name }: Body) => name)).not.toContain('rehearse');
  });

  it('goes on after a change that fails, and leaves out what depends on it', async () => {
    const rehearsed = await rehearse({
      changes: [
        { operation: 'update_client', arguments: { client_id: 'there-is-none', name: 'X' } },
        { operation: 'create_role', arguments: { name: 'Support Agent' } },
        { operation: 'add_role_permissions', arguments: { role_id: '$2.id', permissions: [] } },
        { operation: 'update_branding', arguments: { favicon_url: 'https://lumenbikes.example/f.ico' } },
      ],
    });
    expect(rehearsed).toMatchObject({
      ok: false,
      added: [],
      removed: [],
    });
    expect(rehearsed.changes.map(({ ok }: Body) => ok)).toEqual([false, false, false, true]);
    expect(rehearsed.changes[1].error).toMatchObject({ status: 409 });
    expect(rehearsed.changes[2].error).toMatchObject({ code: 'not_tried' });
    expect(rehearsed.changed).toEqual([
      { kind: 'branding', differences: [{ field: 'favicon_url', to: 'https://lumenbikes.example/f.ico' }] },
    ]);
  });

  it('has made-up people under the ids that the changes name', async () => {
    const { body: users } = await tenant.api('GET', '/users?per_page=20');
    const person = users.find(({ user_id }: Body) => user_id.startsWith('auth0|'));
    const rehearsed = await rehearse({
      changes: [
        { operation: 'update_user', arguments: { user_id: person.user_id, nickname: 'new' } },
        { operation: 'update_user', arguments: { user_id: 'google-oauth2|123', nickname: 'new' } },
      ],
    });
    expect(rehearsed.changes.map(({ ok }: Body) => ok)).toEqual([true, false]);
    expect(rehearsed.people_not_copied).toEqual(['google-oauth2|123']);
    expect(JSON.stringify(rehearsed)).not.toContain(person.email);
  });

  it('obeys the policy of the tenant', async () => {
    const { runtime } = bench;
    const { policy } = runtime;
    runtime.policy = { ...policy, protect: { ...policy.protect, clients: ['Lumen Shop'] } };
    const { body: clients } = await tenant.api('GET', '/clients');
    const { client_id } = clients.find(({ name }: Body) => name === 'Lumen Shop');
    const args = { client_id, description: 'Changed' };
    const rehearsed = await rehearse({ changes: [{ operation: 'update_client', arguments: args }] });
    runtime.policy = policy;
    expect(rehearsed.changes[0]).toMatchObject({ ok: false, error: { code: 'target_protected' } });
  });
});
