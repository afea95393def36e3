/** `diagnose_login` for sign-ins that an Action stopped in the sandbox: the Action, its words and its line. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bench, type Body, startBench } from '../workflow-bench.js';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PASSWORD = 'Correct-Horse-9-Battery';
let bench: Bench;
let app: Body;

beforeAll(async () => {
  bench = await startBench('empty');
  await bench.tenant.api('POST', '/connections', { name: 'People', strategy: 'auth0' });
  app = (
    await bench.tenant.api('POST', '/clients', {
      name: 'Shop',
      app_type: 'regular_web',
      grant_types: ['password'],
    })
  ).body;
});
afterAll(() => bench.close());

/** @returns the address of somebody who could not sign in */
async function signInThrough(name: string, body: string): Promise<string> {
  const email = `${name.toLowerCase()}@example.com`;
  await bench.tenant.api('POST', '/users', {
    connection: 'People',
    email,
    password: PASSWORD,
    email_verified: true,
  });
  const { body: action } = await bench.tenant.api('POST', '/actions/actions', {
    name,
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code: `exports.onExecutePostLogin = async (event, api) => {\n${body}\n};`,
  });
  const { id } = action as Body;
  await bench.tenant.api('POST', `/actions/actions/${id}/deploy`);
  await bench.tenant.api('PATCH', '/actions/triggers/post-login/bindings', {
    bindings: [{ ref: { type: 'action_id', value: id }, display_name: name }],
  });
  const response = await fetch(`${bench.tenant.sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm: 'People',
      client_id: app.client_id,
      client_secret: app.client_secret,
      username: email,
      password: PASSWORD,
    }),
  });
  expect(response.status).toBe(403);
  return email;
}

describe('an Action that stops a sign-in', () => {
  it.each([
    [
      'Checker',
      'return event.user.app_metadata.plan.name;',
      'action_failed',
      /Action Checker failed: version 1, line 2/,
    ],
    [
      'Doorman',
      `api.access.deny('You are not allowed in on Sundays.');`,
      'login_denied',
      /Action Doorman denied access/,
    ],
  ])('%s is named', async (name, body, cause, said) => {
    const user = await signInThrough(name, body);
    const { body: diagnosis, text } = await bench.call('diagnose_login', { user });
    expect(text).toMatch(said);
    expect(JSON.stringify(diagnosis)).toContain(cause);
  });
});
