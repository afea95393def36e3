/** One server of two tenants: what is approved, masked, kept or denied for one says nothing for the other. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Confirmer } from '../../../src/policy/confirm/confirmation.js';
import type { RunningRuntime } from '../../../src/server/runtime.js';
import { loadTenants } from '../../../src/server/tenants/load-tenants.js';
import { openTenants } from '../../../src/server/tenants/open-tenants.js';
import { pickTenant } from '../../../src/server/tenants/several.js';
import { callTool } from '../../../src/server/tool-list.js';
import type { CallContext, CallOutcome } from '../../../src/tools/runtime.js';
import { patientClock } from '../../support/patient.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { accept, changes, codeOf, question, textOf, yes } from '../session.js';

let folder: string;
let staging: Tenant;
let live: Tenant;
let front: RunningRuntime;
const key = 'one key for both tenants, 32 bytes or more';

/** A call as the server makes it. */
async function call(tool: string, args: object, context: Partial<CallContext> = {}): Promise<CallOutcome> {
  const picked = pickTenant(front, tool, args);
  if ('refused' in picked) return { kind: 'result', result: picked.refused };
  const base: CallContext = { caller: 'local', clientName: 'attacker', canAsk: true };
  return callTool(picked.runtime, tool, picked.args, { ...base, ...context });
}
/** An application of the same id and name in both. */
const app = { client_id: 'same-in-both-tenants-0000000001', name: 'Same' };
const addCallback = { client_id: app.client_id, callbacks: ['https://new.example/cb'] };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenants-'));
  [staging, live] = await Promise.all([startTenant('demo'), startTenant('demo')]);
  const policies = {
    staging: 'version: 1\n',
    live: 'version: 1\nmasking: { email: true }\ntools: { deny: [list_roles] }\n',
  };
  const entries = Object.entries({ staging, live }).map(([name, { env }]) => {
    writeFileSync(join(folder, `${name}.secret`), env.AUTH0_CLIENT_SECRET as string);
    writeFileSync(join(folder, `${name}.yaml`), policies[name as 'live']);
    return `  ${name}:\n    domain: ${env.AUTH0_DOMAIN}\n    client_id: ${env.AUTH0_CLIENT_ID}\n    client_secret_file: ${name}.secret\n    policy: ${name}.yaml\n`;
  });
  const file = join(folder, 'tenants.yaml');
  writeFileSync(file, `tenants:\n${entries.join('')}`);
  front = await openTenants(await loadTenants({ LOG_LEVEL: 'silent' }, { tenant: 'all', tenantsFile: file }));
  // As replicas do, all seal with one key.
  for (const one of front.tenants?.values() ?? [])
    one.confirmer = new Confirmer(one.policy, undefined, { key, now: patientClock() });
  for (const one of [staging, live]) {
    const { body } = await one.api('POST', '/clients', { name: app.name, app_type: 'regular_web' });
    await one.sandbox.rename(new Map([[body.client_id, app.client_id]]));
  }
  await live.api('POST', '/roles', { name: 'Mail', description: 'Ask jane.roe@people.example' });
});
afterAll(async () => {
  await front.close();
  await Promise.all([staging.close(), live.close()]);
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await changes(staging);
  await changes(live);
});
const untouched = async () => expect([await changes(staging), await changes(live)]).toEqual([[], []]);

describe('an approval for one tenant', () => {
  it('does not count for the same call in another', async () => {
    const { state } = question(await call('update_client', { tenant: 'staging', ...addCallback }));
    const context = { state, responses: yes } as Partial<CallContext>;
    expect(codeOf(await call('update_client', { tenant: 'live', ...addCallback }, context))).not.toBe('ok');
    await untouched();
  });

  it('counts for its own, once', async () => {
    const { state } = question(await call('update_client', { tenant: 'staging', ...addCallback }));
    const context = { state, responses: yes } as Partial<CallContext>;
    expect(codeOf(await call('update_client', { tenant: 'staging', ...addCallback }, context))).toBe('ok');
    expect(await changes(live)).toEqual([]);
    await staging.api('PATCH', `/clients/${app.client_id}`, { callbacks: [] });
    expect(codeOf(await call('update_client', { tenant: 'staging', ...addCallback }, context))).not.toBe(
      'ok',
    );
  });

  it('names its tenant in the question', async () => {
    const { message } = question(await call('delete_client', { tenant: 'live', client_id: app.client_id }));
    expect(message).toMatch(/^LIVE: |^live: /);
  });
});

