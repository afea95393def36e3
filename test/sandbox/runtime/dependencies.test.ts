/** npm packages of Actions: Auth0's own SDK of two majors calls the sandbox, and what is missing is said. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PATIENCE_MS } from '../../support/patient.js';
import { ActionsTenant } from './support.js';

const MODULES = join(import.meta.dirname, '..', '..', '..', 'node_modules');
let cache: string;
let tenant: ActionsTenant;

/** Puts an installed package into the cache, as if npm had fetched it. */
function provide(name: string, version: string, installed: string): void {
  const target = join(cache, encodeURIComponent(`${name}@${version}`), 'node_modules', name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(join(MODULES, installed), target);
}

/** The example of the guide, as it is written for a major. */
const EXAMPLES: Record<string, { version: string; calls: string }> = {
  'auth0 4': {
    version: '4.37.1',
    calls: `await management.users.update({ id: event.user.user_id }, { app_metadata: { plan: 'pro' } });
    await management.users.assignRoles({ id: event.user.user_id }, { roles: [event.secrets.role] });`,
  },
  'auth0 7': {
    version: '7.1.0',
    calls: `await management.users.update(event.user.user_id, { app_metadata: { plan: 'pro' } });
    await management.users.roles.assign(event.user.user_id, { roles: [event.secrets.role] });`,
  },
};

const exampleOf = (calls: string): string => `
const { ManagementClient } = require('auth0');
exports.onExecutePostLogin = async (event, api) => {
  const management = new ManagementClient({
    domain: event.secrets.domain,
    clientId: event.secrets.clientId,
    clientSecret: event.secrets.clientSecret,
    retry: { enabled: false },
    maxRetries: 0,
  });
  try {
    ${calls}
  } catch (error) {
    console.log('status', error.statusCode, error.message);
    api.access.deny('The profile could not be completed.');
  }
};`;

let role: string;
const secrets = () => ({
  domain: tenant.client.running.domain,
  clientId: tenant.client.running.clientId,
  clientSecret: tenant.client.running.clientSecret,
  role,
});

beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'actions-cache-'));
  provide('auth0', '4.37.1', 'auth0-v4');
  provide('auth0', '7.1.0', 'auth0');
  tenant = await ActionsTenant.start({ actions: { cacheFolder: cache } });
  role = (await tenant.make('/roles', { name: 'subscriber' })).id;
});
afterAll(async () => {
  await tenant.close();
  rmSync(cache, { recursive: true, force: true });
});

describe.each(Object.entries(EXAMPLES))('%s', (_name, { version, calls }) => {
  it('updates the user and assigns a role with the credentials in the secrets', async () => {
    const person = await tenant.person();
    const dependencies = [{ name: 'auth0', version }];
    await tenant.bind('post-login', [
      await tenant.deploy('post-login', exampleOf(calls), { dependencies, secrets: secrets() }),
    ]);
    expect((await tenant.signIn(person.email)).body).toMatchObject({ token_type: 'Bearer' });
    const path = `/users/${encodeURIComponent(person.user_id)}`;
    expect((await tenant.get(path)).app_metadata).toEqual({ plan: 'pro' });
    expect(await tenant.get(`${path}/roles`)).toMatchObject([{ name: 'subscriber' }]);
    const { body } = await tenant.client.raw('GET', '/_sandbox/requests');
    expect(body).toContainEqual(
      expect.objectContaining({ method: 'PATCH', path: `/api/v2${path}`, status: 200 }),
    );
  });

  it('counts towards the rate limit, and meets a 429 as any client does', async () => {
    const person = await tenant.person();
    await tenant.client.raw('POST', '/_sandbox/faults', {
      rules: [
        {
          method: 'PATCH',
          path: '/api/v2/users/*',
          status: 429,
          times: 10,
          body: {
            statusCode: 429,
            error: 'Too Many Requests',
            message: 'Global limit has been reached',
            errorCode: 'too_many_requests',
          },
        },
      ],
    });
    const { body } = await tenant.signIn(person.email);
    await tenant.client.raw('POST', '/_sandbox/faults', { rules: [] });
    expect(body).toEqual({
      error: 'access_denied',
      error_description: 'The profile could not be completed.',
    });
    const { details } = await tenant.newestEvent('f');
    const [{ logs }] = (await tenant.get(`/actions/executions/${details.execution_id}`)).results;
    expect(logs[0].text).toMatch(/^status 429 /);
    expect(JSON.stringify(logs)).not.toContain(secrets().clientSecret);
  });
});

describe('a package that is not there', () => {
  it('fails the sign-in with its name', async () => {
    const person = await tenant.person();
    const dependencies = [{ name: 'lodash', version: '4.17.21' }];
    await tenant.bind('post-login', [
      await tenant.deploy('post-login', 'exports.onExecutePostLogin = async () => {};', { dependencies }),
    ]);
    expect((await tenant.signIn(person.email)).body.error_description).toMatch(
      /Cannot find module 'lodash': lodash@4\.17\.21 is not in/,
    );
  });

  it.each(['../../etc', 'lodash/../..', 'a b'])('is not looked for under the name %s', async (name) => {
    const person = await tenant.person();
    const dependencies = [{ name, version: '1.0.0' }];
    await tenant.bind('post-login', [
      await tenant.deploy('post-login', 'exports.onExecutePostLogin = async () => {};', { dependencies }),
    ]);
    expect((await tenant.signIn(person.email)).body.error_description).toMatch(
      /not the name and version of an npm package/,
    );
  });
});

it('a deployment whose packages npm cannot fetch ends as failed, and the version before stays at work', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'actions-cache-'));
  const before = process.env.npm_config_registry;
  process.env.npm_config_registry = 'http://127.0.0.1:9';
  const offline = await ActionsTenant.start({ actions: { cacheFolder: folder, install: true } });
  try {
    const person = await offline.person();
    const [id = ''] = await offline.postLogin([`api.idToken.setCustomClaim('v', 1)`]);
    await offline.client.api('PATCH', `/actions/actions/${id}`, {
      dependencies: [{ name: 'no-such-package-here', version: '1.0.0' }],
    });
    await offline.deployDraft(id);
    await vi.waitFor(
      async () =>
        expect(await offline.get(`/actions/actions/${id}`)).toMatchObject({
          status: 'failed',
          deployed_version: { number: 1 },
        }),
      { timeout: PATIENCE_MS },
    );
    const [failed] = (await offline.get(`/actions/actions/${id}/versions`)).versions;
    expect(failed).toMatchObject({
      status: 'failed',
      deployed: false,
      errors: [{ msg: expect.stringMatching(/^npm could not install no-such-package-here@1\.0\.0: /) }],
    });
    expect((await offline.signIn(person.email)).status).toBe(200);
  } finally {
    if (before === undefined) delete process.env.npm_config_registry;
    else process.env.npm_config_registry = before;
    await offline.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
