/**
 * Everyday tasks through a real client: a person is asked at most once for each, and never for a plain write. The table
 * of tasks, calls, questions and named effects is in `one-question.txt`.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EFFECTS } from '../../src/catalog/change-facts.js';
import { effectWords } from '../../src/policy/change/effect-words.js';
import { type Asked, agrees, connectStdio, type TestClient, textOf } from '../support/clients.js';
import { startTenant, type Tenant } from '../support/tenant.js';

let tenant: Tenant;
let client: TestClient;
const seen: Asked[] = [];
const ids: Record<string, string> = {};
const rows: string[] = [];

beforeAll(async () => {
  tenant = await startTenant();
  client = await connectStdio('modern', {
    ...{ env: tenant.env, person: agrees(seen) },
    cwd: mkdtempSync(join(tmpdir(), 'one-question-')),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the tenant's own objects
  const first = async (path: string, pick: (item: any) => boolean) => {
    const { body } = await tenant.api('GET', path);
    // biome-ignore lint/suspicious/noExplicitAny: a list, in whichever member it is
    return (Array.isArray(body) ? body : (Object.values(body).find(Array.isArray) as any[])).find(pick);
  };
  const person = async (email: string) =>
    (await tenant.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body[0].user_id;
  ids.jane = await person('jane@lumenbikes.example');
  ids.marco = await person('marco.reyes@postbox.example');
  ids.viktor = await person('viktor.hale@postbox.example');
  ids.yara = await person('yara.costa@postbox.example');
  ids.leo = await person('leo.brandt@mailhaus.example');
  ids.tomas = await person('tomas.lind@mailhaus.example');
  ids.frida = await person('frida.olsen@postbox.example');
  ids.shop = (await first('/clients', ({ name }) => name === 'Lumen Shop')).client_id;
  ids.telemetry = (await first('/clients', ({ name }) => name === 'Fleet Telemetry')).client_id;
  ids.dealers = (await first('/clients', ({ name }) => name === 'Dealer Portal')).client_id;
  ids.customer = (await first('/roles', ({ name }) => name === 'Customer')).id;
  ids.mechanic = (await first('/roles', ({ name }) => name === 'Workshop Mechanic')).id;
  ids.north = (await first('/organizations', ({ name }) => name === 'north-cycle')).id;
  ids.database = (await first('/connections', ({ strategy }) => strategy === 'auth0')).id;
  const api = await first('/resource-servers', ({ is_system }) => !is_system);
  ids.audience = api.identifier;
  ids.scope = api.scopes[0].value;
  await tenant.api('POST', `/users/${encodeURIComponent(ids.marco as string)}/authentication-methods`, {
    type: 'phone',
    name: 'Phone',
    phone_number: '+15550100',
    preferred_authentication_method: 'sms',
  });
});
afterAll(async () => {
  await client.close();
  await tenant.close();
});

interface Task {
  does: string;
  tool: string;
  args: () => Record<string, unknown>;
  /** Changes nothing that matters to access, data or money: nobody is asked. */
  plain?: true;
}

const stream = () => ({
  name: 'SIEM',
  type: 'http',
  sink: {
    httpEndpoint: 'https://siem.example.com/logs',
    httpContentType: 'application/json',
    httpContentFormat: 'JSONLINES',
    httpAuthorization: 'Bearer sink-token',
  },
});
const change = (operation: string, args: Record<string, unknown>) => ({ operation, arguments: args });

