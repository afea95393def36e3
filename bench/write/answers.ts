/**
 * How large the answers are that a model reads, in bytes of JSON on the demo tenant: twenty everyday writes, the lists
 * of APIs and grants, and the description of every operation.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Confirmer } from '../../src/policy/confirm/confirmation.js';
import { defaultPolicy } from '../../src/policy/merge-policy.js';
import { createRuntime } from '../../src/server/runtime.js';
import { callTool } from '../../src/server/tool-list.js';
import { quantile, report } from '../support/report.js';

const MOST = { write: 700, lists: 6_000, description: 4_000 };

// biome-ignore lint/suspicious/noExplicitAny: a benchmark knows what it asked for
type Body = any;
type Call = (tool: string, args?: object) => Promise<Body>;

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** The sizes of the answers of twenty writes that people ask for. @throws Error for one that fails */
async function everydayWrites(call: Call): Promise<number[]> {
  const first = async (tool: string): Promise<Body> => (await call(tool)).items[0];
  const sizes: number[] = [];
  const write = async (tool: string, args: object): Promise<Body> => {
    const answer = await call(tool, args);
    sizes.push(bytes(answer));
    return answer;
  };
  const { user_id } = await first('list_users');
  const { client_id } = (await call('list_clients')).items.find((one: Body) => one.callbacks?.length > 0);
  const organization_id = (await first('list_organizations')).id;
  const callbacks = ['https://app.example.com/callback'];
  await write('update_client', { client_id, callbacks, apply: 'add' });
  await write('update_client', { client_id, callbacks, apply: 'remove' });
  await write('update_client', { client_id, description: 'The shop' });
  await write('create_client', { name: 'Made', app_type: 'spa' });
  await write('rotate_client_secret', { client_id, save_secrets_to: 'rotated.env' });
  const role = await write('create_role', { name: 'Made' });
  await write('update_role', { role_id: role.id, description: 'Made for a try' });
  await write('assign_user_roles', { user_id, roles: [role.id] });
  await write('remove_user_roles', { user_id, roles: [role.id] });
  await write('delete_role', { role_id: role.id });
  await write('update_user', { user_id, blocked: true });
  await write('update_user', { user_id, blocked: false });
  await write('update_user', { user_id, user_metadata: { colour: 'blue' } });
  await write('update_organization', { organization_id, display_name: 'Again' });
  await write('update_tenant_settings', { friendly_name: 'Tenant' });
  const api = await write('create_resource_server', {
    name: 'Orders',
    identifier: 'https://orders.example.com',
  });
  const scopes = [{ value: 'read:orders', description: 'Read orders' }];
  await write('update_resource_server', { resource_server_id: api.id, scopes, apply: 'add' });
  const person = { connection: 'Username-Password-Authentication', email: 'n@example.com' };
  const made = await write('create_user', { ...person, password: 'Aa1!aaaaaaaa-' });
  await write('update_user', { user_id: made.user_id, name: 'Somebody' });
  await write('delete_user', { user_id: made.user_id });
  return sizes;
}

function table(name: string, sizes: readonly number[], compared: number, limit: number): void {
  const [middle, high, largest] = [quantile(sizes, 0.5), quantile(sizes, 0.95), Math.max(...sizes)];
  report(name, compared / limit, {
    limit: 1,
    detail: `${sizes.length} answers: median ${middle} bytes, p95 ${high}, largest ${largest}; limit ${limit}`,
  });
}

export async function answers(): Promise<void> {
  const runtime = await createRuntime({
    tenant: { kind: 'sandbox' },
    policy: defaultPolicy(),
    surface: {},
    approver: 'auto',
    logLevel: 'silent',
  });
  runtime.confirmer = new Confirmer(runtime.policy, undefined, { asksNobody: true });
  const call: Call = async (tool, args = {}) => {
    const context = { caller: 'local', clientName: 'bench', canAsk: false };
    const ended = await callTool(runtime, tool, args, context);
    if (ended.kind !== 'result') throw new Error(`${tool} asked: ${ended.message}`);
    const { structuredContent, isError, content } = ended.result;
    if (isError) throw new Error(`${tool}: ${JSON.stringify(content)}`);
    return structuredContent;
  };
  // Where the secrets of an answer are written to.
  const [before, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), 'bench-answers-'))];
  process.chdir(folder);
  try {
    const lists = [bytes(await call('list_resource_servers')), bytes(await call('list_client_grants'))];
    table('lists of APIs and grants, together', lists, (lists[0] ?? 0) + (lists[1] ?? 0), MOST.lists);
    const described: number[] = [];
    for (const record of runtime.registry.records)
      if (runtime.gate.check(record).available)
        described.push(bytes(await call('describe_operation', { name: record.name })));
    table('descriptions of operations, the largest', described, Math.max(...described), MOST.description);
    const writes = await everydayWrites(call);
    table('answers of everyday writes, the median', writes, quantile(writes, 0.5), MOST.write);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
    await runtime.close();
  }
}
