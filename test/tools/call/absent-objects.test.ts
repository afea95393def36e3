/** Nobody is asked about what the tenant does not have, nor told that what an earlier change makes is not there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, startBench } from '../call-bench.js';

const CAN_ASK = { canAsk: true };

let tenant: Tenant;
let bench: Bench;
let user: string;

beforeAll(async () => {
  tenant = await startTenant();
  bench = await startBench(tenant, {}, tenant.env);
  const { body } = await tenant.api('POST', '/users', {
    connection: 'Username-Password-Authentication',
    email: 'here@example.com',
    password: 'Here-is-1-password',
  });
  user = body.user_id;
});
afterAll(async () => {
  await bench.close();
  await tenant.close();
});

/** The code and message of a refusal; the question where somebody is asked. */
async function told(tool: string, args: object): Promise<string> {
  const outcome = await bench.outcome(tool, args, CAN_ASK);
  if (outcome.kind !== 'result') return outcome.kind === 'ask' ? outcome.message : outcome.kind;
  const error = outcome.result.structuredContent?.error as { code: string; message: string } | undefined;
  return `${error?.code}: ${error?.message}`;
}
const many = (...changes: [string, object][]) => ({
  why: 'test',
  changes: changes.map(([operation, args]) => ({ operation, arguments: args })),
});
const grant = (client_id: string) => ({
  client_id,
  audience: 'https://api.example',
  scope: ['read:all'],
});

describe('an object that the call names and that is not there', () => {
  it.each([
    ['assign_user_roles', () => ({ user_id: user, roles: ['Administrator'] }), 'no role "Administrator"'],
    [
      'assign_user_roles',
      () => ({ user_id: 'auth0|none', roles: ['rol_AAAAAAAAAAAAAAAA'] }),
      'nothing with this id',
    ],
    ['create_client_grant', () => grant('nobody'), 'no application "nobody"'],
    // The person is there, but has no factors.
    ['delete_user_authentication_methods', () => ({ user_id: user }), 'nothing to delete for auth0|'],
  ])('%s', async (tool, args, says) => {
    const refusal = await told(tool, args());
    expect(refusal).toContain('not_found: There is ');
    expect(refusal).toContain(says);
    expect(refusal).toContain('Nothing was changed');
  });

  it('is told of several changes, and how the answer of one is referred to', async () => {
    const written = await told(
      'apply_changes',
      many(
        ['create_client', { name: 'Cron', app_type: 'non_interactive' }],
        ['create_client_grant', grant('{{1.client_id}}')],
      ),
    );
    expect(written).toContain('not_found');
    expect(written).toContain('"$1.client_id"');
  });

  it('may be what an earlier change makes', async () => {
    const question = await told(
      'apply_changes',
      many(
        [
          'create_user',
          {
            connection: 'Username-Password-Authentication',
            user_id: 'mine',
            email: 'm@x.example',
            password: 'Mine-is-1-password',
          },
        ],
        ['update_user', { user_id: 'auth0|mine', blocked: true }],
      ),
    );
    expect(question).toContain('Step 2 of 2');
  });
});

describe('what an earlier change makes', () => {
  it('is named as such', async () => {
    const question = await told(
      'apply_changes',
      many(
        [
          'create_action',
          {
            name: 'Made',
            supported_triggers: [{ id: 'post-login', version: 'v3' }],
            code: 'exports.onExecutePostLogin = async () => {};',
          },
        ],
        ['deploy_action', { action_id: '$1.id' }],
        [
          'update_action_trigger_bindings',
          {
            trigger_id: 'post-login',
            apply: 'add',
            bindings: [{ ref: { type: 'action_id', value: '$1.id' }, display_name: 'Made' }],
          },
        ],
      ),
    );
    expect(question).toContain('Action: made by change 1');
    expect(question).toContain('As change 1 makes it.');
    expect(question).toContain('1. the Action of change 1, shown as "Made" (new)');
    expect(question).not.toMatch(/no object has this id|could not be read/);
  });
});