describe('the name of the tenant', () => {
  it.each([
    ['missing', {}],
    ['of no tenant', { tenant: 'prod' }],
    ['a list', { tenant: ['staging'] }],
    ['of another case', { tenant: 'LIVE' }],
    ['a property of every object', { tenant: '__proto__' }],
    ['with a space', { tenant: 'live ' }],
  ])('that is %s is refused', async (_name, tenant) => {
    expect(codeOf(await call('delete_client', { ...tenant, client_id: app.client_id }))).toBe(
      'invalid_arguments',
    );
    await untouched();
  });

  it('among the arguments of an operation is no other tenant', async () => {
    const args = { tenant: 'live', ...addCallback };
    const told = await call('run_write_operation', {
      tenant: 'staging',
      name: 'update_client',
      arguments: args,
    });
    expect(codeOf(told)).toBe('invalid_arguments');
    await untouched();
  });
});

describe('the policy of one tenant', () => {
  it('denies there, by name and by the runner', async () => {
    expect(codeOf(await call('list_roles', { tenant: 'live' }))).toBe('not_available');
    expect(codeOf(await call('run_read_operation', { tenant: 'live', name: 'list_roles' }))).toBe(
      'not_available',
    );
    expect(codeOf(await call('list_roles', { tenant: 'staging' }))).toBe('ok');
  });

  it('masks what a copy to another shows', async () => {
    await live.api('POST', '/clients', { name: 'Mailer', description: 'Ask jane.roe@people.example' });
    await changes(live);
    const args = {
      from: 'live',
      to: 'staging',
      why: 'x',
      things: [{ resource: 'applications', name: 'Mailer' }],
    };
    const told = textOf(await call('copy_configuration', { ...args, dry_run: true }));
    expect(told).toContain('Mailer');
    expect(told).not.toContain('jane.roe@people.example');
    await untouched();
  });

  it('masks what a comparison shows', async () => {
    const told = textOf(
      await call('compare_tenants', { a: 'staging', b: 'live', resources: ['applications'] }),
    );
    expect(told).toContain('Mailer');
    expect(told).not.toContain('jane.roe@people.example');
  });

  it('masks what a search finds, and does not find what it masks', async () => {
    const by = (text: string) =>
      call('run_read_operation', { tenant: 'live', name: 'find_in_tenant', arguments: { text } });
    expect(textOf(await by('Mailer'))).not.toContain('jane.roe@people.example');
    expect(textOf(await by('jane.roe'))).not.toMatch(/"name":"Mailer"/);
  });
});

describe('what was changed in one tenant', () => {
  it('is not listed or undone in another, nor by another caller', async () => {
    const made = await call('create_role', { tenant: 'staging', name: 'Undone elsewhere' });
    const { change_id } = (made.kind === 'result' && made.result.structuredContent) as Record<
      string,
      unknown
    >;
    expect(change_id).toBeDefined();
    expect(textOf(await call('list_changes', { tenant: 'live' }))).not.toContain(String(change_id));
    await changes(staging);
    expect(codeOf(await call('undo_change', { tenant: 'live', change_id }))).toBe('not_found');
    const other = { caller: 'somebody else', person: 'somebody else' };
    expect(codeOf(await call('undo_change', { tenant: 'staging', change_id }, other))).toBe('not_found');
    await untouched();
  });
});

describe('a copy', () => {
  it('shows code that it carries, and is made for what was shown alone', async () => {
    const code = (text: string) => ({
      name: 'carried',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: `exports.onExecutePostLogin = async () => { /* ${text} */ };`,
    });
    const { body } = await staging.api('POST', '/actions/actions', code('harmless'));
    const args = {
      from: 'staging',
      to: 'live',
      why: 'x',
      things: [{ resource: 'actions', name: 'carried' }],
    };
    const { message, state } = question(await call('copy_configuration', args));
    expect(message).toContain('harmless');
    await staging.api('PATCH', `/actions/actions/${body.id}`, { code: code('hostile').code });
    await changes(staging);
    const context = { state, responses: yes } as Partial<CallContext>;
    expect(codeOf(await call('copy_configuration', args, context))).not.toBe('ok');
    await untouched();
  });

  it('of a tenant to itself is refused', async () => {
    const args = { from: 'live', to: 'live', why: 'x', things: [{ resource: 'applications' }] };
    expect(codeOf(await call('copy_configuration', args))).toBe('invalid_arguments');
    await untouched();
  });

  it('is not approved by an answer that nobody asked for', async () => {
    const args = {
      from: 'live',
      to: 'staging',
      why: 'x',
      things: [{ resource: 'applications', name: 'Mailer' }],
    };
    const responses = accept({ confirm: true }) as CallContext['responses'];
    expect(codeOf(await call('copy_configuration', args, responses ? { responses } : {}))).not.toBe('ok');
    await untouched();
  });
});
