/** An answer that is of use only to a person who gets its secret: nobody is asked for one that nobody would get. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import secrets from '../../../catalog/secrets.json' with { type: 'json' };
import { handedBy } from '../../../src/tools/own-arguments.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, startBench } from '../call-bench.js';

const CAN_ASK = { canAsk: true };
let tenant: Tenant;
let bench: Bench;
let user: string;

beforeAll(async () => {
  tenant = await startTenant('demo');
  bench = await startBench(tenant, {}, tenant.env);
  user = (await tenant.api('GET', '/users?q=email:ben*')).body[0].user_id;
});
afterAll(async () => {
  await bench.close();
  await tenant.close();
});

const operations = Object.keys(secrets.handedOver.operations);
const writes = operations.filter((name) => !name.startsWith('GET '));

describe('operations whose answer is for a person', () => {
  it('are operations, and have the secret among their fields', () => {
    for (const name of operations) {
      const [method, path] = name.split(' ');
      const record = bench.runtime.registry.byRequest(name);
      expect(record, name).toBeDefined();
      expect(handedBy({ method, path } as never, { send_invitation_email: false }), name).toBe('file');
    }
    const listed = secrets.operations as Record<string, { response?: string[] }>;
    expect(writes.filter((name) => !listed[name]?.response?.length)).toEqual([]);
  });

  it.each([
    ['create_password_change_ticket', () => ({ user_id: user })],
    ['create_guardian_enrollment_ticket', () => ({ user_id: user })],
    ['regenerate_user_recovery_code', () => ({ user_id: user })],
  ])('%s needs a place for it', async (tool, args) => {
    const outcome = await bench.outcome(tool, args(), CAN_ASK);
    expect(outcome).toMatchObject({ kind: 'result' });
    const { code, hint } = (await bench.call(tool, args(), CAN_ASK)).error;
    expect(code).toBe('secret_unseen');
    expect(hint).toContain('save_secrets_to');
  });

  it('is asked for where Auth0 mails it, and where a person sees it', async () => {
    const mailed = { user_id: user, send_mail: true };
    expect((await bench.outcome('create_guardian_enrollment_ticket', mailed, CAN_ASK)).kind).toBe('ask');
    const seen = { ...CAN_ASK, revealSecrets: () => undefined };
    expect((await bench.outcome('create_password_change_ticket', { user_id: user }, seen)).kind).toBe('ask');
  });

  it('is not one of several changes', async () => {
    const changes = [{ operation: 'create_password_change_ticket', arguments: { user_id: user } }];
    const { error } = await bench.call('apply_changes', { why: 'test', changes }, CAN_ASK);
    expect(error.message).toContain('call it alone');
  });
});

describe('the link of an export', () => {
  it('is hidden, with the way to pass it on, and is in the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'unseen-'));
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder);
    try {
      const { body } = await tenant.api('POST', '/jobs/users-exports', { format: 'csv' });
      const shown = await bench.call('get_job', { job_id: body.id });
      expect(shown.location).toContain('[redacted]');
      expect(shown.note).toContain('save_secrets_to');
      const saved = await bench.call('get_job', { job_id: body.id, save_secrets_to: 'export.env' });
      expect(saved.secrets_saved.fields).toEqual(['location']);
      const link = /=(.*)$/.exec((await readFile(join(folder, 'export.env'), 'utf8')).trim())?.[1] ?? '';
      expect((await fetch(link.replace(/^["']|["']$/g, ''))).status).toBe(200);
    } finally {
      cwd.mockRestore();
      await rm(folder, { recursive: true });
    }
  });
});