const TASKS: Task[] = [
  {
    does: 'Unblock a user after failed logins',
    tool: 'clear_user_blocks',
    args: () => ({ user_id: ids.viktor }),
  },
  {
    does: 'Reset the second factor of a user',
    tool: 'delete_user_authentication_methods',
    args: () => ({ user_id: ids.marco }),
  },
  {
    does: 'Add a callback URL to an application',
    tool: 'update_client',
    args: () => ({ client_id: ids.shop, callbacks: ['https://new.lumenbikes.example/cb'], apply: 'add' }),
  },
  {
    does: 'Rotate the secret of an application',
    tool: 'rotate_client_secret',
    args: () => ({ client_id: ids.telemetry, save_secrets_to: 'secret.env' }),
  },
  {
    does: 'Create, deploy and bind an Action',
    tool: 'apply_changes',
    args: () => ({
      why: 'Mark first logins',
      changes: [
        change('create_action', {
          name: 'Mark first login',
          supported_triggers: [{ id: 'post-login', version: 'v3' }],
          code: 'exports.onExecutePostLogin = async (event, api) => { api.idToken.setCustomClaim("first", true); };',
        }),
        change('deploy_action', { action_id: '$1.id' }),
        change('update_action_trigger_bindings', {
          trigger_id: 'post-login',
          bindings: [{ ref: { type: 'action_id', value: '$1.id' }, display_name: 'Mark first login' }],
          apply: 'add',
        }),
      ],
    }),
  },
  {
    does: 'Onboard an application with a connection and a grant',
    tool: 'apply_changes',
    args: () => ({
      why: 'Onboard the warranty service',
      changes: [
        change('create_client', {
          name: 'Warranty',
          app_type: 'regular_web',
          callbacks: ['https://warranty.lumenbikes.example/cb'],
          grant_types: ['authorization_code', 'client_credentials'],
        }),
        change('update_connection_clients', {
          connection_id: ids.database,
          clients: [{ client_id: '$1.client_id', status: true }],
        }),
        change('create_client_grant', {
          client_id: '$1.client_id',
          audience: ids.audience,
          scope: [ids.scope],
        }),
      ],
    }),
  },
  {
    does: 'Assign a role to a user',
    tool: 'assign_user_roles',
    args: () => ({ user_id: ids.jane, roles: [ids.mechanic] }),
  },
  {
    does: 'Assign a role to several users',
    tool: 'apply_to_users',
    args: () => ({ user_ids: [ids.yara, ids.leo, ids.tomas], assign_roles: [ids.mechanic], dry_run: false }),
  },
  { does: 'Block a user', tool: 'update_user', args: () => ({ user_id: ids.yara, blocked: true }) },
  {
    does: 'Change the e-mail address of a user',
    tool: 'update_user',
    args: () => ({ user_id: ids.leo, email: 'leo@mailhaus.example', verify_email: false }),
  },
  {
    does: 'Add a member to an organization',
    tool: 'add_organization_members',
    args: () => ({ organization_id: ids.north, members: [ids.frida] }),
  },
  {
    does: 'Invite somebody to an organization',
    tool: 'create_organization_invitation',
    args: () => ({
      organization_id: ids.north,
      inviter: { name: 'Jane Holm' },
      invitee: { email: 'new@north.example' },
      client_id: ids.dealers,
    }),
  },
  {
    does: 'Rename an application',
    tool: 'update_client',
    args: () => ({ client_id: ids.telemetry, name: 'Telemetry' }),
    plain: true,
  },
  {
    does: 'Correct a nickname',
    tool: 'update_user',
    args: () => ({ user_id: ids.jane, nickname: 'Jane H.' }),
    plain: true,
  },
  {
    does: 'Keep a note in user_metadata',
    tool: 'update_user',
    args: () => ({ user_id: ids.jane, user_metadata: { language: 'da' } }),
    plain: true,
  },
  {
    does: 'Keep a note for several users',
    tool: 'apply_to_users',
    args: () => ({ user_ids: [ids.jane, ids.tomas], user_metadata: { survey: 'sent' }, dry_run: false }),
    plain: true,
  },
  {
    does: 'Describe a role',
    tool: 'update_role',
    args: () => ({ role_id: ids.customer, description: 'Buys or rents bicycles' }),
    plain: true,
  },
  {
    does: 'Describe an application and a role together',
    tool: 'apply_changes',
    args: () => ({
      why: 'Say who owns what',
      changes: [
        change('update_client', { client_id: ids.shop, description: 'Owned by Sales' }),
        change('update_role', { role_id: ids.mechanic, description: 'Owned by Workshop' }),
      ],
    }),
    plain: true,
  },
  { does: 'Create a log stream', tool: 'create_log_stream', args: stream },
  {
    does: 'Narrow a log stream to failed logins',
    tool: 'update_log_stream',
    args: () => ({ log_stream_id: ids.stream, filters: [{ type: 'category', name: 'auth.login.fail' }] }),
  },
  {
    does: 'Create a password change ticket',
    tool: 'create_password_change_ticket',
    args: () => ({
      user_id: ids.tomas,
      result_url: 'https://shop.lumenbikes.example',
      save_secrets_to: 'link.env',
    }),
  },
  {
    does: 'Change a text of the login page',
    tool: 'set_prompt_custom_text',
    args: () => ({ prompt: 'login', language: 'en', texts: { login: { title: 'Welcome to Lumen Bikes' } } }),
  },
  { does: 'End the sessions of a user', tool: 'delete_user_sessions', args: () => ({ user_id: ids.tomas }) },
  { does: 'Offboard an employee', tool: 'offboard_user', args: () => ({ user: ids.jane }) },
  { does: 'Delete a user', tool: 'delete_user', args: () => ({ user_id: ids.frida }) },
];

const labels = EFFECTS.map((effect) => effectWords[effect].label);

/** The effects that a question names, by their labels. */
const namedIn = (asked: Asked | undefined): string =>
  labels.filter((label) => asked?.message.includes(`\n  ${label}: `)).join(', ');

it.each(TASKS)('$does', async ({ does, tool, args, plain }) => {
  seen.length = 0;
  const result = await client.call(tool, args());
  expect(result.isError, textOf(result)).not.toBe(true);
  if (tool === 'create_log_stream') ids.stream = String(result.structuredContent?.id);
  expect(seen.length).toBeLessThanOrEqual(1);
  if (plain) expect(seen).toEqual([]);
  const effects = namedIn(seen[0]);
  rows.push(`${does} (${tool}): ${seen.length}${effects === '' ? '' : ` - ${effects}`}`);
});

it('is the table that is kept for review', async () => {
  expect(rows).toHaveLength(TASKS.length);
  const plainly = TASKS.filter(({ plain }) => plain).length;
  const head = `${TASKS.length} tasks, ${plainly} of them plain writes`;
  await expect(`${[head, '', ...rows].join('\n')}\n`).toMatchFileSnapshot('one-question.txt');
});
