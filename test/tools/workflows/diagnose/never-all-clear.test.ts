/** Nobody is told that all is well after failures of theirs, whatever the log calls these. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOGS } from '../../../../src/sandbox/state/log-events.js';
import { loadConfig } from '../../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../../src/server/runtime.js';
import { callTool } from '../../../../src/server/tool-list.js';
import { failureTypes } from '../../../../src/tools/workflows/diagnose/explain.js';
import { patient } from '../../../support/patient.js';
import { type StoryTenant, startStoryTenant } from '../../../workflows/stories-by-others/seed-story.js';
import type { Story } from '../../../workflows/stories-by-others/story.js';
import type { Body } from '../workflow-bench.js';

let tenant: StoryTenant;
let runtime: RunningRuntime;
beforeAll(async () => {
  tenant = await startStoryTenant();
  const { id, secret } = tenant.sandbox.admin;
  const env = { AUTH0_DOMAIN: tenant.url, AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret };
  tenant.sandbox.reset('empty');
  runtime = patient(await createRuntime(await loadConfig({ ...env, LOG_LEVEL: 'silent' }, {})));
  const ids = { user: '@ann', application: '@shop', organization: '@db' };
  const made = await tenant.seed({ id: 'ann', setup, events: [], ask: ids } as unknown as Story);
  Object.assign(PLACE, { client_id: made.application, connection_id: made.organization });
  Object.assign(NAME, { user_id: made.user });
});
afterAll(async () => {
  await runtime.close();
  await tenant.close();
});

const PLACE = {
  client_id: '',
  client_name: 'Shop',
  connection: 'Customers',
  connection_id: '',
  strategy: 'auth0',
  strategy_type: 'database',
  ip: '203.0.113.24',
};
const NAME = { user_id: '', user_name: 'ann@shop.example' };
const NOBODY = { user_id: '', user_name: '' };

const setup: Story['setup'] = [
  {
    key: 'shop',
    call: 'POST /clients',
    body: {
      name: 'Shop',
      app_type: 'regular_web',
      callbacks: ['https://shop.example/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
    },
  },
  {
    key: 'db',
    call: 'POST /connections',
    body: { name: 'Customers', strategy: 'auth0', enabled_clients: ['@shop'] },
  },
  {
    key: 'ann',
    call: 'POST /users',
    body: {
      connection: 'Customers',
      email: 'ann@shop.example',
      password: 'Tall-Ferns-2031',
      email_verified: true,
    },
  },
];

/** What is said of Ann, who signed in an hour ago, after these events. */
async function ask(events: Story['events'], application?: string): Promise<Body> {
  const success = { type: 's', minutes_ago: 60, ...PLACE, ...NAME };
  const { sandbox } = tenant;
  const logs = sandbox.tenant.collection(LOGS);
  for (const id of [...logs.keys()]) logs.delete(id);
  for (const { minutes_ago, ...event } of [success, ...events]) {
    const date = new Date(sandbox.clock.now() - minutes_ago * 60_000).toISOString();
    sandbox.services().log({ ...event, date });
  }
  const given = { user: NAME.user_name, ...(application ? { application } : {}) };
  const call = { caller: 'local', clientName: 'test', canAsk: false } as const;
  const outcome = await callTool(runtime, 'diagnose_login', given, call);
  if (outcome.kind !== 'result') throw new Error('asks');
  const [block] = outcome.result.content as { text: string }[];
  const body = outcome.result.structuredContent as Body;
  expect(outcome.result.isError, block?.text).toBeFalsy();
  expect(body.reads).toBeLessThanOrEqual(12);
  expect(Buffer.byteLength(block?.text ?? '')).toBeLessThanOrEqual(6_000);
  return body;
}

const twice = (type: string, more: object): Story['events'] =>
  [30, 20].map((minutes_ago) => ({ type, minutes_ago, ...PLACE, description: 'It did not work', ...more }));

const codes = Object.keys(failureTypes);
/** Codes of the tenant's own work, whose reasons the catalog gives: no person has them. */
const ofTenant = codes.filter((code) => failureTypes[code]?.role === 'neither');
const ofPeople = codes.filter((code) => !ofTenant.includes(code));

/** Without a name, these say nothing about a person. */
const NOBODYS: Readonly<Record<string, string>> = {
  feccft: 'A machine asks for a token of its own; it counts where its application is asked about.',
};

it('leaves out only what no person has', () => {
  expect(ofTenant.sort()).toEqual([
    'custom_domain_verification_failed',
    'directory_sync_failed',
    'fcpro',
    'kms_key_management_failure',
    'ss_sso_failure',
  ]);
});

describe('is not said to be well, with a name in the log', () => {
  it.each(ofPeople)('%s', async (code) => {
    expect((await ask(twice(code, NAME))).healthy).not.toBe(true);
  });
});

describe('is not said to be well, without a name, in the same place', () => {
  it.each(ofPeople)('%s', async (code) => {
    const application = NOBODYS[code] ? 'Shop' : undefined;
    expect((await ask(twice(code, NOBODY), application)).healthy).not.toBe(true);
  });
});

describe('is said to be well', () => {
  it('when a silent sign-in asks for a login once', async () => {
    const [once] = twice('fsa', { ...NAME, description: 'Login required' });
    expect((await ask(once ? [once] : [])).healthy).toBe(true);
  });

  it('when all of them are a stranger’s', async () => {
    const stranger = { user_id: 'auth0|somebody', user_name: 'else@other.example', ip: '198.51.100.9' };
    const events = ofPeople.flatMap((code) => twice(code, stranger).slice(0, 1));
    const { healthy, causes } = await ask(events);
    expect({ healthy, causes }).toEqual({ healthy: true, causes: undefined });
  });

  it('when all of them are of nobody at another address', async () => {
    const events = ofPeople.flatMap((code) => twice(code, { ...NOBODY, ip: '198.51.100.9' }).slice(0, 1));
    const { healthy, causes } = await ask(events);
    expect({ healthy, causes }).toEqual({ healthy: true, causes: undefined });
  });
});
