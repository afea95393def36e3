/**
 * Plants a secret in every secret-bearing field of the tenant's answers, runs every operation, and looks for
 * it in everything that leaves the server.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operation, records } from '../policy/records.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import { canary, jwt, poisoned, secretFields } from './canary.js';
import { accept, codeOf, type Session, startSession, textOf, yes } from './session.js';

let tenant: Tenant;
let session: Session;

beforeAll(async () => {
  tenant = await startTenant('demo');
  session = await startSession(tenant, { policy: 'early_access: true\nprotected: {self: false}' });
});

afterAll(async () => {
  await session.close();
  await tenant.close();
});

const faults = (rules: unknown[]) =>
  fetch(`${tenant.sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules }),
  });

const argumentsFor = (tool: (typeof records)[number]) =>
  Object.fromEntries(tool.required.map((name) => [name, 'x']));

test('no answer of any operation lets one through, whole or in a list', async () => {
  const leaks: string[] = [];
  let answered = 0;
  for (const tool of records.filter(({ risk }) => risk === 'read')) {
    const key = `${tool.method} ${tool.path}`;
    const { request = [], response = [] } = secretFields[key] ?? {};
    const body = poisoned([...request, ...response]);
    for (const form of [body, [body], { items: [body], total: 1 }]) {
      await faults([{ method: tool.method, path: tool.path, status: 200, body: form }]);
      const outcome = await session.call(tool.name, argumentsFor(tool));
      if (codeOf(outcome) === 'ok') answered++;
      if (textOf(outcome).includes(canary)) leaks.push(`${tool.name} ${JSON.stringify(form).slice(0, 40)}`);
    }
  }
  await faults([]);
  expect(leaks).toEqual([]);
  // Most operations take these simple arguments; the figure shows that they were really answered.
  expect(answered).toBeGreaterThan(500);
});

test('not in an answer to a change: created secrets are kept from the model', async () => {
  const created: [string, Record<string, unknown>][] = [
    ['create_client', { name: 'x' }],
    ['rotate_client_secret', { client_id: 'x' }],
    ['create_scim_token', { connection_id: 'con_0000000000000001' }],
    ['create_password_change_ticket', { user_id: 'auth0|x' }],
    ['create_email_verification_ticket', { user_id: 'auth0|x' }],
    ['regenerate_user_recovery_code', { user_id: 'auth0|x' }],
    ['create_guardian_enrollment_ticket', { user_id: 'auth0|x' }],
    [
      'create_organization_invitation',
      { organization_id: 'org_x', inviter: { name: 'n' }, invitee: { email: 'e@x.example' }, client_id: 'x' },
    ],
    ['update_user', { user_id: 'auth0|x', name: 'n' }],
  ];
  const leaks: string[] = [];
  let answered = 0;
  for (const [name, args] of created) {
    const tool = records.find((candidate) => candidate.name === name);
    if (!tool) throw new Error(name);
    const { response = [] } = secretFields[`${tool.method} ${tool.path}`] ?? {};
    await faults([
      { method: tool.method, path: tool.path, status: 201, body: poisoned(response) },
      // What is changed, and what it names, is there.
      { method: 'GET', path: '/users/{id}', status: 200, body: { user_id: 'auth0|x' } },
      ...['clients', 'connections', 'organizations'].map((kind) => ({
        ...{ method: 'GET', path: `/${kind}/{id}`, status: 200, body: { name: 'x' } },
      })),
    ]);
    let outcome = await session.call(name, args);
    if (outcome.kind === 'ask') {
      const typed = /Type "(.*)" to confirm/.exec(outcome.message)?.[1];
      const responses = typed === undefined ? yes : accept({ name: typed });
      outcome = await session.call(name, args, { state: outcome.state, responses });
    }
    if (codeOf(outcome) === 'ok') answered++;
    if (textOf(outcome).includes(canary)) leaks.push(name);
  }
  await faults([]);
  expect(leaks).toEqual([]);
  expect(answered).toBe(created.length);
});

test('not in an API error that repeats one', async () => {
  const messages = [
    `Payload validation error: client_secret=${canary} is too short`,
    `Bad token ${jwt}`,
    `{"password":"${canary}"} is not valid`,
    `Authorization: Bearer ${canary}-${canary}`,
  ];
  for (const message of messages) {
    await faults([
      {
        path: '/users/{id}',
        status: 400,
        body: { statusCode: 400, error: 'Bad Request', message, errorCode: 'invalid_body' },
      },
    ]);
    for (const name of ['get_user', 'update_user', 'delete_user']) {
      const outcome = await session.call(name, {
        user_id: 'auth0|x',
        ...(name === 'update_user' ? { name: 'n' } : {}),
      });
      expect(codeOf(outcome)).not.toBe('ok');
      expect(textOf(outcome), `${name}: ${message}`).not.toContain(canary);
    }
  }
  await faults([]);
});

test('not in a confirmation prompt: what was read, and what was given', async () => {
  const leaks: string[] = [];
  let asked = 0;
  // Every read answers with all the secrets that any operation of its resource has.
  const resources = new Map<string, string[]>();
  for (const [name, { request = [], response = [] }] of Object.entries(secretFields)) {
    const [, resource = ''] = name.split('/');
    const paths = [...request, ...response].filter((path) => !path.endsWith('**'));
    resources.set(resource, [...(resources.get(resource) ?? []), ...paths]);
  }
  expect(resources.size).toBeGreaterThan(10);
  const poison = [...resources].flatMap(([resource, paths]) =>
    [`/${resource}`, `/${resource}/**`].map((path) => ({
      ...{ method: 'GET', path, status: 200 },
      body: poisoned(paths),
    })),
  );
  await faults([...poison, { method: 'GET', path: '/**', status: 200, body: { id: 'x', name: 'n' } }]);
  for (const tool of records.filter(({ risk }) => risk === 'destructive')) {
    const outcome = await session.call(tool.name, argumentsFor(tool));
    if (outcome.kind === 'ask') asked++;
    if (textOf(outcome).includes(canary)) leaks.push(tool.name);
  }
  await faults([]);
  const given: [string, Record<string, unknown>][] = [
    [
      'update_email_provider',
      { credentials: { smtp_pass: canary, smtp_host: 'h', smtp_port: 25, smtp_user: 'u' }, name: 'smtp' },
    ],
    ['set_rules_config', { config_key: 'K', value: canary }],
    ['update_hook_secrets', { hook_id: 'x', secrets: { API: canary } }],
    ['update_guardian_duo_settings', { skey: canary }],
  ];
  for (const [name, args] of given) {
    const outcome = await session.call(name, args);
    if (outcome.kind === 'ask') asked++;
    if (textOf(outcome).includes(canary)) leaks.push(name);
  }
  expect(leaks).toEqual([]);
  expect(asked).toBeGreaterThan(80);
});

test('and the audit trail of all this holds none', () => {
  const trail = session.audit();
  expect(trail.split('\n').length).toBeGreaterThan(500);
  expect(trail).not.toContain(canary);
});

test('every listed operation was among them', () => {
  for (const key of Object.keys(secretFields)) operation(key);
});
