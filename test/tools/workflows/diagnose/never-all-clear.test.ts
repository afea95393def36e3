/** Nobody is told that all is well after failures of theirs, whatever the log calls these. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOGS } from '../../../../src/sandbox/state/log-events.js';
import { loadConfig } from '../../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../../src/server/runtime.js';
import { callTool } from '../../../../src/server/tool-list.js';
import { failureTypes } from '../../../../src/tools/workflows/diagnose/explain.js';
import { NAMELESS } from '../../../../src/tools/workflows/diagnose/reads/log.js';
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

const codes = Object.keys(failureTypes);
/** Codes of the tenant's own work, whose reasons the catalog gives: no person has them. */
const ofTenant = codes.filter((code) => failureTypes[code]?.role === 'neither');
const ofPeople = codes.filter((code) => !ofTenant.includes(code));

const events = (type: string, more: object): Story['events'] =>
  [30, 20].map((minutes_ago) => ({ type, minutes_ago, description: 'It did not work', ...more }));

const ELSEWHERE = '198.51.100.9';
const connection = { connection: PLACE.connection, strategy: 'auth0', strategy_type: 'database' };

/** What ties a failure to Ann, who asks about the application given. */
const ties: Record<string, { application?: string; codes?: readonly string[]; event: () => object }> = {
  'with her name': { event: () => ({ ...PLACE, ...NAME }) },
  'without a name, in the same place': { event: () => ({ ...PLACE, ...NOBODY }) },
  'without a name, at the application asked about': {
    application: 'Shop',
    event: () => ({ client_id: PLACE.client_id, client_name: 'Shop', ip: ELSEWHERE, ...NOBODY }),
  },
  'without a name, through her connection': {
    codes: NAMELESS,
    event: () => ({ ...connection, connection_id: PLACE.connection_id, ip: ELSEWHERE, ...NOBODY }),
  },
  'without a name, from her address': { event: () => ({ ip: PLACE.ip, ...NOBODY }) },
  'with her name in the details only': {
    application: 'Shop',
    event: () => ({ ...PLACE, ...NOBODY, ip: ELSEWHERE, details: { body: { email: NAME.user_name } } }),
  },
  'of an application that only the details name': {
    application: 'Shop',
    codes: ['feacft', 'fertft', 'ferrt', 'fepft', 'feccft', 'fede', 'fpar', 'api_limit', 'ciba_start_failed'],
    event: () => ({
      client_id: null,
      client_name: null,
      ip: ELSEWHERE,
      ...NOBODY,
      details: { requested_client_id: PLACE.client_id },
    }),
  },
};

/** Anybody else's, or nobody's: what prevents no sign-in counts where it is hers. */
const anybodys = (tie: string): boolean => /asked about|from her address/.test(tie);

/** What Ann has nothing to do with. */
const strangers: Record<string, { application?: string; event: () => object }> = {
  'of somebody else by name, in the same place and from the same address': {
    event: () => ({ ...PLACE, user_id: 'auth0|somebody', user_name: 'else@other.example' }),
  },
  'of somebody else by name, at the application asked about': {
    application: 'Shop',
    event: () => ({ ...PLACE, ip: ELSEWHERE, user_id: 'auth0|somebody', user_name: 'else@other.example' }),
  },
  'of nobody at another application, connection and address': {
    application: 'Shop',
    event: () => ({
      client_id: 'anotherApplication0000000001',
      client_name: 'Other',
      connection: 'Partners',
      strategy: 'samlp',
      ip: ELSEWHERE,
      ...NOBODY,
    }),
  },
  'of nobody at another application, where none was asked about': {
    event: () => ({
      client_id: 'anotherApplication0000000001',
      client_name: 'Other',
      organization_id: 'org_Another000000001',
      ip: ELSEWHERE,
      ...NOBODY,
    }),
  },
  'of somebody else in the details only': {
    event: () => ({ ...PLACE, ...NOBODY, ip: ELSEWHERE, details: { body: { email: 'else@other.example' } } }),
  },
};

it('leaves out only what no person has', () => {
  expect(ofTenant.sort()).toEqual([
    'custom_domain_verification_failed',
    'directory_sync_failed',
    'fcpro',
    'kms_key_management_failure',
    'oidc_backchannel_logout_failed',
    'ss_sso_failure',
  ]);
});

const isAside = (code: string): boolean => failureTypes[code]?.role === 'aside';

/** Without a name, a machine's own token requests count where its application is asked about. */
const ofMachine = (code: string, application: string | undefined) => code === 'feccft' && !application;

describe.each(Object.entries(ties))(
  'is not said to be well after a failure %s',
  (tie, { application, codes, event }) => {
    it('of any code', async () => {
      const clear: string[] = [];
      for (const code of codes ?? ofPeople) {
        const { healthy } = await ask(events(code, event()), application);
        const said =
          (ofMachine(code, application) && tie !== 'with her name') || (anybodys(tie) && isAside(code));
        if (healthy === true && !said) clear.push(code);
      }
      expect(clear).toEqual([]);
    }, 120_000);
  },
);

describe('is said to be well', () => {
  it('when a silent sign-in asks for a login once', async () => {
    const [once] = events('fsa', { ...PLACE, ...NAME, description: 'Login required' });
    expect((await ask(once ? [once] : [])).healthy).toBe(true);
  });

  it.each(Object.entries(strangers))('after failures %s', async (_, { application, event }) => {
    // A blocked address is blocked for everybody behind it.
    const codes = ofPeople.filter((code) => code !== 'limit_mu');
    const all = codes.flatMap((code) => events(code, event()).slice(0, 1));
    const { healthy, causes, unexplained } = await ask(all, application);
    expect({ healthy, causes, unexplained }).toEqual({ healthy: true, causes: undefined });
  });

  it.each(Object.entries(ties))(
    'after failures %s before her last sign-in',
    async (_, { application, event }) => {
      const old = ofPeople.flatMap((code) => events(code, event()).slice(0, 1));
      const before = old.map((one) => ({ ...one, minutes_ago: one.minutes_ago + 600 }));
      const { healthy, causes, unexplained } = await ask(before, application);
      expect({ healthy, causes, unexplained }).toEqual({ healthy: true, causes: undefined });
    },
  );

  it.each(['depnote', 'api_limit_warning', 'appi', 'acul_sdk_notice', 'cls', 'cs', 'wum', 'wn'])(
    'after %s, which is a notice',
    async (code) => {
      expect((await ask(events(code, { ...PLACE, ...NAME }), 'Shop')).healthy).toBe(true);
    },
  );
});
