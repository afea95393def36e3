/**
 * Runs the guide's example of an Action (credentials from its secrets, a user updated, a role assigned) in the sandbox
 * with majors of Auth0's SDK, which npm fetches into the cache of Actions: `npx tsx scripts/action-sdk-majors.ts`.
 */
import { startSandbox } from '../src/sandbox/start.js';

type Json = Record<string, unknown>;

/** Calls of the example, as each major spells them. */
const LEGACY = `await management.updateUser({ id: event.user.user_id }, { app_metadata: { plan: 'pro' } });
  await management.assignRolestoUser({ id: event.user.user_id }, { roles: [event.secrets.role] });`;
const MAJORS: Record<string, { version: string; calls: string }> = {
  2: { version: '2.44.1', calls: LEGACY },
  3: { version: '3.7.2', calls: LEGACY },
  4: {
    version: '4.37.1',
    calls: `await management.users.update({ id: event.user.user_id }, { app_metadata: { plan: 'pro' } });
  await management.users.assignRoles({ id: event.user.user_id }, { roles: [event.secrets.role] });`,
  },
  7: {
    version: '7.1.0',
    calls: `await management.users.update(event.user.user_id, { app_metadata: { plan: 'pro' } });
  await management.users.roles.assign(event.user.user_id, { roles: [event.secrets.role] });`,
  },
};
const PASSWORD = 'Correct-Horse-9-Battery';

const sandbox = await startSandbox({ rateLimit: 'off', actions: { install: true } });
const { clientId: client_id, clientSecret: client_secret, audience, domain } = sandbox;

async function send(method: string, path: string, body?: Json, token?: string): Promise<Json> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await response.json()) as Json;
}

try {
  const own = { client_id, client_secret };
  const { access_token } = await send('POST', '/oauth/token', {
    grant_type: 'client_credentials',
    audience,
    ...own,
  });
  const api = (method: string, path: string, body?: Json) =>
    send(method, `/api/v2${path}`, body, String(access_token));
  await api('POST', '/connections', { name: 'People', strategy: 'auth0' });
  const { id: role } = await api('POST', '/roles', { name: 'subscriber' });
  for (const [major, { version, calls }] of Object.entries(MAJORS)) {
    const email = `major${major}@example.com`;
    const { user_id } = await api('POST', '/users', { connection: 'People', email, password: PASSWORD });
    const { id } = await api('POST', '/actions/actions', {
      name: `example-${major}`,
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      dependencies: [{ name: 'auth0', version }],
      secrets: Object.entries({ domain, clientId: client_id, clientSecret: client_secret, role }).map(
        ([name, value]) => ({ name, value }),
      ),
      code: `const { ManagementClient } = require('auth0');
exports.onExecutePostLogin = async (event) => {
  const { domain, clientId, clientSecret } = event.secrets;
  const management = new ManagementClient({ domain, clientId, clientSecret });
  ${calls}
};`,
    });
    await api('POST', `/actions/actions/${String(id)}/deploy`);
    await api('PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_id', value: id }, display_name: 'example' }],
    });
    const answer = await send('POST', '/oauth/token', {
      ...own,
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm: 'People',
      username: email,
      password: PASSWORD,
    });
    const path = `/users/${encodeURIComponent(String(user_id))}`;
    const { app_metadata } = await api('GET', path);
    const roles = (await api('GET', `${path}/roles`)) as unknown as Json[];
    const works = (app_metadata as Json | undefined)?.plan === 'pro' && roles.length === 1;
    console.log(`auth0 ${version}: ${works ? 'works' : `FAILS: ${String(answer.error_description)}`}`);
    if (!works) process.exitCode = 1;
  }
} finally {
  await sandbox.close();
}
